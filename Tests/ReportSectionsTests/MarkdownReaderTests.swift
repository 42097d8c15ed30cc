import CountryRisk
import Diagnostics
import TestSupport
import Testing

@testable import ReportSections

@Suite struct MarkdownReaderTests {
  private func text(_ markdown: String) -> String {
    MarkdownReader.inlines(of: markdown).map(\.text).joined()
  }

  @Test(arguments: [
    ("\"So\", he's said", "“So”, he’s said"), ("2020--2024", "2020–2024"), ("a --- b", "a — b"),
    ("and so...", "and so…"), ("one\ntwo", "one two"), ("one\\\ntwo", "one\ntwo"),
    ("a \\*star\\*", "a *star*"), ("&lt;b&gt;", "<b>"),
  ])
  func `straight marks become typographic`(_ markdown: String, _ expected: String) {
    #expect(text(markdown) == expected)
  }

  @Test func `code keeps its marks`() {
    #expect(text("`\"a\" -- b`") == "\"a\" -- b")
    #expect(MarkdownReader.inlines(of: "`a`").map(\.isCode) == [true])
  }

  @Test func `looks do not run into each other`() {
    let inlines = MarkdownReader.inlines(of: "a *b **c*** [d](https://example.org)")
    #expect(inlines.map(\.text) == ["a ", "b ", "c", " ", "d"])
    #expect(inlines.map(\.isItalic) == [false, true, true, false, false])
    #expect(inlines.map(\.isBold) == [false, false, true, false, false])
    #expect(inlines.last?.address == "https://example.org")
  }

  @Test func `blocks know their line`() {
    let blocks = MarkdownReader.blocks(
      of: """
        ## Head

        Words.

        - one
        - two

        > Said.

        ![](chart:exports)
        """)
    let lines = blocks.map { block -> (String, Int) in
      switch block {
      case .heading(let level, _, let line): ("h\(level)", line)
      case .paragraph(_, let line): ("p", line)
      case .list(let items, let isOrdered, let line): (isOrdered ? "ol" : "ul\(items.count)", line)
      case .quotation(_, let line): ("quote", line)
      case .exhibit(let address, _, let line): (address, line)
      case .callOut(let name, _, let line): (name, line)
      case .unsupported(let name, let line): (name, line)
      }
    }
    #expect(lines.map(\.0) == ["h2", "p", "ul2", "quote", "chart:exports"])
    #expect(lines.map(\.1) == [1, 3, 5, 8, 10])
  }

  /// The complaints about a text that a layout calls for.
  private func complaints(_ text: String) throws -> DiagnosticLog {
    let log = DiagnosticLog()
    let profile = try Profiles.bare(Profiles.facts, prose: ["text": text])
    let layout = try House.layout(sections: "  - {kind: prose, text: text}")
    try House.composer(profile, layout, log: log).check()
    return log
  }

  @Test(arguments: [
    ("Words.\n\n```\ncode\n```", "code_block"), ("Words.\n\n---\n", "thematic_break"),
    ("Words.\n\n<div>html</div>", "html_block"), ("Words.\n\n    indented code", "code_block"),
  ])
  func `a block that reports cannot show is an error at its line`(
    _ text: String, _ name: String
  ) throws {
    let log = try complaints(text)
    #expect(log.codes == ["unsupported-markdown"])
    #expect(log.diagnostics.first?.summary.contains(name) == true)
    #expect(log.diagnostics.first?.range?.start.line == 3)
    #expect(log.diagnostics.first?.range?.file.name == "prose/text.md")
  }

  @Test(arguments: [
    "Words ![a picture](flag.png) inside.", "- item\n\n      code in it", "- ![](chart:exports)",
    "> quoted\n>\n> - list in it", "- one\n  - two", "> a *![](flag.png)* b",
  ])
  func `content that would be lost or flattened is an error`(_ text: String) throws {
    let log = try complaints(text)
    #expect(log.codes == ["unsupported-markdown"])
    #expect(log.diagnostics.first?.range?.start.line == 1)
  }

  @Test func `paragraphs of a quotation and of an item begin on new lines`() {
    let texts = MarkdownReader.blocks(of: "> One.\n>\n> Two.\n\n- Three.\n\n  Four.\n").map {
      switch $0 {
      case .quotation(let inlines, _): inlines.map(\.text).joined()
      case .list(let items, _, _): items.map { $0.map(\.text).joined() }.joined(separator: "|")
      default: ""
      }
    }
    #expect(texts == ["One.\nTwo.", "Three.\nFour."])
  }

  @Test func `a heading of the layout's level is an error`() throws {
    let log = try complaints("Words.\n\n# Mine")
    #expect(log.codes == ["wrong-heading"])
    #expect(log.diagnostics.first?.range?.start.line == 3)
  }

  @Test func `an unknown chart in a text offers the near one`() throws {
    let log = DiagnosticLog()
    let charts = """
      charts:
        exports: {title: T, subtitle: S, kind: bars, data: exports}
      """
    let profile = try Profiles.bare(
      Profiles.facts + "\n" + charts, prose: ["text": "Words.\n\n![](chart:export)"])
    let layout = try House.layout(sections: "  - {kind: prose, text: text}")
    try House.composer(profile, layout, log: log).check()
    #expect(log.codes == ["unknown-chart"])
    #expect(log.diagnostics.first?.help == "did you mean 'exports'?")
    #expect(log.diagnostics.first?.range?.start.line == 3)
  }

  @Test(arguments: [
    "A[^a].\n\n[^a]: One[^a].\n", "A[^a].\n\n[^a]: One[^b].\n\n[^b]: Two[^a].\n",
  ])
  func `notes that lead back to themselves come to an end`(text: String) {
    #expect(!MarkdownReader.blocks(of: text).isEmpty)
  }
}
