import Drawing

/// Whether values run to the right or upwards.
package enum Orientation: Sendable, Hashable {
  /// Bars: values to the right, categories downwards.
  case horizontal
  /// Columns: values upwards, categories to the right.
  case vertical
}

/// The room that marks draw in: scales, orientation and styles, so that a mark is written once.
package struct PlotArea {
  package let orientation: Orientation
  /// From values to points, in the coordinates of the figure's frame.
  package let values: LinearScale
  /// The slots of the categories, in the same coordinates.
  package let bands: BandScale
  /// Whether no value can lie beyond the domain, as with shares.
  package let isClosed: Bool
  package let style: ChartStyle
  package let labels: LabelSetter

  package init(
    orientation: Orientation, values: LinearScale, bands: BandScale, isClosed: Bool = false,
    style: ChartStyle, labels: LabelSetter
  ) {
    self.orientation = orientation
    self.values = values
    self.bands = bands
    self.isClosed = isClosed
    self.style = style
    self.labels = labels
  }

  /// One point at page size.
  var unit: Double { style.lengths.unit }
  /// The stretch of all categories.
  var extent: ClosedRange<Double> { bands.extent }
  /// Where zero lies.
  var zero: Double { values.position(of: 0) }

  /// Height of the stub that marks a missing column.
  var stub: Double {
    min(14 * unit, abs(values.range.stop - values.range.start) * 0.12)
  }

  /// A point by its place along the values and across them.
  func point(along: Double, across: Double) -> Point {
    orientation == .horizontal ? Point(x: along, y: across) : Point(x: across, y: along)
  }

  /// A rectangle between two places along the values and two across.
  func rectangle(
    along: (start: Double, stop: Double), across: (start: Double, stop: Double)
  ) -> Rectangle {
    let (low, high) = (min(along.start, along.stop), max(along.start, along.stop))
    let thickness = across.stop - across.start
    return orientation == .horizontal
      ? Rectangle(x: low, y: across.start, width: high - low, height: thickness)
      : Rectangle(x: across.start, y: low, width: thickness, height: high - low)
  }

  /// 1 or -1: the way from zero to `value` in points; for zero itself that of the values drawn.
  func outward(_ value: Double) -> Double {
    let grows = values.range.stop >= values.range.start
    return LinearScale.isBelowZero(value, values.domain) == grows ? -1 : 1
  }

  /// Where the solid part of a bar ends, and where its stripes do.
  func ends(of value: Double, _ bound: Bar.Bound) -> (solid: Double, tip: Double, stripe: Double) {
    let end = values.position(of: value)
    let way = outward(value)
    guard bound == .atLeast else { return (end, end, 0) }
    let limit = value >= 0 ? values.range.stop : values.range.start
    let room = isClosed ? abs(limit - end) : .infinity
    let stripe = min(2 * unit, room / 6)
    // The solid part always reaches the value; where stripes would be too fine to see, the sign of
    // the bound at the bar's end has to do.
    return stripe >= 0.35 * unit ? (end, end + way * stripe * 6, stripe) : (end, end, 0)
  }
}
