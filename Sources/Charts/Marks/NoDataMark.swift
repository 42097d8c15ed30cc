import Drawing

/// Words that stand where all the bars of a figure would, with the reason.
package struct NoDataMark: Mark {
  package var words: String
  package var reason: String

  package init(words: String, reason: String) {
    self.words = words
    self.reason = reason
  }

  /// The block of words at a width.
  func block(width: Double, _ style: ChartStyle, _ labels: LabelSetter) -> Frame {
    let head = PlotLabel(words, style[.noData], width: width, labels)
    guard !reason.isEmpty else { return head.frame }
    return head.above(PlotLabel(reason, style[.panelDetail], width: width, labels)).frame
  }

  package func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    let gap = plot.style.lengths.gap * 2
    let isHorizontal = plot.orientation == .horizontal
    let start = plot.values.domain.stop <= 0 ? plot.values.range.start : plot.zero
    let left = isHorizontal ? start + gap : plot.extent.lowerBound
    let width = max(plot.unit, drawing.frame.size.width - left)
    let block = block(width: width, plot.style, plot.labels)
    let (top, bottom) =
      isHorizontal
      ? (plot.extent.lowerBound, plot.extent.upperBound)
      : (0, plot.zero)
    if block.size.height > bottom - top + 0.5 {
      drawing.problems.append("\(words.quoted) with its reason is higher than the figure")
    }
    let y = max(top, top + (bottom - top - block.size.height) / 2)
    drawing.frame.add(
      block, at: Point(x: left, y: y), clearing: plot.style.colors.paper, margin: 1.5 * plot.unit)
  }
}
