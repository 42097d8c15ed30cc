import Drawing

/// A line of the size of a word that shows how a series ran (Tufte, Beautiful Evidence, 2006).
package enum Sparkline {
  /// One observation: its place on the time axis, and its value if it has one.
  package struct Point: Sendable {
    package var time: Double
    package var value: Double?
    /// Whether it cannot be compared with the one before.
    package var isBreak: Bool

    package init(time: Double, value: Double?, isBreak: Bool = false) {
      self.time = time
      self.value = value
      self.isBreak = isBreak
    }
  }

  /// A frame of `width` and `height`. The lowest value stands at its foot and the highest at its top;
  /// the line is interrupted where values are missing or not comparable, and the last has a dot.
  package static func frame(
    _ points: [Point], width: Double, height: Double, _ style: ChartStyle, color: Color
  ) -> Frame {
    let unit = style.lengths.unit
    let radius = 1.6 * unit
    var frame = Frame(size: Size(width: width, height: height))
    let known = points.compactMap(\.value).filter(\.isFinite)
    guard let low = known.min(), let high = known.max(), let first = points.map(\.time).min(),
      let last = points.map(\.time).max()
    else { return frame }
    func place(_ point: Point, _ value: Double) -> Drawing.Point {
      let across = last > first ? (point.time - first) / (last - first) : 1
      let up = high > low ? (value - low) / (high - low) : 0.5
      return Drawing.Point(
        x: radius + across * (width - 2 * radius),
        y: height - radius - up * (height - 2 * radius))
    }
    var stretch: [Drawing.Point] = []
    var end: Drawing.Point?
    func draw() {
      defer { stretch = [] }
      guard stretch.count > 1 else {
        if let only = stretch.first {
          frame.add(
            .path(.circle(center: only, radius: 0.6 * unit), fill: style.colors.mute, stroke: nil),
            at: .zero)
        }
        return
      }
      frame.add(
        .path(
          .polyline(stretch), fill: nil, stroke: Stroke(style.colors.mute, width: 0.9 * unit)),
        at: .zero)
    }
    for point in points {
      if point.isBreak { draw() }
      guard let value = point.value, value.isFinite else {
        draw()
        continue
      }
      stretch.append(place(point, value))
      end = stretch.last
    }
    draw()
    if let end {
      frame.add(.path(.circle(center: end, radius: radius), fill: color, stroke: nil), at: .zero)
    }
    return frame
  }
}
