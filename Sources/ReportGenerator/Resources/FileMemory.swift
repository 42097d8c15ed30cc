import Diagnostics
import Synchronization

/// What was made of files, kept for as long as these are the same: a second report, or a second chart,
/// need not read the same country again.
final class FileMemory<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let files: [SourceFile]
    let value: Value
  }

  /// How many values are kept.
  private static var limit: Int { 64 }

  private let entries = Mutex<[String: Entry]>([:])

  /// The value of `files` under `key`, made if there is none yet or if they were others.
  func value(of key: String, _ files: [SourceFile], _ make: () -> Value) -> Value {
    let known = entries.withLock { $0[key] }
    if let known, Self.areSame(known.files, files) { return known.value }
    let value = make()
    entries.withLock { entries in
      if entries.count >= Self.limit { entries = [:] }
      entries[key] = Entry(files: files, value: value)
    }
    return value
  }

  private static func areSame(_ left: [SourceFile], _ right: [SourceFile]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0 === $1 || $0.name == $1.name && $0.text == $1.text }
  }
}

/// What is wrong with a value, beside it.
struct Checked<Value: Sendable>: Sendable {
  var value: Value
  var diagnostics: [Diagnostic]
}
