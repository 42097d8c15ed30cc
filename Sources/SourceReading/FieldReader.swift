import Diagnostics

/// Reads the fields of one mapping by name and reports what is missing, misshapen or unknown.
///
/// A required field that cannot be read is an error in the log, and a placeholder stands in for
/// it, so that all faults of a file are found in one pass; whoever reads checks the log at the end.
package final class FieldReader {
  package let log: DiagnosticLog
  /// What the mapping describes, with its article: `a source` or `source 'wfb-2026'`.
  package var what: String { id.map { kind + " '" + $0 + "'" } ?? kind }
  /// The place that stands for the whole mapping in messages.
  package let range: SourceRange
  /// The keys and values in the order of the file.
  package let entries: [SourceNode.Entry]
  let trace: FieldTrace?
  private let kind: String
  private let id: String?
  private let isMapping: Bool
  /// The keys asked for, in order; some of them twice.
  private var asked: [String] = []
  /// Which of the first 64 entries were asked for.
  private var read: UInt64 = 0

  /// A reader of `node`, which describes `what`, of the name `id` if it has one; missing keys are
  /// reported at `place`.
  package init(
    _ node: SourceNode, _ log: DiagnosticLog, what: String, id: String? = nil,
    at place: SourceRange? = nil, trace: FieldTrace? = nil
  ) {
    self.log = log
    kind = what
    self.id = id
    self.trace = trace
    asked.reserveCapacity(16)
    if let entries = node.entries {
      self.entries = entries
      isMapping = true
      range = place ?? entries.first?.keyRange ?? node.range
    } else {
      entries = []
      isMapping = false
      range = place ?? node.range
      log.add(wrongShape(self.what, expected: "keys and values", found: node))
    }
  }

  /// Whether `key` is in the file, with or without a value.
  package func has(_ key: String) -> Bool { place(of: key) != nil }

  /// The place of the value of `key`, or of the whole where there is none.
  package func range(of key: String) -> SourceRange {
    place(of: key).map { entries[$0].value.range } ?? range
  }

  /// The place of `key` itself, or of the whole where there is none.
  package func keyRange(of key: String) -> SourceRange {
    place(of: key).map { entries[$0].keyRange } ?? range
  }

  /// The value of `key` of whatever shape; an error if there is none and it is `required`.
  package func node(_ key: String, required: Bool = false) -> SourceNode? {
    guard let place = place(of: key) else {
      if required, isMapping { log.add(missing(key)) }
      return nil
    }
    if case .scalar(let scalar) = entries[place].value.content, scalar.isAbsent {
      log.add(absent(key, entries[place]))
      return nil
    }
    return entries[place].value
  }

  /// Reports every key that was never asked for; call it once all fields are read.
  package func finish() {
    trace?.record(asked, of: kind)
    for place in entries.indices where !isRead(place) {
      let entry = entries[place]
      log.error(
        "unknown-key", "unknown key '\(entry.key)' in \(what)", at: entry.keyRange,
        help: NearName.help(for: entry.key, in: known))
    }
  }

  /// The keys asked for, once each.
  private var known: [String] {
    var seen: Set<String> = []
    return asked.filter { seen.insert($0).inserted }
  }

  private func isRead(_ place: Int) -> Bool {
    place < 64 ? read >> place & 1 != 0 : asked.contains(entries[place].key)
  }

  /// Reports that `first` and `second` are both given though only one may be.
  package func refuseBoth(_ first: String, _ second: String) {
    guard let one = place(of: first), let other = place(of: second) else { return }
    log.error(
      "exclusive-keys", "\(what) may have '\(first)' or '\(second)', not both",
      at: entries[other].keyRange,
      notes: [Diagnostic.Note("the other one", at: entries[one].keyRange)],
      help: "keep one of the two")
  }

  private func place(of key: String) -> Int? {
    asked.append(key)
    let length = key.utf8.count
    // What is asked for is ASCII, so that equal texts are of one length; most others are not.
    let place = entries.firstIndex { $0.key.utf8.count == length && $0.key == key }
    if let place, place < 64 { read |= 1 << place }
    return place
  }

  private func missing(_ key: String) -> Diagnostic {
    let unread = entries.lazy.map(\.key).filter { !self.asked.contains($0) }
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
