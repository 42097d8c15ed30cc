import Drawing

/// Four rising bars, those reached in ink: the tier of a partnership.
package enum TierBars {
  /// The bars as a frame whose foot is the base line.
  /// - Parameter reached: How many of the bars are reached, 0 to 4.
  package static func frame(reached: Int, _ style: ChartStyle, color: Color? = nil) -> Frame {
    let unit = style.lengths.unit
    let heights = [3.0, 5, 7, 9]
    var frame = Frame(size: Size(width: 26 * unit, height: 9 * unit))
    for (index, height) in heights.enumerated() {
      let area = Rectangle(
        x: Double(index) * 7 * unit, y: (9 - height) * unit, width: 5 * unit,
        height: height * unit)
      let isReached = index < reached
      frame.fill(area, isReached ? color ?? style.colors.ink : style.colors.grid)
    }
    return frame
  }
}
