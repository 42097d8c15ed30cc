import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import TestSupport
import Testing

@testable import ReportSections

@Suite struct NoteTests {
  @Test(arguments: [("> ", ""), ("- ", ""), ("**a ", " b**")])
  func `nesting without end is an error, not a crash`(open: String, close: String) throws {
    let count = 180_000 / (open.utf8.count + close.utf8.count)
    let text = String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
    let found = try complaints(text)
    #expect(found == ["unsupported-markdown"])
  }

  @Test func `an exhibit shown twice in a text is an error with both places`() throws {
    let log = DiagnosticLog()
    let profile = try Profiles.bare(
      "charts:\n  a: {title: A, subtitle: A, kind: bars, rows: [{label: A, missing: none}]}",
      prose: ["text": "![](chart:a)\n\nWords.\n\n![](chart:a)"])
    let layout = try House.layout(sections: "  - {kind: prose, text: text}")
    try House.composer(profile, layout, log: log).check()
    #expect(log.codes == ["shown-twice"])
    #expect(log.diagnostics.first?.range?.start.line == 5)
    #expect(log.diagnostics.first?.notes.map { $0.range?.start.line } == [1])
  }

  @Test func `a second note of a name tells where the first one is`() throws {
    let log = DiagnosticLog()
    let profile = try Profiles.bare(
      prose: ["words": "Words[^n].\n\n[^n]: One.\n\n[^n]: Two."])
    ProfileRules.check(profile, log: log)
    let found = try #require(log.diagnostics.first)
    #expect(found.range?.start.line == 5)
    #expect(found.notes.map { $0.range?.start.line } == [3])
  }

  @Test(arguments: [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (702, "aaa")])
  func `notes have letters`(_ number: Int, _ letter: String) {
    #expect(NoteLetters.letter(number) == letter)
  }

  @Test func `a note keeps its letter and a chapter begins anew`() {
    let letters = NoteLetters()
    letters.begin("section-1")
    #expect(letters.letter(for: "x") == ("a", "note-section-1-a", true))
    #expect(letters.letter(for: "y").letter == "b")
    #expect(letters.letter(for: "x") == ("a", "note-section-1-a", false))
    letters.begin("section-2")
    #expect(letters.letter(for: "y") == ("a", "note-section-2-a", true))
  }

  private func written(_ markdown: String) throws -> [Inline] {
    let context = try House.context(try Profiles.bare(Profiles.facts))
    return context.rich(RichText(markdown), .prose)
  }

  @Test func `a mark carries its note, sources and all`() throws {
    let inlines = try written("Words.[^n]\n\n[^n]: It is {fuel}.")
    let mark = try #require(inlines.first { $0.note != nil })
    #expect(mark.text == "a")
    #expect(mark.isAttached)
    let words = mark.note?.content.map(\.text).joined().replacing("\u{A0}", with: " ")
    #expect(words?.hasPrefix("a It is ≥ 90%.") == true)
  }

  @Test func `marks of sources and notes that meet are parted`() throws {
    let inlines = try written("It is {fuel}.[^n]\n\n[^n]: Note.")
    #expect(inlines.map(\.text).joined().hasSuffix("3,\u{2009}a"))
  }

  @Test func `a second mark of a note leads to the first`() throws {
    let inlines = try written("One[^n] and two[^n].\n\n[^n]: Note.")
    #expect(inlines.count { $0.note != nil } == 1)
    #expect(inlines.filter { $0.text == "a" }.map(\.role).count == 2)
  }

  private func complaints(_ text: String) throws -> [String] {
    let log = DiagnosticLog()
    let profile = try Profiles.bare(Profiles.facts, prose: ["text": text])
    ProfileRules.check(profile, log: log)
    let layout = try House.layout(sections: "  - {kind: prose, text: text}")
    try House.composer(profile, layout, log: log).check()
    return log.codes.filter { $0 != "unnamed-state" }
  }

  @Test(arguments: [
    ("Words[^n].\n\n[^n]: Note.", []), ("Words[^n].", ["unknown-note"]),
    ("Words[^n].\n\n[^n]: Note[^n].", ["circular-note"]),
    ("Words[^n].\n\n[^n]: Note[^m].\n\n[^m]: Back[^n].", ["circular-note", "circular-note"]),
    ("Words[^n].\n\n[^n]: Note[^m].\n\n[^m]: Other.\n\nMore[^n].", []),
    ("Words.\n\n[^n]: Note.", ["unused-note"]), ("`[^n]` is code.", []),
    ("Words[^n].\n\n[^n]:\n", ["empty-note"]), ("Words[^n].\n\n[^n]:  ", ["empty-note"]),
    ("Words[^n].\n\n[^n]:\n    Note below.", []),
    ("Words[^n].\n\n[^n]: One.\n\n[^n]: Two.", ["duplicate-note"]),
    ("## Head[^n]\n\nWords.\n\n[^n]: Note.", ["misplaced-note"]),
    ("> [!NOTE]\n> Box[^n].\n\n[^n]: Note.", ["misplaced-note"]),
    ("> [!NOTES]\n> Box.", ["unknown-call-out"]),
    ("![](chart:none)", ["unknown-chart", "unknown-chart"]),
    ("![](table:none)", ["unknown-table", "unknown-table"]),
    ("See [](table:none).", ["unknown-table"]),
  ])
  func `notes, boxes and references that lead nowhere are errors`(
    _ text: String, _ codes: [String]
  ) throws {
    #expect(try complaints(text) == codes)
  }

  @Test func `an exhibit can stand nowhere but where pages have places`() throws {
    let log = DiagnosticLog()
    let profile = try Profiles.bare(
      Profiles.facts
        + "\ncharts:\n  c: {title: T, subtitle: S, kind: bars, data: exports}",
      prose: ["text": "![](chart:c \"botom\")"])
    let layout = try House.layout(sections: "  - {kind: prose, text: text}")
    try House.composer(profile, layout, log: log).check()
    #expect(log.codes == ["unknown-placement"])
  }
}
