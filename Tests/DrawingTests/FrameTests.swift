import Drawing
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
}
