import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

struct CrossReferenceTests {
  private let bench = LayoutBench()
  private let setup = LayoutEngine.PageSetup.symmetric(
    paper: Size(width: 340, height: 180), left: 20, top: 20,
    block: Size(width: 300, height: 140))

  private func reference(_ text: String, to target: String) -> Inline {
    var inline = Inline(text, bench.sans)
    inline.crossReference = CrossReference(
      target: target, words: { entry, page in entry.label + (page.map { " on p. \($0)" } ?? "") },
      description: { "Go to " + $0.label }, fallback: "that table")
    return inline
  }

  private func layOut(_ inlines: [Inline], _ directory: Directory) -> PagedDocument {
    let style = ParagraphStyle(slot: 14)
    let heading = Heading(
      title: [Inline("There", bench.sans)], level: 1, slot: 14, spaceBefore: 0, spaceAfter: 0,
      width: 300, place: "there", startsPage: true)
    return LayoutEngine(
      setup: setup, shaper: SampleFonts.shaper(), hyphenators: [:], log: bench.log
    ).layOut(
      [
        Paragraph(inlines, style, width: 300), heading,
        Paragraph([Inline("text", bench.sans)], style, width: 300),
      ], information: .init(title: "T", language: "en", created: "2026-11-23T00:00:00Z"),
      directory: directory, furniture: { _ in Frame(size: Size(width: 1, height: 1)) })
  }

  private var directory: Directory {
    var directory = Directory()
    directory.add(
      Directory.Entry(kind: .table, label: "Table 3", title: "A title", place: "there"),
      as: "table:trade")
    return directory
  }

  @Test func `a reference without words gives the number and the page`() {
    let document = layOut(
      [Inline("See ", bench.sans), reference("", to: "table:trade")], directory)
    #expect(document.pages[0].frame.texts.map(\.text).joined().hasPrefix("See Table 3 on p. 2"))
    let link = document.structure.first { $0.tag == .link }
    #expect(link?.destination == .place("there"))
    #expect(link?.linkDescription == "Go to Table 3")
    #expect(bench.codes == [])
  }

  @Test func `a reference with words of its own is a link`() {
    var inline = reference("the table", to: "table:trade")
    inline.text = "the table"
    let document = layOut([inline], directory)
    #expect(document.pages[0].frame.words.hasPrefix("Table 3"))
  }

  @Test func `a reference to what the document lacks has its name and is reported`() {
    let document = layOut(
      [Inline("See ", bench.sans), reference("", to: "table:other")], directory)
    #expect(document.pages[0].frame.texts.map(\.text).joined().hasPrefix("See that table"))
    #expect(!document.structure.contains { $0.tag == .link })
    #expect(bench.codes == ["reference-to-nothing"])
  }
}
