import Drawing
import Testing

@testable import Charts

struct ChartSheetTests {
  private let labels = Sample.labels()

  private func sheet(
    title: String = "China takes 92 per cent of exports; no other partner takes more than 6",
    rows: Int = 5
  ) -> ChartSheet {
    ChartSheet(
      texts: ChartSheet.Texts(
        kicker: "Mongolia: Foreign Policy Challenge", title: title,
        subtitle: "Share of exports by destination, 2023, per cent",
        notes: ["0: listed, but less than half.", "Source: World Factbook 2026."], number: "10"),
      style: Sample.sheetStyle
    ) { style in
      BarChart(
        .horizontal, rows: (0..<rows).map { Sample.row("Partner \($0)", Double($0 * 9 + 1)) },
        style: style)
    }
  }

  @Test(arguments: [
    Size(width: 1920, height: 1080), Size(width: 960, height: 1080),
    Size(width: 1080, height: 1080), Size(width: 640, height: 360),
    Size(width: 320, height: 200), Size(width: 4000, height: 500),
    Size(width: 600, height: 1600), Size(width: 3840, height: 2160),
    Size(width: 300, height: 900), Size(width: 1000, height: 300),
  ])
  func `a sheet of any size has room for everything`(size: Size) {
    let drawing = sheet().draw(in: size, labels)
    let seen = Seen(drawing.frame)
    #expect(drawing.problems.isEmpty)
    #expect(seen.overlaps.isEmpty)
    #expect(seen.outside(size).isEmpty)
    #expect(seen.texts.allSatisfy { $0.size >= Sample.sheetStyle.lengths.readable - 1e-9 })
    #expect(seen.fills(Sample.blue).count == 5)
  }

  @Test func `the reference size keeps the places of the style`() throws {
    let drawing = sheet().draw(in: Size(width: 1920, height: 1080), labels)
    let kicker = try #require(
      drawing.frame.flattened().first { placed in
        if case .text(let run) = placed.item { run.text.hasPrefix("Mongolia") } else { false }
      })
    #expect(abs(kicker.origin.y - 136.14) < 0.1)
    #expect(kicker.origin.x == 96)
    let rule = try #require(Seen(drawing.frame).fills.first)
    #expect(rule.area == Rectangle(x: 96, y: 88, width: 1728, height: 3))
  }

  @Test func `the title is as large over many rows as over few, until rows have no room else`()
    throws
  {
    func shown(rows: Int) throws -> (title: Double, bar: Double) {
      let drawing = sheet(title: "China takes 92 per cent", rows: rows)
        .draw(in: Size(width: 1920, height: 1080), labels)
      #expect(drawing.problems.isEmpty)
      let seen = Seen(drawing.frame)
      return (
        try #require(seen.texts.first { $0.text.hasPrefix("China") }).size,
        try #require(seen.fills(Sample.blue).first).height
      )
    }
    let (few, many, most) = (try shown(rows: 5), try shown(rows: 18), try shown(rows: 24))
    #expect(few.title == Sample.sheetStyle.title.size)
    #expect(many.title == few.title)
    #expect(many.bar < few.bar)
    #expect(most.title < few.title)
  }

  @Test(arguments: [
    Size(width: 60, height: 40), Size(width: 1, height: 1), Size(width: 5, height: 900),
    Size(width: 2000, height: 20),
  ])
  func `a sheet too small for its words says so and does not hang`(size: Size) {
    #expect(!sheet().draw(in: size, labels).problems.isEmpty)
  }

  @Test(arguments: [Size(width: 0, height: 100), Size(width: 100, height: -1)])
  func `a sheet without width or height is a problem`(size: Size) {
    #expect(sheet().draw(in: size, labels).problems.count == 1)
  }

  @Test func `lines of a title are about equally long`() {
    let title = "Of every ten tonnes of coal that cross a frontier here, nine go south"
    let drawing = sheet(title: title).draw(in: Size(width: 960, height: 1080), labels)
    let lines = Seen(drawing.frame).texts.filter { title.contains($0.text.prefix(6)) }.map(
      \.area.width)
    #expect(lines.count > 1)
    #expect((lines.min() ?? 0) > (lines.max() ?? 0) * 0.6)
  }

  @Test func `a title that needs more lines than there is room for is a problem`() {
    let title = String(repeating: "A very long title goes on ", count: 20)
    let drawing = sheet(title: title).draw(in: Size(width: 1920, height: 1080), labels)
    #expect(drawing.problems.contains { $0.contains("title takes") })
    #expect(Seen(drawing.frame).allText.contains(title.filter { !$0.isWhitespace }))
  }

  @Test func `a sheet that has no room for all rows names how many it leaves out`() {
    let drawing = sheet(rows: 400).draw(in: Size(width: 640, height: 360), labels)
    #expect(drawing.problems.contains { $0.contains("found no room") })
    #expect(Seen(drawing.frame).overlaps.isEmpty)
  }

  @Test func `empty words take no room`() {
    var plain = sheet()
    plain.texts = ChartSheet.Texts(title: "Title")
    let drawing = plain.draw(in: Size(width: 1920, height: 1080), labels)
    #expect(drawing.problems.isEmpty)
    #expect(Seen(drawing.frame).overlaps.isEmpty)
  }
}
