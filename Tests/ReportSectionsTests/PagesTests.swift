import CountryRisk
import Diagnostics
import Drawing
import TestSupport
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

@Suite struct StructureTests {
  @Test(arguments: PagesTests.Build.all)
  func `a figure has its words, a link its target and no level of headings is skipped`(
    _ build: PagesTests.Build
  ) throws {
    let document = try House.document(
      try build.country.profile(), try House.layout(build.layout), paper: build.paper,
      log: DiagnosticLog())
    let shown = document.pages.flatMap { $0.frame.flattened().compactMap(\.element?.index) }
    // What was laid out in vain stays in the tree but is not written.
    var used = Set(shown)
    for (place, element) in document.structure.enumerated().reversed() where used.contains(place) {
      if let parent = element.parent { used.insert(parent.index) }
    }
    for (place, element) in document.structure.enumerated() where used.contains(place) {
      switch element.tag {
      case .figure: #expect(element.alternate?.isEmpty == false)
      case .link:
        #expect(element.destination != nil)
        #expect(element.linkDescription?.isEmpty == false)
      default: break
      }
    }
    var level = 0
    for (place, element) in document.structure.enumerated() where used.contains(place) {
      guard let next = ["H1", "H2", "H3", "H4"].firstIndex(of: element.tag.rawValue) else {
        continue
      }
      #expect(next <= level, "the heading of level \(next + 1) follows one of \(level)")
      level = next + 1
    }
  }

  @Test(arguments: PagesTests.Country.allCases)
  func `every link within the report leads to a place that is there`(
    _ country: PagesTests.Country
  ) throws {
    let document = try House.document(
      try country.profile(), try House.layout("country-risk"), log: DiagnosticLog())
    let places = document.pages.flatMap { page in
      page.frame.flattened().compactMap { placed -> String? in
        if case .anchor(let name) = placed.item { name } else { nil }
      }
    }
    #expect(Set(places).count == places.count)
    let targets = document.structure.compactMap { element -> String? in
      if case .place(let name) = element.destination { name } else { nil }
    }
    #expect(targets.count > 10)
    #expect(Set(targets).subtracting(places) == [])
    #expect(Set(document.outline.map(\.place)).subtracting(places) == [])
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
