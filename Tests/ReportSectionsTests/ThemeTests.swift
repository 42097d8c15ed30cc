import Drawing
import TestSupport
import Testing

@testable import ReportSections

@Suite struct ThemeTests {
  private func grid(_ paper: String) throws -> PageGrid {
    let theme = try House.theme()
    return PageGrid(theme.page, try #require(theme.page.papers[paper]))
  }

  @Test func `the grid of A4 has the art director's numbers`() throws {
    let grid = try grid("a4")
    #expect(grid.paper == Size(width: 595.28, height: 841.89))
    #expect(grid.margin == 53.64)
    #expect(grid.top == 70)
    #expect(grid.block.width.isNear(488))
    #expect(grid.top + grid.block.height == 770)
    #expect(grid.column.isNear(26))
    #expect(grid.gutter == 16)
    for (count, width) in [(4, 152.0), (6, 236), (8, 320), (12, 488)] {
      #expect(grid.span(count).isNear(width), "\(count) columns")
    }
    #expect(grid.proseWidth.isNear(320))
    #expect(grid.sideWidth.isNear(140))
    #expect((grid.sideX + grid.sideWidth).isNear(488))
  }

  @Test func `the grid of Letter fills its own sheet`() throws {
    let grid = try grid("letter")
    #expect(grid.paper == Size(width: 612, height: 792))
    #expect(grid.margin == 62)
    #expect(grid.block.width.isNear(488))
    #expect(grid.block.height == 46 * 14)
    #expect(grid.proseWidth.isNear(320))
  }

  @Test func `the engine gets the grid's block`() throws {
    let grid = try grid("a4")
    #expect(grid.sheet.paper == grid.paper)
    #expect(grid.sheet.left == grid.margin)
    #expect(grid.sheet.top == grid.top)
    #expect(grid.sheet.block == grid.block)
  }

  // MARK: Tones

  @Test func `a partner with a colour of its own keeps it wherever it stands`() throws {
    let theme = try House.theme()
    let own = try #require(theme.partners["CHN"])
    #expect(PartnerTones(theme, partners: ["CHN"])["CHN"] == own)
    #expect(PartnerTones(theme, partners: ["XAB", "RUS", "CHN"])["CHN"] == own)
  }

  @Test func `other partners take what is free of the palette, in order, each once`() throws {
    let theme = try House.theme()
    let codes = ["XAA", "RUS", "XAB", "CHN", "XAC"]
    let tones = PartnerTones(theme, partners: codes)
    #expect(Set(codes.map { tones[$0].fill }).count == codes.count)
    let used = [theme.partners["RUS"]?.fill, theme.partners["CHN"]?.fill]
    let free = theme.palette.filter { tone in !used.contains { $0 == tone.fill } }
    #expect(tones["XAA"] == free[0])
    #expect(tones["XAB"] == free[1])
    #expect(tones["XAC"] == free[2])
  }

  @Test func `partners beyond the palette and strangers are grey`() throws {
    let theme = try House.theme()
    let codes = (0..<theme.palette.count + 2).map { "X\($0)" }
    let tones = PartnerTones(theme, partners: codes)
    #expect(codes.prefix(theme.palette.count).allSatisfy { tones.has($0) })
    for code in codes.suffix(2) + ["ZZZ"] {
      #expect(!tones.has(code))
      #expect(tones[code].fill == theme[.others])
    }
    #expect(tones[nil].fill == theme[.others])
  }

  @Test func `names and labels can be read on their ground`() throws {
    let theme = try House.theme()
    for tone in Array(theme.partners.values) + theme.palette {
      #expect(tone.text.contrast(with: theme[.paper]) >= 4.5, "\(tone.text.hex)")
      #expect(tone.label.contrast(with: tone.fill) >= 4.5, "\(tone.fill.hex)")
    }
    // A watermark lies behind what is to be read.
    for role in TextRole.allCases where role != .watermark {
      #expect(theme[role].color.contrast(with: theme[.paper]) >= 4.5, "\(role.rawValue)")
    }
  }
}

extension Double {
  fileprivate func isNear(_ other: Double) -> Bool { abs(self - other) < 1e-6 }

  /// The glyphs of `text` in a role of the theme, with `features` in place of its own where given.
  private func glyphs(
    _ text: String, _ role: TextRole, _ features: [String]? = nil
  ) throws -> (ids: [UInt32], width: Double) {
    var style = try House.theme()[role]
    if let features { style.features = features }
    let run = try #require(try House.shaper().shape(text, style).first)
    return (run.glyphs.map(\.id), run.advance)
  }

  @Test(arguments: [
    ("smcp", "small"), ("onum", "1984"), ("frac", "3/4"), ("sups", "12"), ("lnum", "1984"),
  ])
  func `a role sets its features`(_ feature: String, _ text: String) throws {
    let other = feature == "lnum" ? ["onum"] : ["lnum"]
    #expect(try glyphs(text, .prose, [feature]).ids != glyphs(text, .prose, other).ids)
  }

  @Test func `figures of prose are old-style and proportional, those of tables of one width`()
    throws
  {
    #expect(try glyphs("1984", .prose).ids == glyphs("1984", .prose, ["onum", "pnum"]).ids)
    let widths = try (0...9).map { try glyphs("\($0)", .tableCell).width }
    for width in widths { #expect(abs(width - widths[0]) < 0.001) }
    #expect(try Set((0...9).map { try glyphs("\($0)", .prose).width }).count > 1)
  }
}
