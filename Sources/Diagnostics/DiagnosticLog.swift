/// Collects diagnostics in the order they are found, so that all can be reported before stopping.
public final class DiagnosticLog {
  /// What was found so far.
  public private(set) var diagnostics: [Diagnostic] = []

  /// An empty log.
  public init() {}

  /// Whether any of it is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Adds `diagnostic`.
  public func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Adds all of `others`.
  public func add(_ others: [Diagnostic]) { diagnostics += others }

  /// Adds an error of the given parts.
  public func error(
    _ code: String, _ summary: String, at range: SourceRange? = nil,
    notes: [Diagnostic.Note] = [], help: String? = nil
  ) {
    add(Diagnostic(.error, code, summary, at: range, notes: notes, help: help))
  }

  /// Adds a warning of the given parts.
  public func warning(
    _ code: String, _ summary: String, at range: SourceRange? = nil,
    notes: [Diagnostic.Note] = [], help: String? = nil
  ) {
    add(Diagnostic(.warning, code, summary, at: range, notes: notes, help: help))
  }
}
