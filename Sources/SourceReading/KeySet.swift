import Diagnostics

/// The keys of a mapping read so far; few keys are compared, many are hashed.
struct KeySet {
  private var hashed: [String: Int] = [:]

  /// Adds `key`, the next key after those of `entries`; the entry that has it already, if any.
  mutating func insert(_ key: String, among entries: [SourceNode.Entry]) -> SourceNode.Entry? {
    if entries.count < 12 { return entries.first { $0.key == key } }
    if hashed.isEmpty {
      for (index, entry) in entries.enumerated() { hashed[entry.key] = index }
    }
    if let index = hashed.updateValue(entries.count, forKey: key) { return entries[index] }
    return nil
  }
}

func duplicateKey(_ key: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
  Diagnostic(
    .error, "duplicate-key",
    "the key '\(key)' on line \(range.start.line) stands already on line \(first.start.line)",
    at: range, notes: [Diagnostic.Note("the first '\(key)'", at: first)],
    help: "keep one of the two")
}

func tooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
  Diagnostic(
    .error, "nested-too-deep", "values are nested more than \(limit) deep", at: range,
    help: "flatten the values; brackets that are never closed also lead here")
}
