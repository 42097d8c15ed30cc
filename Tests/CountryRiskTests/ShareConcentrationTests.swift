import CountryRisk
import Testing

@Suite struct ShareConcentrationTests {
  private func concentration(_ percents: [Double]) -> ShareConcentration {
    ShareConcentration(
      percents.map { Share(partner: "X", percent: Quantity($0, unit: .percent)) })
  }

  @Test(arguments: [
    ([30, 30, 20, 20], 2600), ([50, 30, 15, 5], 3650), ([50, 50], 5000),
  ])
  func `a whole list has one index`(percents: [Double], points: Double) {
    let index = concentration(percents).herfindahl
    #expect(index.lower == points)
    #expect(index.isExact)
  }

  @Test func `published cases of the equivalent number are met`() {
    let concentrated = [80.0] + [Double](repeating: 2, count: 5) + [Double](repeating: 1, count: 10)
    #expect(abs(concentration(concentrated).herfindahl.lower - 6_430) < 1e-9)
    #expect(abs(concentration(concentrated).equivalentNumber.upper - 1.55521) < 5e-6)
    let even = [Double](repeating: 15, count: 6) + [Double](repeating: 1, count: 10)
    #expect(abs(concentration(even).herfindahl.lower - 1_360) < 1e-9)
    #expect(concentration([50, 50]).equivalentNumber == ValueInterval(2, 2))
  }

  @Test(arguments: [
    ([92, 6, 1, 0, 0], 99, 8501, 8501.5), ([73, 19, 2, 2, 1], 97, 5699, 5702),
    ([36, 29, 7, 5, 3], 80, 2220, 2278), ([31, 20, 6, 5, 3], 65, 1431, 1534),
  ])
  func `a truncated list has an interval`(
    percents: [Double], listed: Double, lower: Double, upper: Double
  ) {
    let concentration = concentration(percents)
    #expect(concentration.listed == listed)
    #expect(concentration.isTruncated)
    #expect(concentration.herfindahl == ValueInterval(lower, upper))
    #expect(concentration.statedHerfindahl.bound == .atLeast)
    #expect(concentration.statedEquivalentNumber.bound == .atMost)
  }

  @Test func `the border of Mongolia has the published index`() {
    let shares = [4_630, 3_452].map { 100 * $0 / 8_082.0 }
    #expect(abs(concentration(shares).herfindahl.lower - 5_106) < 1)
  }

  @Test(arguments: [[6, 3], [4, 2, 2], [5, 1], [3, 3, 3], [7], [9, 1]])
  func `brute force finds nothing outside the interval`(tenths: [Int]) {
    let interval = concentration(tenths.map { Double($0 * 10) }).herfindahl
    let smallest = tenths.min()!
    let listed = tenths.reduce(0) { $0 + $1 * $1 * 100 }
    var found: [Double] = []
    // All ways to divide the remainder, in steps of two points and a half.
    func divide(_ rest: Int, atMost largest: Int, _ sum: Double) {
      if rest == 0 { return found.append(sum) }
      for part in stride(from: min(rest, largest), through: 1, by: -1) {
        let percent = Double(part) * 2.5
        divide(rest - part, atMost: part, sum + percent * percent)
      }
    }
    divide((10 - tenths.reduce(0, +)) * 4, atMost: smallest * 4, Double(listed))
    #expect(found.allSatisfy { $0 >= interval.lower && $0 <= interval.upper + 1e-9 })
    #expect(abs(found.max()! - interval.upper) < 1e-9)
  }

  @Test func `brute force over roundings stays inside the wider interval`() {
    let stated = [40.0, 30, 10]
    let interval = concentration(stated).roundedHerfindahl
    var highest = 0.0
    var lowest = Double.infinity
    let steps = stride(from: -0.5, through: 0.5, by: 0.25).map(\.self)
    for first in steps {
      for second in steps {
        for third in steps {
          let shares = [stated[0] + first, stated[1] + second, stated[2] + third]
          let index = concentration(shares).herfindahl
          highest = max(highest, index.upper)
          lowest = min(lowest, index.lower)
        }
      }
    }
    #expect(lowest == interval.lower)
    #expect(highest <= interval.upper + 1e-9)
    #expect(abs(highest - interval.upper) < 1e-9)
  }

