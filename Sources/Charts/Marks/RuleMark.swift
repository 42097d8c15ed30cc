import Drawing

/// One line across all categories at a value.
package struct RuleMark: Mark {
  package var value: Double
  package var stroke: Stroke

  package init(at value: Double, _ stroke: Stroke) {
    self.value = value
    self.stroke = stroke
  }

  /// The line that bars start from.
  package static func zero(_ style: ChartStyle) -> RuleMark {
    RuleMark(at: 0, Stroke(style.colors.ink, width: style.lengths.zeroLine))
  }

  package func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    let along = plot.values.position(of: value)
    drawing.frame.line(
      from: plot.point(along: along, across: plot.extent.lowerBound),
      to: plot.point(along: along, across: plot.extent.upperBound), stroke)
  }
}
