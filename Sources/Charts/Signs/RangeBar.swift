import Drawing

/// A range on a track, for a table's cell.
package enum RangeBar {
  /// A frame of `width` with a bar from `lower` to `upper`, which are parts of the width.
  package static func frame(
    from lower: Double, to upper: Double, width: Double, _ style: ChartStyle, color: Color
  ) -> Frame {
    let unit = style.lengths.unit
    let height = 5 * unit
    var frame = Frame(size: Size(width: width, height: height))
    frame.line(
      from: Point(x: 0, y: height / 2), to: Point(x: width, y: height / 2),
      Stroke(style.colors.rule, width: 0.75 * unit))
    let (low, high) = (min(lower, upper), max(lower, upper))
    guard low.isFinite, high.isFinite else { return frame }
    let start = min(max(low, 0), 1) * width
    let end = min(max(high, 0), 1) * width
    frame.fill(
      Rectangle(x: start, y: 0, width: max(end - start, 1.5 * unit), height: height), color)
    return frame
  }
}
