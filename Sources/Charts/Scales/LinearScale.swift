import Drawing
import Glibc

/// A line from data to points: straight, or straight after the logarithm of the data.
package struct LinearScale: Sendable {
  /// What is done to a value before it is placed.
  package enum Transform: String, Sendable, CaseIterable {
    case linear
    /// The decimal logarithm, of values that are all above zero or all below.
    case log
    /// The logarithm of one more than the value, with its sign: about straight near zero, and so for
    /// values on both sides of it (Webber, Measurement Science and Technology 24, 2013).
    case symlog

    /// The transformed value; not a number where there is none.
    func callAsFunction(_ value: Double) -> Double {
      switch self {
      case .linear: value
      case .log: value < 0 ? -log10(-value) : log10(value)
      case .symlog: value < 0 ? -log1p(-value) : log1p(value)
      }
    }
  }

  /// First and last value; the first may be the greater.
  package let domain: (start: Double, stop: Double)
  /// Where these two values stand.
  package let range: (start: Double, stop: Double)
  package let transform: Transform

  package init(
    domain: (start: Double, stop: Double), range: (start: Double, stop: Double),
    transform: Transform = .linear
  ) {
    self.transform = transform
    self.domain = (domain.start + 0, domain.stop + 0)
    self.range = range
  }

  /// The place of `value` in points; the middle of the range where the domain has no width.
  package func position(of value: Double) -> Double {
    range.start + fraction(of: value) * (range.stop - range.start)
  }

  /// How far `value` lies from the start of the domain to its stop, 0 to 1.
  package func fraction(of value: Double) -> Double {
    guard transform == .linear else {
      let (start, stop) = (transform(domain.start), transform(domain.stop))
      let place = transform(value)
      guard start.isFinite, stop.isFinite, place.isFinite, start != stop else { return 0.5 }
      return (place - start) / (stop - start)
    }
    // Halves, so that a domain from -1e308 to 1e308 has a finite width.
    let width = domain.stop / 2 - domain.start / 2
    guard width != 0, width.isFinite, value.isFinite else { return 0.5 }
    return (value / 2 - domain.start / 2) / width
  }

  /// About `count` round values of the domain.
  package func ticks(_ count: Double) -> [Double] {
    transform == .log
      ? Ticks.logarithmic(from: domain.start, to: domain.stop, count: count)
      : Ticks.values(from: domain.start, to: domain.stop, count: count)
  }

  /// The scale with its domain widened to round ends: powers of ten where it is logarithmic.
  package func nice(_ count: Double = 10) -> LinearScale {
    if transform == .log {
      let ends = Ticks.powers(around: domain)
      return LinearScale(domain: ends, range: range, transform: .log)
    }
    let isReversed = domain.stop < domain.start
    let (low, high) = Ticks.nice(
      from: min(domain.start, domain.stop), to: max(domain.start, domain.stop), count: count)
    return LinearScale(
      domain: isReversed ? (high, low) : (low, high), range: range, transform: transform)
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
