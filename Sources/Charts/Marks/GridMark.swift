import Drawing

/// Thin lines at round values, zero left out.
package struct GridMark: Mark {
  package var values: [Double]

  package init(_ values: [Double]) { self.values = values }

  package func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    let stroke = Stroke(plot.style.colors.grid, width: plot.style.lengths.gridLine)
    for value in values where value != 0 {
      RuleMark(at: value, stroke).draw(in: plot, on: &drawing)
    }
  }
}
