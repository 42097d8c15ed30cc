import Drawing

/// A block that is drawn by hand: a strip of figures, a rule, the face of a cover.
package struct Drawn: Block {
  private let draw: @Sendable (LayoutContext) -> Frame
  private let isFullWidth: Bool
  private let keepsWithNext: Bool
  private let spaceBefore: Double
  private let spaceAfter: Double
  private let x: Double

  package init(
    isFullWidth: Bool = true, keepsWithNext: Bool = false, spaceBefore: Double = 0,
    spaceAfter: Double = 0, x: Double = 0, draw: @escaping @Sendable (LayoutContext) -> Frame
  ) {
    self.draw = draw
    self.isFullWidth = isFullWidth
    self.keepsWithNext = keepsWithNext
    self.spaceBefore = spaceBefore
    self.spaceAfter = spaceAfter
    self.x = x
  }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    [
      .breakpoint(cost: 0), .space(spaceBefore),
      .box(FlowBox(draw(context), x: x, isFullWidth: isFullWidth)), .space(spaceAfter),
      .breakpoint(cost: keepsWithNext ? .infinity : 0),
    ]
  }
}

/// White space between blocks.
package struct Gap: Block {
  private let height: Double

  package init(_ height: Double) { self.height = height }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    [.breakpoint(cost: 0), .space(height)]
  }
}

/// The end of a page.
package struct PageEnd: Block {
  package init() {}

  package func flow(in context: LayoutContext) -> [FlowItem] { [.breakpoint(cost: -.infinity)] }
}

/// Blocks on pages that lie across.
package struct Landscape: Block {
  private let blocks: [any Block]

  package init(_ blocks: [any Block]) { self.blocks = blocks }

  package var weight: Int { blocks.reduce(0) { $0 + $1.weight } }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    [.orientation(.landscape)]
      + context.inLandscape { blocks.flatMap { $0.flow(in: context) } }
      + [.orientation(.portrait)]
  }
}

/// Blocks set side by side in columns of equal width.
package struct Columns: Block {
  private let count: Int
  private let gutter: Double
  private let isBalanced: Bool
  private let spaceBefore: Double
  private let blocks: [any Block]

  package init(
    _ count: Int, gutter: Double, isBalanced: Bool = true, spaceBefore: Double = 0,
    blocks: [any Block]
  ) {
    self.count = count
    self.gutter = gutter
    self.isBalanced = isBalanced
    self.spaceBefore = spaceBefore
    self.blocks = blocks
  }

  package var weight: Int { blocks.reduce(0) { $0 + $1.weight } }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    let width = (context.size.width - gutter * Double(count - 1)) / Double(count)
    return [
      .space(spaceBefore), .grid(context.line),
      .columns(
        ColumnSet(
          count: count, width: width, gutter: gutter,
          items: blocks.flatMap { $0.flow(in: context) }, isBalanced: isBalanced)),
      .breakpoint(cost: 0),
    ]
  }
}
