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

  init(_ file: SourceFile, log: DiagnosticLog) {
    self.file = file
    self.log = log
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
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
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
      let stop = endOfTag(from: start)
      if starts(with: "<?", start) {
        if starts(with: "<?xml-stylesheet", start) {
          refuseReference("a style sheet", start, log)
        }
        place = stop
        continue
      }
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
      if key == "href", name != "a", !trimmed.hasPrefix("#"),
        !["data:image/png", "data:image/jpeg", "data:image/jpg"]
          .contains(where: { trimmed.hasPrefix($0) })
      {
        refuseReference("'\(String(trimmed.prefix(60)))'", value.lowerBound, log)
      }
      examineStyle(value, log)
    }
  }

  /// Finds what a style sheet, or the value of an attribute, would load.
  private func examineStyle(_ range: Range<Int>, _ log: DiagnosticLog) {
    for place in places(of: "@import", in: range) { refuseReference("a style sheet", place, log) }
    for place in places(of: "url(", in: range) {
      let target = bytes[(place + 4)..<range.upperBound]
        .drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
        .prefix { $0 != UInt8(ascii: ")") && $0 != 0x22 && $0 != 0x27 }
      let text = String(decoding: target.prefix(60), as: UTF8.self)
      if !text.hasPrefix("#"), !text.hasPrefix("data:image/") {
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

  /// Where `text` begins in `range`.
  private func places(of text: String, in range: Range<Int>) -> [Int] {
    let wanted = Array(text.utf8)
    return range.filter {
      bytes[$0] == wanted[0] && bytes[$0..<range.upperBound].starts(with: wanted)
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
