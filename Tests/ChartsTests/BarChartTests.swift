import Drawing
import Testing

@testable import Charts

struct BarChartTests {
  private let labels = Sample.labels()

  private func seen(
    _ chart: BarChart, width: Double = 488, height: Double? = nil
  ) -> (Seen, FigureDrawing) {
    let height = height ?? chart.idealHeight(forWidth: width, labels)
    let drawing = chart.draw(in: Size(width: width, height: height), labels)
    return (Seen(drawing.frame), drawing)
  }

  private func bars(_ rows: [BarChart.Row], domain: ClosedRange<Double>? = nil) -> BarChart {
    BarChart(.horizontal, rows: rows, style: Sample.style, domain: domain)
  }

  private func columns(_ rows: [BarChart.Row], domain: ClosedRange<Double>? = nil) -> BarChart {
    BarChart(.vertical, rows: rows, style: Sample.style, domain: domain)
  }

  @Test func `bars start at zero and their lengths are in proportion`() throws {
    let (seen, _) = seen(bars([Sample.row("A", 40), Sample.row("B", 10)]))
    let found = seen.fills(Sample.blue)
    #expect(found.count == 2)
    #expect(found[0].x == found[1].x)
    #expect(abs(found[0].width - found[1].width * 4) < 1e-9)
  }

  @Test func `a bar is between 60 and 65 per cent of its row`() {
    let (seen, _) = seen(bars([Sample.row("A", 1), Sample.row("B", 1)]))
    let found = seen.fills(Sample.blue)
    let share = found[0].height / (found[1].y - found[0].y)
    #expect((0.6...0.65).contains(share))
  }

  @Test func `a column is 57 per cent of its slot`() {
    let (seen, _) = seen(columns([Sample.row("A", 1), Sample.row("B", 1)]))
    let found = seen.fills(Sample.blue)
    #expect(abs(found[0].width / (found[1].x - found[0].x) - 0.57) < 1e-9)
  }

  @Test func `slots are wider where their names need it, their columns are not`() throws {
    let long = "An exceedingly long name of a category that goes on and on and does not end"
    let (plain, _) = seen(columns([Sample.row("A", 1), Sample.row("B", 1)]), width: 600)
    let (wide, drawing) = seen(
      columns([Sample.row(String(repeating: long + " ", count: 12), 1), Sample.row("B", 1)]),
      width: 600)
    #expect(drawing.problems == [])
    let (before, after) = (plain.fills(Sample.blue), wide.fills(Sample.blue))
    #expect(after[1].x - after[0].x > before[1].x - before[0].x + 1)
    #expect(abs(after[0].width - before[0].width) < 1e-9)
  }

  @Test func `negative bars run the other way and carry their numbers outside`() throws {
    let (seen, _) = seen(bars([Sample.row("Up", 5), Sample.row("Down", -4, text: "−4")]))
    let found = seen.fills(Sample.blue)
    let zero = found[0].x
    #expect(abs(found[1].x + found[1].width - zero) < 1e-9)
    let number = try #require(seen.text("−4"))
    #expect(number.x + number.width <= found[1].x)
    #expect(seen.overlaps.isEmpty)
  }

  @Test func `negative columns hang from zero with numbers and names below`() throws {
    let (seen, _) = seen(columns([Sample.row("2019", 5), Sample.row("2020", -4, text: "−4")]))
    let found = seen.fills(Sample.blue)
    #expect(abs(found[0].y + found[0].height - found[1].y) < 1e-9)
    let number = try #require(seen.text("−4"))
    let name = try #require(seen.text("2020"))
    #expect(number.y >= found[1].y + found[1].height)
    #expect(name.y >= number.y + number.height)
  }

  @Test(arguments: [Orientation.horizontal, .vertical])
  func `bars that are all negative keep within the figure`(orientation: Orientation) {
    let chart = BarChart(
      orientation,
      rows: [Sample.row("A", -4), Sample.row("B", -0.0, text: "0"), Sample.row("C", nil)],
      style: Sample.style)
    let (seen, drawing) = seen(chart)
    #expect(drawing.problems.isEmpty)
    #expect(seen.outside(drawing.frame.size).isEmpty)
    #expect(seen.overlaps.isEmpty)
  }

