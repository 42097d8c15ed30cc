import Drawing

/// A straight line from data to points.
package struct LinearScale: Sendable {
  /// First and last value; the first may be the greater.
  package let domain: (start: Double, stop: Double)
  /// Where these two values stand.
  package let range: (start: Double, stop: Double)

  package init(domain: (start: Double, stop: Double), range: (start: Double, stop: Double)) {
    self.domain = (domain.start + 0, domain.stop + 0)
    self.range = range
  }

  /// The place of `value` in points; the middle of the range where the domain has no width.
  package func position(of value: Double) -> Double {
    range.start + fraction(of: value) * (range.stop - range.start)
  }

  /// How far `value` lies from the start of the domain to its stop, 0 to 1.
  package func fraction(of value: Double) -> Double {
    // Halves, so that a domain from -1e308 to 1e308 has a finite width.
    let width = domain.stop / 2 - domain.start / 2
    guard width != 0, width.isFinite, value.isFinite else { return 0.5 }
    return (value / 2 - domain.start / 2) / width
  }

  /// About `count` round values of the domain.
  package func ticks(_ count: Double) -> [Double] {
    Ticks.values(from: domain.start, to: domain.stop, count: count)
  }

  /// The scale with its domain widened to round ends.
  package func nice(_ count: Double = 10) -> LinearScale {
    let isReversed = domain.stop < domain.start
    let (low, high) = Ticks.nice(
      from: min(domain.start, domain.stop), to: max(domain.start, domain.stop), count: count)
    return LinearScale(domain: isReversed ? (high, low) : (low, high), range: range)
  }

  /// The smallest interval with zero, `given` and all finite `values` in it, never without width.
  package static func domain(
    of values: [Double], given: ClosedRange<Double>? = nil
  ) -> (start: Double, stop: Double) {
    var (low, high) = (0.0, 0.0)
    for value in values + [given?.lowerBound, given?.upperBound].compactMap(\.self)
    where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    return low == high ? (0, 1) : (low + 0, high + 0)
  }

  /// Whether `value` is drawn on the side of negative values: zero is, where there are no others.
  static func isBelowZero(_ value: Double, _ domain: (start: Double, stop: Double)) -> Bool {
    value < 0 || (value == 0 && domain.stop <= 0)
  }

  /// The widest range within `room` that leaves each value its margin: positive margins between the
  /// value and the end of the room, negative ones between the value and its start.
  package static func fitting(
    _ domain: (start: Double, stop: Double), in room: ClosedRange<Double>,
    margins: [(value: Double, margin: Double)]
  ) -> LinearScale {
    let unit = LinearScale(domain: domain, range: (0, 1))
    var (low, high) = (room.lowerBound, room.upperBound)
    for _ in 0..<24 {
      for (value, margin) in margins {
        let share = unit.fraction(of: value)
        if margin > 0, share > 0 {
          high = min(high, (room.upperBound - margin - low * (1 - share)) / share)
        } else if margin < 0, share < 1 {
          low = max(low, (room.lowerBound - margin - high * share) / (1 - share))
        }
      }
    }
    if high <= low {
      let middle = min(max((low + high) / 2, room.lowerBound), room.upperBound)
      (low, high) = (middle, middle)
    }
    return LinearScale(domain: domain, range: (low, high))
  }
}
