import Drawing
import Testing

@testable import Charts

struct KindTests {
  private let labels = Sample.labels()
  private let style = Sample.style

  private func draw(_ figure: any Figure, width: Double = 488) -> FigureDrawing {
    figure.draw(
      in: Size(width: width, height: figure.idealHeight(forWidth: width, labels)), labels)
  }

  private func panels(_ cells: [[Double]]) -> BarPanels {
    BarPanels(
      panels: cells.enumerated().map { index, values in
        BarPanels.Panel(
          head: "Panel \(index)",
          cells: values.map { Bar(value: $0, text: "\($0)", color: Sample.blue) })
      }, names: [BarPanels.Name("A"), BarPanels.Name("B")], style: style, domain: 0...100)
  }

  @Test func `panels share one scale and one set of rows`() {
    let seen = Seen(draw(panels([[80, 20], [40, 10]])).frame)
    let bars = seen.fills(Sample.blue)
    #expect(abs(bars[0].width - bars[2].width * 2) < 1e-9)
    #expect(bars[0].y == bars[2].y)
    #expect(seen.texts.filter { $0.text == "A" }.count == 1)
  }

  @Test func `panels that find no room side by side go into further rows`() {
    let chart = panels([[1, 2], [3, 4], [5, 6]])
    let wide = chart.idealHeight(forWidth: 488, labels)
    let narrow = chart.idealHeight(forWidth: 150, labels)
    #expect(narrow > wide * 2.5)
    #expect(Seen(draw(chart, width: 150).frame).overlaps.isEmpty)
  }

  @Test func `a panel with too few cells is a problem`() {
    #expect(draw(panels([[1]])).problems.count == 1)
  }

  @Test func `a panel without data gives its reason`() {
    var chart = panels([[80, 20]])
    chart.panels.append(
      BarPanels.Panel(head: "None", cells: [], noData: ("no data", "Not collected.")))
    let seen = Seen(draw(chart).frame)
    #expect(seen.allText.contains("Notcollected."))
    #expect(seen.fills(Sample.blue).count == 2)
    #expect(chart.table[1] == ["A", "80.0", "no data"])
  }

  @Test func `a chart of no panels is empty`() {
    let drawing = draw(BarPanels(panels: [], names: [], style: style))
    #expect(drawing.frame.size.height == 0)
  }

  private func strip(_ rows: [IntervalStrip.Row]) -> IntervalStrip {
    IntervalStrip(
      rows: rows,
      thresholds: [
        IntervalStrip.Threshold(value: 2500, text: "2,500 older guideline", isUsed: false),
        IntervalStrip.Threshold(value: 4000, text: "4,000 dependency", isUsed: true),
      ], style: style, domain: 0...10_000, asideHead: "Partners", color: Sample.blue,
      wideColor: Sample.orange)
  }

  @Test func `an interval is a box 7 high, a narrow one a tick of 1.6 by 9`() {
    let rows = [
      IntervalStrip.Row(label: "Wide", floor: 740, ceiling: 6040, text: "740–6,040", isWide: true),
      IntervalStrip.Row(label: "Narrow", floor: 8501, ceiling: 8501, text: "8,501"),
      IntervalStrip.Row(label: "Turned", floor: 9000, ceiling: 8000, text: "8,000–9,000"),
    ]
    let seen = Seen(draw(strip(rows)).frame)
    #expect(seen.fills(Sample.orange).first?.height == 7)
    let ticks = seen.fills(Sample.blue)
    #expect(abs(ticks[0].width - 1.6) < 1e-9 && abs(ticks[0].height - 9) < 1e-9)
    #expect(ticks[1].height == 7 && ticks[1].width > 2)
  }

  @Test func `the threshold in use is solid and others are dashed`() {
    let lines = Seen(draw(strip([])).frame).strokes.filter {
      $0.stroke.color == style.colors.alert
    }
    #expect(lines.count == 2)
    #expect(lines.filter(\.stroke.dashes.isEmpty).count == 1)
  }

  @Test func `no threshold runs through the name of another`() {
    let seen = Seen(draw(strip([])).frame)
    let lines = seen.strokes.filter { $0.stroke.color == style.colors.alert }.map(\.area)
    for name in ["2,500 older guideline", "4,000 dependency"] {
      guard let area = seen.text(name) else {
        Issue.record("\(name) is missing")
        continue
      }
      for line in lines {
        let isThrough =
          line.x > area.x && line.x < area.x + area.width && line.y < area.y + area.height
        #expect(!isThrough)
      }
    }
  }

