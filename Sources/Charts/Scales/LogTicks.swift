import Drawing
import Glibc

extension Ticks {
  /// Round values of a logarithmic axis from `start` to `stop`, which lie on one side of zero, in the
  /// order of the axis: the multiples of each power of ten where there are few powers, else about
  /// `count` powers (as d3-scale's log scales have it, https://d3js.org/d3-scale/log). Empty where an
  /// end is zero, not finite, or on the other side.
  package static func logarithmic(
    from start: Double, to stop: Double, count: Double
  ) -> [Double] {
    guard count > 0, start.isFinite, stop.isFinite, start * stop > 0 else { return [] }
    let isNegative = start < 0
    let (low, high) = (min(abs(start), abs(stop)), max(abs(start), abs(stop)))
    let (from, to) = (log10(low), log10(high))
    var values: [Double] = []
    if to - from < count {
      let exponents = Int(from.rounded(.down))...Int(to.rounded(.up))
      for exponent in exponents {
        for digit in 1...9 {
          let value =
            exponent < 0
            ? Double(digit) / power(10, Double(-exponent))
            : Double(digit) * power(10, Double(exponent))
          if value >= low, value <= high { values.append(value) }
        }
      }
      // A short stretch of one power has too few of them: it is as good as linear.
      if Double(values.count) * 2 < count {
        values = self.values(from: low, to: high, count: count)
      }
    } else {
      values = self.values(from: from, to: to, count: min(to - from, count)).map { power(10, $0) }
    }
    if isNegative { values = values.map { -$0 } }
    values.sort()
    return start <= stop ? values : values.reversed()
  }

  /// The nearest powers of ten around an interval on one side of zero; the interval itself where it is
  /// on none.
  package static func powers(
    around domain: (start: Double, stop: Double)
  ) -> (start: Double, stop: Double) {
    guard domain.start.isFinite, domain.stop.isFinite, domain.start * domain.stop > 0 else {
      return domain
    }
    let isGrowing = abs(domain.start) <= abs(domain.stop)
    func end(_ value: Double, outward: Bool) -> Double {
      let size = power(10, log10(abs(value)).rounded(outward ? .up : .down))
      return value < 0 ? -size : size
    }
    return (end(domain.start, outward: !isGrowing), end(domain.stop, outward: isGrowing))
  }

  /// How many decimals `value` needs on a logarithmic axis.
  package static func decimals(of value: Double) -> Int {
    guard value != 0, value.isFinite else { return 0 }
    return max(0, -Int((log10(abs(value)) + 1e-9).rounded(.down)))
  }
}
