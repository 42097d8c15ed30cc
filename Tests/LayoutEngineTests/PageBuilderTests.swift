import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

struct PageBuilderTests {
  private let bench = LayoutBench(width: 300, height: 140)

  /// The names on each page of `items`.
  private func names(_ items: [FlowItem]) -> [[String]] {
    bench.pages(of: items).map(\.frame.anchors)
  }

  /// Boxes of 14 points with a free break after each.
  private func lines(_ names: String, cost: Double = 0) -> [FlowItem] {
    names.flatMap { [.named(String($0), height: 14), .breakpoint(cost: cost)] }
  }

  @Test func `a page takes what fits and the rest goes to the next`() {
    let pages = names(lines("abcdefghijklmnopqrstuvwxy"))
    #expect(pages.map { $0.joined() } == ["abcdefghij", "klmnopqrst", "uvwxy"])
    #expect(bench.log.diagnostics.isEmpty)
  }

  @Test func `nothing makes no page`() {
    #expect(names([]).isEmpty)
    #expect(names([.space(10), .breakpoint(cost: -.infinity), .grid(14)]).isEmpty)
  }

  @Test func `boxes stand one under another at their distance from the left`() {
    let items: [FlowItem] = [
      .box(FlowBox(.named("a", height: 10), x: 20)), .space(6),
      .box(FlowBox(.named("b", height: 10), x: 30)),
    ]
    let page = bench.pages(of: items)[0].frame
    #expect(page.place(of: "a") == Point(x: 20, y: 0))
    #expect(page.place(of: "b") == Point(x: 30, y: 16))
  }

  @Test func `white space vanishes at the top of a page`() {
    let items: [FlowItem] =
      [.space(30)] + lines("abcdefghij") + [.space(30), .named("k", height: 14)]
    let pages = bench.pages(of: items)
    #expect(pages.map(\.frame.anchors) == [Array("abcdefghij").map(String.init), ["k"]])
    #expect(pages[0].frame.place(of: "a")?.y == 0)
    #expect(pages[1].frame.place(of: "k")?.y == 0)
  }

  @Test func `the grid moves a box to its next line`() {
    let items: [FlowItem] = [
      .named("a", height: 10), .space(1), .grid(14), .named("b", height: 14), .grid(14),
      .named("c", height: 14),
    ]
    let page = bench.pages(of: items)[0].frame
    #expect(page.place(of: "b")?.y == 14)
    #expect(page.place(of: "c")?.y == 28)
  }

  @Test func `a forced break ends the page, and several end it once`() {
    let items: [FlowItem] = [
      .breakpoint(cost: -.infinity), .named("a", height: 14), .breakpoint(cost: -.infinity),
      .space(5), .breakpoint(cost: -.infinity), .named("b", height: 14),
      .breakpoint(cost: -.infinity),
    ]
    #expect(names(items) == [["a"], ["b"]])
  }

  @Test func `what is kept together moves together`() {
    let items: [FlowItem] =
      lines("abcdefghi") + [
        .named("heading", height: 14), .breakpoint(cost: .infinity), .space(14),
        .breakpoint(cost: 0), .named("text", height: 14),
      ]
    #expect(names(items).last == ["heading", "text"])
  }

  @Test func `a cheaper break a little higher is taken`() {
    let items: [FlowItem] =
      lines("abcdefgh") + [.named("i", height: 14), .breakpoint(cost: 50)]
      + [.named("j", height: 14), .breakpoint(cost: 60)] + lines("kl")
    #expect(names(items).map { $0.joined() } == ["abcdefgh", "ijkl"])
  }

  @Test func `neither the first nor the last line of a paragraph stands alone`() {
    let style = ParagraphStyle(slot: 14)
    let text = "n n n n n n n n n n n n n n n n"
    let width = bench.context.labels.width("n n n n", bench.sans) + 1
    for before in 0...10 {
      let items =
        lines(String("abcdefghij".prefix(before)))
        + Paragraph([Inline(text, bench.sans)], style, width: width).flow(in: bench.context)
      let counts = bench.pages(of: items).map { $0.frame.texts.count }.filter { $0 > 0 }
      #expect(counts.reduce(0, +) == 4)
      #expect(!counts.contains(1))
    }
  }

  @Test func `a box that opens a page has its continuation above it`() {
    let head = Frame.named("head", height: 20)
    let items: [FlowItem] =
      [.named("head", height: 20), .breakpoint(cost: .infinity)]
      + (0..<10).flatMap { row -> [FlowItem] in
        [.named("row \(row)", height: 20, continuation: head), .breakpoint(cost: 0)]
      }
    let pages = bench.pages(of: items)
    #expect(pages.map(\.frame.anchors.count) == [7, 5])
    #expect(pages.allSatisfy { $0.frame.anchors.first == "head" })
    #expect(pages[1].frame.place(of: "row 6")?.y == 20)
  }

