import Drawing
import TestSupport
import Testing

struct FrameTests {
  private let square = Path.rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1))

  @Test func `flattening opens groups, adds up their places and keeps the order`() {
    var inner = Frame(size: Size(width: 5, height: 5))
    inner.add(.anchor("inner"), at: Point(x: 1, y: 2))
    var middle = Frame(size: Size(width: 10, height: 10))
    middle.add(.anchor("before"), at: .zero)
    middle.add(inner, at: Point(x: 10, y: 20))
    middle.add(.anchor("after"), at: .zero)
    var outer = Frame(size: Size(width: 100, height: 100))
    outer.add(middle, at: Point(x: 100, y: 200))
    let placed = outer.flattened(at: Point(x: 1000, y: 2000))
    let names = placed.map { placed in
      if case .anchor(let name) = placed.item { name } else { "" }
    }
    #expect(names == ["before", "inner", "after"])
    #expect(placed[1].origin == Point(x: 1111, y: 2222))
  }

  @Test func `an item without an element belongs to that of its group`() {
    let tree = StructureTree()
    let figure = tree.add(.figure, in: nil)
    let span = tree.add(.span, in: figure)
    var inner = Frame(size: Size(width: 5, height: 5))
    inner.add(.path(square, fill: .black, stroke: nil), at: .zero)
    inner.add(.path(square, fill: .black, stroke: nil), at: .zero, in: span)
    var outer = Frame(size: Size(width: 5, height: 5))
    outer.add(inner, at: .zero, in: figure)
    outer.add(.path(square, fill: .black, stroke: nil), at: .zero)
    #expect(outer.flattened().map(\.element) == [figure, span, nil])
  }

  @Test func `a structure tree numbers its elements as they come`() {
    let tree = StructureTree()
    let root = tree.add(.document, in: nil)
    let heading = tree.add(.heading(9), in: root) { $0.language = "mn" }
    #expect(tree.elements.map(\.tag) == [.document, .heading4])
    #expect(tree[heading].parent == root)
    #expect(tree[heading].language == "mn")
    #expect(StructureTag.heading(0) == .heading1)
  }

  @Test func `scaling multiplies every length and nothing else`() throws {
    let shaper = SampleFonts.shaper()
    let style = TextStyle(family: "Inter", size: 10)
    let run = try #require(shaper.shape("Coal", style).first)
    var inner = Frame(size: Size(width: 5, height: 5))
    inner.add(.text(run), at: Point(x: 1, y: 2))
    var frame = Frame(size: Size(width: 10, height: 20))
    frame.add(inner, at: Point(x: 3, y: 4))
    let stroke = Stroke(.black, width: 2, dashes: [1, 3], isRound: true)
    frame.add(.path(square, fill: .white, stroke: stroke), at: Point(x: 5, y: 6))
    let area = Rectangle(x: 1, y: 2, width: 3, height: 4)
    frame.add(.fade(area, from: .black, to: .white), at: .zero)
    let scaled = frame.scaled(3)
    #expect(scaled.size == Size(width: 30, height: 60))
    let items = scaled.flattened()
    #expect(items.map(\.origin) == [Point(x: 12, y: 18), Point(x: 15, y: 18), .zero])
    guard case .text(let text) = items[0].item, case .path(let path, _, let line) = items[1].item,
      case .fade(let fade, let from, let to) = items[2].item
    else {
      Issue.record("the items changed their kind")
      return
    }
    #expect(text.size == 30 && text.text == "Coal")
    #expect(abs(text.advance - run.advance * 3) < 1e-9)
    #expect(path.bounds == Rectangle(x: 0, y: 0, width: 3, height: 3))
    #expect(line == Stroke(.black, width: 6, dashes: [3, 9], isRound: true))
    #expect(fade == Rectangle(x: 3, y: 6, width: 9, height: 12))
    #expect(from == .black && to == .white)
  }
}