  @Test func `values stand in a column where one would stand on a threshold`() throws {
    let free = IntervalStrip.Row(label: "A", floor: 8000, ceiling: 9000, text: "8,000–9,000")
    let long = "3,100–3,200"
    let held = IntervalStrip.Row(label: "B", floor: 3100, ceiling: 3200, text: long)
    let beside = Seen(draw(strip([free])).frame)
    let crossed = Seen(draw(strip([free, held])).frame)
    let column = try ["8,000–9,000", long].map { try #require(crossed.text($0)) }
    #expect(abs(column[0].x + column[0].width - column[1].x - column[1].width) < 0.01)
    let interval = try #require(crossed.fills(Sample.blue).first)
    #expect(column.allSatisfy { $0.x > interval.x + interval.width })
    let loose = try #require(beside.text("8,000–9,000"))
    let bar = try #require(beside.fills(Sample.blue).first)
    #expect(loose.x < bar.x + bar.width + 10)
    for line in crossed.strokes.filter({ $0.stroke.color == style.colors.alert }) {
      #expect(column.allSatisfy { line.area.x < $0.x })
    }
  }

  @Test func `an interval without ends shows its words`() {
    let drawing = draw(
      strip([IntervalStrip.Row(label: "A", floor: nil, ceiling: 3, text: "no data")]))
    #expect(Seen(drawing.frame).text("no data") != nil)
    #expect(drawing.problems.isEmpty)
    let broken = draw(
      strip([IntervalStrip.Row(label: "A", floor: .nan, ceiling: 3, text: "no data")]))
    #expect(broken.problems.count == 1)
  }

  private func motif(_ upper: Bar?, _ lower: Bar?, between: String? = nil) -> CoverMotif {
    CoverMotif(
      columns: [
        CoverMotif.Column(caption: "Imports", upper: upper, lower: lower, between: between)
      ],
      upper: CoverMotif.Partner(name: "North", words: "from above", textColor: Sample.blue),
      lower: CoverMotif.Partner(name: "South", words: "from below", textColor: Sample.orange),
      style: style)
  }

  @Test func `a motif presses from above and below in proportion`() throws {
    let seen = Seen(
      draw(
        motif(
          Bar(value: 30, text: "30", color: Sample.blue),
          Bar(value: 60, text: "60", color: Sample.orange), between: "10")
      ).frame)
    let upper = try #require(seen.fills(Sample.blue).first)
    let lower = try #require(seen.fills(Sample.orange).first)
    #expect(abs(lower.height - upper.height * 2) < 1e-9)
    #expect(abs(upper.height - 344 * 0.3) < 1e-6)
    let between = try #require(seen.text("10"))
    #expect(between.y > upper.y + upper.height && between.y + between.height < lower.y)
  }

  @Test func `shares beyond the whole are a problem and do not overlap`() throws {
    let drawing = draw(
      motif(
        Bar(value: 70, text: "70", color: Sample.blue),
        Bar(value: 60, text: "60", color: Sample.orange)))
    #expect(drawing.problems.count == 1)
    let seen = Seen(drawing.frame)
    let upper = try #require(seen.fills(Sample.blue).first)
    let lower = try #require(seen.fills(Sample.orange).first)
    #expect(lower.y >= upper.y + upper.height - 1e-9)
  }

  @Test func `a motif draws five columns and names the sixth`() {
    var chart = motif(Bar(value: 30, text: "30", color: Sample.blue), nil)
    chart.columns = Array(repeating: chart.columns[0], count: 6)
    let drawing = draw(chart)
    #expect(drawing.problems.count == 1)
    #expect(Seen(drawing.frame).fills(Sample.blue).count == 5)
  }

  @Test func `words stand in the white where a share is missing`() {
    let seen = Seen(
      draw(
        motif(
          Bar(value: 30, text: "30", color: Sample.blue),
          Bar(value: nil, text: "in the remainder", color: Sample.orange))
      ).frame)
    #expect(seen.allText.contains("intheremainder"))
    #expect(seen.fills(Sample.orange).isEmpty)
  }

  @Test func `pieces of a strip are in proportion and refuse negative values`() {
    let pieces = [(3.0, Sample.blue), (1, Sample.orange), (-1, style.colors.ink)].map {
      ShareStrip.Piece(label: "P", text: "\($0.0)", value: $0.0, color: $0.1)
    }
    let drawing = draw(ShareStrip(pieces: pieces, style: style))
    let seen = Seen(drawing.frame)
    #expect(drawing.problems.count == 1)
    let (first, second) = (seen.fills(Sample.blue)[0], seen.fills(Sample.orange)[0])
    #expect(abs(first.width + 0.75 - (second.width + 0.75) * 3) < 1e-9)
  }

  @Test func `a strip of nothing has no width to divide`() {
    let piece = ShareStrip.Piece(label: "P", text: "0", value: 0, color: Sample.blue)
    let drawing = draw(ShareStrip(pieces: [piece], style: style))
    #expect(Seen(drawing.frame).allText.contains("P"))
  }

  @Test(arguments: -1...5)
  func `tier bars rise and show how many are reached`(reached: Int) {
    let frame = TierBars.frame(reached: reached, style)
    let fills = Seen(frame).fills
    #expect(fills.map(\.area.height) == [3, 5, 7, 9])
    #expect(fills.allSatisfy { $0.area.y + $0.area.height == frame.size.height })
    #expect(fills.filter { $0.color == style.colors.ink }.count == min(4, max(0, reached)))
  }

  @Test func `a bar in a cell starts at the right and stays within its width`() {
    let bar = Bar(value: 92, text: "92", color: Sample.blue)
    for share in [0.5, 1, 7] {
      let area = Seen(InlineBar.frame(share: share, width: 60, bar, style)).fills[0].area
      #expect(area.x + area.width == 60)
      #expect(area.width == min(1, share) * 60)
      #expect(area.height == 5)
    }
    for share in [0, -1, Double.nan, Double.infinity] {
      #expect(InlineBar.frame(share: share, width: 60, bar, style).items.isEmpty)
    }
  }

  @Test func `a faint swatch has an outline`() {
    #expect(Seen(Swatch.frame(style.colors.others, style)).strokes.count == 1)
    #expect(Seen(Swatch.frame(Sample.blue, style)).strokes.isEmpty)
  }

  @Test func `a scaled style has every length multiplied`() {
    let scaled = style.scaled(3)
    #expect(scaled[.category].size == style[.category].size * 3)
    #expect(scaled.lengths.row == style.lengths.row * 3)
    #expect(scaled.lengths.minimumText == 21)
    #expect(scaled.lengths.unit == 3)
  }
}
