import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import ReportSections

@Suite struct ThemeReaderTests {
  private let house: String

  init() throws { house = try Checkout.file("Layouts/Themes/house.yaml").text }

  /// What is said of the house theme with the first `old` in it replaced; the place of `new`.
  private func complaints(
    _ old: String, _ new: String, marking: String? = nil
  ) throws -> (log: DiagnosticLog, place: SourcePosition) {
    let range = try #require(house.firstRange(of: old), "the theme has no '\(old)'")
    let text = house.replacingCharacters(in: range, with: new)
    let file = SourceFile(name: "theme.yaml", text: text)
    let log = DiagnosticLog()
    #expect(ThemeReader.read(file, log: log) == nil)
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let inside = marking.flatMap { new.firstRange(of: $0) }
      .map { new.utf8.distance(from: new.startIndex, to: $0.lowerBound) }
    return (log, file.position(ofByte: start + (inside ?? 0)))
  }

  @Test func `the house theme has every role and every paper`() throws {
    let theme = try House.theme()
    #expect(theme.roles.count == TextRole.allCases.count)
    #expect(theme.slideRoles.count == SlideRole.allCases.count)
    #expect(theme.colors.count == ColorRole.allCases.count)
    #expect(theme.distances.count == DistanceRole.allCases.count)
    #expect(Set(theme.page.papers.keys) == ["a4", "letter"])
  }

  /// The theme in `text`, which may begin with those in `others`.
  private func read(
    _ text: String, _ others: [String: String] = [:]
  ) -> (theme: Theme?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    let files = others.merging(["house": house]) { own, _ in own }
    let theme = ThemeReader.read(SourceFile(name: "own.yaml", text: text), log: log) { name, _ in
      files[name].map { SourceFile(name: name + ".yaml", text: $0) }
    }
    return (theme, log)
  }

  @Test func `a theme that begins with another says only what differs`() throws {
    let (theme, log) = read(
      "name: own\nbase: house\ncolours: {ink: \"#102030\"}\nroles: {prose: {size: 11}}\n"
        + "tints: [\"#000000\", \"#FFFFFF\"]\n")
    #expect(log.text == "")
    let own = try #require(theme)
    let base = try House.theme()
    #expect(own.name == "own")
    #expect(own[.ink] == Color(red: 16, green: 32, blue: 48))
    #expect(own[.mute] == base[.mute])
    #expect(own[.prose].size == 11)
    #expect(own[.prose].family == base[.prose].family)
    #expect(own.tints == [.black, .white])
    // What is said in colours by name follows the new ones.
    #expect(own[.prose].color == own[.ink])
  }

  @Test func `a fault in a theme that begins with another is at its own place`() {
    let (theme, log) = read("name: own\nbase: house\ncolours: {ink: red}\n")
    #expect(theme == nil)
    #expect(log.codes == ["wrong-colour"])
    #expect(log.diagnostics[0].range?.file.name == "own.yaml")
    #expect(log.diagnostics[0].range?.start.line == 3)
    #expect(read("name: own\nbase: house\ncolors: {ink: red}\n").log.codes == ["unknown-key"])
  }

  @Test func `themes that begin with one another are an error`() {
    let (theme, log) = read(
      "name: a\nbase: b\n", ["a": "name: a\nbase: b\n", "b": "name: b\nbase: a\n"])
    #expect(theme == nil)
    #expect(log.codes == ["circular-base"])
  }

  @Test(arguments: TextRole.allCases)
  func `a missing role is an error that names it`(_ role: TextRole) throws {
    let (log, _) = try complaints("  \(role.rawValue): {", "  not-\(role.rawValue): {")
    #expect(Set(log.codes) == ["missing-key", "unknown-key"])
    #expect(log.diagnostics.contains { $0.summary.contains("'\(role.rawValue)'") })
  }

  @Test(arguments: ["ink: ", "row-padding: ", "palette:", "foot: {", "slide:"])
  func `a missing key is an error`(_ key: String) throws {
    let (log, _) = try complaints(key, "x" + key)
    #expect(log.codes.contains("missing-key"))
    #expect(log.codes.contains("unknown-key"))
  }

  @Test(arguments: [
    "red;", "#12", "rgba(1,2,3,.5)", "transparent", "red", "#12345678", "#GGGGGG", "16191D",
    "url(http://example.org)",
  ])
  func `a colour in another form is an error at its place`(_ colour: String) throws {
    let (log, place) = try complaints("ink: \"#16191D\"", "ink: \"\(colour)\"", marking: "\"")
    #expect(log.codes == ["wrong-colour"])
    #expect(log.diagnostics.first?.range?.start == place)
    let tints = try complaints("tints: [\"#16191D\"", "tints: [\"\(colour)\"", marking: "\"")
    #expect(tints.log.codes == ["wrong-colour"])
    let role = try complaints("colour: ink2", "colour: \"\(colour)\"", marking: "\"")
    #expect(role.log.codes == ["unknown-choice"])
  }

  @Test(arguments: [
    ("0", "out-of-range"), ("-5", "out-of-range"), ("1e6", "not-a-number"),
    ("1000000", "out-of-range"), ("nan", "not-a-number"), ("inf", "not-a-number"),
    ("12pt", "not-a-number"), ("1,5", "not-a-number"),
  ])
  func `a font size out of range is an error at its place`(
    _ size: String, _ code: String
  ) throws {
    let (log, place) = try complaints("size: 31,", "size: '\(size)',", marking: "'")
    #expect(log.codes == [code])
    #expect(log.diagnostics.first?.range?.start == place)
  }

  @Test(arguments: [
    ("margin: 53.64", "margin: 300", "margins-too-wide"),
    ("margin: 53.64", "margin: 297.64", "margins-too-wide"),
    ("margin: 53.64", "margin: -1", "out-of-range"), ("width: 612", "width: 0", "out-of-range"),
    ("height: 792", "height: -792", "out-of-range"),
    ("width: 612", "width: 28346457", "out-of-range"), ("lines: 50", "lines: 0", "out-of-range"),
    ("lines: 50", "lines: 60", "block-leaves-the-sheet"),
    ("top: 70, lines: 46", "top: 700, lines: 46", "block-leaves-the-sheet"),
    ("gutter: 16", "gutter: 60", "no-room-for-columns"),
    ("prose-columns: 8", "prose-columns: 12", "no-room-for-columns"),
    ("side-inset: 12", "side-inset: 200", "no-room-for-columns"),
    ("columns: 12", "columns: 1", "out-of-range"),
  ])
  func `a page that cannot hold its text is an error`(
    _ old: String, _ new: String, _ code: String
  ) throws {
    let (log, _) = try complaints(old, new)
    #expect(Set(log.codes) == [code], "\(log.text)")
    #expect(log.diagnostics.first?.range != nil)
  }

  @Test func `an unknown key offers the near one`() throws {
    let (log, place) = try complaints("tracking: -0.035", "traking: -0.035")
    #expect(log.codes == ["unknown-key"])
    #expect(log.diagnostics.first?.range?.start == place)
    #expect(log.diagnostics.first?.help == "did you mean 'tracking'?")
  }

  @Test(arguments: [0, 200, 2_000, 5_000, 7_500])
  func `a theme cut off anywhere is refused`(_ length: Int) {
    let log = DiagnosticLog()
    let text = String(decoding: house.utf8.prefix(length), as: UTF8.self)
    #expect(ThemeReader.read(SourceFile(name: "theme.yaml", text: text), log: log) == nil)
    #expect(log.hasErrors)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}
