import Diagnostics

/// A stretch of an author's text: words, a reference to a value, a citation or a typed number.
package enum Segment: Sendable {
  /// How a referenced value is to be set.
  package struct Options: Sendable, Hashable {
    /// The parts of the value that are printed.
    package enum Form: String, Sendable, CaseIterable {
      /// Bound words, number and unit: `at least 90 percent`.
      case full
      /// Number and unit without bound words.
      case value
      /// The number alone.
      case number
      /// The short form: `≥ 90%`.
      case symbol
    }

    package var form: Form
    /// Whether a citation mark follows.
    package var isCited: Bool
    /// Decimals to print instead of the source's.
    package var decimals: Int?

    package init(form: Form = .full, isCited: Bool = true, decimals: Int? = nil) {
      self.form = form
      self.isCited = isCited
      self.decimals = decimals
    }
  }

  /// Which of a font's letters typed text is set in.
  package enum Letters: String, Sendable, CaseIterable {
    /// Small letters as small capitals.
    case smallCaps = "small-caps"
    /// All letters as small capitals.
    case allSmallCaps = "all-small-caps"
    /// Figures before and after a stroke as a fraction.
    case fraction
  }

  /// Words in Markdown's inline syntax, with doubled braces already single.
  case text(String)
  /// `{export-partners-2023.CHN|symbol}`: a reference with its options.
  case reference(String, Options, SourceRange?)
  /// `{@source-id}`: a citation mark for a source.
  case citation(String, SourceRange?)
  /// `{!2022}`: text typed on purpose; `{!Oecd|small-caps}` in other letters.
  case literal(String, Letters?, SourceRange?)

  /// Where it stands, braces included; `nil` for words.
  package var range: SourceRange? {
    switch self {
    case .text: nil
    case .reference(_, _, let range), .citation(_, let range), .literal(_, _, let range): range
    }
  }
}

extension RichText {
  /// The segments in reading order; faulty braces are left out and reported to `log`.
  package func segments(log: DiagnosticLog? = nil) -> [Segment] {
    Segment.scan(text, log: log) { self.place(ofBytes: $0) }
  }
}

extension Segment {
  /// The segments of `text`; `place` tells where a range of its bytes stands in a file.
  package static func scan(
    _ text: String, log: DiagnosticLog? = nil,
    place: @escaping (Range<Int>) -> SourceRange? = { _ in nil }
  ) -> [Segment] {
    var scanner = SegmentScanner(bytes: Array(text.utf8), log: log, place: place)
    return scanner.segments()
  }
}

private struct SegmentScanner {
  let bytes: [UInt8]
  let log: DiagnosticLog?
  let place: (Range<Int>) -> SourceRange?
  private var found: [Segment] = []
  private var words: [UInt8] = []

  init(bytes: [UInt8], log: DiagnosticLog?, place: @escaping (Range<Int>) -> SourceRange?) {
    self.bytes = bytes
    self.log = log
    self.place = place
  }

  mutating func segments() -> [Segment] {
    var position = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(where: Self.isBrace) ?? bytes.count
      words += bytes[position..<end]
      guard end < bytes.count else { break }
      if end + 1 < bytes.count, bytes[end + 1] == bytes[end] {
        words.append(bytes[end])
        position = end + 2
      } else if bytes[end] == UInt8(ascii: "{") {
        close()
        position = brace(from: end)
      } else {
        words.append(bytes[end])
        position = end + 1
      }
    }
    close()
    return found
  }

  private static func isBrace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
  }

  private mutating func close() {
    guard !words.isEmpty else { return }
    found.append(.text(String(decoding: words, as: UTF8.self)))
    words.removeAll(keepingCapacity: true)
  }

  /// Reads the brace at `start`; the position after it.
  private mutating func brace(from start: Int) -> Int {
    let rest = bytes[(start + 1)...]
    let end = rest.firstIndex {
      $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "\n")
    }
    guard let end, bytes[end] == UInt8(ascii: "}") else {
      log?.add(unclosed(at: place(start..<(start + 1))))
      return start + 1
    }
    let content = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let range = place(start..<(end + 1))
    switch content.first {
    case "@": found.append(.citation(String(content.dropFirst()), range))
    case "!": literal(content.dropFirst(), from: start + 2, range)
    case nil: log?.add(empty(at: range))
    default:
      guard let bar = bytes[(start + 1)..<end].firstIndex(of: UInt8(ascii: "|")) else {
        found.append(.reference(content, .init(), range))
        break
      }
      let name = String(decoding: bytes[(start + 1)..<bar], as: UTF8.self)
      let options = String(decoding: bytes[(bar + 1)..<end], as: UTF8.self)
      found.append(.reference(name, self.options(options[...], from: bar + 1), range))
    }
    return end + 1
  }

  /// Adds typed text, which may name its letters after a bar.
  private mutating func literal(_ text: Substring, from start: Int, _ range: SourceRange?) {
    guard let bar = text.lastIndex(of: "|") else {
      found.append(.literal(String(text), nil, range))
      return
    }
    let name = String(text[text.index(after: bar)...])
    let letters = Segment.Letters(rawValue: name)
    if letters == nil {
      let offset = start + text.utf8.distance(from: text.startIndex, to: bar) + 1
      log?.add(unknownLetters(name, at: place(offset..<(offset + name.utf8.count))))
    }
    found.append(.literal(String(text[..<bar]), letters, range))
  }

  private func options(_ text: Substring, from start: Int) -> Segment.Options {
    var options = Segment.Options()
    for word in text.split(separator: " ") {
      let name = String(word)
      if name == "uncited" {
        options.isCited = false
      } else if let form = Segment.Options.Form(rawValue: name), form != .full {
        options.form = form
      } else if name.hasPrefix("decimals="), let decimals = Int(name.dropFirst(9)),
        (0...9).contains(decimals)
      {
        options.decimals = decimals
      } else {
        let offset = start + text.utf8.distance(from: text.startIndex, to: word.startIndex)
        log?.add(unknownOption(name, at: place(offset..<(offset + name.utf8.count))))
      }
    }
    return options
  }
}

private func unclosed(at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "unclosed-brace", "the brace is not closed on its line", at: range,
    help: "close it with '}', or write '{{' for a brace that is printed")
}

private func empty(at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "empty-reference", "the braces name nothing", at: range,
    help: "write a reference such as {id.latest}, or '{{' for a brace that is printed")
}

private func unknownLetters(_ name: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "unknown-option", "typed text cannot be set in '\(name)'", at: range,
    help: NearName.help(for: name, in: Segment.Letters.allCases.map(\.rawValue)))
}

private func unknownOption(_ name: String, at range: SourceRange?) -> Diagnostic {
  Diagnostic(
    .error, "unknown-option", "unknown option '\(name)' of a reference", at: range,
    help: NearName.help(
      for: name, in: ["number", "value", "symbol", "uncited", "decimals=1"]))
}
