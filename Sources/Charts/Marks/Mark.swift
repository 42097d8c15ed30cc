/// One layer of a chart: bars, names, a grid, an axis.
///
/// A chart kind is a list of marks, drawn in order.
package protocol Mark {
  /// Draws the layer, and tells what found no room.
  func draw(in plot: PlotArea, on drawing: inout FigureDrawing)
}
