import CountryRisk
import Diagnostics
import Drawing
import Testing

@testable import ReportSections

@Suite struct PagesTests {
  enum Country: String, CaseIterable, Sendable {
    case mongolia
    case sampleLand = "sample-land"

    func profile() throws -> CountryProfile {
      switch self {
      case .mongolia: try Profiles.mongolia()
      case .sampleLand: try Profiles.sampleLand()
      }
    }
  }

  struct Build: Sendable, CustomTestStringConvertible {
    var country: Country
    var layout: String
    var paper: String

    var testDescription: String { "\(country.rawValue), \(layout), \(paper)" }

    static let all = Country.allCases.flatMap { country in
      ["country-risk", "country-brief"].flatMap { layout in
        ["a4", "letter"].map { Build(country: country, layout: layout, paper: $0) }
      }
    }
  }

  @Test(arguments: Build.all)
  func `no text lies on another and none leaves the text block`(_ build: Build) throws {
    let log = DiagnosticLog()
    let layout = try House.layout(build.layout)
    let profile = try build.country.profile()
    let document = try House.document(profile, layout, paper: build.paper, log: log)
    #expect(log.text == "")
    let grid = try House.composer(profile, layout, paper: build.paper, log: log).grid
    for (place, page) in document.pages.enumerated() {
      let inspection = PageInspection(page, grid)
      #expect(inspection.overlaps == [], "on page \(place + 1)")
      let isCover = place == 0 && layout.entries.first?.section is CoverSection
      // The cover is planned from the edges of the sheet, its title hung to the left.
      let area =
        isCover
        ? Rectangle(
          x: grid.margin - 8, y: 0, width: grid.block.width + 16, height: grid.paper.height)
        : inspection.block
      #expect(inspection.strays(outside: area) == [], "on page \(place + 1)")
    }
  }
}

@Suite struct PageInspectionTests {
  /// A page with the word `one` at a place of the text block and others beside it.
  private func inspection(_ words: [(text: String, x: Double, y: Double)]) throws -> PageInspection
  {
    let theme = try House.theme()
    let grid = PageGrid(theme.page, try #require(theme.page.papers["a4"]))
    let shaper = try House.shaper()
    var block = Frame(size: grid.block)
    for word in words {
      for run in shaper.shape(word.text, theme[.tableCell]) {
        block.add(.text(run), at: Point(x: word.x, y: word.y))
      }
    }
    var sheet = Frame(size: grid.paper)
    sheet.add(Frame(size: grid.paper), at: .zero)
    sheet.add(block, at: Point(x: grid.margin, y: grid.top))
    return PageInspection(PagedDocument.Page(frame: sheet, label: "1"), grid)
  }

  @Test(arguments: [(4.0, 0.0), (0, 4), (8, -3)])
  func `words that lie on each other are found`(_ x: Double, _ y: Double) throws {
    let page = try inspection([("words", 100, 100), ("others", 100 + x, 100 + y)])
    #expect(page.overlaps.count == 1)
  }

  @Test(arguments: [(40.0, 0.0), (0, 11.5), (0, -11.5)])
  func `words beside and below each other are not`(_ x: Double, _ y: Double) throws {
    let page = try inspection([("words", 100, 100), ("others", 100 + x, 100 + y)])
    #expect(page.overlaps == [])
    #expect(page.strays(outside: page.block) == [])
  }

  @Test func `spaces at the ends of a run do not count`() throws {
    #expect(try inspection([("words      ", 100, 100), ("others", 130, 100)]).overlaps == [])
  }

  @Test(arguments: [(-2.0, 100.0), (480, 100), (100, 2), (100, 702)])
  func `words that leave the block are found`(_ x: Double, _ y: Double) throws {
    let page = try inspection([("words", x, y)])
    #expect(page.strays(outside: page.block).count == 1)
  }
}
