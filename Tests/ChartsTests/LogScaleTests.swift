import Drawing
import Testing

@testable import Charts

/// Ticks as d3-scale documents them for log and symlog scales, and lines drawn on them.
struct LogScaleTests {
  private func ticks(_ start: Double, _ stop: Double, _ count: Double = 10) -> [Double] {
    Ticks.logarithmic(from: start, to: stop, count: count)
  }

  private func close(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-12 * abs($1) }
  }

  @Test func `a few powers have all their multiples`() {
    #expect(ticks(1, 10) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    #expect(
      close(
        ticks(0.1, 10),
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
    #expect(ticks(1, 100).count == 19)
  }

  @Test func `many powers stand alone`() {
    #expect(close(ticks(1, 1e12, 5), [1, 1e2, 1e4, 1e6, 1e8, 1e10, 1e12]))
  }

  @Test func `a reversed axis has its ticks in its own order`() {
    #expect(ticks(10, 1) == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    #expect(ticks(-100, -1).first == -100)
    #expect(ticks(-100, -1).last == -1)
    #expect(ticks(-1, -100).first == -1)
  }

  @Test func `a part of one power is as good as linear`() {
    #expect(ticks(140, 150) == [140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150])
  }

  @Test(arguments: [
    (0.0, 10.0), (-1, 1), (.nan, 10), (1, .infinity), (-.infinity, -1),
  ])
  func `there is no logarithm of zero, of both sides and of nothing`(
    _ start: Double, _ stop: Double
  ) {
    #expect(ticks(start, stop) == [])
  }

  @Test func `no ticks for no count`() {
    #expect(ticks(1, 10, 0) == [])
    #expect(ticks(1, 10, -1) == [])
    #expect(ticks(1, 10, .nan) == [])
  }

  @Test func `nice ends are powers of ten outwards`() {
    func nice(_ start: Double, _ stop: Double) -> [Double] {
      let ends = Ticks.powers(around: (start, stop))
      return [ends.start, ends.stop]
    }
    #expect(nice(1.1, 10.9) == [1, 100])
    #expect(nice(10.9, 1.1) == [100, 1])
    #expect(nice(0.7, 0.8) == [0.1, 1])
    #expect(nice(-10.9, -1.1) == [-100, -1])
    #expect(nice(0, 5) == [0, 5])
  }

  @Test func `equal ratios are equal distances`() {
    let scale = LinearScale(domain: (1, 1000), range: (0, 300), transform: .log)
    #expect(abs(scale.position(of: 10) - 100) < 1e-9)
    #expect(abs(scale.position(of: 100) - 200) < 1e-9)
    let symmetric = LinearScale(domain: (-100, 100), range: (0, 200), transform: .symlog)
    #expect(abs(symmetric.position(of: 0) - 100) < 1e-9)
    #expect(
      abs(symmetric.position(of: 10) - 100 - (100 - symmetric.position(of: -10))) < 1e-9)
  }

  @Test func `a scale without a logarithm puts all in the middle and does not fail`() {
    let scale = LinearScale(domain: (0, 100), range: (0, 300), transform: .log)
    #expect(scale.position(of: 10) == 150)
    #expect(scale.position(of: .nan) == 150)
  }

  @Test func `lines on a logarithmic scale rise evenly where they grow evenly`() throws {
    var chart = LineChart(
      lines: [
        LineChart.Line(
          name: "A", color: Sample.blue,
          points: [1.0, 10, 100, 1000].enumerated().map { place, value in
            LineChart.Observation(
              time: Double(2000 + place), label: "\(2000 + place)", value: value,
              text: Ticks.text(value ?? 0, decimals: 0))
          })
      ], style: Sample.style)
    chart.transform = .log
    let labels = Sample.labels()
    let frame = chart.draw(in: Size(width: 400, height: 220), labels).frame
    let points = frame.flattened().compactMap { placed -> [Point]? in
      guard case .path(let path, nil, let stroke?) = placed.item, stroke.color == Sample.blue else {
        return nil
      }
      return path.elements.compactMap { element in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
    }.first
    let line = try #require(points)
    try #require(line.count == 4)
    let steps = zip(line, line.dropFirst()).map { $0.y - $1.y }
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 0.01 && $0 > 10 })
    let seen = Seen(frame)
    #expect(seen.overlaps.isEmpty)
    for text in ["1", "10", "100", "1,000"] { #expect(seen.texts.contains { $0.text == text }) }
  }
}
