import Diagnostics

/// Looks through the text of a drawing for what must not be in it: anything that would be loaded from
/// elsewhere, text that looks otherwise on each machine, and more elements than can be drawn.
struct SVGExamination {
  static let (elementLimit, depthLimit) = (100_000, 200)
  /// Most faults that are told one by one.
  private static let told = 10

  private let file: SourceFile
  private let bytes: [UInt8]
  private let log: DiagnosticLog
  /// Whether an embedded picture, whose name would have that ending, can be read.
  private let reads: ([UInt8], String) -> Bool

  init(
    _ file: SourceFile, log: DiagnosticLog,
    reads: @escaping ([UInt8], String) -> Bool = { _, _ in true }
  ) {
    self.file = file
    self.log = log
    self.reads = reads
    bytes = Array(file.text.utf8)
  }

  /// Whether nothing is wrong; the log has received what is.
  func passes() -> Bool {
    let own = DiagnosticLog()
    examine(own)
    log.add(Array(own.diagnostics.prefix(Self.told)))
    return !own.hasErrors
  }

  private func examine(_ log: DiagnosticLog) {
    var (place, elements, depth) = (0, 0, 0)
    while log.diagnostics.count < Self.told,
      let start = bytes[place...].firstIndex(of: UInt8(ascii: "<"))
    {
      if starts(with: "<!--", start) {
        place = end(of: "-->", from: start)
        continue
      }
      if starts(with: "<![CDATA[", start) {
        let stop = end(of: "]]>", from: start)
        examineStyle(start..<stop, log)
        place = stop
        continue
      }
      if starts(with: "<!", start) {
        if bytes[start..<end(of: ">", from: start)].contains(UInt8(ascii: "["))
          || starts(with: "<!ENTITY", start)
        {
          error(
            "entities-in-picture", "declares entities, which could be anything", start, log,
            help: "save it as plain SVG")
          return
        }
        place = end(of: ">", from: start)
        continue
      }
      if starts(with: "<?", start) {
        place = end(of: "?>", from: start)
        examineInstruction(start..<place, log)
        continue
      }
      let stop = endOfTag(from: start)
      if starts(with: "</", start) {
        depth -= 1
        place = stop
        continue
      }
      elements += 1
      depth += 1
      let name = self.name(at: start + 1)
      examineTag(name, start..<stop, log)
      if stop >= 2, bytes[stop - 2] == UInt8(ascii: "/") { depth -= 1 }
      if elements > Self.elementLimit || depth > Self.depthLimit {
        error(
          "picture-too-complex",
          elements > Self.elementLimit
            ? "has more than \(Self.elementLimit) elements"
            : "has elements more than \(Self.depthLimit) deep", start, log,
          help: "simplify the drawing, or save it as PNG")
        return
      }
      place = stop
      if name == "style" {
        let next = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        examineStyle(place..<next, log)
      }
    }
  }

  /// Finds a style sheet, and an encoding that would make other text of the bytes.
  private func examineInstruction(_ range: Range<Int>, _ log: DiagnosticLog) {
    let text = String(decoding: bytes[range].prefix(200), as: UTF8.self).lowercased()
    if text.hasPrefix("<?xml-stylesheet") {
      refuseReference("a style sheet", range.lowerBound, log)
    } else if text.hasPrefix("<?xml"), text.contains("encoding"), !text.contains("utf-8") {
      error(
        "wrong-encoding", "says that it is not in UTF-8", range.lowerBound, log,
        help: "save it in UTF-8")
    }
  }

  private func examineTag(_ name: String, _ range: Range<Int>, _ log: DiagnosticLog) {
    switch name {
    case "text", "flowRoot":
      error(
        "text-in-picture", "has text, which looks otherwise where its font is missing",
        range.lowerBound, log,
        help: "turn the text into outlines: in Inkscape, Path › Object to Path")
    case "script", "foreignObject":
      error(
        "unsupported-picture", "has the element '\(name)', which print cannot show",
        range.lowerBound, log, help: "take it out")
    case "include": refuseReference("an 'include'", range.lowerBound, log)
    default: break
    }
    var place = range.lowerBound + 1 + name.utf8.count
    while let (key, value, next) = attribute(from: place, before: range.upperBound) {
      place = next
      let text = String(decoding: bytes[value], as: UTF8.self)
      let trimmed = text.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
      if key == "href", name != "a", !trimmed.hasPrefix("#") {
        if Self.isEmbedded(trimmed) {
          examineEmbedded(trimmed, value.lowerBound, log)
        } else {
          refuseReference("'\(String(trimmed.prefix(60)))'", value.lowerBound, log)
        }
      }
      examineStyle(value, log)
    }
  }

