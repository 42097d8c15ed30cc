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
