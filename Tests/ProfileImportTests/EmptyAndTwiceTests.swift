import CountryRisk
import Diagnostics
import Testing

@testable import ProfileImport

@Suite struct EmptyAndTwiceTests {
  private func codes(_ yaml: String, prose: String? = nil) -> [String] {
    ProfileFragment(yaml, prose: prose).log.diagnostics.map(\.code)
  }

  @Test(arguments: [
    "facts:\n  a: {label: A, shares: {}, source: one}",
    "series:\n  a: {label: A, unit: percent, source: one, points: []}",
    "charts:\n  a: {title: T, subtitle: S, kind: bars, rows: []}",
  ])
  func `what holds nothing is an error`(yaml: String) { #expect(codes(yaml) == ["empty"]) }

  @Test func `a key fact named twice is an error with both places`() throws {
    let fragment = ProfileFragment(
      """
      facts:
        rail: {label: Rail, value: 5, unit: percent, source: one}
      report:
        title: T
        series: S
        edition: 2024-06-30
        key-facts: [{label: All, facts: [rail, rail]}]
      """)
    let found = try #require(fragment.log.diagnostics.first)
    #expect(fragment.log.diagnostics.map(\.code) == ["listed-twice"])
    #expect(found.range?.start.column == 42)
    #expect(found.notes.map(\.range?.start.column) == [36])
  }

  @Test(arguments: [
    ("facts:\n  a: {label: A, shares: {MNG: 20}, source: one}", "partner-of-itself"),
    (
      "events:\n  e: {date: 2022, channel: border, statement: S, partners: [MNG], source: one}\npartners: {MNG: {role: other}}",
      "partner-of-itself"
    ),
    (
      "events:\n  e: {date: 2022, channel: border, statement: S, partners: [CHN, CHN], source: one}\npartners: {CHN: {role: neighbour}}",
      "duplicate-partner"
    ),
    (
      "events:\n  e: {date: 2022, end: 2099, channel: border, statement: S, source: one}",
      "after-edition"
    ),
    (
      "tiers: [{id: low, label: Low}, {id: high, label: High}]\npartners: {CHN: {role: neighbour, history: [{tier: low, since: 2010, source: one}, {tier: high, since: 2010, source: one}]}}",
      "partner-in-two-tiers"
    ),
    (
      "tiers: [{id: low, label: Low}, {id: high, label: High}]\npartners: {CHN: {role: neighbour, history: [{tier: low, since: 2012, source: one}, {tier: high, since: 2010, source: one}]}}",
      "history-out-of-order"
    ),
    (
      "country: {name: Ours, codes: {alpha-2: xa, alpha-3: XAA}, neighbours: [CHN]}",
      "unknown-country-code"
    ),
    (
      "country: {name: Ours, codes: {alpha-2: XYZ, alpha-3: XAA}, neighbours: [CHN]}",
      "unknown-country-code"
    ),
  ])
  func `what cannot be of a country is an error`(yaml: String, code: String) {
    #expect(codes(yaml).contains(code), "\(codes(yaml))")
  }

  @Test func `a sum of more digits than are held is an error`() {
    let facts = """
      facts:
        a: {label: A, value: 999999999999999, unit: km, source: one}
        b: {label: B, value: 0.000001, unit: km, source: one}
        c: {label: C, derive: {sum: [a, a]}}
        d: {label: D, derive: {share: [a, b]}}
      """
    #expect(codes(facts) == ["too-large", "too-large"])
  }

  @Test func `shares that are all zero tell of no concentration`() {
    let facts = "facts:\n  a: {label: A, shares: {CHN: 0, RUS: 0}, source: one}\n"
    #expect(
      codes(facts, prose: "It is {a.hhi}, as of {a.equivalent}.") == [
        "no-concentration", "no-concentration",
      ])
    #expect(codes(facts, prose: "Listed: {a.listed}.") == [])
  }

  @Test(arguments: [
    #"country: {name: "a\x01", codes: {alpha-2: MN, alpha-3: MNG}}"#,
    #"country: {name: "a\0", codes: {alpha-2: MN, alpha-3: MNG}}"#,
    "country: {name: \"a\u{FFFD}\", codes: {alpha-2: MN, alpha-3: MNG}}",
  ])
  func `characters that are none are an error where they stand`(yaml: String) {
    #expect(codes(yaml).contains("control-character"))
  }

  @Test func `texts without end are refused before they are read`() {
    #expect(
      codes("tiers: []", prose: String(repeating: "{a} ", count: 50_000)).contains("text-too-long"))
    #expect(
      codes("tiers: []", prose: String(repeating: "[", count: 5001)).contains("text-too-long"))
  }
}
