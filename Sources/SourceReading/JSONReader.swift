import Diagnostics

/// Reads JSON (RFC 8259) into a `SourceNode`, strictly: no comments, no repeated keys.
package enum JSONReader {
  /// How deep values may be nested.
  package static let depthLimit = 64

  /// The one value of `file`; `nil` when the log has received an error.
  package static func read(_ file: SourceFile, log: DiagnosticLog) -> SourceNode? {
    var reading = JSONReading(file: file)
    do throws(ReadingFault) {
      return try reading.document()
    } catch {
      log.add(error.diagnostic)
      return nil
    }
  }
}

/// One pass over the bytes of a file.
private struct JSONReading {
  let file: SourceFile
  let bytes: [UInt8]
  var offset = 0
  // Positions are counted along, as a data file may be one long line.
  var line = 1
  var column = 1

  init(file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
  }

  var position: SourcePosition { SourcePosition(line: line, column: column) }
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func document() throws(ReadingFault) -> SourceNode {
    skipSpace()
    if byte == nil { throw ReadingFault(diagnostic: emptyFile(file)) }
    let root = try value(depth: 1)
    skipSpace()
    if byte != nil { throw fault("the file goes on after its value", help: "remove the rest") }
    return root
  }

  private mutating func value(depth: Int) throws(ReadingFault) -> SourceNode {
    let start = position
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth <= JSONReader.depthLimit else {
        throw ReadingFault(
          diagnostic: tooDeep(limit: JSONReader.depthLimit, at: range(from: start)))
      }
      let content = byte == UInt8(ascii: "{") ? try object(depth) : try array(depth)
      return SourceNode(content, at: range(from: start))
    case UInt8(ascii: "\""):
      let text = try string()
      let place = range(from: start)
      return SourceNode(.scalar(SourceScalar(text, style: .quoted, at: place)), at: place)
    default:
      let text = try word()
      let place = range(from: start)
      return SourceNode(.scalar(SourceScalar(text, style: .plain, at: place)), at: place)
    }
  }

  private mutating func object(_ depth: Int) throws(ReadingFault) -> SourceNode.Content {
    var entries: [SourceNode.Entry] = []
    var keys = KeySet()
    advance()
    skipSpace()
    if take("}") { return .mapping([]) }
    while true {
      let start = position
      guard byte == UInt8(ascii: "\"") else {
        throw fault("a key in quotation marks is expected", help: "write \"key\": value")
      }
      let key = try string()
      let keyRange = range(from: start)
      if let first = keys.insert(key, among: entries) {
        throw ReadingFault(diagnostic: duplicateKey(key, at: keyRange, first: first.keyRange))
      }
      skipSpace()
      guard take(":") else { throw fault("':' is expected after the key") }
      skipSpace()
      let value = try value(depth: depth + 1)
      entries.append(SourceNode.Entry(key: key, keyRange: keyRange, value: value))
      skipSpace()
      if take("}") { return .mapping(entries) }
      guard take(",") else { throw fault("',' or '}' is expected") }
      skipSpace()
    }
  }

  private mutating func array(_ depth: Int) throws(ReadingFault) -> SourceNode.Content {
    var items: [SourceNode] = []
    advance()
    skipSpace()
    if take("]") { return .sequence([]) }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .sequence(items) }
      guard take(",") else { throw fault("',' or ']' is expected") }
      skipSpace()
    }
  }

  /// A number, `true`, `false` or `null`, as written.
  private mutating func word() throws(ReadingFault) -> String {
    let start = offset
    while let byte, byte > 32, !Self.ends.contains(byte) { advance() }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    let isNumber = text.utf8.first.map { $0 == 45 || (48...57).contains($0) } ?? false
    guard ["true", "false", "null"].contains(text) || isNumber else {
      throw fault(
        text.isEmpty ? "a value is expected" : "'\(text.prefix(40))' is no value of JSON",
        help: "put text between quotation marks")
    }
    return text
  }

  private static let ends = Array(",:]}[{\"".utf8)

  private mutating func string() throws(ReadingFault) -> String {
    advance()
    var text: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        advance()
        text += try escape()
      case 0..<32:
        throw fault("a control character stands in a text", help: "write it as \\n, \\t or \\u….")
      default:
        text.append(byte)
        advance()
      }
    }
    throw fault("the text is not closed", help: "close it with a quotation mark")
  }

  private mutating func escape() throws(ReadingFault) -> [UInt8] {
    guard let byte else { throw fault("the text is not closed") }
    advance()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if (0xD800..<0xDC00).contains(units[0]), take("\\"), take("u") { units.append(try unit()) }
      guard let text = String(validating: units, as: UTF16.self), !units.contains(0) else {
        throw fault("the escape is half a character or NUL", help: "write the character itself")
      }
      return Array(text.utf8)
    default: throw fault("unknown escape", help: "write '\\\\' for a backslash")
    }
  }

  private mutating func unit() throws(ReadingFault) -> UInt16 {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits are expected after \\u") }
    for _ in 0..<4 { advance() }
    return unit
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    advance()
    return true
  }

  private mutating func skipSpace() {
    while let byte, byte == 32 || byte == 9 || byte == 10 || byte == 13 { advance() }
  }

  private mutating func advance() {
    if bytes[offset] == 10 {
      line += 1
      column = 1
    } else if offset + 1 >= bytes.count || bytes[offset + 1] & 0xC0 != 0x80 {
      column += 1
    }
    offset += 1
  }

  private func range(from start: SourcePosition) -> SourceRange {
    SourceRange(file: file, start: start, end: position)
  }

  private func fault(_ summary: String, help: String? = nil) -> ReadingFault {
    let end = SourcePosition(line: line, column: column + 1)
    return ReadingFault(
      diagnostic: Diagnostic(
        .error, "json-syntax", summary,
        at: SourceRange(file: file, start: position, end: end), help: help))
  }
}
