import Drawing

/// Round numbers within an interval, by the rule of d3-array (`ticks`, `tickIncrement`, `tickStep`
/// and `nice`, https://d3js.org/d3-array/ticks).
package enum Ticks {
  /// Most ticks of one axis, whatever count is asked for.
  package static let limit = 1000.0

  /// About `count` round numbers from `start` to `stop`, both included where round; in falling
  /// order where `stop` is the smaller; empty unless `count` is above 0 and both ends are finite.
  package static func values(from start: Double, to stop: Double, count: Double) -> [Double] {
    guard count > 0, count < .infinity, start.isFinite, stop.isFinite else { return [] }
    if start == stop { return [start + 0] }
    let isReversed = stop < start
    let found = specification(min(start, stop), max(start, stop), min(count, limit))
    guard found.last >= found.first, found.last - found.first <= limit * 4 else { return [] }
    let total = Int(found.last - found.first) + 1
    return (0..<total).map { place in
      let index = isReversed ? found.last - Double(place) : found.first + Double(place)
      return (found.increment < 0 ? index / -found.increment : index * found.increment) + 0
    }
  }

  /// The step between ticks; for steps below 1 the negative of its inverse, which is a whole
  /// number; NaN or infinite where there is no step.
  package static func increment(from start: Double, to stop: Double, count: Double) -> Double {
    specification(start, stop, count).increment
  }

  /// The step between ticks, negative where `stop` is the smaller.
  package static func step(from start: Double, to stop: Double, count: Double) -> Double {
    let isReversed = stop < start
    let (low, high) = isReversed ? (stop, start) : (start, stop)
    let increment = increment(from: low, to: high, count: count)
    let step = increment < 0 ? 1 / -increment : increment
    return isReversed ? -step : step
  }

  /// The interval widened to round ends; the interval itself where there is no step.
  package static func nice(
    from start: Double, to stop: Double, count: Double
  ) -> (start: Double, stop: Double) {
    var (low, high) = (start, stop)
    var last = Double.nan
    for _ in 0..<10 {
      let step = increment(from: low, to: high, count: count)
      if step == last || step == 0 || !step.isFinite { break }
      if step > 0 {
        low = (low / step).rounded(.down) * step
        high = (high / step).rounded(.up) * step
      } else {
        low = (low * step).rounded(.up) / step
        high = (high * step).rounded(.down) / step
      }
      last = step
    }
    return (low + 0, high + 0)
  }

  /// How many decimals the ticks of a step need.
  package static func decimals(ofStep step: Double) -> Int {
    guard step.isFinite, step != 0 else { return 0 }
    return max(0, -exponent(of: step.magnitude * (1 + 1e-9)))
  }

  /// First and last tick in units of the increment.
  private static func specification(
    _ start: Double, _ stop: Double, _ count: Double
  ) -> (first: Double, last: Double, increment: Double) {
    let step = (stop - start) / max(0, count)
    guard step.isFinite, step > 0 else {
      let increment: Double =
        step == 0 ? -.infinity : step.isNaN || step < 0 || count.isNaN ? .nan : .infinity
      return (.nan, .nan, increment)
    }
    let exponent = exponent(of: step)
    let error = step / power(10, Double(exponent))
    let factor =
      error >= 50.0.squareRoot()
      ? 10.0 : error >= 10.0.squareRoot() ? 5 : error >= 2.0.squareRoot() ? 2 : 1
    var (first, last, increment): (Double, Double, Double)
    if exponent < 0 {
      increment = power(10, Double(-exponent)) / factor
      first = (start * increment).rounded()
      last = (stop * increment).rounded()
      if first / increment < start { first += 1 }
      if last / increment > stop { last -= 1 }
      increment = -increment
    } else {
      increment = power(10, Double(exponent)) * factor
      first = (start / increment).rounded()
      last = (stop / increment).rounded()
      if first * increment < start { first += 1 }
      if last * increment > stop { last -= 1 }
    }
    if last < first, count >= 0.5, count < 2 { return specification(start, stop, count * 2) }
    return (first, last, increment)
  }

  /// The greatest whole power of ten that is at most `value`, which is above 0.
  private static func exponent(of value: Double) -> Int {
    var exponent = Int((Double(value.exponent) * 0.30102999566398120).rounded(.down))
    for _ in 0..<3 where power(10, Double(exponent + 1)) <= value { exponent += 1 }
    for _ in 0..<3 where power(10, Double(exponent)) > value { exponent -= 1 }
    return exponent
  }

  /// `value` with `decimals` digits after the point, commas between thousands and U+2212 as minus.
  package static func text(_ value: Double, decimals: Int) -> String {
    let scale = power(10, Double(decimals))
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(value + 0)" }
    var digits = Array(String(Int64(scaled)))
    while digits.count <= decimals { digits.insert("0", at: 0) }
    var whole = ""
    let count = digits.count - decimals
    for (place, digit) in digits.prefix(count).enumerated() {
      if place > 0, (count - place) % 3 == 0 { whole += "," }
      whole.append(digit)
    }
    let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
    return sign + whole + (decimals > 0 ? "." + String(digits.suffix(decimals)) : "")
  }
}
