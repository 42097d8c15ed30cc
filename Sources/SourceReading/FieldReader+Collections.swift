import Diagnostics

extension FieldReader {
  /// The values of a list; none if it is left out.
  package func items(_ key: String, required: Bool = false) -> [SourceNode] {
    guard let node = node(key, required: required) else { return [] }
    if let items = node.items { return items }
    log.add(wrongShape("'\(key)'", expected: "a list", found: node))
    return []
  }

  /// The values of a list, or the one value that stands in its place.
  package func oneOrMore(_ key: String, required: Bool = false) -> [SourceScalar] {
    guard let node = node(key, required: required) else { return [] }
    return (node.items ?? [node]).compactMap { scalar($0, "'\(key)'") }
  }

  /// The single values of a list; none if it is left out.
  package func scalars(_ key: String, required: Bool = false) -> [SourceScalar] {
    items(key, required: required).compactMap { scalar($0, "a value of '\(key)'") }
  }

  /// The texts of a list; none if it is left out.
  package func strings(_ key: String, required: Bool = false) -> [String] {
    scalars(key, required: required).map(\.text)
  }

  /// The keys and values of a mapping whose keys are ids; none if it is left out.
  package func map(_ key: String, required: Bool = false) -> [SourceNode.Entry] {
    guard let node = node(key, required: required) else { return [] }
    if let entries = node.entries { return entries }
    log.add(wrongShape("'\(key)'", expected: "keys and values", found: node))
    return []
  }

  /// What `read` makes of each mapping in a list; `what` describes one of them.
  package func list<Value>(
    _ key: String, of what: String, required: Bool = false, _ read: (FieldReader) -> Value?
  ) -> [Value] {
    items(key, required: required).compactMap { child($0, what, read) }
  }

  /// What `read` makes of each mapping in a mapping by id; `what` describes one of them.
  package func map<Value>(
    _ key: String, of what: String, required: Bool = false,
    _ read: (SourceNode.Entry, FieldReader) -> Value?
  ) -> [Value] {
    map(key, required: required).compactMap { entry in
      child(entry.value, what, id: entry.key, at: entry.keyRange) { read(entry, $0) }
    }
  }

  /// What `read` makes of the mapping under `key`; `what` describes it.
  package func nested<Value>(
    _ key: String, as what: String, required: Bool = false, _ read: (FieldReader) -> Value?
  ) -> Value? {
    node(key, required: required).flatMap {
      child($0, what, at: keyRange(of: key), read)
    }
  }

  /// What `read` makes of `node`, a mapping that describes `what`, with unknown keys reported.
  package func child<Value>(
    _ node: SourceNode, _ what: String, id: String? = nil, at place: SourceRange? = nil,
    _ read: (FieldReader) -> Value?
  ) -> Value? {
    let reader = FieldReader(node, log, what: what, id: id, at: place, trace: trace)
    defer { reader.finish() }
    return read(reader)
  }
}