  @Test func `a box taller than the page stands on a page of its own and is reported`() {
    let items = lines("ab") + [.named("tall", height: 500), .breakpoint(cost: 0)] + lines("c")
    #expect(names(items) == [["a", "b"], ["tall"], ["c"]])
    #expect(bench.codes == ["cannot-place"])
    #expect(bench.log.diagnostics.first?.severity == .error)
    #expect(bench.log.diagnostics.first?.summary.hasPrefix("on page 2, tall is ") == true)
  }

  @Test func `a group that is kept together but taller than the page is cut and reported`() {
    let items = lines("abcdefghijklmno", cost: .infinity)
    #expect(names(items).map { $0.joined() } == ["abcdefghij", "klmno"])
    #expect(bench.codes == ["too-tall"])
  }

  @Test func `an aside stands in the side column level with its box`() {
    let note = FlowItem.named("note", height: 40)
    let items = lines("a") + [.named("b", height: 14, aside: [note])] + lines("cd")
    let page = bench.pages(of: items)[0].frame
    #expect(page.place(of: "note") == Point(x: 200, y: 14))
    #expect(page.place(of: "b") == Point(x: 0, y: 14))
    #expect(page.place(of: "c")?.y == 28)
  }

  @Test func `asides do not run into each other nor into a box of full width`() {
    let items: [FlowItem] = [
      .named("a", height: 14, aside: [.named("one", height: 30)]),
      .named("b", height: 14, aside: [.named("two", height: 20)]),
      .named("c", height: 14, isFullWidth: true),
    ]
    let page = bench.pages(of: items)[0].frame
    #expect(page.place(of: "one")?.y == 0)
    #expect((page.place(of: "two")?.y ?? 0) >= 30)
    #expect((page.place(of: "c")?.y ?? 0) >= (page.place(of: "two")?.y ?? 0) + 20)
  }

  @Test func `an aside that does not fit moves to the next page with its box`() {
    let items =
      lines("abcdefgh") + [.named("i", height: 14, aside: [.named("note", height: 60)])]
    #expect(names(items).last == ["note", "i"])
  }

