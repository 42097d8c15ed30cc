import Drawing
import LayoutEngine

/// The grid of a page: where the text block, prose and the side column lie, in points.
package struct PageGrid: Sendable {
  package let paper: Size
  package let margin: Double
  package let top: Double
  package let block: Size
  package let line: Double
  package let gutter: Double
  /// Width of one of the theme's grid columns.
  package let column: Double
  package let proseWidth: Double
  package let sideX: Double
  package let sideWidth: Double

  package init(
    _ page: Theme.Page, _ paper: Theme.Paper, _ orientation: PageOrientation = .portrait
  ) {
    let paper = orientation == .portrait ? paper : paper.turned(line: page.line)
    self.paper = Size(width: paper.width, height: paper.height)
    margin = paper.margin
    top = paper.top
    line = page.line
    gutter = page.gutter
    let width = paper.width - 2 * paper.margin
    block = Size(width: width, height: Double(paper.lines) * page.line)
    let count = Double(page.columns)
    column = (width - page.gutter * (count - 1)) / count
    proseWidth = Self.span(page.proseColumns, column, page.gutter)
    sideX = proseWidth + page.gutter + page.sideInset
    sideWidth = width - sideX
  }

  /// Width of `count` grid columns.
  package func span(_ count: Int) -> Double { Self.span(count, column, gutter) }

  private static func span(_ count: Int, _ column: Double, _ gutter: Double) -> Double {
    column * Double(count) + gutter * Double(count - 1)
  }

  package var sheet: LayoutEngine.PageSetup.Sheet {
    LayoutEngine.PageSetup.Sheet(paper: paper, left: margin, top: top, block: block)
  }
}

extension Theme.Paper {
  /// The sheet laid across, with the same margins.
  fileprivate func turned(line: Double) -> Theme.Paper {
    let foot = height - top - Double(lines) * line
    var paper = self
    (paper.width, paper.height) = (height, width)
    paper.lines = max(1, Int(((width - top - foot) / line + 1e-6).rounded(.down)))
    return paper
  }
}
