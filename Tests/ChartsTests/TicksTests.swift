import Testing

@testable import Charts

/// The cases are those that d3-array documents and tests for its ticks.
struct TicksTests {
  private func ticks(_ start: Double, _ stop: Double, _ count: Double) -> [Double] {
    Ticks.values(from: start, to: stop, count: count)
  }

  @Test func `a count gives about as many steps of 1, 2 or 5`() {
    #expect(ticks(0, 1, 10) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    #expect(ticks(0, 1, 8) == ticks(0, 1, 10))
    #expect(ticks(0, 1, 7) == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(ticks(0, 1, 3) == [0, 0.5, 1])
    #expect(ticks(0, 1, 1) == [0, 1])
    #expect(ticks(0, 10, 4) == [0, 2, 4, 6, 8, 10])
    #expect(ticks(-10, 10, 3) == [-10, -5, 0, 5, 10])
    #expect(ticks(-10, 10, 2) == [-10, 0, 10])
    #expect(ticks(-10, 10, 1) == [0])
  }

  @Test func `shares of a whole get three figures`() {
    #expect(ticks(0, 100, 2) == [0, 50, 100])
  }

  @Test func `ticks stay within their interval`() {
    #expect(ticks(0, 2.2, 3) == [0, 1, 2])
  }

  @Test func `steps below one keep their last digit`() {
    #expect(ticks(0.98, 1.14, 10) == [0.98, 1, 1.02, 1.04, 1.06, 1.08, 1.1, 1.12, 1.14])
  }

  @Test(arguments: [0.0...1, 0...10, -10...10], 1...10)
  func `a reversed interval gives the same ticks in reverse`(
    range: ClosedRange<Double>, count: Int
  ) {
    let (low, high) = (range.lowerBound, range.upperBound)
    #expect(ticks(high, low, Double(count)) == ticks(low, high, Double(count)).reversed())
  }

  @Test(arguments: [0, -1, Double.nan, Double.infinity, -Double.infinity])
  func `a count that is no positive number gives no ticks`(count: Double) {
    #expect(ticks(0, 1, count).isEmpty)
    if !(count > 0) { #expect(ticks(1, 1, count).isEmpty) }
  }

  @Test func `ends that are no numbers give no ticks`() {
    #expect(ticks(.nan, 1, 1).isEmpty)
    #expect(ticks(0, .nan, 1).isEmpty)
    #expect(ticks(.nan, .nan, .nan).isEmpty)
    #expect(ticks(-.infinity, .infinity, 5).isEmpty)
    #expect(ticks(-1e308, 1e308, 5).isEmpty)
  }

  @Test func `equal ends give that value`() {
    #expect(ticks(1, 1, 1) == [1])
    #expect(ticks(1, 1, 10) == [1])
  }

  @Test func `zero is never negative`() {
    #expect(ticks(-1, 0, 5).last?.sign == .plus)
    #expect(ticks(-0.0, -0.0, 5).first?.sign == .plus)
  }

  @Test(arguments: [
    1e-12...1e12, -1e12...1e12, 0...1e-12, 0...1e300, 0...1e-300, 1...(1 + 1e-15),
  ])
  func `any range gives a bounded number of finite ticks`(range: ClosedRange<Double>) {
    let (start, stop) = (range.lowerBound, range.upperBound)
    for count in [1.0, 5, 1e9, .greatestFiniteMagnitude] {
      let values = ticks(start, stop, count)
      #expect(values.count <= 4001)
      #expect(values.allSatisfy { $0.isFinite })
    }
  }

  @Test func `the increment of steps below one is a negative inverse`() {
    #expect(Ticks.increment(from: 0, to: 1, count: 10) == -10)
    #expect(Ticks.increment(from: 0, to: 1, count: 4) == -5)
    #expect(Ticks.increment(from: 0, to: 1, count: 1) == 1)
    #expect(Ticks.increment(from: 0, to: 10, count: 4) == 2)
    #expect(Ticks.increment(from: -10, to: 10, count: 1) == 20)
  }

  @Test func `an increment without a step is infinite or undefined`() {
    #expect(Ticks.increment(from: 1, to: 1, count: 1) == -.infinity)
    #expect(Ticks.increment(from: 1, to: 1, count: 0).isNaN)
    #expect(Ticks.increment(from: 1, to: 1, count: -1).isNaN)
    #expect(Ticks.increment(from: 1, to: 1, count: .nan).isNaN)
    #expect(Ticks.increment(from: 0, to: 1, count: 0) == .infinity)
    #expect(Ticks.increment(from: 0, to: 1, count: -1) == .infinity)
    #expect(Ticks.increment(from: 0, to: 1, count: .infinity) == -.infinity)
    #expect(Ticks.increment(from: 0, to: 1, count: .nan).isNaN)
    #expect(Ticks.increment(from: .nan, to: 1, count: 1).isNaN)
  }

  @Test func `the step of a reversed interval is negative`() {
    #expect(Ticks.step(from: 0, to: 1, count: 10) == 0.1)
    #expect(Ticks.step(from: 1, to: 0, count: 10) == -0.1)
    #expect(Ticks.step(from: 0, to: 10, count: 2) == 5)
    #expect(Ticks.step(from: 1, to: 1, count: 1) == 0)
    #expect(Ticks.step(from: .nan, to: 1, count: 1).isNaN)
  }

  @Test(arguments: [
    1000: 0.132...0.876, 100: 0.13...0.88, 30: 0.12...0.88, 10: 0.1...0.9, 5: 0...1,
  ])
  func `nice widens an interval to round ends`(count: Double, ends: ClosedRange<Double>) {
    let (low, high) = (ends.lowerBound, ends.upperBound)
    let nice = Ticks.nice(from: 0.132, to: 0.876, count: count)
    #expect(nice.start == low)
    #expect(nice.stop == high)
    let large = Ticks.nice(from: 132, to: 876, count: count)
    #expect(large.start == (low * 1000).rounded())
    #expect(large.stop == (high * 1000).rounded())
  }

  @Test func `nice leaves an interval without a step alone`() {
    for count in [0, -1, .nan, .infinity] {
      #expect(Ticks.nice(from: 0, to: 1, count: count) == (0, 1))
    }
    #expect(Ticks.nice(from: 1, to: 1, count: 10) == (1, 1))
    #expect(Ticks.nice(from: .nan, to: 1, count: 1).start.isNaN)
  }

  @Test func `figures have commas, a true minus and the decimals of their step`() {
    #expect(Ticks.text(1_234_567, decimals: 0) == "1,234,567")
    #expect(Ticks.text(-4.4, decimals: 1) == "\u{2212}4.4")
    #expect(Ticks.text(-0.0, decimals: 1) == "0.0")
    #expect(Ticks.text(-0.01, decimals: 1) == "0.0")
    #expect(Ticks.text(0.05, decimals: 2) == "0.05")
    #expect(Ticks.decimals(ofStep: 0.05) == 2)
    #expect(Ticks.decimals(ofStep: 0.5) == 1)
    #expect(Ticks.decimals(ofStep: 20) == 0)
    #expect(Ticks.decimals(ofStep: .nan) == 0)
  }
}
