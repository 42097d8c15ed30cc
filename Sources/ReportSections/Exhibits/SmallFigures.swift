import Drawing

/// Drawings small enough for a table cell.
enum SmallFigures {
  /// A square of 7 points, level with the capitals of a line of `slot`.
  static func swatch(_ fill: Color, slot: Double) -> Frame {
    var frame = Frame(size: Size(width: 7, height: slot))
    let area = Rectangle(x: 0, y: slot * 5 / 7 - 6.6, width: 7, height: 7)
    let needsOutline = fill.contrast(with: .white) < 3
    frame.add(
      .path(
        .rectangle(area), fill: fill,
        stroke: needsOutline ? Stroke(Color(red: 95, green: 102, blue: 110), width: 0.5) : nil),
      at: .zero)
    return frame
  }

  /// Rising bars, one for each rung of a scale, those reached in `ink`.
  static func tierBars(reached: Int, of count: Int, ink: Color, pale: Color, slot: Double) -> Frame
  {
    var frame = Frame(size: Size(width: Double(count) * 7 - 2, height: slot))
    let foot = slot * 5 / 7
    for rung in 1...max(count, 1) {
      let height = 3 + 6 * Double(rung - 1) / Double(max(count - 1, 1))
      frame.fill(
        Rectangle(x: Double(rung - 1) * 7, y: foot - height, width: 5, height: height),
        rung <= reached ? ink : pale)
    }
    return frame
  }

  /// A bar of 5 points height that fills `fraction` of `width` from the right.
  static func bar(fraction: Double, width: Double, fill: Color) -> Frame {
    let length = max(0.6, width * fraction)
    var frame = Frame(size: Size(width: length, height: 8))
    frame.fill(Rectangle(x: 0, y: 2, width: length, height: 5), fill)
    return frame
  }
}
