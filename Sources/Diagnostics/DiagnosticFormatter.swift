/// Sets diagnostics as text for people or as JSON lines for programs.
public struct DiagnosticFormatter: Sendable {
  /// Whether to use terminal colours.
  public var colour: Bool

  /// A formatter for text.
  public init(colour: Bool = false) { self.colour = colour }

  /// `diagnostic` as text of several lines: summary, place, the line with a mark, notes, help.
  public func text(_ diagnostic: Diagnostic) -> String {
    let tone = diagnostic.severity == .error ? "31" : "33"
    var lines = [
      styled(diagnostic.severity.rawValue + ":", "1;" + tone) + " "
        + styled(Self.printable(diagnostic.summary), "1") + " [\(diagnostic.code)]"
    ]
    if let range = diagnostic.range { lines += excerpt(range, tone: tone) }
    for note in diagnostic.notes {
      lines.append("  note: " + Self.printable(note.message))
      if let range = note.range { lines += excerpt(range, tone: "36") }
    }
    if let help = diagnostic.help { lines.append("  = help: " + Self.printable(help)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func excerpt(_ range: SourceRange, tone: String) -> [String] {
    let place = "  --> \(range.file.name):\(range.start.line):\(range.start.column)"
    guard let line = range.file.line(range.start.line), line.unicodeScalars.count <= 4000 else {
      return [place]
    }
    let scalars = Array(line.unicodeScalars)
    let first = min(max(range.start.column - 1, 0), scalars.count)
    let last =
      range.end.line == range.start.line
      ? min(max(range.end.column - 1, first), scalars.count) : scalars.count
    let from = max(0, first - 60)
    let to = min(scalars.count, max(last, first + 1) + 40)
    func cells(_ slice: ArraySlice<Unicode.Scalar>) -> String {
      Self.printable(String(String.UnicodeScalarView(slice)))
    }
    let before = cells(scalars[from..<first])
    let marked = cells(scalars[first..<min(last, to)])
    let number = String(range.start.line)
    let gutter = String(repeating: " ", count: number.count)
    let lead = from > 0 ? "…" : ""
    let tail = to < scalars.count ? "…" : ""
    let mark = String(repeating: "^", count: max(1, Self.width(marked)))
    return [
      place,
      "\(number) | \(lead)\(cells(scalars[from..<to]))\(tail)",
      "\(gutter) | " + String(repeating: " ", count: Self.width(lead + before))
        + styled(mark, tone),
    ]
  }

  /// Columns of a terminal that `text` takes: wide East Asian characters count two.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300...0x36F, 0x200B...0x200F: sum
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }

  /// `text` with control characters replaced, so that nothing in a file can steer a terminal.
  private static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 32 || (0x7F...0x9F).contains(scalar.value)
      let isOverride =
        (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value)
      result.append(scalar == "\t" ? " " : isControl || isOverride ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  private func styled(_ text: String, _ style: String) -> String {
    colour ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }

  /// `diagnostic` as one line of JSON with the members `severity`, `code`, `summary`, `file`, `line`,
  /// `column`, `endLine`, `endColumn`, `notes` and `help`; members without a value are left out.
  public static func json(_ diagnostic: Diagnostic) -> String {
    var members = [
      ("severity", quoted(diagnostic.severity.rawValue)), ("code", quoted(diagnostic.code)),
      ("summary", quoted(diagnostic.summary)),
    ]
    if let range = diagnostic.range { members += place(range) }
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.map { note in
        object([("message", quoted(note.message))] + (note.range.map(place) ?? []))
      }
      members.append(("notes", "[" + notes.joined(separator: ",") + "]"))
    }
    if let help = diagnostic.help { members.append(("help", quoted(help))) }
    return object(members)
  }

  private static func place(_ range: SourceRange) -> [(String, String)] {
    [
      ("file", quoted(range.file.name)), ("line", String(range.start.line)),
      ("column", String(range.start.column)), ("endLine", String(range.end.line)),
      ("endColumn", String(range.end.column)),
    ]
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { quoted($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
  }

  /// `text` as a JSON string (RFC 8259).
  public static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    bytes.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case 0..<32, 0x7F:
        let hex = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