  @Test func `a missing value is words, never a bar`() throws {
    let (seen, drawing) = seen(bars([Sample.row("A", 10), Sample.row("B", nil)]))
    #expect(seen.fills(Sample.blue).count == 1)
    #expect(seen.text("no data") != nil)
    #expect(drawing.problems.isEmpty)
  }

  @Test func `a missing column is a hatched stub at most 14 high with words above`() throws {
    let rows = [Sample.row("2019", 36), Sample.row("2020", nil, text: "no figure")]
    let (seen, _) = seen(columns(rows), height: 400)
    #expect(seen.fills(Sample.blue).count == 1)
    let hatch = try #require(seen.strokes.first { $0.stroke.color == Sample.style.colors.others })
    #expect(hatch.area.height <= 14)
    let words = try #require(seen.text("no figure"))
    #expect(words.y + words.height <= hatch.area.y + 2)
  }

  @Test(arguments: [Orientation.horizontal, .vertical])
  func `a lower bound is solid to its value and then three stripes`(orientation: Orientation) {
    let chart = BarChart(
      orientation, rows: [Sample.row("A", 90, .atLeast), Sample.row("B", 90)],
      style: Sample.style)
    let (seen, _) = seen(chart)
    func length(_ area: Rectangle) -> Double {
      orientation == .horizontal ? area.width : area.height
    }
    let found = seen.fills(Sample.blue).map(length)
    #expect(found.count == 5)
    #expect(found.filter { abs($0 - 2) < 1e-9 }.count == 3)
    #expect(found.filter { $0 > 10 }.count == 2)
    #expect(abs((found.max() ?? 0) - (found.filter { $0 > 10 }.min() ?? 1)) < 1e-9)
  }

  @Test func `stripes do not pass the end of a closed domain`() {
    for value in [90.0, 97, 99, 99.9, 100] {
      let (seen, drawing) = seen(bars([Sample.row("A", value, .atLeast)], domain: 0...100))
      let end = seen.fills(Sample.blue).map { $0.x + $0.width }.max() ?? 0
      let start = seen.fills(Sample.blue).map(\.x).min() ?? 0
      let solid = seen.fills(Sample.blue).map(\.width).max() ?? 0
      let whole = solid / value * 100
      #expect(end <= start + whole * 1.04)
      #expect(drawing.problems.isEmpty)
    }
  }

  @Test func `an upper bound is hatched and its text is mute`() throws {
    let style = Sample.style
    var words = style[.words]
    words.color = style.colors.mute
    var chart = bars([Sample.row("A", 3, .atMost, text: "≤ 3"), Sample.row("B", 10)])
    chart.style[.words] = words
    let (seen, _) = seen(chart)
    #expect(seen.fills(Sample.blue).count == 1)
    #expect(seen.texts.first { $0.text == "≤ 3" }?.color == style.colors.mute)
  }

  @Test func `a part of a period is hollow with its remark`() {
    let row = BarChart.Row(
      label: "2024", value: 74, text: "74", color: Sample.blue, state: .partial, note: "Jan–Nov")
    for chart in [bars([row]), columns([row])] {
      let (seen, drawing) = seen(chart)
      #expect(seen.fills(Sample.blue).isEmpty)
      #expect(seen.strokes.contains { $0.stroke.color == Sample.blue })
      #expect(seen.text("Jan–Nov") != nil)
      #expect(drawing.problems.isEmpty)
    }
  }

  @Test(arguments: [Orientation.horizontal, .vertical])
  func `a chart without any value says so with the reason`(orientation: Orientation) {
    let chart = BarChart(
      orientation, rows: [Sample.row("A", nil), Sample.row("B", nil)], style: Sample.style,
      noData: ("no data", "Five origins are named, none with a figure."))
    let (seen, drawing) = seen(chart)
    #expect(drawing.problems.isEmpty)
    #expect(seen.allText.contains("nodata"))
    #expect(seen.allText.contains("nonewithafigure"))
    #expect(seen.text("A") != nil)
    #expect(seen.overlaps.isEmpty)
    #expect(!seen.texts.contains { $0.text == "0" })
  }

  @Test(arguments: [Orientation.horizontal, .vertical])
  func `a chart without rows says so`(orientation: Orientation) {
    let chart = BarChart(
      orientation, rows: [], style: Sample.style, noData: ("no data", "No list was found."))
    let (seen, drawing) = seen(chart)
    #expect(seen.allText.contains("Nolistwasfound."))
    #expect(seen.outside(drawing.frame.size).isEmpty)
  }

