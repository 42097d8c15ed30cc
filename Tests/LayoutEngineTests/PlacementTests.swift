import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

struct PlacementTests {
  private let bench = LayoutBench(width: 300, height: 140)

  private func lines(_ names: String) -> [FlowItem] {
    names.flatMap { [.named(String($0), height: 14), .breakpoint(cost: 0)] }
  }

  private func exhibit(
    _ name: String, height: Double, _ placement: FlowBox.Placement
  ) -> [FlowItem] {
    [
      .box(FlowBox(.named(name, height: height), placement: placement, name: name)),
      .breakpoint(cost: 0), .space(10), .breakpoint(cost: 0),
    ]
  }

  private func pages(_ items: [FlowItem]) -> [Frame] { bench.pages(of: items).map(\.frame) }

  @Test func `an exhibit at the foot leaves the text together`() {
    let page = pages(lines("ab") + exhibit("x", height: 40, .foot) + lines("cdefgh"))[0]
    #expect(page.place(of: "x")?.y == 100)
    #expect(page.place(of: "c")?.y == 28)
  }

  @Test
  func
    `an exhibit called for right after a heading stands at the foot, and the heading with its text`()
  {
    let heading: [FlowItem] = [.named("H", height: 14), .breakpoint(cost: .infinity)]
    let page = pages(heading + exhibit("x", height: 40, .foot) + lines("abcdefg"))[0]
    #expect(page.place(of: "x")?.y == 100)
    #expect(page.place(of: "a")?.y == 14)
  }

  @Test func `no white is left where an exhibit that stands elsewhere is called for`() {
    for placement in [FlowBox.Placement.foot, .top] {
      let call = [.space(28)] + exhibit("x", height: 20, placement)
      let page = pages(lines("ab") + call + lines("cdefgh"))[0]
      let (before, after) = (page.place(of: "b")?.y ?? 0, page.place(of: "c")?.y ?? 0)
      #expect(after - before == 14, "\(placement)")
    }
  }

  @Test func `an exhibit at the foot of the last page stands clear of the side column`() {
    let items: [FlowItem] =
      [.named("a", height: 14, aside: [.named("side", height: 42)]), .breakpoint(cost: 0)]
      + exhibit("x", height: 40, .foot)
    for end in [[], [FlowItem.breakpoint(cost: -.infinity)] + lines("b")] {
      #expect(pages(items + end)[0].place(of: "x")?.y == 70)
    }
  }

  @Test func `where the text ends an exhibit at the foot stands below it`() {
    let items = lines("ab") + exhibit("x", height: 40, .foot) + lines("cd")
    #expect(pages(items)[0].place(of: "x")?.y == 84)
    let ended = pages(items + [.breakpoint(cost: -.infinity)] + lines("e"))
    #expect(ended[0].place(of: "x")?.y == 84)
    #expect(ended[1].anchors == ["e"])
  }

  @Test func `text keeps clear of an exhibit at the foot`() {
    let pages = pages(lines("ab") + exhibit("x", height: 40, .foot) + lines("cdefgh"))
    #expect(pages[0].anchors.filter { $0 != "x" }.joined() == "abcde")
    #expect(pages[1].anchors.joined() == "fgh")
  }

  @Test func `an exhibit at the foot that finds no room stands at the foot of the next page`() {
    let pages = pages(lines("abcdefgh") + exhibit("x", height: 60, .foot) + lines("ijklmnopq"))
    #expect(pages[0].anchors.joined() == "abcdefghij")
    #expect(pages[1].place(of: "x")?.y == 80)
    #expect(pages[1].place(of: "k")?.y == 0)
  }

  @Test func `an exhibit at the top stands before the text of its page`() {
    let page = pages(lines("abc") + exhibit("x", height: 40, .top) + lines("d"))[0]
    #expect(page.anchors.joined() == "xabcd")
    #expect(page.place(of: "x")?.y == 0)
    #expect(page.place(of: "a")?.y == 68)
  }

  @Test func `what an exhibit at the top pushes away is not lost`() {
    let pages = pages(lines("abcde") + exhibit("x", height: 40, .top) + lines("fghijkl"))
    #expect(pages[0].anchors.first == "x")
    #expect(pages.flatMap(\.anchors).sorted() == "abcdefghijklx".map(String.init).sorted())
    #expect(pages.count == 2)
  }

  @Test func `an exhibit at the top does not pass the opening of its section`() {
    let opening = FlowItem.named("S", height: 14, section: "Second")
    let page = pages(
      lines("ab") + [opening, .breakpoint(cost: 0)] + lines("c")
        + exhibit("x", height: 20, .top) + lines("d"))[0]
    #expect(page.anchors.joined() == "abScxd")
  }

  @Test func `text keeps its distance from an exhibit after which another finds no room`() {
    // Both exhibits wait for the second page, which has room for the first and some text.
    let items =
      lines("abcdefghi") + exhibit("x", height: 60, .near) + exhibit("y", height: 100, .near)
      + lines("jklmnop")
    let second = pages(items)[1]
    #expect(second.place(of: "x")?.y == 0)
    #expect(second.place(of: "y") == nil)
    let first = second.anchors.first { $0 != "x" } ?? ""
    #expect((second.place(of: first)?.y ?? 0) >= 60 + 28)
  }

