import Drawing

/// How things stand, as a sign that does not need its colour to be told apart: a disc, a triangle, a
/// square.
package enum StatusSign {
  package enum Status: Sendable { case good, watch, bad }

  /// A frame as wide as it is high.
  package static func frame(_ status: Status, _ style: ChartStyle) -> Frame {
    let side = 7 * style.lengths.unit
    var frame = Frame(size: Size(width: side, height: side))
    let path: Path =
      switch status {
      case .good: .circle(center: Point(x: side / 2, y: side / 2), radius: side / 2)
      case .watch:
        .polyline(
          [Point(x: side / 2, y: 0), Point(x: side, y: side), Point(x: 0, y: side)], closed: true)
      case .bad: .rectangle(Rectangle(x: 0, y: 0, width: side, height: side))
      }
    let color =
      switch status {
      case .good: style.colors.accent
      case .watch: style.colors.mute
      case .bad: style.colors.alert
      }
    frame.add(.path(path, fill: color, stroke: nil), at: .zero)
    return frame
  }
}
