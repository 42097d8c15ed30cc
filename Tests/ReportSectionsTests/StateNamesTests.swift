import CountryRisk
import Diagnostics
import TestSupport
import Testing

@testable import ReportSections

@Suite struct StateNamesTests {
  private func layout(_ names: String) -> (ReportLayout?, DiagnosticLog) {
    let log = DiagnosticLog()
    let layout = LayoutReader.read(
      SourceFile(
        name: "test.yaml",
        text: "name: test\nstate-names: \(names)\nsections: [{kind: partner-comparison}]"),
      log: log)
    return (layout, log)
  }

  @Test func `a layout calls states by names of its own`() throws {
    let profile = try Profiles.bare(
      "partners:\n  KOR: {role: other, tier: low, since: 2020, source: one}\n"
        + "tiers: [{id: low, label: Low}]\nsources: {one: {title: A, publisher: B, year: 2020, kind: news}}"
    )
    let (layout, log) = layout("{KOR: Republic of Korea, XAA: The Bare Land}")
    let document = try House.document(profile, try #require(layout), log: log)
    #expect(log.text == "")
    let text = document.texts.joined(separator: " ")
    #expect(text.contains("Republic of"))
    #expect(!text.contains("South Korea"))
    #expect(document.information.title == "The Bare Land: A test")
  }

  @Test(arguments: [
    ("{KOX: Korea}", "unknown-country-code"), ("{KOR: Japan}", "name-of-another-state"),
    ("[KOR]", "wrong-type"),
  ])
  func `a wrong name of a state is refused`(names: String, code: String) {
    let (layout, log) = layout(names)
    #expect(layout == nil)
    #expect(log.codes == [code])
  }
}
