import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

struct LayoutEngineTests {
  private let log = DiagnosticLog()
  private let sans = TextStyle(family: "Inter", size: 10, slot: 14)
  private let setup = LayoutEngine.PageSetup.symmetric(
    paper: Size(width: 340, height: 180), left: 20, top: 20,
    block: Size(width: 300, height: 140))

  private func document(
    _ blocks: [any Block],
    furniture: (LayoutEngine.Furniture) -> Frame = { _ in
      Frame(size: Size(width: 340, height: 180))
    }
  ) -> PagedDocument {
    composed(blocks.map { .block($0) }, furniture: furniture)!
  }

  /// - Parameter directory: `nil` gives up.
  private func composed(
    _ parts: [LayoutEngine.Part], directory: Directory? = Directory(),
    furniture: (LayoutEngine.Furniture) -> Frame = { _ in
      Frame(size: Size(width: 340, height: 180))
    }
  ) -> PagedDocument? {
    LayoutEngine(setup: setup, shaper: SampleFonts.shaper(), hyphenators: [:], log: log).layOut(
      information: .init(title: "T", language: "en", created: "2026-11-23T00:00:00Z"),
      furniture: furniture
    ) { add in
      for part in parts { add(part) }
      return directory
    }
  }

  private func paragraph(_ text: String) -> Paragraph {
    Paragraph([Inline(text, sans)], ParagraphStyle(slot: 14), width: 300)
  }

  /// Says on which page a place stood in the round before.
  private struct Reference: Block {
    let place: String
    let style: TextStyle
    var text: @Sendable (Int?) -> String = { $0.map { "page \($0)" } ?? "page ?" }

    func flow(in context: LayoutContext) -> [FlowItem] {
      let words = text(context.page(of: place))
      return Paragraph([Inline(words, style)], ParagraphStyle(slot: 14), width: 300)
        .flow(in: context)
    }
  }

  /// The references of the values on each page.
  private func values(_ document: PagedDocument) -> [[String]] {
    document.pages.map { page in
      page.frame.flattened().compactMap { placed in
        if case .value(let value) = placed.item { value.reference } else { nil }
      }
    }
  }

