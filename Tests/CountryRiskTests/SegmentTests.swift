import CountryRisk
import Diagnostics
import Testing

@Suite struct SegmentTests {
  private func describe(_ segments: [Segment]) -> [String] {
    segments.map { segment in
      switch segment {
      case .text(let text): "text " + text
      case .reference(let reference, let options, _):
        "value \(reference) \(options.form)\(options.isCited ? "" : " uncited")"
          + (options.decimals.map { " decimals \($0)" } ?? "")
      case .citation(let id, _): "cite " + id
      case .literal(let text, let letters, _):
        "literal " + text + (letters.map { " as " + $0.rawValue } ?? "")
      }
    }
  }

  private func prose(_ text: String) -> ProseText {
    ProseText(name: "test", file: SourceFile(name: "test.md", text: text))
  }

  @Test func `letters that a font cannot have are an error at their place`() {
    let log = DiagnosticLog()
    _ = prose("in {!Who|smal-caps} we").segments(log: log)
    #expect(log.diagnostics.map(\.code) == ["unknown-option"])
    #expect(log.diagnostics.first?.range?.start == SourcePosition(line: 1, column: 10))
    #expect(log.diagnostics.first?.help == "did you mean 'small-caps'?")
  }

  @Test(arguments: [
    ("plain", ["text plain"]), ("", []),
    ("a {b} c", ["text a ", "value b full", "text  c"]),
    ("{a.CHN|symbol uncited}", ["value a.CHN symbol uncited"]),
    ("{a|value decimals=1}{b|number}", ["value a value decimals 1", "value b number"]),
    ("{@wfb-2026}", ["cite wfb-2026"]), ("in {!2022}.", ["text in ", "literal 2022", "text ."]),
    ("{!Who|small-caps}{!1/2|fraction}", ["literal Who as small-caps", "literal 1/2 as fraction"]),
    ("{!a|b|all-small-caps}", ["literal a|b as all-small-caps"]),
    ("{{a}} and }", ["text {a} and }"]), ("{{{a}", ["text {", "value a full"]),
  ])
  func `braces become segments`(text: String, segments: [String]) {
    let log = DiagnosticLog()
    #expect(describe(prose(text).segments(log: log)) == segments)
    #expect(log.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a {b", "unclosed-brace", 3, 4), ("{a\nb}", "unclosed-brace", 1, 2),
    ("{a {b}", "unclosed-brace", 1, 2), ("x {}", "empty-reference", 3, 5),
    ("é {a|symbl}", "unknown-option", 6, 11), ("{a|value decimals=x}", "unknown-option", 10, 20),
  ])
  func `a faulty brace is reported at its place`(text: String, code: String, from: Int, to: Int) {
    let log = DiagnosticLog()
    _ = prose(text).segments(log: log)
    #expect(log.diagnostics.map(\.code) == [code])
    #expect(log.diagnostics.first?.range?.start.column == from)
    #expect(log.diagnostics.first?.range?.end.column == to)
  }

  @Test func `an option offers its near name`() {
    let log = DiagnosticLog()
    _ = prose("{a|symbl}").segments(log: log)
    #expect(log.diagnostics.first?.help == "did you mean 'symbol'?")
  }

  @Test func `a text of one line places its references by counting`() throws {
    let file = SourceFile(name: "a.yaml", text: "note: 'so viel: {gdp}'")
    let range = SourceRange(
      file: file, start: SourcePosition(line: 1, column: 8),
      end: SourcePosition(line: 1, column: 22))
    let place = try #require(RichText("so viel: {gdp}", at: range).segments().last?.range)
    #expect(place.start == SourcePosition(line: 1, column: 17))
    #expect(place.end == SourcePosition(line: 1, column: 22))
  }

  @Test func `a folded text places its references in the file`() throws {
    let file = SourceFile(name: "a.yaml", text: "note: >\n  one two\n\n  three {gdp}\n  four\nb: 1")
    let range = SourceRange(
      file: file, start: SourcePosition(line: 1, column: 7),
      end: SourcePosition(line: 6, column: 1))
    let segments = RichText("one two\nthree {gdp} four\n", at: range).segments()
    let place = try #require(segments[1].range)
    #expect(place.start == SourcePosition(line: 4, column: 9))
    #expect(place.end == SourcePosition(line: 4, column: 14))
  }

  @Test func `text made by the program has no place`() {
    #expect(RichText("{a}").segments().first?.range == nil)
  }
}