  /// Whether an address is a PNG or a JPEG itself, by how the Base64 of their first bytes reads.
  private static func isEmbedded(_ address: Substring) -> Bool {
    [
      "data:image/png;base64,iVBORw0KGgo", "data:image/jpeg;base64,/9j/",
      "data:image/jpg;base64,/9j/",
    ].contains { address.hasPrefix($0) }
  }

  /// Reads an embedded picture, which would otherwise be left out without a word.
  private func examineEmbedded(_ address: Substring, _ place: Int, _ log: DiagnosticLog) {
    let data = address.utf8.drop { $0 != UInt8(ascii: ",") }.dropFirst()
    let isRead = reads(
      Base64.bytes(of: data), address.hasPrefix("data:image/png") ? "picture.png" : "picture.jpg")
    if !isRead {
      error(
        "unreadable-picture", "embeds a picture that cannot be read", place, log,
        help: "embed it anew, or take it out")
    }
  }

  /// Finds what a style sheet, or the value of an attribute, would load. Names may be written in other
  /// letters (CSS Syntax 3, 4.3.7), which no drawing needs.
  private func examineStyle(_ range: Range<Int>, _ log: DiagnosticLog) {
    if let place = bytes[range].firstIndex(of: UInt8(ascii: "\\")) {
      error(
        "unsupported-picture", "has an escape in its style", place, log,
        help: "write what it stands for")
    }
    for place in places(of: "@import", in: range) { refuseReference("a style sheet", place, log) }
    for place in places(of: "url(", in: range) where log.diagnostics.count < Self.told {
      let target = bytes[(place + 4)..<range.upperBound].prefix(120)
        .drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
        .prefix { $0 != UInt8(ascii: ")") && $0 != 0x22 && $0 != 0x27 }
      let text = String(decoding: target.prefix(60), as: UTF8.self)
      if !text.hasPrefix("#"), !Self.isEmbedded(text[...]) {
        refuseReference("'\(text)'", place, log)
      }
    }
  }

  private func refuseReference(_ what: String, _ place: Int, _ log: DiagnosticLog) {
    error(
      "reference-in-picture", "refers to \(what), and pictures load nothing", place, log,
      help: "embed it in the drawing, or take it out")
  }

  private func error(
    _ code: String, _ words: String, _ place: Int, _ log: DiagnosticLog, help: String
  ) {
    let start = file.position(ofByte: place)
    log.error(
      code, "'\(file.name)' \(words)",
      at: SourceRange(file: file, start: start, end: start), help: help)
  }

  // MARK: Syntax

  private func starts(with text: String, _ place: Int) -> Bool {
    bytes[place...].starts(with: text.utf8)
  }

  /// Where `text`, in small letters, begins in `range`, in large or small ones.
  private func places(of text: String, in range: Range<Int>) -> [Int] {
    let wanted = Array(text.utf8)
    func small(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }
    return range.filter { place in
      small(bytes[place]) == wanted[0] && place + wanted.count <= range.upperBound
        && zip(bytes[place...], wanted).allSatisfy { small($0) == $1 }
    }
  }

  /// The place after the next `text`, or the end.
  private func end(of text: String, from place: Int) -> Int {
    let wanted = Array(text.utf8)
    var index = place
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0], bytes[index...].starts(with: wanted) {
        return index + wanted.count
      }
      index += 1
    }
    return bytes.count
  }

  /// The place after the `>` of the tag at `place`, which may stand in values too.
  private func endOfTag(from place: Int) -> Int {
    var quote: UInt8?
    for index in place..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
    }
    return bytes.count
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte > 0x20 && ![0x2F, 0x3E, 0x3D, 0x22, 0x27, 0x3C].contains(byte)
  }

  /// The name at `place`, without its prefix.
  private func name(at place: Int) -> String {
    let name = String(decoding: bytes[place...].prefix(while: Self.isName), as: UTF8.self)
    return name.split(separator: ":").last.map(String.init) ?? name
  }

  /// The next attribute: its name without prefix, its value, and the place after it.
  private func attribute(
    from place: Int, before end: Int
  ) -> (key: String, value: Range<Int>, next: Int)? {
    var place = place
    while place < end, !Self.isName(bytes[place]) { place += 1 }
    guard place < end else { return nil }
    let key = name(at: place)
    while place < end, Self.isName(bytes[place]) { place += 1 }
    while place < end, bytes[place] <= 0x20 { place += 1 }
    guard place < end, bytes[place] == UInt8(ascii: "=") else { return (key, place..<place, place) }
    place += 1
    while place < end, bytes[place] <= 0x20 { place += 1 }
    guard place < end, bytes[place] == 0x22 || bytes[place] == 0x27 else {
      return (key, place..<place, place)
    }
    let close = bytes[(place + 1)..<end].firstIndex(of: bytes[place]) ?? end
    return (key, place + 1..<close, min(end, close + 1))
  }
}