  @Test func `a value is on the page of the line it stands in, and lists of pages say so`() {
    let filler = String(repeating: "A border that closed and opened again. ", count: 16)
    var inline = Inline("At first 92 per cent. " + filler + "In the end 57 per cent.", sans)
    inline.values = [
      9: ShownValue(subject: "exports", reference: "exports.CHN"),
      22 + filler.utf8.count + 11: ShownValue(subject: "borders", reference: "borders"),
    ]
    func list(_ subject: String) -> Paragraph {
      var inline = Inline("", sans)
      inline.pageList = PageList(
        subject: subject, description: { "Go to page \($0)" }, fallback: "nowhere")
      return Paragraph(
        [Inline(subject + ": ", sans), inline], ParagraphStyle(slot: 14), width: 300)
    }
    var repeated = Inline("92", sans)
    repeated.values = [0: ShownValue(subject: "exports", reference: "exports.CHN")]
    let text = Paragraph([inline], ParagraphStyle(slot: 14), width: 300)
    let again = Paragraph([repeated], ParagraphStyle(slot: 14), width: 300)
    let document = document(
      [list("exports"), list("borders"), list("imports"), text, PageEnd(), again, PageEnd(), again])
    #expect(
      values(document) == [["exports.CHN"], ["borders"], ["exports.CHN"], ["exports.CHN"]])
    let words = document.pages[0].frame.texts.map(\.text).joined()
    #expect(words.contains("exports: 1, 3, 4"))
    #expect(words.contains("borders: 2"))
    #expect(words.contains("imports: nowhere"))
    // The numbers lead to the pages, which have a place for that.
    let targets = document.structure.compactMap(\.destination)
    #expect(targets == [1, 3, 4, 2].map { .place("page-\($0)") })
    let anchors = document.pages.map { page in
      page.frame.flattened().compactMap { placed in
        if case .anchor(let name) = placed.item { name } else { nil }
      }
    }
    #expect(anchors == [["page-1"], ["page-2"], ["page-3"], ["page-4"]])
    #expect(log.diagnostics.isEmpty)
  }

  @Test func `pages that follow each other are listed as a range`() {
    let list = PageList(subject: "x", description: { "Go to page \($0)" }, fallback: "–")
    func text(_ pages: [Int]) -> String {
      list.written(pages, as: Inline("", sans)).map(\.text).joined()
    }
    #expect(text([]) == "–")
    #expect(text([7]) == "7")
    #expect(text([1, 2, 4, 5, 6, 9]) == "1, 2, 4–6, 9")
  }

  private func heading(_ title: String, place: String) -> Heading {
    Heading(
      title: [Inline(title, sans)], level: 1, slot: 14, spaceBefore: 0, spaceAfter: 0, width: 300,
      place: place, section: title, startsPage: true)
  }

  @Test func `a reference prints the page its place stands on`() {
    let document = document([
      Reference(place: "end", style: sans), heading("Middle", place: "middle"), paragraph("text"),
      heading("End", place: "end"), paragraph("text"),
    ])
    #expect(document.pages.map(\.frame.words) == ["page 3", "Middletext", "Endtext"])
    #expect(document.pages.map(\.label) == ["1", "2", "3"])
    #expect(document.outline.map(\.title) == ["Middle", "End"])
    #expect(log.diagnostics.isEmpty)
  }

  @Test func `a reference that moves its own place is given up with a warning`() {
    let restless = Reference(place: "end", style: sans) { page in
      page == 3 ? "short" : String(repeating: "long words ", count: 60)
    }
    let document = document([restless, heading("End", place: "end"), paragraph("text")])
    #expect(document.pages.count >= 2)
    #expect(log.diagnostics.map(\.code) == ["unsettled"])
    #expect(log.diagnostics.first?.summary.contains("'end'") == true)
  }

  @Test func `a reference to a place that does not exist is a warning`() {
    let document = document([Reference(place: "nowhere", style: sans)])
    #expect(document.pages.map(\.frame.words) == ["page ?"])
    #expect(log.diagnostics.map(\.code) == ["unknown-place"])
  }

  @Test func `what a round finds wrong is reported once however many rounds there are`() {
    _ = document([
      Reference(place: "end", style: sans), paragraph("a \u{13000} b"),
      heading("End", place: "end"), paragraph("text"),
    ])
    #expect(log.diagnostics.map(\.code) == ["missing-character"])
  }

  @Test func `a character missing in a running head is reported too`() {
    let labels = LabelSetter(SampleFonts.shaper())
    _ = LayoutEngine(setup: setup, shaper: labels.shaper, hyphenators: [:], log: log).layOut(
      [paragraph("text")],
      information: .init(title: "T", language: "en", created: "2026-11-23T00:00:00Z")
    ) { _ in labels.line("head \u{13000}", sans) }
    #expect(log.diagnostics.map(\.code) == ["missing-character"])
  }

  @Test func `the furniture knows the page, the count and the section`() {
    var seen: [String] = []
    let document = document(
      [heading("One", place: "1"), paragraph("a"), heading("Two", place: "2"), paragraph("b")]
    ) { furniture in
      seen.append("\(furniture.number)/\(furniture.count) \(furniture.section ?? "")")
      return Frame(size: Size(width: 340, height: 180))
    }
    #expect(seen == ["1/2 One", "2/2 Two"])
    #expect(document.pages[0].frame.texts[0].area.x == 20)
    #expect(document.pages[0].frame.texts[0].baseline == 30)
  }

  @Test func `elements come in reading order and every text has a leaf`() throws {
    let aside = Paragraph([Inline("aside", sans)], ParagraphStyle(slot: 14), width: 90)
    let document = try #require(
      composed([
        .section, .block(heading("One", place: "1")),
        .block(
          Paragraph(
            [Inline("body", sans)], ParagraphStyle(slot: 14), width: 190, aside: [aside],
            asideX: 200)),
        .block(
          ListBlock(
            items: [[Inline("item", sans)]], isOrdered: false, style: sans,
            paragraph: ParagraphStyle(slot: 14), indent: 12, width: 300)),
      ]))
    #expect(
      document.structure.map(\.tag) == [
        .document, .section, .heading1, .paragraph, .paragraph, .list, .listItem, .listLabel,
        .listBody,
      ])
    let texts = document.pages[0].frame.texts
    #expect(texts.map(\.text) == ["One", "aside", "body", "•", "item"])
    #expect(texts.map { $0.element?.index } == [2, 3, 4, 7, 8])
  }

  @Test func `blocks belong to the section that began before them`() throws {
    let document = try #require(
      composed([
        .block(paragraph("before")), .section, .block(paragraph("one")), .block(paragraph("two")),
        .section, .block(paragraph("three")),
      ]))
    // Sections are numbered before the paragraphs in them.
    #expect(
      document.structure.map(\.tag) == [
        .document, .section, .section, .paragraph, .paragraph, .paragraph, .paragraph,
      ])
    #expect(document.structure.map { $0.parent?.index } == [nil, 0, 0, 0, 1, 1, 2])
    #expect(document.pages[0].frame.texts.map(\.text) == ["before", "one", "two", "three"])
  }

  @Test func `where composing gives up there is no document`() {
    #expect(composed([.block(paragraph("one"))], directory: nil) == nil)
  }

  @Test func `two threads lay out as one would, run after run`() {
    let blocks: [any Block] = (0..<60).map { paragraph("Paragraph \($0) of many that say little") }
    let once = document(blocks)
    #expect(once.pages.map(\.frame.words).joined().hasPrefix("Paragraph 0 of"))
    for _ in 0..<5 {
      let again = document(blocks)
      #expect(again.pages.map(\.frame.words) == once.pages.map(\.frame.words))
      #expect(again.structure.map(\.tag) == once.structure.map(\.tag))
    }
  }

  @Test func `a table's title and notes stay with it`() {
    let style = Exhibit.Style(
      rule: Stroke(.black, width: 1), labelSlot: 14, titleSlot: 14, subtitleSlot: 14,
      noteSlot: 14, figureGap: 6, noteGap: 6, spaceAfter: 14)
    let table = Table(
      columns: [Table.Column([])],
      rows: (0..<12).map { Table.Row([Table.Cell([Inline("row \($0)", sans)], slot: 14)]) },
      style: Table.Style(
        heavyRule: Stroke(.black, width: 1), rowRule: Stroke(.black, width: 0.4), padding: 3,
        headPadding: 2, gap: 12, headSlot: 14, continued: Inline("continued", sans)))
    let exhibit = Exhibit(
      label: [Inline("Table 1", sans)], title: [Inline("Title", sans)], subtitle: [],
      content: .table(table), notes: [[Inline("Source", sans)]], style: style, place: "table",
      width: 300)
    let pages = document([exhibit]).pages.map { $0.frame.texts.map(\.text) }
    #expect(pages[0].prefix(4) == ["Table 1", "Title", "row 0", "row 1"])
    #expect(pages.last?.suffix(3) == ["row 10", "row 11", "Source"])
    #expect(pages.joined().filter { $0.hasPrefix("row") }.count == 12)
  }
}
