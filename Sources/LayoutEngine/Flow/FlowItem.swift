import Diagnostics
import Drawing

/// One item of the vertical list that blocks become: what pages are filled with, from top to foot.
package enum FlowItem: Sendable {
  /// Something that has a height and is never divided.
  indirect case box(FlowBox)
  /// White space, in points, that vanishes at the top of a page.
  case space(Double)
  /// Moves down to the next line of the baseline grid of the given step.
  case grid(Double)
  /// The only place where a page may end. Infinity is the same as no place; minus infinity forces.
  case breakpoint(cost: Double)
  /// Items set in several columns side by side.
  indirect case columns(ColumnSet)
}

/// A box of the vertical list.
package struct FlowBox: Sendable {
  package var frame: Frame
  /// Distance of the frame from the left edge of the text block, in points.
  package var x: Double
  /// What is set above the box when it is the first of a page, such as a repeated table header.
  package var continuation: Frame?
  /// Whether the box takes the whole width, so that it must lie below anything in the side column.
  package var isFullWidth: Bool
  /// Whether the box may move to the top of the next column or page when it finds no room, while
  /// what follows fills the gap; never past the opening of a section.
  package var isFloating: Bool
  /// Whether a table begins here, which no exhibit before it may be overtaken by.
  package var opensTable = false
  /// Boxes for the side column, starting level with this one.
  package var aside: [FlowItem]
  /// Title of the section that begins here, for the running head.
  package var section: String?
  /// What the box is called in messages, for example `row 3 of the table`.
  package var name: String?
  /// The line of the layout that the box comes from.
  package var range: SourceRange?
  /// Width and place of the side column for `aside`.
  package var asideX: Double

  package init(
    _ frame: Frame, x: Double = 0, continuation: Frame? = nil, isFullWidth: Bool = false,
    isFloating: Bool = false, aside: [FlowItem] = [], asideX: Double = 0, section: String? = nil,
    name: String? = nil,
    range: SourceRange? = nil
  ) {
    self.frame = frame
    self.x = x
    self.continuation = continuation
    self.isFullWidth = isFullWidth
    self.isFloating = isFloating
    self.aside = aside
    self.asideX = asideX
    self.section = section
    self.name = name
    self.range = range
  }
}

/// Items that run through columns of equal width.
package struct ColumnSet: Sendable {
  package var count: Int
  /// Width of one column, in points.
  package var width: Double
  package var gutter: Double
  package var items: [FlowItem]
  /// Whether the columns of the last page end level.
  package var isBalanced: Bool

  package init(
    count: Int, width: Double, gutter: Double, items: [FlowItem], isBalanced: Bool = true
  ) {
    self.count = count
    self.width = width
    self.gutter = gutter
    self.items = items
    self.isBalanced = isBalanced
  }
}
