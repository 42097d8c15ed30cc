import Drawing
import Testing

@testable import Charts

struct DenseLineTests {
  @Test func `of many points in a column the first, the highest, the lowest and the last stay`() {
    let points = [5, 9, 2, 7, 4, 6].enumerated().map { place, y in
      Point(x: Double(place) * 0.1, y: Double(y))
    }
    let kept = points.condensed(column: 1)
    #expect(kept.map(\.y) == [5, 9, 2, 6])
    #expect(kept.map(\.x) == [0, 0.1, 0.2, 0.5])
  }

  @Test func `a line of few points keeps all of them`() {
    let points = (0..<50).map { Point(x: Double($0), y: Double($0 * $0 % 7)) }
    #expect(points.condensed(column: 1) == points)
    #expect(points.condensed(column: 0) == points)
    #expect([Point]().condensed(column: 1).isEmpty)
  }

  @Test func `a hundred thousand points become at most four a column and keep their extent`() {
    let points = (0..<100_000).map { place in
      Point(x: Double(place) / 1000, y: Double((place * 7919) % 10_007))
    }
    let kept = points.condensed(column: 0.5)
    #expect(kept.count <= 800)
    #expect(kept.first == points.first && kept.last == points.last)
    #expect(kept.map(\.y).max() == points.map(\.y).max())
    #expect(kept.map(\.y).min() == points.map(\.y).min())
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0.x < $1.x })
  }
}
