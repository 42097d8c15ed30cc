import Drawing
import Testing

@testable import LayoutEngine

struct BlockTests {
  private let bench = LayoutBench(width: 300, height: 140)

  private func drawn(
    _ name: String, height: Double = 14, keepsWithNext: Bool = false, spaceBefore: Double = 0,
    spaceAfter: Double = 0
  ) -> Drawn {
    Drawn(keepsWithNext: keepsWithNext, spaceBefore: spaceBefore, spaceAfter: spaceAfter) { _ in
      .named(name, height: height)
    }
  }

  private func names(_ blocks: [any Block]) -> [[String]] {
    bench.pages(blocks).map(\.frame.anchors)
  }

  @Test func `a page end starts a page and a gap is white`() {
    #expect(names([drawn("a"), PageEnd(), drawn("b")]) == [["a"], ["b"]])
    let page = bench.pages([drawn("a"), Gap(30), drawn("b")])[0].frame
    #expect(page.place(of: "b")?.y == 44)
  }

  @Test func `of two spaces that meet the larger counts`() {
    let blocks = [drawn("a", spaceAfter: 20), drawn("b", spaceBefore: 12)]
    #expect(bench.pages(blocks)[0].frame.place(of: "b")?.y == 34)
  }

  @Test func `a drawing may stay with what follows`() {
    let blocks = [
      drawn("a", height: 100), drawn("b", height: 30, keepsWithNext: true),
      drawn("c", height: 30),
    ]
    #expect(names(blocks) == [["a"], ["b", "c"]])
  }

  @Test func `blocks in columns share the width`() {
    let blocks = Columns(
      2, gutter: 20, blocks: [drawn("a", height: 42), drawn("b", height: 42)])
    let page = bench.pages([blocks])[0].frame
    #expect(page.place(of: "a") == .zero)
    #expect(page.place(of: "b") == Point(x: 160, y: 0))
  }

  @Test func `items of a list have a bullet or a number each`() {
    for (isOrdered, marks) in [(false, ["•", "•"]), (true, ["1.", "2."])] {
      let list = ListBlock(
        items: ["one", "two"].map { [Inline($0, bench.sans)] }, isOrdered: isOrdered,
        style: bench.sans, paragraph: ParagraphStyle(slot: 14), indent: 14, width: 300)
      let texts = bench.pages([list])[0].frame.texts
      #expect(texts.map(\.text) == [marks[0], "one", marks[1], "two"])
      #expect(texts.map(\.area.x) == [0, 14, 0, 14])
    }
    #expect(
      bench.structure.elements.compactMap(\.listNumbering) == ["Disc", "Decimal"])
  }

  @Test func `a heading has its number before it, its place and its line in the outline`() {
    let heading = Heading(
      number: [Inline("3", bench.sans)], title: [Inline("Trade and transit", bench.sans)],
      level: 2, slot: 14, spaceBefore: 14, spaceAfter: 0, width: 60, place: "trade")
    let frame = bench.pages([heading, drawn("text")])[0].frame
    let texts = frame.texts
    #expect(texts.map(\.text) == ["3 ", "Trade and ", "transit"])
    #expect(texts.dropFirst().allSatisfy { $0.area.x == texts[1].area.x && $0.area.x > 6 })
    #expect(frame.anchors == ["trade", "text"])
    #expect(bench.context.outline.map(\.title) == ["3 Trade and transit"])
    #expect(bench.context.outline.map(\.level) == [2])
  }

  @Test func `a figure's words and notes belong to elements of their own`() {
    let style = Exhibit.Style(
      rule: Stroke(.black, width: 1), labelSlot: 14, titleSlot: 14, subtitleSlot: 14,
      noteSlot: 14, figureGap: 6, noteGap: 6, spaceAfter: 14)
    let exhibit = Exhibit(
      label: [Inline("Figure 1", bench.sans)], title: [Inline("Title", bench.sans)],
      subtitle: [], content: .figure(draw: { _ in .named("plot", height: 20) }, alternate: "Bars"),
      notes: [[Inline("Note", bench.sans)]], style: style, place: "figure", width: 300)
    let frame = bench.pages([exhibit])[0].frame
    #expect(frame.words == "Figure 1TitleNote")
    #expect(frame.anchors == ["figure", "plot"])
    let figure = bench.structure.elements.firstIndex { $0.alternate == "Bars" }
    let owner = frame.flattened().first { placed in
      if case .anchor("plot") = placed.item { true } else { false }
    }?.element
    #expect(owner?.index == figure)
  }
}
