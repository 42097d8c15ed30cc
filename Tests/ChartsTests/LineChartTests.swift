import Drawing
import TestSupport
import Testing

@testable import Charts

@Suite struct LineChartTests {
  private let labels = LabelSetter(SampleFonts.shaper())
  private let style = Sample.style

  private func line(
    _ name: String, _ values: [Double?], breaks: Set<Int> = [], isEmphasised: Bool = true
  ) -> LineChart.Line {
    LineChart.Line(
      name: name, color: isEmphasised ? style.colors.accent : style.colors.others,
      isEmphasised: isEmphasised,
      points: values.enumerated().map { place, value in
        LineChart.Observation(
          time: 2000 + Double(place), label: "\(2000 + place)", value: value,
          text: value.map { "\($0)" } ?? "no data", isBreak: breaks.contains(place))
      })
  }

  private func draw(
    _ lines: [LineChart.Line], width: Double = 400, height: Double = 200
  ) -> FigureDrawing {
    LineChart(lines: lines, style: style).draw(in: Size(width: width, height: height), labels)
  }

  /// The lines drawn in a colour, each by its points.
  private func strokes(_ drawing: FigureDrawing, _ color: Color) -> [[Point]] {
    drawing.frame.flattened().compactMap { placed in
      guard case .path(let path, nil, let stroke?) = placed.item, stroke.color == color,
        stroke.width > 1
      else { return nil }
      return path.elements.compactMap { element in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
    }
  }

  private func texts(_ drawing: FigureDrawing) -> [(text: String, area: Rectangle)] {
    drawing.frame.flattened().compactMap { placed in
      guard case .text(let run) = placed.item else { return nil }
      return (
        run.text,
        Rectangle(
          x: placed.origin.x, y: placed.origin.y - run.size * 0.72, width: run.advance,
          height: run.size * 0.92)
      )
    }
  }

  @Test func `a line that ends before the others is named at its own end, with the time`() throws {
    func line(_ name: String, _ values: [Double?]) -> LineChart.Line {
      LineChart.Line(
        name: name, color: Sample.blue, isEmphasised: true,
        points: values.enumerated().map { number, value in
          LineChart.Observation(
            time: Double(2018 + number), label: String(2018 + number), value: value,
            text: value.map { String(Int($0)) } ?? "no data")
        })
    }
    let chart = LineChart(
      lines: [line("Coal", [5, 6, 7, 8, 9]), line("Copper", [3, 3, 3, nil, nil])],
      style: Sample.style)
    let labels = Sample.labels()
    let drawing = chart.draw(in: Size(width: 480, height: 240), labels)
    #expect(drawing.problems == [])
    let texts = drawing.frame.flattened().compactMap { placed -> (String, Double)? in
      if case .text(let run) = placed.item { (run.text, placed.origin.x) } else { nil }
    }
    let early = try #require(texts.first { $0.0.hasPrefix("Copper") })
    #expect(early.0 == "Copper\u{A0}3,\u{A0}2020")
    let late = try #require(texts.first { $0.0.hasPrefix("Coal") })
    #expect(early.1 < late.1 - 100)
    #expect(Seen(drawing.frame).overlaps.isEmpty)
  }

  @Test func `a line runs through its values in the order of time`() throws {
    let found = strokes(draw([line("A", [1, 3, 2])]), style.colors.accent)
    let points = try #require(found.first)
    try #require(points.count == 3)
    #expect(points[0].x < points[1].x && points[1].x < points[2].x)
    #expect(points[1].y < points[2].y && points[2].y < points[0].y)
    let steps = (points[1].x - points[0].x, points[2].x - points[1].x)
    #expect(abs(steps.0 - steps.1) < 0.01)
  }

  @Test func `a missing value is a gap and a value alone a dot`() {
    let drawing = draw([line("A", [1, 2, nil, 4, nil, 3, 2])])
    #expect(strokes(drawing, style.colors.accent).map(\.count) == [2, 2])
    let dots = drawing.frame.flattened().filter { placed in
      if case .path(_, let fill?, nil) = placed.item { fill == style.colors.accent } else { false }
    }
    #expect(dots.count == 1)
  }

  @Test func `values that cannot be compared are not joined`() {
    let drawing = draw([line("A", [1, 2, 3, 4], breaks: [2])])
    #expect(strokes(drawing, style.colors.accent).map(\.count) == [2, 2])
  }

  @Test func `the axis begins at zero unless all values lie far from it`() {
    func axis(_ values: [Double?]) -> [String] {
      texts(draw([line("", values)])).map(\.text).filter { Double($0) != nil && Double($0)! < 1900 }
    }
    #expect(axis([1, 9]).contains("0"))
    #expect(!axis([90, 100]).contains("0"))
    #expect(axis([-5, 5]).contains("0"))
  }

  @Test(arguments: [[5.0, 5, 5], [0, 0, 0], [7], [1e-12, 1e12], [-3, -3]])
  func `values that are all alike or far apart make an axis`(_ values: [Double]) {
    let drawing = draw([line("A", values)])
    #expect(drawing.problems == [])
    for (_, area) in texts(drawing) { #expect(area.x.isFinite && area.y.isFinite) }
  }

  @Test func `without a value the figure says so`() {
    let drawing = draw([line("A", [nil, nil])])
    #expect(texts(drawing).map(\.text).joined().contains("no data"))
  }

  @Test func `names at the ends of lines stand clear of each other`() {
    let drawing = draw((0..<7).map { line("Line \($0)", [1, 5 + Double($0) * 0.01]) })
    let names = texts(drawing).filter { $0.text.hasPrefix("Line") }
    #expect(names.count == 7)
    for (place, one) in names.enumerated() {
      for other in names[..<place] { #expect(!one.area.overlaps(other.area, tolerance: 0.05)) }
      #expect(one.area.y >= -1 && one.area.y + one.area.height <= 201)
      #expect(one.area.x + one.area.width <= 400.1)
    }
  }

  @Test func `names that find no room are left out by importance and counted`() {
    let lines =
      [line("Important", [1, 2])]
      + (0..<40).map { line("Other \($0)", [1, Double($0)], isEmphasised: false) }
    let drawing = draw(lines)
    #expect(drawing.problems.count == 1)
    #expect(drawing.problems[0].contains("names of lines find no room"))
    #expect(texts(drawing).contains { $0.text.hasPrefix("Important") })
  }

  @Test func `names of times stand clear, the first and the last among them`() {
    let drawing = draw([line("A", (0..<60).map { Double($0) })])
    let years = texts(drawing).filter { $0.text.hasPrefix("20") && $0.text.count == 4 }
      .sorted { $0.area.x < $1.area.x }
    #expect(years.first?.text == "2000")
    #expect(years.last?.text == "2059")
    for (one, other) in zip(years, years.dropFirst()) {
      #expect(one.area.x + one.area.width < other.area.x)
    }
  }

  @Test func `the table has a row for each time and a column for each line`() {
    let chart = LineChart(lines: [line("A", [1, 2]), line("B", [3, nil])], style: style)
    #expect(chart.table == [["", "A", "B"], ["2000", "1.0", "3.0"], ["2001", "2.0", "no data"]])
  }
}
