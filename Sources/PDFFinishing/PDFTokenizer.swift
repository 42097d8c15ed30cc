/// A reader of PDF syntax, of files and of page content alike, that gives one token at a time.
struct PDFTokenizer {
  /// What a token is.
  enum Kind {
    case number, name, string, keyword
    case openArray, closeArray, openDictionary, closeDictionary
    case end
  }

  /// One token and the bytes it covers; a name's bytes include its slash.
  struct Token {
    let kind: Kind
    let range: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next token; `end` for ever after the last byte.
  mutating func next() -> Token {
    skipSpace()
    let start = position
    guard start < bytes.count else { return Token(kind: .end, range: start..<start) }
    let kind: Kind
    switch bytes[start] {
    case UInt8(ascii: "/"):
      position += 1
      skipRegular()
      kind = .name
    case UInt8(ascii: "("):
      skipString()
      kind = .string
    case UInt8(ascii: "<"):
      if peek(1) == UInt8(ascii: "<") {
        position += 2
        kind = .openDictionary
      } else {
        skip(past: UInt8(ascii: ">"))
        kind = .string
      }
    case UInt8(ascii: ">") where peek(1) == UInt8(ascii: ">"):
      position += 2
      kind = .closeDictionary
    case UInt8(ascii: "["):
      position += 1
      kind = .openArray
    case UInt8(ascii: "]"):
      position += 1
      kind = .closeArray
    case let byte where Self.isDelimiter(byte):
      position += 1
      kind = .keyword
    case let byte:
      position += 1
      skipRegular()
      kind = Self.startsNumber(byte) ? .number : .keyword
    }
    return Token(kind: kind, range: start..<position)
  }

  /// The bytes of a token as text.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The bytes that a string says (ISO 32000-1, 7.3.4).
  func string(_ range: Range<Int>) -> [UInt8] {
    bytes[range.lowerBound] == UInt8(ascii: "<") ? hexadecimal(range) : literal(range)
  }

  private func hexadecimal(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var half: UInt8?
    for byte in bytes[range] {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = byte - UInt8(ascii: "A") + 10
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = byte - UInt8(ascii: "a") + 10
      default: continue
      }
      if let high = half {
        result.append(high << 4 | value)
        half = nil
      } else {
        half = value
      }
    }
    if let half { result.append(half << 4) }
    return result
  }

  private func literal(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var index = range.lowerBound + 1
    let end = range.upperBound - 1
    while index < end {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < end else {
        result.append(byte)
        continue
      }
      let escaped = bytes[index]
      index += 1
      switch escaped {
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case 10: break
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        var code = Int(escaped - UInt8(ascii: "0"))
        var digits = 1
        while digits < 3, index < end,
          (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[index])
        {
          code = code * 8 + Int(bytes[index] - UInt8(ascii: "0"))
          index += 1
          digits += 1
        }
        result.append(UInt8(truncatingIfNeeded: code))
      default: result.append(escaped)
      }
    }
    return result
  }

  /// Whether the bytes of a token are those of `text`.
  func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    return zip(bytes[range], UnsafeBufferPointer(start: text.utf8Start, count: range.count))
      .allSatisfy(==)
  }

  /// The whole number that a token says, or `nil` for any other token.
  func integer(_ token: Token) -> Int? {
    guard token.kind == .number else { return nil }
    var value = 0
    for byte in bytes[token.range] {
      guard Self.isDigit(byte), value < 1_000_000_000_000 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

extension PDFTokenizer {
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || (byte <= 13 && byte >= 9 && byte != 11) || byte == 0
  }

  static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  private static func startsNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "+")
  }

  private func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      if Self.isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 {
          position += 1
        }
      } else {
        return
      }
    }
  }

  private mutating func skipRegular() {
    while position < bytes.count {
      let byte = bytes[position]
      if Self.isSpace(byte) || Self.isDelimiter(byte) { return }
      position += 1
    }
  }

  private mutating func skip(past last: UInt8) {
    while position < bytes.count {
      position += 1
      if bytes[position - 1] == last { return }
    }
  }

  private mutating func skipString() {
    var depth = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): position = min(position + 1, bytes.count)
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return }
      default: break
      }
    }
  }
}
