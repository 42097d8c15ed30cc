import Drawing
import TestSupport
import Testing

@testable import Charts

/// Columns of several series, slopes, waterfalls, areas and panels of lines.
struct SeriesKindsTests {
  private let labels = Sample.labels()
  private let style = Sample.style

  private func series(_ names: [String]) -> [SeriesBars.Series] {
    zip(names, [Sample.blue, Sample.orange, style.colors.accent, style.colors.alert]).map {
      SeriesBars.Series(name: $0, color: $1)
    }
  }

  private func bar(_ value: Double?, _ color: Color) -> Bar {
    Bar(value: value, text: value.map { Ticks.text($0, decimals: 0) } ?? "no data", color: color)
  }

  private func columns(
    _ form: SeriesColumns.Form, _ values: [[Double?]], names: [String] = ["A", "B"]
  ) -> SeriesColumns {
    let series = series(names)
    return SeriesColumns(
      form, series: series,
      groups: values.enumerated().map { place, values in
        SeriesBars.Group(
          label: "Group \(place)", bars: zip(values, series).map { bar($0, $1.color) })
      }, style: style)
  }

  private func draw(_ figure: any Figure, width: Double = 400) -> FigureDrawing {
    figure.draw(
      in: Size(width: width, height: figure.idealHeight(forWidth: width, labels)), labels)
  }

  /// Areas of a colour but for the squares of the key.
  private func fills(_ drawing: FigureDrawing, _ color: Color) -> [Rectangle] {
    Seen(drawing.frame).fills(color).filter { $0.y > 14 }
  }

  @Test func `columns of a group are as high as their values`() throws {
    let drawing = draw(columns(.grouped, [[10, 20]]))
    let first = try #require(fills(drawing, Sample.blue).first)
    let second = try #require(fills(drawing, Sample.orange).first)
    #expect(abs(second.height / first.height - 2) < 0.01)
    #expect(first.x + first.width <= second.x)
    #expect(abs(first.y + first.height - second.y - second.height) < 0.01)
  }

  @Test func `a stack begins where the part before it ends`() throws {
    let drawing = draw(columns(.stacked, [[30, 60]]))
    let first = try #require(fills(drawing, Sample.blue).first)
    let second = try #require(fills(drawing, Sample.orange).first)
    #expect(abs(second.y + second.height - first.y) < 1)
    #expect(abs(second.height / first.height - 2) < 0.05)
  }

  @Test func `a missing value of a group is hatched and never zero`() {
    let drawing = draw(columns(.grouped, [[10, nil]]))
    #expect(fills(drawing, Sample.orange).isEmpty)
    #expect(Seen(drawing.frame).strokes.contains { $0.stroke.color == style.colors.others })
  }

  @Test func `values that do not fit over their columns are left to the axis, all of them`() {
    let wide = draw(columns(.grouped, [[100_000, 200_000]]), width: 400)
    let narrow = draw(
      columns(.grouped, Array(repeating: [100_000, 200_000], count: 12)), width: 300)
    #expect(Seen(wide.frame).texts.contains { $0.text == "100,000" && $0.size > 7 })
    #expect(!Seen(narrow.frame).texts.contains { $0.text == "100,000" && $0.size > 7 })
  }

  @Test func `a column of a waterfall begins where the one before ended`() {
    let figure = WaterfallChart(
      steps: [
        .init(label: "Start", value: 10, text: "10", isTotal: true),
        .init(label: "Up", value: 4, text: "+4"), .init(label: "Down", value: -6, text: "−6"),
        .init(label: "Unknown", value: nil, text: "no data"),
        .init(label: "After", value: 2, text: "+2"),
        .init(label: "End", value: 9, text: "9", isTotal: true),
      ], style: style)
    #expect(figure.spans.map { $0?.from } == [0, 10, 14, nil, nil, 0])
    #expect(figure.spans.map { $0?.to } == [10, 14, 8, nil, nil, 9])
    #expect(figure.table[3] == ["Down", "−6"])
  }

  @Test func `a waterfall below zero keeps its words in the figure`() {
    let figure = WaterfallChart(
      steps: [
        .init(label: "Start", value: 2, text: "2", isTotal: true),
        .init(label: "Down", value: -9, text: "−9"),
        .init(label: "End", value: -7, text: "−7", isTotal: true),
      ], style: style)
    let size = Size(width: 300, height: figure.idealHeight(forWidth: 300, labels))
    let drawing = figure.draw(in: size, labels)
    #expect(drawing.problems == [])
    #expect(Seen(drawing.frame).outside(size).isEmpty)
    #expect(Seen(drawing.frame).overlaps.isEmpty)
  }

  @Test func `a slope runs from each time to the next and skips what is missing`() {
    func lines(_ values: [Double?]) -> Int {
      let figure = SlopeChart(
        times: values.indices.map { "\(2020 + $0)" },
        series: [
          .init(name: "A", color: Sample.blue, values: values.map { $0.map { ($0, "\($0)") } })
        ], style: style)
      return Seen(draw(figure).frame).strokes.count {
        $0.stroke.color == Sample.blue && $0.stroke.isRound
      }
    }
    #expect(lines([1, 2, 3]) == 2)
    #expect(lines([1, nil, 3]) == 0)
  }

