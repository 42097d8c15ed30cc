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
        ? Rectangle(x: grid.margin - 8, y: 0, width: grid.block.width + 16, height: grid.paper.height)
        : inspection.block
      #expect(inspection.strays(outside: area) == [], "on page \(place + 1)")
    }
  }
}
