/// Rows for which a figure is not high enough.
enum LeftOut {
  /// How many of the heights, from the first, there is room for; the rest is counted, and a problem, so that
  /// nothing is drawn over what stands below the figure.
  static func count(
    of heights: [Double], in room: Double, _ drawing: inout FigureDrawing, what: String
  ) -> Int {
    let all = heights.reduce(0, +)
    guard all > room + 0.5 else { return heights.count }
    var (used, shown) = (0.0, 0)
    for height in heights {
      guard used + height <= room + 0.5 else { break }
      used += height
      shown += 1
    }
    let missing = Ticks.text((all - room).rounded(.up), decimals: 0)
    drawing.leftOut += heights.count - shown
    drawing.problems.append(
      "\(heights.count - shown) of \(heights.count) \(what) are left out; "
        + "they need \(missing) more in height")
    return shown
  }
}