  @Test func `rounding widens the interval at both ends`() {
    let list = concentration([36, 29, 7, 5, 3])
    #expect(list.roundedHerfindahl.lower < list.herfindahl.lower)
    #expect(list.roundedHerfindahl.upper > list.herfindahl.upper)
    #expect(list.roundingTolerance == 2.5)
  }

  @Test func `decimals narrow the rounding`() {
    let share = Share(partner: "CHN", percent: Quantity(50, decimals: 1, unit: .percent))
    #expect(abs(ShareConcentration([share, share]).roundingTolerance - 0.1) < 1e-12)
  }

  @Test func `a single share gives a floor and a ceiling`() {
    let exact = ShareConcentration(single: Quantity(95, unit: .percent))
    #expect(exact.herfindahl == ValueInterval(9_025, 9_050))
    let bounded = ShareConcentration(
      single: Quantity(90, unit: .percent, bound: .atLeast))
    #expect(bounded.herfindahl == ValueInterval(8_100, 10_000))
    #expect(bounded.statedHerfindahl.bound == .atLeast)
    let small = ShareConcentration(single: Quantity(30, unit: .percent))
    #expect(small.herfindahl == ValueInterval(900, 5_800))
  }

  @Test func `a list that rounding brings above the whole leaves nothing`() {
    let list = concentration([51, 50])
    #expect(list.remainder == 0)
    #expect(!list.isTruncated)
    #expect(list.herfindahl.isExact)
  }

  @Test func `an empty list and an unlisted whole do not divide by zero`() {
    #expect(concentration([]).herfindahl == ValueInterval(0, 10_000))
    #expect(concentration([]).equivalentNumber == ValueInterval(0, 0))
    #expect(concentration([0]).herfindahl.upper.isFinite)
    #expect(concentration([]).largest == nil)
  }

  @Test func `the largest share and the largest three are told`() {
    let list = ShareConcentration(ProfileForTests.shares(20, 50, 10, 5))
    #expect(list.largest?.partner == "P1")
    #expect(list.largestThree == 80)
  }

  @Test func `only a whole list is normalised`() throws {
    #expect(concentration([60, 30]).normalised == nil)
    #expect(concentration([100]).normalised == nil)
    #expect(try abs(#require(concentration([25, 25, 25, 25]).normalised)) < 1e-12)
    #expect(try abs(#require(concentration([80, 20]).normalised) - 0.36) < 1e-12)
  }

  @Test func `thresholds stand with their authority, lowest first`() {
    let points = ConcentrationThreshold.all.map(\.points)
    #expect(points == [1_000, 1_500, 1_800, 2_000, 2_500, 4_000])
    #expect(ConcentrationThreshold.standard.map(\.points) == [1_000, 1_800])
    #expect(ConcentrationThreshold.strategicDependency.points == 4_000)
  }

  @Test(arguments: [
    (2.390, 0, 10.680, 22.378), (2.590, 0, 4.730, 54.757), (0, 4.270, 115.690, -3.691),
  ])
  func `import dependency is as published`(
    imports: Double, exports: Double, use: Double, percent: Double
  ) throws {
    let found = try #require(
      ImportDependency.percent(imports: imports, exports: exports, use: use))
    #expect(abs(found - percent) < 5e-4)
  }

  @Test func `the supply standard is as published`() throws {
    let found = try #require(SupplyStandard.percent(supply: 450, largest: 150, demand: 350))
    #expect(abs(found - 85.7) < 0.05)
    #expect(SupplyStandard.percent(supply: 1, largest: 1, demand: 0) == nil)
    #expect(ImportDependency.percent(imports: 1, use: 0) == nil)
  }
}
