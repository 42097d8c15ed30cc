import CYAML
import Diagnostics

/// Reads YAML into a `SourceNode`, event by event, within limits on depth and expansion.
package enum YAMLReader {
  /// How deep values may be nested.
  package static let depthLimit = 64
  /// How many values aliases may add to a file.
  package static let expansionLimit = 10_000

  /// The one document of `file`; `nil` when the log has received an error.
  package static func read(_ file: SourceFile, log: DiagnosticLog) -> SourceNode? {
    var text = file.text
    return text.withUTF8 { bytes -> SourceNode? in
      guard let base = bytes.baseAddress, !bytes.isEmpty else {
        log.add(emptyFile(file))
        return nil
      }
      let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
      defer { parser.deallocate() }
      guard yaml_parser_initialize(parser) == 1 else { return nil }
      defer { yaml_parser_delete(parser) }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, base, bytes.count)
      var reading = YAMLReading(file: file, parser: parser)
      do throws(ReadingFault) {
        return try reading.document()
      } catch {
        log.add(error.diagnostic)
        return nil
      }
    }
  }
}

/// One pass over the events of a file.
private struct YAMLReading {
  let file: SourceFile
  let parser: UnsafeMutablePointer<yaml_parser_t>
  var anchors: [String: (node: SourceNode, size: Int)] = [:]
  /// Values read so far, counting those that aliases repeat.
  var size = 0
  var expanded = 0

  mutating func document() throws(ReadingFault) -> SourceNode {
    try skip()
    var event = try next()
    guard event.type == YAML_DOCUMENT_START_EVENT else {
      yaml_event_delete(&event)
      throw ReadingFault(diagnostic: emptyFile(file))
    }
    yaml_event_delete(&event)
    let root = try node(try next(), depth: 1)
    try skip()
    var last = try next()
    defer { yaml_event_delete(&last) }
    guard last.type == YAML_STREAM_END_EVENT else {
      throw fault(
        "second-document", "the file holds more than one YAML document", range(last),
        help: "remove the '---' or put the second document into its own file")
    }
    if case .scalar(let scalar) = root.content, scalar.isAbsent {
      throw ReadingFault(diagnostic: emptyFile(file))
    }
    return root
  }

  private mutating func node(_ start: yaml_event_t, depth: Int) throws(ReadingFault) -> SourceNode {
    var event = start
    defer { yaml_event_delete(&event) }
    size += 1
    let before = size
    let place = range(event)
    let anchor: UnsafeMutablePointer<yaml_char_t>?
    let tag: UnsafeMutablePointer<yaml_char_t>?
    let result: SourceNode
    switch event.type {
    case YAML_ALIAS_EVENT:
      return try alias(named: Self.text(event.data.alias.anchor), at: place)
    case YAML_SCALAR_EVENT:
      anchor = event.data.scalar.anchor
      tag = event.data.scalar.tag
      let bytes = UnsafeBufferPointer(
        start: event.data.scalar.value, count: event.data.scalar.length)
      let style: SourceScalar.Style =
        switch event.data.scalar.style {
        case YAML_PLAIN_SCALAR_STYLE: .plain
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .quoted
        }
      let text = String(decoding: bytes, as: UTF8.self)
      if StrangeCharacters.mayHold(bytes), let strange = StrangeCharacters.first(in: text) {
        throw ReadingFault(diagnostic: StrangeCharacters.diagnostic(strange, at: place))
      }
      let scalar = SourceScalar(text, style: style, at: place)
      result = SourceNode(.scalar(scalar), at: place)
    case YAML_SEQUENCE_START_EVENT:
      anchor = event.data.sequence_start.anchor
      tag = event.data.sequence_start.tag
      try checkDepth(depth, at: place)
      result = try sequence(from: place, depth: depth)
    default:
      anchor = event.data.mapping_start.anchor
      tag = event.data.mapping_start.tag
      try checkDepth(depth, at: place)
      result = try mapping(from: place, depth: depth)
    }
    if let tag { throw refusedTag(Self.text(tag), at: place) }
    if let anchor { anchors[Self.text(anchor)] = (result, size - before + 1) }
    return result
  }

