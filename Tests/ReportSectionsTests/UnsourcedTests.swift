import CountryRisk
import Diagnostics
import Testing

@testable import ReportSections

@Suite struct UnsourcedTests {
  private static let yaml = """
    sources:
      one: {title: First, publisher: Office One, kind: statistics}
    facts:
      fuel: {label: Fuel, value: 90, unit: percent, year: 2022}
      rail: {label: Rail, value: 5, unit: percent, year: 2022, source: one}
    report:
      title: A test
      series: Tests
      edition: 2024-06-30
      key-facts: [{label: All, facts: [fuel, rail]}]
    charts:
      mixed: {title: Two, subtitle: in percent, kind: bars, rows: [{value: fuel, label: Fuel}, {value: rail, label: Rail}]}
      bare: {title: One, subtitle: in percent, kind: bars, rows: [{value: fuel, label: Fuel}]}
    """

  private func text(_ sections: String) throws -> String {
    let log = DiagnosticLog()
    let profile = try Profiles.bare(Self.yaml, prose: ["words": "Fuel is {fuel}, rail {rail}."])
    let document = try House.document(
      profile, try House.layout(sections: sections), log: log)
    #expect(log.text == "")
    return document.texts.joined(separator: " ").replacing("\u{A0}", with: " ")
  }

  @Test func `a value without a source says so after its sentence`() throws {
    #expect(
      try text("  - {kind: prose, title: Words, text: words}").contains("per cent. 1 ,unsourced"))
  }

  @Test func `the foot of an exhibit tells of values without a source`() throws {
    let text = try text("  - {kind: charts, title: Charts, charts: [mixed, bare]}")
    #expect(text.contains("in part unsourced"))
    #expect(text.contains("Unsourced."))
  }

  @Test func `a key fact without a source says so in its row`() throws {
    #expect(try text("  - {kind: key-facts, title: Facts}").contains("unsourced"))
  }

  @Test func `a source without a year says so in the list`() throws {
    #expect(
      try text("  - {kind: sources, title: Sources}").contains("Office One, year not found"))
  }
}

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

@Suite struct AskedTwiceTests {
  @Test func `an exhibit asked for twice is an error with both places`() throws {
    let log = DiagnosticLog()
    let layout = try House.layout(
      sections: """
          - {kind: charts, charts: [a, b]}
          - {kind: charts, charts: [b]}
          - {kind: table, table: a}
        """)
    let profile = try Profiles.bare(
      """
      charts:
        a: {title: A, subtitle: A, kind: bars, rows: [{label: A, missing: none}]}
        b: {title: B, subtitle: B, kind: bars, rows: [{label: B, missing: none}]}
      """)
    try House.composer(profile, layout, log: log).check()
    #expect(log.codes == ["shown-twice"])
    #expect(log.diagnostics.first?.summary == "the chart 'b' is asked for twice")
    #expect(
      log.diagnostics.first?.range?.start == SourcePosition(line: 4, column: 29))
    #expect(
      log.diagnostics.first?.notes.map(\.range?.start) == [SourcePosition(line: 3, column: 32)])
  }
}