  @Test func `text keeps its distance from a table after which an exhibit finds no room`() {
    // The space after the table is the table's; that before the exhibit goes with it.
    let space: [FlowItem] = [.space(28), .breakpoint(cost: 0), .space(14)]
    let items =
      lines("ab") + space + exhibit("x", height: 120, .near) + lines("cdefghijklmnop")
    #expect(abs((pages(items)[0].place(of: "c")?.y ?? 0) - 56) < 0.01)
    let text = lines("ab") + [.space(14)] + exhibit("x", height: 120, .near) + lines("cdefghijk")
    #expect(abs((pages(text)[0].place(of: "c")?.y ?? 0) - 28) < 0.01)
  }

  @Test func `an exhibit where it is called for moves nothing`() {
    let page = pages(lines("ab") + exhibit("x", height: 40, .here) + lines("c"))[0]
    #expect(page.anchors.joined() == "abxc")
  }
}

struct OrientationTests {
  private let bench = LayoutBench(width: 300, height: 140)

  private func lines(_ names: String) -> [FlowItem] {
    names.flatMap { [.named(String($0), height: 14), .breakpoint(cost: 0)] }
  }

  private func pages(_ items: [FlowItem]) -> [PageBuilder.Page] { bench.pages(of: items) }

  @Test func `pages are turned and turned back`() {
    let pages = pages(
      lines("ab") + [.orientation(.landscape)] + lines("cd") + [.orientation(.portrait)]
        + lines("e"))
    #expect(pages.map(\.orientation) == [.portrait, .landscape, .portrait])
    #expect(pages.map { $0.frame.anchors.joined() } == ["ab", "cd", "e"])
    #expect(pages.map(\.frame.size.width) == [300, 140, 300])
  }

  @Test func `a page that lies is filled to its own height`() {
    let pages = pages([.orientation(.landscape)] + lines("abcdefghijklmnopqrstuvwxyz"))
    #expect(pages.map(\.frame.anchors.count) == [21, 5])
  }

  @Test func `what is turned back and turned again stays on one page`() {
    let pages = pages(
      [.orientation(.landscape)] + lines("a")
        + [.orientation(.portrait), .space(10), .orientation(.landscape)] + lines("b"))
    #expect(pages.map { $0.frame.anchors.joined() } == ["ab"])
  }

  @Test func `a heading is turned with what it is kept with`() {
    let pages = pages(
      lines("ab") + [
        .breakpoint(cost: -20), .space(10), .named("heading", height: 14), .space(4),
        .breakpoint(cost: .infinity), .breakpoint(cost: 0), .orientation(.landscape),
      ] + lines("c") + [.orientation(.portrait)] + lines("d"))
    #expect(pages.map { $0.frame.anchors.joined() } == ["ab", "headingc", "d"])
  }

  @Test func `the sheets of a document lie as their pages do`() {
    let sans = bench.sans
    let setup = LayoutEngine.PageSetup.symmetric(
      paper: Size(width: 340, height: 180), left: 20, top: 20,
      block: Size(width: 300, height: 140))
    func paragraph(_ text: String) -> Paragraph {
      Paragraph([Inline(text, sans)], ParagraphStyle(slot: 14), width: 100)
    }
    var seen: [PageOrientation] = []
    let document = LayoutEngine(
      setup: setup, shaper: SampleFonts.shaper(), hyphenators: [:], log: bench.log
    ).layOut(
      [paragraph("a"), Landscape([paragraph("b")]), paragraph("c")],
      information: .init(title: "T", language: "en", created: "2026-11-23T00:00:00Z")
    ) { page in
      seen.append(page.orientation)
      return Frame(size: .init(width: 1, height: 1))
    }
    #expect(document.pages.map(\.frame.size.width) == [340, 180, 340])
    #expect(seen == [.portrait, .landscape, .portrait])
    #expect(document.audit?.violations == 0)
  }
}

struct LookAheadTests {
  private let bench = LayoutBench(width: 300, height: 140)

  private func box(_ name: String, height: Double, cost: Double = 0) -> [FlowItem] {
    [.named(name, height: height), .breakpoint(cost: cost)]
  }

  @Test func `a page ends earlier where the next one would be left half empty`() {
    // Filled greedily, the first page holds a, b and c, and d stands alone on the second, since e
    // needs a page of its own.
    let items =
      box("a", height: 42) + box("b", height: 42) + box("c", height: 42)
      + box("d", height: 28) + box("e", height: 140)
    let pages = bench.pages(of: items).map { $0.frame.anchors.joined() }
    #expect(pages == ["ab", "cd", "e"])
  }

  @Test func `a page is filled where nothing is won by leaving it white`() {
    let items =
      box("a", height: 42) + box("b", height: 42) + box("c", height: 42)
      + box("d", height: 70) + box("e", height: 70)
    #expect(bench.pages(of: items).map { $0.frame.anchors.joined() } == ["abc", "de"])
  }
}
