import Charts
import CountryRisk
import Testing

@testable import ReportSections

/// What is drawn from the profile's own partners, events and gateways.
@Suite struct ProfileDrawingTests {
  private func table(_ id: String, _ yaml: String) throws -> [[String]] {
    let context = try House.context(try Profiles.bare(Profiles.facts + "\n" + yaml))
    let chart = try #require(context.index.chart(id))
    let drawing = try #require(chart.drawing(context))
    return drawing.figure(context.theme.chartStyle).table
  }

  @Test func `values below a timeline have the dates of their points, months too`() throws {
    let rows = try table(
      "shocks",
      """
      charts:
        shocks: {title: T, subtitle: S, kind: timeline, lines: [{series: share, label: Share}]}
      """)
    #expect(
      rows.filter { $0[0] == "Share" }.map { $0[1] } == ["2021", "2022", "2023", "Feb 2024"])
  }

  @Test(arguments: Language.allCases)
  func `places have the letters of the language`(_ language: Language) {
    let phrases = language.phrases
    let north = phrases.coordinates("47.9", false, "106.9", false)
    let south = phrases.coordinates("47.9", true, "106.9", true)
    #expect(north.contains("47.9°") && north.contains("106.9°") && north != south)
    let isCyrillic = north.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    #expect(isCyrillic == (language == .mongolian))
  }

  @Test(arguments: Gateway.Status.allCases, Language.allCases)
  func `a gateway that is not open says so`(_ status: Gateway.Status, _ language: Language) {
    let text = language.phrases.stateText(status)
    #expect(text.isEmpty == (status == .open))
    #expect(text.first?.isLowercase != true)
  }
}
