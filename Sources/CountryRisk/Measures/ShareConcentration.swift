/// How concentrated a whole is on few partners, told from the shares that a source lists.
///
/// A list that stops before the whole is used up leaves the Herfindahl–Hirschman index open: no
/// partner that is left out may hold more than the smallest one listed. The index then lies in an
/// interval, and so do the measures made from it.
package struct ShareConcentration: Sendable {
  package let shares: [Share]
  private let ranges: [ShareRange]

  /// The concentration of `shares`, the largest of their whole.
  package init(_ shares: [Share]) {
    self.shares = shares
    ranges = shares.map { ShareRange($0.percent) }.sorted { $0.stated > $1.stated }
    isList = true
  }

  /// The concentration of a whole of which one share alone is known, not that it is the largest.
  package init(single share: Quantity) {
    shares = []
    ranges = [ShareRange(share)]
    isList = false
  }

  private let isList: Bool

  /// The sum of the shares, in percent.
  package var listed: Double { ranges.reduce(0) { $0 + $1.stated } }

  /// What the shares leave of the whole, in percent; zero when rounding brings them above it.
  package var remainder: Double { max(0, 100 - listed) }

  /// Whether the shares leave something of the whole.
  package var isTruncated: Bool { remainder > 1e-9 }

  /// How far rounding alone may bring `listed` away from the true sum, in percentage points.
  package var roundingTolerance: Double { ranges.reduce(0) { $0 + $1.rounding } }

  /// The bound of `listed`.
  package var listedBound: Bound {
    shares.dropFirst().reduce(shares.first?.percent.bound ?? .exact) {
      $0.joined(with: $1.percent.bound)
    }
  }

  /// The largest share (CR1); the first of equals.
  package var largest: Share? {
    shares.reduce(nil as Share?) { best, share in
      best.map { $0.percent.value >= share.percent.value } ?? false ? best : share
    }
  }

  /// The sum of the three largest shares (CR3), in percent.
  package var largestThree: Double { ranges.prefix(3).reduce(0) { $0 + $1.stated } }

  /// The Herfindahl–Hirschman index in points, 10,000 Σ sᵢ² (Herfindahl 1950; Hirschman 1964), as
  /// an interval: from a remainder spread thin to one held by as few partners as the list allows.
  package var herfindahl: ValueInterval {
    guard isList || ranges.isEmpty else { return single(widened: false) }
    return interval(ranges.map { ShareRange(low: $0.stated, high: $0.stated, of: $0) })
  }

  /// The same, widened by the rounding of each share and by the bounds of the source.
  package var roundedHerfindahl: ValueInterval {
    isList || ranges.isEmpty ? interval(ranges) : single(widened: true)
  }

  /// How many partners of equal size would be as concentrated, 1/H (Hannah and Kay 1977).
  package var equivalentNumber: ValueInterval {
    let points = herfindahl
    guard points.lower > 0 else { return ValueInterval(0, 0) }
    return ValueInterval(10_000 / points.upper, 10_000 / points.lower)
  }

  /// The floor of the index as a quantity: exact when the list is whole.
  package var statedHerfindahl: Quantity {
    Quantity(herfindahl.lower, unit: .points, bound: isTruncated ? .atLeast : statedBound)
  }

  /// The ceiling of the equivalent number as a quantity with one decimal.
  package var statedEquivalentNumber: Quantity {
    Quantity(
      equivalentNumber.upper, decimals: 1, unit: .number,
      bound: isTruncated ? .atMost : statedBound.flipped)
  }

  /// The index scaled to 0…1, (H − 1/N)/(1 − 1/N), for a whole list; `nil` when the number of
  /// partners is not known because the list is truncated, or when it is below two.
  package var normalised: Double? {
    guard isList, !isTruncated, ranges.count > 1 else { return nil }
    let one = 1 / Double(ranges.count)
    return (herfindahl.lower / 10_000 - one) / (1 - one)
  }

  private var statedBound: Bound { shares.isEmpty ? ranges[0].bound : listedBound }

  // The sum of squares is convex, so it is largest where the largest shares take all they can
  // before smaller ones do (Hardy, Littlewood and Pólya 1934, on majorisation).
  private func interval(_ ranges: [ShareRange]) -> ValueInterval {
    let lower = ranges.reduce(0) { $0 + $1.low * $1.low }
    var free = max(0, 100 - ranges.reduce(0) { $0 + $1.low })
    var upper = 0.0
    for range in ranges.sorted(by: { $0.high > $1.high }) {
      let taken = min(free, range.high - range.low)
      free -= taken
      upper += (range.low + taken) * (range.low + taken)
    }
    if let smallest = ranges.map(\.cap).min(), smallest > 0 {
      let whole = (free / smallest + 1e-9).rounded(.down)
      let rest = max(0, free - whole * smallest)
      upper += whole * smallest * smallest + rest * rest
    } else {
      upper += free * free
    }
    return ValueInterval(lower, min(10_000, upper))
  }

  private func single(widened: Bool) -> ValueInterval {
    let range = ranges[0]
    let low = widened || range.bound == .atMost ? range.low : range.stated
    let high = widened || range.bound == .atLeast ? range.high : range.stated
    func withOneOther(_ share: Double) -> Double { share * share + (100 - share) * (100 - share) }
    return ValueInterval(low * low, min(10_000, max(withOneOther(low), withOneOther(high))))
  }
}

/// What the true share may be when a source prints it rounded or bounded.
private struct ShareRange {
  let stated: Double
  let low: Double
  let high: Double
  /// The most a partner that is not listed may hold beside this one.
  let cap: Double
  /// Half a unit of the last digit printed.
  let rounding: Double
  let bound: Bound

  init(_ percent: Quantity) {
    stated = percent.value
    bound = percent.bound
    let half = percent.rounding
    rounding = half
    low = percent.bound == .atMost ? 0 : max(0, percent.value - half)
    high = percent.bound == .atLeast ? 100 : min(100, percent.value + half)
    cap = max(high, half)
  }

  init(low: Double, high: Double, of other: ShareRange) {
    stated = other.stated
    self.low = low
    self.high = high
    // A share printed as nothing is one below half a unit.
    cap = high > 0 ? high : other.rounding
    rounding = other.rounding
    bound = other.bound
  }
}
