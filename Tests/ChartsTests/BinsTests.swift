import Testing

@testable import Charts

struct BinsTests {
  private func bins(_ values: [Double], _ count: Int? = nil) -> [[Double]] {
    Bins(values, count: count).bins.map { [$0.start, $0.stop, Double($0.count)] }
  }

  @Test func `as many intervals as Sturges says, between round numbers`() {
    #expect(
      bins([0, 0, 0, 10, 20, 20]) == [
        [0, 5, 3], [5, 10, 0], [10, 15, 1], [15, 20, 0], [20, 25, 2],
      ])
  }

  @Test func `about as many intervals as are asked for`() {
    #expect(
      bins([0, 0, 0, 10, 30, 30], 3) == [[0, 10, 3], [10, 20, 1], [20, 30, 0], [30, 40, 2]])
  }

  @Test func `steps below one keep round ends`() {
    #expect(
      bins([9.8, 10, 11, 12, 13, 13.2], 10) == [
        [9.5, 10, 1], [10, 10.5, 1], [10.5, 11, 0], [11, 11.5, 1], [11.5, 12, 0], [12, 12.5, 1],
        [12.5, 13, 0], [13, 13.5, 2],
      ])
  }

  @Test func `one value alone has an interval around it`() {
    #expect(bins([7, 7]) == [[6.5, 7.5, 2]])
  }

  @Test func `nothing, or no finite number, has no intervals`() {
    #expect(bins([]).isEmpty)
    #expect(bins([.nan, .infinity]).isEmpty)
    #expect(bins([1, .nan, 2]).map { $0[2] }.reduce(0, +) == 2)
  }

  @Test(arguments: 0..<40)
  func `every value is counted once, in neighbours of one length`(seed: Int) {
    var random = SystemRandomNumberGenerator()
    let scale = [0.001, 0.3, 1, 70, 1e6][seed % 5]
    let values = (0..<(1 + seed * 7)).map { _ in Double.random(in: -1...3, using: &random) * scale }
    let bins = Bins(values, count: seed % 3 == 0 ? nil : 1 + seed % 30).bins
    #expect(bins.map(\.count).reduce(0, +) == values.count)
    for (left, right) in zip(bins, bins.dropFirst()) {
      #expect(left.stop == right.start)
      #expect(abs((left.stop - left.start) / (right.stop - right.start) - 1) < 1e-6)
    }
    for bin in bins {
      let inside = values.filter { $0 >= bin.start && $0 < bin.stop }.count
      #expect(bin.count == inside || bin == bins.last)
    }
  }
}
