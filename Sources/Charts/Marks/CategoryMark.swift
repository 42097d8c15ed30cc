import Drawing

/// The names of the categories: to the left of bars, below columns.
package struct CategoryMark: Mark {
  package var names: [PlotLabel?]
  /// Where the column of names ends, or the top of the row of names.
  package var edge: Double

  package init(_ names: [PlotLabel?], edge: Double) {
    self.names = names
    self.edge = edge
  }

  package func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    for (name, slot) in zip(names, plot.bands.slots) {
      guard let name else { continue }
      let width = name.frame.size.width
      switch plot.orientation {
      case .horizontal:
        let x = (edge - width) * plot.style.categoryAlignment.share
        drawing.frame.add(name.frame, at: Point(x: x, y: slot.middle - name.middle))
      case .vertical:
        drawing.frame.add(name.frame, at: Point(x: slot.middle - width / 2, y: edge))
      }
    }
  }
}
