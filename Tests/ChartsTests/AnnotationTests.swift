import Drawing
import TestSupport
import Testing

@testable import Charts

/// Remarks with arrows on columns and points of lines.
struct AnnotationTests {
  private let labels = Sample.labels()
  private let style = Sample.style

  private func lines(_ values: [Double], _ remarks: [Annotation]) -> FigureDrawing {
    var chart = LineChart(
      lines: [
        LineChart.Line(
          name: "A", color: Sample.blue,
          points: values.enumerated().map { place, value in
            LineChart.Observation(
              time: Double(2000 + place), label: "\(2000 + place)", value: value,
              text: Ticks.text(value, decimals: 0))
          })
      ], style: style)
    chart.annotations = remarks
    return chart.draw(in: Size(width: 420, height: 220), labels)
  }

  private func columns(_ values: [Double], _ remarks: [Annotation]) -> FigureDrawing {
    var chart = BarChart(
      .vertical, rows: values.enumerated().map { Sample.row("\(2000 + $0)", $1) }, style: style)
    chart.annotations = remarks
    let height = chart.idealHeight(forWidth: 420, labels)
    return chart.draw(in: Size(width: 420, height: height), labels)
  }

  /// The shafts and heads of arrows.
  private func arrows(_ drawing: FigureDrawing) -> [Rectangle] {
    Seen(drawing.frame).strokes.filter {
      $0.stroke.color == style.colors.ink2 && $0.stroke.width == 0.75
    }.map(\.area)
  }

  @Test func `a remark has an arrow that ends at its point`() throws {
    let drawing = lines([1, 9, 2, 8, 3], [Annotation(at: "2001", text: "A peak")])
    #expect(drawing.problems == [])
    #expect(Seen(drawing.frame).text("A peak") != nil)
    let parts = arrows(drawing)
    try #require(parts.count == 3)
    let points = drawing.frame.flattened().compactMap { placed -> Point? in
      guard case .path(let path, nil, let stroke?) = placed.item, stroke.color == Sample.blue,
        path.elements.count == 5, case .line(let point) = path.elements[1]
      else { return nil }
      return point
    }
    let point = try #require(points.first)
    // The heads meet at the tip, a gap away from the point.
    let tips = parts.map { Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) }
    let nearest = tips.map { abs($0.x - point.x) + abs($0.y - point.y) }.min() ?? 99
    #expect(nearest < 14)
  }

  @Test func `a remark on what is not there draws nothing`() {
    #expect(arrows(lines([1, 2], [Annotation(at: "1990", text: "Never")])).isEmpty)
    #expect(
      arrows(lines([1, 2], [Annotation(at: "2000", series: "B", text: "Never")])).isEmpty)
  }

  @Test func `a remark without a place is left out and told`() {
    let long = String(repeating: "many words that will not end ", count: 40)
    let drawing = columns([5, 5, 5], [Annotation(at: "2001", text: long)])
    #expect(drawing.problems.contains { $0.contains("finds no room") })
    #expect(arrows(drawing).isEmpty)
  }

  @Test(arguments: 0..<60) func `remarks cover nothing`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let values = (0..<Int.random(in: 3...12, using: &random)).map { _ in
      Double.random(in: -20...100, using: &random).rounded()
    }
    let remarks = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      Annotation(
        at: "\(2000 + Int.random(in: 0..<values.count, using: &random))",
        text: (0..<Int.random(in: 1...8, using: &random)).map { _ in "remark" }
          .joined(separator: " "))
    }
    for drawing in [lines(values, remarks), columns(values, remarks)] {
      let seen = Seen(drawing.frame)
      #expect(seen.overlaps.isEmpty, "seed \(seed): \(seen.overlaps)")
      #expect(seen.outside(drawing.frame.size).isEmpty, "seed \(seed)")
      let bars = seen.fills(Sample.blue)
      for text in seen.texts where text.text.hasPrefix("remark") {
        #expect(!bars.contains { $0.overlaps(text.area) }, "seed \(seed)")
      }
    }
  }
}
