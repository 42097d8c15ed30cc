import Glibc

/// Values counted in intervals of one length between round numbers, by the rule of d3-array (`bin`,
/// https://d3js.org/d3-array/bin) with the number of intervals by Sturges ("The choice of a class
/// interval", 1926).
package struct Bins: Sendable {
  /// An interval, its end left out but for that of the last.
  package struct Bin: Sendable, Hashable {
    package let start: Double
    package let stop: Double
    package let count: Int
  }

  package let bins: [Bin]

  /// - Parameters:
  ///   - values: What is counted; numbers that are not finite are left out.
  ///   - count: About how many intervals there are; as many as Sturges says if `nil`.
  package init(_ values: [Double], count: Int? = nil) {
    let values = values.filter(\.isFinite)
    guard let least = values.min(), let greatest = values.max() else {
      bins = []
      return
    }
    let wanted = Double(count ?? Self.sturges(values.count))
    var (start, stop) = Ticks.nice(from: least, to: greatest, count: wanted)
    var thresholds = Ticks.values(from: start, to: stop, count: wanted)
    if let last = thresholds.last, last >= stop, greatest >= stop {
      // The greatest value is no end of its own.
      let step = Ticks.increment(from: start, to: stop, count: wanted)
      if step.isFinite, step > 0 {
        stop = ((stop / step).rounded(.down) + 1) * step
      } else if step.isFinite, step < 0 {
        stop = ((stop * -step).rounded(.up) + 1) / -step
      }
    }
    thresholds = thresholds.filter { $0 > start && $0 <= stop }
    var counts = [Int](repeating: 0, count: thresholds.count + 1)
    for value in values { counts[Self.place(of: value, in: thresholds)] += 1 }
    if start == stop {
      // All values are one.
      (start, stop) = (least - 0.5, least + 0.5)
      (thresholds, counts) = ([], [values.count])
    }
    let ends = [start] + thresholds + [stop]
    bins = counts.indices.compactMap { index in
      // The end of the domain may be a threshold.
      guard ends[index] < ends[index + 1] || counts[index] > 0 else { return nil }
      return Bin(start: ends[index], stop: ends[index + 1], count: counts[index])
    }
  }

  /// ⌈log₂ n + 1⌉.
  private static func sturges(_ count: Int) -> Int {
    max(1, Int((log2(Double(count)) + 1).rounded(.up)))
  }

  /// How many of `thresholds` are at most `value`.
  private static func place(of value: Double, in thresholds: [Double]) -> Int {
    var (low, high) = (0, thresholds.count)
    while low < high {
      let middle = (low + high) / 2
      if thresholds[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
