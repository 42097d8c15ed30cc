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
  /// Which way pages lie from here on; a page that lies otherwise ends.
  case orientation(PageOrientation)
}

/// Which way a page lies.
package enum PageOrientation: String, Sendable, CaseIterable {
  case portrait, landscape
}

/// A box of the vertical list.
package struct FlowBox: Sendable {
  /// Where a box stands that need not stand where it is called for. It stays within its section.
  package enum Placement: String, Sendable, CaseIterable {
    /// Where it is called for.
    case here
    /// There too, but where it finds no room, what follows fills the gap and the box opens the next
    /// column or page.
    case near
    /// At the top of the page on which it is called for, or of the next.
    case top
    /// At the foot of the page on which it is called for, or of the next.
    case foot
  }

  package var frame: Frame
  /// Distance of the frame from the left edge of the text block, in points.
  package var x: Double
  /// What is set above the box when it is the first of a page, such as a repeated table header.
  package var continuation: Frame?
  /// What is set below the box when the page ends after it, such as a total that is carried.
  package var closing: Frame?
  /// Whether the box takes the whole width, so that it must lie below anything in the side column.
  package var isFullWidth: Bool
  package var placement = Placement.here
  /// Whether a table begins here, which no exhibit before it may be overtaken by.
  package var opensTable = false
  /// Boxes for the side column, starting level with this one.
  package var aside: [FlowItem]
  /// The notes whose marks stand in the box; they go to the foot of its page.
  package var notes: [FlowNote] = []
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
    placement: Placement = .here, aside: [FlowItem] = [], asideX: Double = 0,
    notes: [FlowNote] = [], section: String? = nil, name: String? = nil, range: SourceRange? = nil
  ) {
    self.frame = frame
    self.x = x
    self.continuation = continuation
    self.isFullWidth = isFullWidth
    self.placement = placement
    self.aside = aside
    self.asideX = asideX
    self.notes = notes
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

extension FlowItem {
  /// Whether the item leaves a mark on the page.
  package var isVisible: Bool {
    switch self {
    case .box: true
    case .columns(let set): set.items.contains { $0.isVisible }
    case .space, .grid, .breakpoint, .orientation: false
    }
  }

  /// Heights of boxes and spaces, in points.
  static func height(of items: [FlowItem]) -> Double {
    items.reduce(0) { sum, item in
      switch item {
      case .box(let box): sum + box.frame.size.height
      case .space(let amount): sum + amount
      default: sum
      }
    }
  }

  /// The items one under another, whatever their height.
  static func stacked(_ items: [FlowItem]) -> Frame {
    var frame = Frame(size: Size(width: 0, height: 0))
    var y = 0.0
    for item in items {
      switch item {
      case .space(let amount): y += amount
      case .box(let box):
        frame.add(box.frame, at: Point(x: box.x, y: y))
        y += box.frame.size.height
        frame.size.width = max(frame.size.width, box.x + box.frame.size.width)
      case .grid, .breakpoint, .columns, .orientation: break
      }
    }
    frame.size.height = y
    return frame
  }
}