  private mutating func sequence(
    from start: SourceRange, depth: Int
  ) throws(ReadingFault) -> SourceNode {
    var items: [SourceNode] = []
    var whole = start
    while true {
      var event = try next()
      if event.type == YAML_SEQUENCE_END_EVENT {
        whole.end = end(of: event, after: items.last?.range)
        yaml_event_delete(&event)
        return SourceNode(.sequence(items), at: whole)
      }
      items.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func mapping(
    from start: SourceRange, depth: Int
  ) throws(ReadingFault) -> SourceNode {
    var entries: [SourceNode.Entry] = []
    var keys = KeySet()
    var whole = start
    while true {
      var event = try next()
      if event.type == YAML_MAPPING_END_EVENT {
        whole.end = end(of: event, after: entries.last?.value.range)
        yaml_event_delete(&event)
        return SourceNode(.mapping(entries), at: whole)
      }
      let key = try node(event, depth: depth + 1)
      guard case .scalar(let name) = key.content else {
        throw fault(
          "key-not-text", "a key must be text, not \(key.shape)", key.range,
          help: "put quotation marks around text that begins with '{' or '['")
      }
      if let first = keys.insert(name.text, among: entries) {
        throw ReadingFault(
          diagnostic: duplicateKey(name.text, at: key.range, first: first.keyRange))
      }
      let value = try node(try next(), depth: depth + 1)
      entries.append(SourceNode.Entry(key: name.text, keyRange: key.range, value: value))
    }
  }

  private mutating func alias(
    named name: String, at place: SourceRange
  ) throws(ReadingFault) -> SourceNode {
    guard let target = anchors[name] else {
      throw fault(
        "unknown-alias", "no value before this is named '&\(name)'", place,
        help: NearName.help(for: name, in: anchors.keys.sorted())
          ?? "put quotation marks around text that begins with '*'")
    }
    expanded += target.size
    size += target.size
    guard expanded <= YAMLReader.expansionLimit else {
      throw fault(
        "alias-expansion", "aliases repeat more than \(YAMLReader.expansionLimit) values", place,
        help: "write the values out, or split the file")
    }
    return SourceNode(target.node.content, at: place)
  }

  private func checkDepth(_ depth: Int, at place: SourceRange) throws(ReadingFault) {
    guard depth > YAMLReader.depthLimit else { return }
    throw ReadingFault(diagnostic: tooDeep(limit: YAMLReader.depthLimit, at: place))
  }

  // The end mark of a block collection is the start of what follows it.
  private func end(of event: yaml_event_t, after last: SourceRange?) -> SourcePosition {
    let start = Self.position(event.start_mark)
    let end = Self.position(event.end_mark)
    if start == end, let last { return last.end }
    return end
  }

  private func next() throws(ReadingFault) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      throw ReadingFault(diagnostic: YAMLReader.syntaxFault(parser.pointee, in: file))
    }
    return event
  }

  private func skip() throws(ReadingFault) {
    var event = try next()
    yaml_event_delete(&event)
  }

  private func range(_ event: yaml_event_t) -> SourceRange {
    SourceRange(
      file: file, start: Self.position(event.start_mark), end: Self.position(event.end_mark))
  }

  private static func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>) -> String {
    String(cString: pointer)
  }

  private func fault(
    _ code: String, _ summary: String, _ place: SourceRange, help: String? = nil
  ) -> ReadingFault {
    ReadingFault(diagnostic: Diagnostic(.error, code, summary, at: place, help: help))
  }

  private func refusedTag(_ tag: String, at place: SourceRange) -> ReadingFault {
    fault(
      "yaml-tag", "tags such as '\(tag)' are not read", place,
      help: "remove the tag; put quotation marks around text that begins with '!'")
  }
}
