/// Markdown as far as rules need it: which bytes are words that a reader sees.
enum MarkdownText {
  /// A stretch of a text, by its place among the text's bytes.
  struct Span {
    var text: String
    var bytes: Range<Int>

    fileprivate init(_ bytes: ArraySlice<UInt8>) {
      text = String(decoding: bytes, as: UTF8.self)
      self.bytes = bytes.startIndex..<bytes.endIndex
    }
  }

  /// The numbers in the words of `text`; not those in braces, headings, code, link targets, list
  /// numbers, footnote marks, entities or words such as G7 or Covid-19.
  static func typedNumbers(in text: String) -> [Span] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: isDigit) else { return [] }
    let hidden = hiddenBytes(bytes)
    var numbers: [Span] = []
    var position = 0
    while position < bytes.count {
      guard isDigit(bytes[position]), !hidden[position] else {
        position += 1
        continue
      }
      let start = position
      while position < bytes.count, isPartOfNumber(bytes, position) { position += 1 }
      if !isPartOfWord(bytes, start) {
        numbers.append(Span(bytes[start..<position]))
      }
    }
    return numbers
  }

  /// The addresses that `text` links to, as written: inline links, images, definitions, autolinks.
  static func linkTargets(in text: String) -> [Span] {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "]")) || bytes.contains(UInt8(ascii: "<")) else { return [] }
    var targets: [Span] = []
    for position in bytes.indices.dropLast() where bytes[position] == UInt8(ascii: "]") {
      let next = bytes[position + 1]
      let isDefinition = next == UInt8(ascii: ":") && opensLine(bytes, position)
      guard next == UInt8(ascii: "(") || isDefinition else { continue }
      let rest = bytes[(position + 2)...].drop { $0 == 32 || $0 == UInt8(ascii: "<") }
      let target = rest.prefix { $0 > 32 && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: ">") }
      if !target.isEmpty { targets.append(Span(target)) }
    }
    for position in bytes.indices where bytes[position] == UInt8(ascii: "<") {
      let inner = bytes[(position + 1)...].prefix { $0 > 32 && $0 != UInt8(ascii: ">") }
      let scheme = inner.prefix { $0 != UInt8(ascii: ":") }
      let isScheme = scheme.count >= 2 && scheme.count < inner.count && scheme.allSatisfy(isLetter)
      let before = position == 0 ? 0 : bytes[position - 1]
      if isScheme, before != UInt8(ascii: "("), inner.endIndex < bytes.count,
        bytes[inner.endIndex] == UInt8(ascii: ">")
      {
        targets.append(Span(inner))
      }
    }
    return targets
  }

  /// A mark of a note, `[^name]`, or the name of one where it is written, `[^name]:`.
  struct NoteMark {
    var name: String
    var isDefinition: Bool
    var bytes: Range<Int>
  }

  /// The marks of notes in `text` and their definitions; not those in code.
  static func noteMarks(in text: String) -> [NoteMark] {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "^")) else { return [] }
    var marks: [NoteMark] = []
    var position = 0
    while position + 1 < bytes.count {
      if bytes[position] == UInt8(ascii: "`"), let end = close(bytes, position, UInt8(ascii: "`")) {
        position = end + 1
        continue
      }
      guard bytes[position] == UInt8(ascii: "["), bytes[position + 1] == UInt8(ascii: "^"),
        position == 0 || bytes[position - 1] != UInt8(ascii: "\\"),
        let end = close(bytes, position, UInt8(ascii: "]"), within: 80), end > position + 2
      else {
        position += 1
        continue
      }
      let line = bytes[..<position].lastIndex(of: 10).map { $0 + 1 } ?? 0
      let opens = bytes[line..<position].allSatisfy { $0 == 32 }
      let isDefinition =
        opens && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ":")
      marks.append(
        NoteMark(
          name: String(decoding: bytes[(position + 2)..<end], as: UTF8.self),
          isDefinition: isDefinition, bytes: position..<end + 1))
      position = end + 1
    }
    return marks
  }

  private static func hiddenBytes(_ bytes: [UInt8]) -> [Bool] {
    var hidden = [Bool](repeating: false, count: bytes.count)
    var start = 0
    var isFenced = false
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      let end = start + line.count
      let words = line.drop { $0 == 32 }
      let isFence = words.starts(with: [96, 96, 96]) || words.starts(with: [126, 126, 126])
      let isHeading = words.first == UInt8(ascii: "#")
      let isDefinition =
        words.first == UInt8(ascii: "[") && words.dropFirst().first != UInt8(ascii: "^")
        && words.contains(UInt8(ascii: ":"))
        && line.count - words.count < 4
        && words.drop { $0 != UInt8(ascii: "]") }.dropFirst().first == UInt8(ascii: ":")
      if isFence || isFenced || isHeading || isDefinition {
        for place in start..<end { hidden[place] = true }
      } else {
        let digits = words.prefix(while: isDigit)
        if !digits.isEmpty, let mark = words.dropFirst(digits.count).first,
          mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
          words.count == digits.count + 1 || words.dropFirst(digits.count + 1).first == 32
        {
          for place in digits.indices { hidden[start + place - line.startIndex] = true }
        }
      }
      if isFence { isFenced.toggle() }
      start = end + 1
    }
    hideSpans(bytes, &hidden)
    return hidden
  }

  private static func hideSpans(_ bytes: [UInt8], _ hidden: inout [Bool]) {
    var position = 0
    while position < bytes.count {
      let end: Int?
      switch bytes[position] {
      case UInt8(ascii: "{") where bytes[position...].starts(with: [123, 123]):
        position += 2
        continue
      case UInt8(ascii: "{"): end = close(bytes, position, UInt8(ascii: "}"))
      case UInt8(ascii: "`"): end = close(bytes, position, UInt8(ascii: "`"))
      case UInt8(ascii: "<"): end = close(bytes, position, UInt8(ascii: ">"))
      case UInt8(ascii: "&"): end = close(bytes, position, UInt8(ascii: ";"), within: 10)
      case UInt8(ascii: "(") where position > 0 && bytes[position - 1] == UInt8(ascii: "]"):
        end = close(bytes, position, UInt8(ascii: ")"))
      case UInt8(ascii: "[") where position + 1 < bytes.count && bytes[position + 1] == 94:
        end = close(bytes, position, UInt8(ascii: "]"))
      default: end = nil
      }
      if let end {
        for place in position...end { hidden[place] = true }
        position = end
      }
      position += 1
    }
  }

  private static func close(
    _ bytes: [UInt8], _ start: Int, _ mark: UInt8, within limit: Int = 2000
  ) -> Int? {
    bytes[(start + 1)...].prefix(limit).firstIndex { $0 == mark || $0 == 10 }.flatMap {
      bytes[$0] == mark ? $0 : nil
    }
  }

  private static func opensLine(_ bytes: [UInt8], _ position: Int) -> Bool {
    let line = bytes[..<position].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let start = bytes[line..<position].drop { $0 == 32 }
    return start.first == UInt8(ascii: "[") && start.dropFirst().first != UInt8(ascii: "^")
  }

  private static func isPartOfNumber(_ bytes: [UInt8], _ position: Int) -> Bool {
    if isDigit(bytes[position]) { return true }
    let isMark = bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ",")
    return isMark && position + 1 < bytes.count && isDigit(bytes[position + 1])
  }

  /// Whether the digits at `start` continue a word: G7, Covid-19, Größe2.
  private static func isPartOfWord(_ bytes: [UInt8], _ start: Int) -> Bool {
    guard start > 0 else { return false }
    let before = bytes[start - 1]
    if isLetter(before) { return true }
    // The last byte of a letter beyond ASCII, unless it ends a dash, a space or a quotation mark.
    if before >= 0x80 { return !endsPunctuation(bytes[..<start]) }
    return before == UInt8(ascii: "-") && start > 1
      && (isLetter(bytes[start - 2]) || bytes[start - 2] >= 0x80)
  }

  private static func endsPunctuation(_ bytes: ArraySlice<UInt8>) -> Bool {
    let last = String(decoding: bytes.suffix(4), as: UTF8.self).unicodeScalars.last
    return last.map { !$0.properties.isAlphabetic } ?? true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}