  @Test(arguments: [Orientation.horizontal, .vertical])
  func `one row, equal values and zeros have sensible axes`(orientation: Orientation) {
    for values in [[5.0], [5, 5, 5], [0], [0, 0, -0.0]] {
      let rows = values.enumerated().map { Sample.row("R\($0)", $1, text: "\($1 + 0)") }
      let (seen, drawing) = seen(BarChart(orientation, rows: rows, style: Sample.style))
      #expect(drawing.problems.isEmpty)
      #expect(seen.overlaps.isEmpty)
      #expect(seen.outside(drawing.frame.size).isEmpty)
      #expect(!seen.allText.contains("-0"))
      #expect(seen.fills(Sample.blue).count == values.filter { $0 != 0 }.count)
    }
  }

  @Test(arguments: [Orientation.horizontal, .vertical])
  func `numbers from 1e-12 to 1e12 stand together`(orientation: Orientation) {
    let rows = [1e-12, 1.0, 1e6, 1e12, -1e12].map { (value: Double) in
      Sample.row("\(value)", value, text: "\(value)")
    }
    let (seen, drawing) = seen(BarChart(orientation, rows: rows, style: Sample.style))
    #expect(seen.overlaps.isEmpty)
    #expect(seen.outside(drawing.frame.size).isEmpty)
    #expect(seen.fills(Sample.blue).count == 5)
  }

  @Test(arguments: [Orientation.horizontal, .vertical])
  func `a value that is not finite is a problem and never drawn`(orientation: Orientation) {
    let rows = [Sample.row("A", .nan), Sample.row("B", .infinity), Sample.row("C", 3)]
    let (seen, drawing) = seen(BarChart(orientation, rows: rows, style: Sample.style))
    #expect(drawing.problems.count == 2)
    #expect(seen.fills(Sample.blue).count == 1)
    #expect(!seen.allText.contains("inf") && !seen.allText.contains("nan"))
  }

  @Test func `a figure too low for its rows says how many are left out`() {
    let chart = bars((0..<10_000).map { Sample.row("Row \($0)", Double($0)) })
    let (seen, drawing) = seen(chart, height: 300)
    #expect(drawing.problems.count == 1)
    #expect(drawing.problems[0].contains("of 10000 rows found no room"))
    #expect(seen.outside(drawing.frame.size).isEmpty)
  }

  @Test func `columns too many for the width name those without room`() {
    let chart = columns((0..<500).map { Sample.row("Row \($0)", Double($0)) })
    let (_, drawing) = seen(chart, height: 300)
    #expect(drawing.problems.count == 2)
    #expect(drawing.problems.first?.contains("and 499 more do not fit") == true)
    #expect(!chart.fits(in: Size(width: 488, height: 300), labels))
  }

  @Test func `rows fill a higher figure and close up in a lower one`() {
    let chart = bars((0..<5).map { Sample.row("Row \($0)", Double($0 + 1)) })
    let ideal = chart.idealHeight(forWidth: 488, labels)
    for height in [ideal * 0.8, ideal, ideal * 1.5] {
      let (seen, drawing) = seen(chart, height: height)
      #expect(drawing.problems.isEmpty)
      #expect(seen.outside(drawing.frame.size).isEmpty)
      #expect(seen.fills(Sample.blue).count == 5)
    }
  }

  @Test func `a remark too long for its hollow column stands above the number`() throws {
    let note = "January to November without the last days"
    let rows = (0..<8).map { index in
      BarChart.Row(
        label: "\(2017 + index)", value: 74, text: "74", color: Sample.blue,
        state: index == 7 ? .partial : .actual, note: index == 7 ? note : nil)
    }
    let (seen, drawing) = seen(columns(rows))
    #expect(drawing.problems.isEmpty)
    #expect(seen.overlaps.isEmpty)
    #expect(seen.allText.contains(note.filter { !$0.isWhitespace }))
    let first = try #require(seen.texts.first { $0.text.hasPrefix("January") })
    let number = try #require(seen.texts.last { $0.text == "74" })
    #expect(first.area.y < number.area.y)
  }

  @Test func `the table holds every row as text`() {
    let chart = bars([Sample.row("A", 3, text: "≥ 3"), Sample.row("B", nil)])
    #expect(chart.table == [["", ""], ["A", "≥ 3"], ["B", "no data"]])
  }
}
