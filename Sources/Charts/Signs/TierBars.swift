import Drawing

/// Rising bars, one for each rung of a scale, those reached in ink: the tier of a partnership.
package enum TierBars {
  /// The bars as a frame whose foot is the base line.
  /// - Parameters:
  ///   - reached: How many of the bars are reached.
  ///   - count: How many rungs the scale has.
  package static func frame(
    reached: Int, of count: Int = 4, _ style: ChartStyle, color: Color? = nil
  ) -> Frame {
    let unit = style.lengths.unit
    var frame = Frame(size: Size(width: (Double(max(count, 1)) * 7 - 2) * unit, height: 9 * unit))
    for index in 0..<max(count, 0) {
      let height = count > 1 ? 3 + 6 * Double(index) / Double(count - 1) : 9
      let area = Rectangle(
        x: Double(index) * 7 * unit, y: (9 - height) * unit, width: 5 * unit,
        height: height * unit)
      frame.fill(area, index < reached ? color ?? style.colors.ink : style.colors.rule)
    }
    return frame
  }
}