  private func line(_ name: String, _ values: [Double?], _ color: Color) -> LineChart.Line {
    LineChart.Line(
      name: name, color: color,
      points: values.enumerated().map { place, value in
        LineChart.Observation(
          time: Double(2000 + place), label: "\(2000 + place)", value: value,
          text: value.map { "\($0)" } ?? "no data")
      })
  }

  @Test func `areas stand on each other, with a gap where a part is missing`() throws {
    var figure = LineChart(
      lines: [
        line("A", [1, 1, 1, 1, 1], Sample.blue), line("B", [2, 2, nil, 2, 2], Sample.orange),
      ], style: style)
    figure.form = .areas
    let frame = figure.draw(in: Size(width: 400, height: 200), labels).frame
    // Beside the squares at the names.
    let lower = Seen(frame).fills(Sample.blue).filter { $0.width > 20 }
    let upper = Seen(frame).fills(Sample.orange).filter { $0.width > 20 }
    try #require(lower.count == 2 && upper.count == 2)
    #expect(abs(upper[0].height / lower[0].height - 2) < 0.01)
    #expect(abs(upper[0].y + upper[0].height - lower[0].y) < 0.01)
    #expect(lower[1].x > lower[0].x + lower[0].width + 10)
  }

  @Test func `panels of lines share one scale and each names its own`() {
    let figure = LinePanels(
      LineChart(
        lines: [
          line("Alpha", [1, 2, 3], Sample.blue), line("Beta", [10, 20, 30], Sample.orange),
        ],
        style: style))
    let drawing = draw(figure, width: 480)
    let texts = Seen(drawing.frame).texts.map(\.text)
    #expect(texts.count { $0 == "Alpha" } == 1)
    #expect(texts.count { $0 == "Beta" } == 1)
    // The axis of both reaches to the greatest value of all.
    #expect(texts.count { $0 == "20" } == 2)
    #expect(drawing.problems == [])
  }

  @Test func `labels keep their places where they can and never overlap`() {
    let starts = LabelSpread.starts(
      wanted: [0, 2, 50, 98], lengths: [10, 10, 10, 10], in: 0...100)
    for (first, second) in zip(starts, starts.dropFirst()) { #expect(second - first >= 10 - 0.02) }
    #expect(starts[2] == 50)
    #expect(starts[3] == 90)
    // What does not fit where it is wanted is moved as a whole, and stays in the room.
    let low = LabelSpread.starts(wanted: [88, 90, 90, 91], lengths: [10, 10, 10, 10], in: 0...100)
    #expect(low == [60, 70, 80, 90])
    let middle = LabelSpread.starts(wanted: [50, 50, 50], lengths: [10, 10, 10], in: 0...100)
    #expect(middle == [40, 50, 60])
    let kept = LabelSpread.kept(
      lengths: [40, 40, 40], isImportant: [true, false, true], in: 0...90)
    #expect(kept == [0, 2])
  }

  @Test(arguments: 0..<60) func `words of several series never lie on each other`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func word(_ longest: Int) -> String {
      String(
        (0..<Int.random(in: 1...longest, using: &random)).map { _ in
          "abdefghklmnoprstu".randomElement(using: &random)!
        })
    }
    let names = (0..<Int.random(in: 2...4, using: &random)).map { _ in word(12) }
    let categories = Int.random(in: 1...9, using: &random)
    let values = (0..<categories).map { _ in
      names.map { _ -> Double? in
        Int.random(in: 0...6, using: &random) == 0
          ? nil : Double.random(in: -20...100, using: &random).rounded()
      }
    }
    let series = series(names)
    let groups = values.map { row in
      SeriesBars.Group(
        label: word(10) + " " + word(9), bars: zip(row, series).map { bar($0, $1.color) })
    }
    let width = Double.random(in: 320...600, using: &random)
    let times = (0..<3).map { "\(2020 + $0)" }
    let figures: [any Figure] = [
      SeriesColumns(.grouped, series: series, groups: groups, style: style),
      SeriesColumns(.stacked, series: series, groups: groups, style: style),
      SeriesBars(.diverging, series: series, groups: groups, style: style),
      SlopeChart(
        times: times,
        series: groups.map { group in
          SlopeChart.Series(
            name: group.label, color: Sample.blue, isEmphasised: group.label.count % 2 == 0,
            values: times.indices.map { place in
              place < group.bars.count
                ? group.bars[place].flatMap { bar in bar.value.map { ($0, bar.text) } } : nil
            })
        }, style: style),
      WaterfallChart(
        steps: groups.map { group in
          let bar = group.bars[0]
          return WaterfallChart.Step(
            label: group.label, value: bar?.value, text: bar?.text ?? "no data",
            isTotal: group.label.count % 5 == 0)
        }, style: style),
    ]
    for figure in figures {
      let size = Size(width: width, height: figure.idealHeight(forWidth: width, labels))
      let drawing = figure.draw(in: size, labels)
      let seen = Seen(drawing.frame)
      #expect(seen.overlaps.isEmpty, "seed \(seed), \(type(of: figure)): \(seen.overlaps)")
      #expect(
        seen.outside(size).isEmpty || !drawing.problems.isEmpty,
        "seed \(seed), \(type(of: figure)): \(seen.outside(size))")
    }
  }
}
