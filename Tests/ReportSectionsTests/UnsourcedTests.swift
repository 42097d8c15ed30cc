import CountryRisk
import Diagnostics
import TestSupport
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
