import Diagnostics

/// Reads the fields of one mapping by name and reports what is missing, misshapen or unknown.
///
/// A required field that cannot be read is an error in the log, and a placeholder stands in for
/// it, so that all faults of a file are found in one pass; whoever reads checks the log at the end.
package final class FieldReader {
  package let log: DiagnosticLog
  /// What the mapping describes, with its article: `a source` or `source 'wfb-2026'`.
  package let what: String
  /// The place that stands for the whole mapping in messages.
  package let range: SourceRange
  /// The keys and values in the order of the file.
  package let entries: [SourceNode.Entry]
  let trace: FieldTrace?
  private let kind: String
  private let isMapping: Bool
  private var known: [String] = []

  /// A reader of `node`, which describes `what`; missing keys are reported at `place`, and a
  /// trace files the keys under `kind`.
  package init(
    _ node: SourceNode, _ log: DiagnosticLog, what: String, kind: String? = nil,
    at place: SourceRange? = nil, trace: FieldTrace? = nil
  ) {
    self.log = log
    self.what = what
    self.kind = kind ?? what
    self.trace = trace
    if let entries = node.entries {
      self.entries = entries
      isMapping = true
      range = place ?? entries.first?.keyRange ?? node.range
    } else {
      entries = []
      isMapping = false
      range = place ?? node.range
      log.add(wrongShape(what, expected: "keys and values", found: node))
    }
  }

  /// Whether `key` is in the file, with or without a value.
  package func has(_ key: String) -> Bool { entry(key) != nil }

  /// The place of the value of `key`, or of the whole where there is none.
  package func range(of key: String) -> SourceRange { entry(key)?.value.range ?? range }

  /// The place of `key` itself, or of the whole where there is none.
  package func keyRange(of key: String) -> SourceRange { entry(key)?.keyRange ?? range }

  /// The value of `key` of whatever shape; an error if there is none and it is `required`.
  package func node(_ key: String, required: Bool = false) -> SourceNode? {
    guard let entry = entry(key) else {
      if required, isMapping { log.add(missing(key)) }
      return nil
    }
    if let scalar = entry.value.scalar, scalar.isAbsent {
      log.add(absent(key, entry))
      return nil
    }
    return entry.value
  }

  /// Reports every key that was never asked for; call it once all fields are read.
  package func finish() {
    trace?.record(known, of: kind)
    for entry in entries where !known.contains(entry.key) {
      log.error(
        "unknown-key", "unknown key '\(entry.key)' in \(what)", at: entry.keyRange,
        help: NearName.help(for: entry.key, in: known))
    }
  }

  /// Reports that `first` and `second` are both given though only one may be.
  package func refuseBoth(_ first: String, _ second: String) {
    guard let one = entry(first), let other = entry(second) else { return }
    log.error(
      "exclusive-keys", "\(what) may have '\(first)' or '\(second)', not both",
      at: other.keyRange, notes: [Diagnostic.Note("the other one", at: one.keyRange)],
      help: "keep one of the two")
  }

  private func entry(_ key: String) -> SourceNode.Entry? {
    if !known.contains(key) { known.append(key) }
    return entries.firstIndex { $0.key == key }.map { entries[$0] }
  }

  private func missing(_ key: String) -> Diagnostic {
    let unread = entries.lazy.map(\.key).filter { !self.known.contains($0) }
    let near = NearName.of(key, in: unread)
    return Diagnostic(
      .error, "missing-key", "\(what) needs the key '\(key)'", at: range,
      help: near.map { "is '\($0)' meant to be '\(key)'?" } ?? "add '\(key):'")
  }

  private func absent(_ key: String, _ entry: SourceNode.Entry) -> Diagnostic {
    Diagnostic(
      .error, "missing-value", "'\(key)' has no value", at: entry.keyRange,
      help: "write a value or remove the key")
  }
}

/// Which keys readers ask for, by what they describe, so that a schema can be held against it.
package final class FieldTrace {
  package private(set) var keys: [String: Set<String>] = [:]

  package init() {}

  func record(_ names: [String], of what: String) {
    keys[what, default: []].formUnion(names)
  }
}

func wrongShape(_ what: String, expected: String, found: SourceNode) -> Diagnostic {
  Diagnostic(
    .error, "wrong-type", "\(what) must be \(expected), not \(found.shape)", at: found.range)
}