  @Test func `an aside taller than the page is reported`() {
    let items =
      lines("ab") + [.named("c", height: 14, aside: [.named("note", height: 200)])] + lines("d")
    #expect(Array(names(items).joined()) == ["a", "b", "note", "c", "d"])
    #expect(bench.codes == ["too-tall"])
    #expect(
      bench.log.diagnostics.first?.summary.contains(", what stands beside c is taller") == true)
  }

  @Test func `balanced columns end level`() {
    let set = ColumnSet(count: 2, width: 140, gutter: 20, items: lines("abcdef"))
    let page = bench.pages(of: [.columns(set), .named("after", height: 14)])[0].frame
    #expect(page.place(of: "c") == Point(x: 0, y: 28))
    #expect(page.place(of: "d") == Point(x: 160, y: 0))
    #expect(page.place(of: "after")?.y == 42)
  }

  @Test
  func `balanced columns are as short as they can be though an end before a heading is dearer`() {
    let lines = { (names: String) in
      names.flatMap { [FlowItem.named(String($0), height: 14), .breakpoint(cost: 8)] }
    }
    let items =
      lines("abcd") + [
        .breakpoint(cost: -20), .named("H", height: 14), .breakpoint(cost: .infinity),
      ]
      + lines("efghij")
    let set = ColumnSet(count: 2, width: 140, gutter: 20, items: items, isBalanced: true)
    let page = bench.pages(of: [.columns(set)])[0].frame
    #expect(page.place(of: "H")?.x == 0)
    #expect(page.place(of: "f")?.y == 0)
  }

  @Test func `a few lines in columns fill the foot of a page`() {
    let set = ColumnSet(
      count: 2, width: 140, gutter: 20,
      items: "abcd".flatMap { [.named(String($0), height: 20), .breakpoint(cost: 0)] },
      isBalanced: true)
    let height = bench.context.size.height
    let pages = bench.pages(of: [
      .named("x", height: height - 60), .breakpoint(cost: 0), .columns(set),
    ])
    #expect(pages.count == 1)
    #expect(pages[0].frame.place(of: "c")?.x == 160)
  }

  @Test func `columns run on to the next page`() {
    let names = "abcdefghijklmnopqrstuvwxyz"
    let set = ColumnSet(count: 2, width: 140, gutter: 20, items: lines(names))
    let pages = bench.pages(of: [.named("x", height: 14), .breakpoint(cost: 0), .columns(set)])
    #expect(pages.flatMap(\.frame.anchors).joined() == "x" + names)
    #expect(pages[0].frame.anchors.count == 19)
    #expect(pages[1].frame.place(of: "s")?.y == 0)
  }

  @Test func `balanced columns leave more than a stub to the next page`() {
    let names = "abcdefghijklmnopqrstuv"
    let set = ColumnSet(count: 2, width: 140, gutter: 20, items: lines(names))
    let pages = bench.pages(of: [.columns(set)])
    #expect(pages.map { $0.frame.anchors.joined() } == ["abcdefghijklmn", "opqrstuv"])
    #expect(pages[1].frame.place(of: "s") == Point(x: 160, y: 0))
    // Where the rest is long enough anyway, the page is filled.
    let longer = ColumnSet(count: 2, width: 140, gutter: 20, items: lines(names + "wxyzABCD"))
    #expect(bench.pages(of: [.columns(longer)])[0].frame.anchors.count == 20)
    // Nor where columns are filled one after another.
    let plain = ColumnSet(
      count: 2, width: 140, gutter: 20, items: lines(names), isBalanced: false)
    #expect(bench.pages(of: [.columns(plain)])[0].frame.anchors.count == 20)
  }

  @Test func `columns are not lost where no break stands before them`() {
    let set = ColumnSet(count: 2, width: 140, gutter: 20, items: lines("abcdefghij"))
    let items: [FlowItem] = [
      .named("heading", height: 120), .breakpoint(cost: .infinity), .columns(set),
    ]
    #expect(names(items).joined().joined() == "headingabcdefghij")
  }

  @Test func `the running head names the section a page begins in`() {
    let items: [FlowItem] =
      [.named("A", height: 14, section: "First")] + lines("bcdefghijklm")
      + [.named("N", height: 14, section: "Second"), .breakpoint(cost: -.infinity)]
      + [.named("O", height: 14, section: "Third")]
    #expect(bench.pages(of: items).map(\.section) == ["First", "First", "Third"])
  }

  @Test(arguments: 0..<600)
  func `random lists come to an end and lose nothing`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var count = 0
    var expected: [String] = []
    func items(_ length: Int, depth: Int) -> [FlowItem] {
      (0..<length).flatMap { _ -> [FlowItem] in
        switch Int.random(in: 0..<16, using: &random) {
        case 12 where depth == 0: return [.orientation(.landscape)]
        case 13 where depth == 0: return [.orientation(.portrait)]
        case 14, 15:
          // Notes, exhibits that may move and sums that are carried, all at once.
          count += 1
          let name = "n\(count)"
          expected.append(name)
          var box = FlowBox(.named(name, height: Double.random(in: 5...60, using: &random)))
          box.placement = FlowBox.Placement.allCases.randomElement(using: &random) ?? .here
          if Bool.random(using: &random) { box.closing = .named("c", height: 12) }
          if Bool.random(using: &random) {
            let lines = Int.random(in: 1...20, using: &random)
            expected += (0..<lines).map { "\(name)-\($0)" }
            box.notes = [
              FlowNote(
                lines: (0..<lines).map { .named("\(name)-\($0)", height: 8) },
                style: FlowNote.Style(
                  rule: Stroke(.black, width: 1), ruleWidth: 30, above: 6, below: 3))
            ]
          }
          return [.box(box), .breakpoint(cost: 0)]
        case 0...5:
          let tall = Int.random(in: 0..<12, using: &random) == 0
          let height = Double.random(in: 1...(tall ? 200 : 40), using: &random)
          var aside: [FlowItem] = []
          if depth == 0, Int.random(in: 0..<5, using: &random) == 0 {
            count += 1
            expected.append("n\(count)")
            aside = [.named("n\(count)", height: Double.random(in: 1...60, using: &random))]
          }
          count += 1
          expected.append("n\(count)")
          return [.named("n\(count)", height: height, aside: aside)]
        case 6: return [.space(Double.random(in: 0...30, using: &random))]
        case 7: return [.grid(14)]
        case 8: return [.breakpoint(cost: .infinity)]
        case 9 where depth == 0:
          return [
            .columns(
              ColumnSet(
                count: Int.random(in: 1...3, using: &random), width: 90, gutter: 15,
                items: items(8, depth: 1), isBalanced: Bool.random(using: &random)))
          ]
        case 10: return [.breakpoint(cost: Double.random(in: -60...200, using: &random))]
        case 11 where Int.random(in: 0..<4, using: &random) == 0:
          return [.breakpoint(cost: -.infinity)]
        default: return [.breakpoint(cost: 0)]
        }
      }
    }
    let pages = bench.pages(of: items(40, depth: 0))
    let anchors = pages.flatMap(\.frame.anchors).filter { $0 != "c" }
    #expect(anchors.sorted() == expected.sorted())
    #expect(pages.count <= expected.count)
    // Notes and what need not move stand in their order.
    for prefix in expected.filter({ !$0.contains("-") }) {
      let notes = anchors.filter { $0.hasPrefix(prefix + "-") }
      #expect(notes == expected.filter { $0.hasPrefix(prefix + "-") })
    }
  }
}
