import Testing

@testable import Charts

struct ScaleTests {
  @Test func `a linear scale joins domain and range by a straight line`() {
    let scale = LinearScale(domain: (0, 100), range: (10, 210))
    #expect(scale.position(of: 0) == 10)
    #expect(scale.position(of: 50) == 110)
    #expect(scale.position(of: 120) == 250)
    #expect(scale.ticks(2) == [0, 50, 100])
  }

  @Test func `a range may run upwards and a domain downwards`() {
    #expect(LinearScale(domain: (0, 10), range: (100, 0)).position(of: 2) == 80)
    #expect(LinearScale(domain: (10, 0), range: (0, 100)).position(of: 2) == 80)
  }

  @Test func `a domain without width puts all values in the middle`() {
    let scale = LinearScale(domain: (5, 5), range: (0, 100))
    #expect(scale.position(of: 5) == 50)
    #expect(scale.position(of: 7) == 50)
  }

  @Test func `the widest domain of all has finite places`() {
    let scale = LinearScale(domain: (-1e308, 1e308), range: (0, 100))
    #expect(scale.position(of: 0) == 50)
    #expect(scale.position(of: 1e308) == 100)
    #expect(scale.position(of: .nan) == 50)
    #expect(scale.position(of: .infinity) == 50)
  }

  @Test func `nice keeps the direction of the domain`() {
    let scale = LinearScale(domain: (0.876, 0.132), range: (0, 1)).nice(10)
    #expect(scale.domain == (0.9, 0.1))
  }

  @Test func `a domain of data holds zero and all finite values`() {
    #expect(LinearScale.domain(of: [3, 7]) == (0, 7))
    #expect(LinearScale.domain(of: [-3, -7]) == (-7, 0))
    #expect(LinearScale.domain(of: [-3, 7]) == (-3, 7))
    #expect(LinearScale.domain(of: [.nan, .infinity, 2]) == (0, 2))
    #expect(LinearScale.domain(of: [103], given: 0...100) == (0, 103))
  }

  @Test func `a domain of nothing or of zeros has width all the same`() {
    #expect(LinearScale.domain(of: []) == (0, 1))
    #expect(LinearScale.domain(of: [0, -0.0]) == (0, 1))
  }

  @Test func `a fitted scale leaves each value its margin`() {
    let margins = [(value: 10.0, margin: 30.0), (value: -5, margin: -20), (value: 2, margin: 400)]
    let scale = LinearScale.fitting((-5, 10), in: 0...500, margins: margins)
    for (value, margin) in margins {
      let end = scale.position(of: value) + margin
      #expect(end <= 500.5)
      #expect(end >= -0.5)
    }
  }

  @Test func `margins wider than the room leave a scale within it`() {
    let scale = LinearScale.fitting(
      (-1, 1), in: 0...10, margins: [(value: 1, margin: 50), (value: -1, margin: -50)])
    #expect((0...10).contains(scale.position(of: 1)))
    #expect((0...10).contains(scale.position(of: -1)))
  }

  @Test func `bands divide a length into equal slots with bars in their middles`() {
    let bands = BandScale(count: 4, from: 10, length: 200, share: 0.5)
    #expect(bands.slots.map(\.start) == [10, 60, 110, 160])
    #expect(bands.bar(1) == (72.5, 97.5))
    #expect(bands.extent == 10...210)
  }

  @Test func `bands of nothing have no extent`() {
    #expect(BandScale(count: 0, from: 0, length: 100, share: 0.5).slots.isEmpty)
    #expect(BandScale(count: -3, from: 0, length: 100, share: 0.5).extent == 0...0)
  }
}
