import Drawing
import Testing

@testable import Charts

struct SeriesBarsTests {
  private let labels = Sample.labels()
  private let style = Sample.style

  private func chart(
    _ form: SeriesBars.Form, _ groups: [(String, [Double?])], domain: ClosedRange<Double>? = nil
  ) -> SeriesBars {
    let colors = [Sample.blue, Sample.orange]
    return SeriesBars(
      form,
      series: zip(["Exports", "Imports"], colors).map { SeriesBars.Series(name: $0, color: $1) },
      groups: groups.map { label, values in
        SeriesBars.Group(
          label: label,
          bars: zip(values, colors).map { value, color in
            Bar(value: value, text: value.map { "\($0)" } ?? "no data", color: color)
          })
      }, style: style, domain: domain)
  }

  private func draw(_ chart: SeriesBars, width: Double = 488, height: Double? = nil)
    -> FigureDrawing
  {
    let height = height ?? chart.idealHeight(forWidth: width, labels)
    return chart.draw(in: Size(width: width, height: height), labels)
  }

  /// The fills of a colour without the square in the key.
  private func bars(_ seen: Seen, _ color: Color) -> [Rectangle] {
    Array(seen.fills(color).dropFirst())
  }

  @Test func `bars of a group are as long as their values, side by side`() {
    let seen = Seen(draw(chart(.grouped, [("A", [40, 10]), ("B", [20, 30])])).frame)
    let (blue, orange) = (bars(seen, Sample.blue), bars(seen, Sample.orange))
    #expect(abs(blue[0].width - blue[1].width * 2) < 1e-6)
    #expect(abs(orange[1].width - orange[0].width * 3) < 1e-6)
    #expect(blue[0].x == orange[0].x)
    #expect(blue[0].y + blue[0].height <= orange[0].y + 1e-9)
    // The next group is further away than the next bar.
    let inside = orange[0].y - blue[0].y
    #expect(blue[1].y - orange[0].y > inside * 1.3)
  }

  @Test func `parts of a stack follow one another and add up`() {
    let seen = Seen(
      draw(chart(.stacked, [("A", [40, 10]), ("B", [20, 30])], domain: 0...100)).frame)
    let (blue, orange) = (bars(seen, Sample.blue), bars(seen, Sample.orange))
    #expect(abs(orange[0].x - blue[0].x - (blue[0].width + 0.75)) < 1e-6)
    let ends = orange.map { $0.x + $0.width }
    #expect(abs(ends[0] - ends[1]) < 1e-6)
  }

  private func bullet(_ values: [Double?], width: Double = 488) -> FigureDrawing {
    let colors = [Sample.blue, Sample.orange, Color(red: 200, green: 200, blue: 200)]
    return draw(
      SeriesBars(
        .bullet, series: zip(["Is", "Should", "May"], colors).map { .init(name: $0, color: $1) },
        groups: [
          .init(
            label: "A",
            bars: zip(values, colors).map { value, color in
              Bar(value: value, text: value.map { "\($0)" } ?? "no data", color: color)
            })
        ], style: style, domain: 0...100), width: width)
  }

  @Test func `a bullet is a thin bar before a field, with a line across it`() {
    let seen = Seen(bullet([60, 40, 80]).frame)
    let bar = bars(seen, Sample.blue)[0]
    let field = bars(seen, Color(red: 200, green: 200, blue: 200))[0]
    #expect(abs(bar.width / field.width - 0.75) < 1e-6)
    #expect(bar.height < field.height / 2)
    #expect(bar.x == field.x)
    let lines = seen.fills(style.colors.ink).filter { $0.height > $0.width * 2 }
    let line = lines.max { $0.height < $1.height }
    #expect(line.map { abs($0.x + $0.width / 2 - (bar.x + field.width / 2)) < 1e-6 } == true)
    #expect(line.map { $0.height > bar.height && $0.height < field.height } == true)
  }

