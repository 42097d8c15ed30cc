import Drawing

/// Rows of different heights one below the other, each around the middle of its bar.
struct RowStack {
  /// What one row needs above and below the middle of its bar.
  struct Row {
    var above: Double
    var below: Double
    /// Whether a second line hangs under the name, which the next row must keep away from.
    var hasTail: Bool

    /// The room that texts need around a bar.
    init(_ texts: [PlotLabel], thickness: Double, hasTail: Bool = false) {
      above = texts.map(\.middle).reduce(thickness / 2, max)
      below = texts.map(\.below).reduce(thickness / 2, max)
      self.hasTail = hasTail
    }
  }

  var rows: [Row]
  var style: ChartStyle

  /// Height of a bar as a part of its row.
  static let barShare = 0.62

  /// How much higher a row may become to fill a figure, as a part of its height.
  static let stretch = 1.2

  /// The height that suits the rows.
  var height: Double { bands(base: style.lengths.row, from: 0, stretch: 0).extent.upperBound }

  /// The rows that `height` has room for: stretched where there is more, closed up where less.
  func bands(in height: Double, from start: Double = 0) -> BandScale {
    let row = style.lengths.row
    let spare = height - self.height
    if spare >= -0.01 {
      let stretch = rows.isEmpty ? 0 : min(max(0, spare) / Double(rows.count), row * Self.stretch)
      return bands(base: row, from: start, stretch: stretch)
    }
    let least = min(row, style[.category].slot)
    var closest = bands(base: least, from: start, stretch: 0)
    for step in 1...8 {
      closest = bands(base: row - (row - least) * Double(step) / 8, from: start, stretch: 0)
      if closest.extent.upperBound - start <= height { return closest }
    }
    return BandScale(
      slots: closest.slots.filter { $0.start + $0.length - start <= height + 0.01 },
      thickness: closest.thickness)
  }

  /// The rows, each at least `base` high and `stretch` higher than that.
  private func bands(base: Double, from start: Double, stretch: Double) -> BandScale {
    var slots = [BandScale.Slot]()
    var top = start
    let least = style.lengths.unit * (base < style.lengths.row ? 0.5 : 2.5)
    for row in rows {
      let head = max(base / 2 - row.above, least)
      let foot = max(base / 2 - row.below, row.hasTail ? least * 2 : least)
      let length = head + row.above + row.below + foot + stretch
      slots.append(
        BandScale.Slot(start: top, length: length, middle: top + stretch / 2 + head + row.above))
      top += length
    }
    return BandScale(slots: slots, thickness: base * Self.barShare + stretch * 0.4)
  }
}
