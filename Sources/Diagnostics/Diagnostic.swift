/// One thing that a user can mend: what is wrong, where, and what to do.
public struct Diagnostic: Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable {
    case warning, error

    /// A warning is less than an error.
    public static func < (left: Self, right: Self) -> Bool { left == .warning && right == .error }
  }

  /// A second place that belongs to the message.
  public struct Note: Sendable {
    /// What is to be seen there.
    public var message: String
    /// The place, where there is one.
    public var range: SourceRange?

    /// The note `message` about `range`.
    public init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// The kind of fault in kebab case, for example `unknown-key`.
  public var code: String
  /// One line that says what is wrong and names what was found.
  public var summary: String
  /// Where, if it has a place.
  public var range: SourceRange?
  /// Further places.
  public var notes: [Note]
  /// What to do about it.
  public var help: String?
  /// The character it is about, by which the place where it was written can be found.
  public var character: Unicode.Scalar?

  /// A diagnostic of the given parts.
  public init(
    _ severity: Severity, _ code: String, _ summary: String, at range: SourceRange? = nil,
    notes: [Note] = [], help: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.summary = summary
    self.range = range
    self.notes = notes
    self.help = help
  }
}