  @Test func `the value of a bullet stands clear of the line across`() throws {
    for value in stride(from: 0.0, through: 100, by: 4) {
      let drawing = bullet([value, 40, 80])
      let text = try #require(Seen(drawing.frame).texts.first { $0.text == "\(value)" })
      let line = try #require(
        Seen(drawing.frame).fills(style.colors.ink).filter { $0.height > $0.width * 2 }
          .max { $0.height < $1.height })
      let area = text.area
      #expect(area.x >= line.x + line.width || area.x + area.width <= line.x, "\(value)")
    }
  }

  @Test func `dots stand at their values, joined, with the least and the greatest beside them`()
    throws
  {
    let seen = Seen(draw(chart(.dots, [("A", [40, 10])])).frame)
    let (blue, orange) = (bars(seen, Sample.blue)[0], bars(seen, Sample.orange)[0])
    #expect(blue.x > orange.x)
    let (least, greatest) = (try #require(seen.text("10.0")), try #require(seen.text("40.0")))
    #expect(least.x + least.width < orange.x)
    #expect(greatest.x > blue.x + blue.width)
  }

  @Test(
    arguments: SeriesBars.Form.allCases,
    [
      Size(width: 488, height: 260), Size(width: 236, height: 260), Size(width: 900, height: 700),
    ])
  func `nothing overlaps and nothing is cut off`(_ form: SeriesBars.Form, _ size: Size) {
    let groups: [(String, [Double?])] = [
      ("Switzerland", [6, 0.5]), ("A rather long name of a partner", [0, 92]),
      ("Japan", [41, nil]),
    ]
    let drawing = draw(chart(form, groups), width: size.width, height: size.height)
    let seen = Seen(drawing.frame)
    #expect(seen.overlaps.isEmpty)
    #expect(seen.outside(size).isEmpty)
    #expect(["Exports", "Imports"].allSatisfy { seen.text($0) != nil })
  }

  @Test func `a missing value is named, in a stack behind it`() {
    let grouped = Seen(draw(chart(.grouped, [("A", [4, nil])])).frame)
    #expect(grouped.text("no data") != nil)
    let stacked = Seen(draw(chart(.stacked, [("A", [4, nil])])).frame)
    #expect(stacked.text("Imports: no data") != nil)
    #expect(Seen(draw(chart(.dots, [("A", [nil, nil])])).frame).text("no data") != nil)
  }

  @Test func `an upper bound is hatched, in a stack too`() {
    var stack = chart(.stacked, [("A", [60, 40])])
    stack.groups[0].bars[1]?.bound = .atMost
    let seen = Seen(draw(stack).frame)
    // The square in the key is all that is left of its colour.
    #expect(seen.fills(Sample.orange).count == 1)
    #expect(seen.fills(Sample.blue).count == 2)
  }

  @Test func `what cannot be shown is a problem`() {
    #expect(draw(chart(.stacked, [("A", [4, -1])])).problems.count == 1)
    #expect(draw(chart(.grouped, [("A", [4, .nan])])).problems.count == 1)
    #expect(draw(chart(.grouped, [("A", [4, -1])])).problems.isEmpty)
    let narrow = draw(chart(.stacked, [("A", [100, 1])])).problems
    #expect(narrow.count == 1 && narrow[0].contains("1 values found no room"))
    var alike = chart(.grouped, [("A", [4, 1])])
    alike.series[1].color = alike.series[0].color
    #expect(draw(alike).problems == ["2 series have 1 colours between them"])
    let low = draw(chart(.grouped, [("A", [4, 1]), ("B", [4, 1])]), height: 60).problems
    #expect(low.contains { $0.contains("found no room, from 'B'") })
  }

  @Test func `its table has a column for each series`() {
    let table = chart(.grouped, [("A", [4, nil]), ("B", [2, 3])]).table
    #expect(table == [["", "Exports", "Imports"], ["A", "4.0", "no data"], ["B", "2.0", "3.0"]])
  }
}
