import CountryRisk
import Diagnostics
import Testing

@Suite struct NameAndSourceRulesTests {
  @Test func `a partner does not go by the name of another state`() {
    ProfileFragment(
      """
      partners:
        RUS: {name: china, role: neighbour}
        ^^^
      """
    ).expect(
      "name-of-another-state", help: "RUS is the code of Russia; the code of China is CHN")
  }

  @Test func `the country does not go by the name of another state`() {
    let fragment = ProfileFragment(
      "country: {name: Malta, codes: {alpha-2: MN, alpha-3: MNG}, neighbours: [CHN]}")
    #expect(fragment.log.diagnostics.map(\.code) == ["name-of-another-state"])
  }

  @Test func `a state may go by a name of its own`() {
    let fragment = ProfileFragment(
      "partners:\n  KOR: {name: Republic of Korea, role: other}\n  XAA: {name: Sampleland, role: other}"
    )
    #expect(fragment.log.diagnostics.isEmpty)
  }

  @Test func `a gateway without a source is a warning, in strict reports an error`() throws {
    let fragment = ProfileFragment(
      """
      gateways:
        bridge: {name: Bridge, partner: RUS, modes: [road], status: open}
        ^^^^^^
      partners:
        RUS: {role: neighbour}
      """)
    fragment.expect("unsourced")
    #expect(!fragment.log.hasErrors)
    let log = DiagnosticLog()
    ProfileRules.check(try #require(fragment.profile), log: log, strict: true)
    #expect(log.diagnostics.map(\.severity) == [.error])
  }

  @Test func `a side of a disagreement that is only words needs a source`() {
    ProfileFragment(
      """
      disagreements:
        matter:
          about: A matter
          sides:
            - {says: high, source: one}
            - {says: low}
               ^^^^
      """
    ).expect("unsourced")
  }

  @Test func `a source without a year is an error in strict reports`() throws {
    let fragment = ProfileFragment("sources:\n  one: {title: A, publisher: B, kind: news}")
    let log = DiagnosticLog()
    ProfileRules.check(try #require(fragment.profile), log: log, strict: true)
    #expect(log.diagnostics.map(\.code) == ["source-without-year"])
    #expect(log.hasErrors)
  }

  @Test func `a number typed into a short text is a warning at its place`() {
    ProfileFragment(
      """
      events:
        flood: {date: 2022-01-01, channel: border, statement: Loss of 45 lorries, source: one}
                                                                      ^^
      """
    ).expect("typed-number")
    ProfileFragment(
      """
      facts:
        rail: {label: Rail, value: 5, unit: percent, source: one}
      charts:
        rail: {title: "Rail has 5 per cent", subtitle: of goods, kind: bars, rows: [{value: rail, label: Rail}]}
                                ^
      """
    ).expect("typed-number")
  }

  @Test(arguments: ["imports, 2023", "In 2018 and 1990", "{!45} lorries", "the G7 of 2024"])
  func `years of short texts may be typed`(text: String) {
    let fragment = ProfileFragment(
      "events:\n  e: {date: 2022-01-01, channel: border, statement: \"\(text)\", source: one}")
    #expect(fragment.log.diagnostics.isEmpty)
  }

  @Test func `a stack of marks on a letter is told of at its place`() {
    let marks = String(repeating: "\u{301}", count: 7)
    let fragment = ProfileFragment(
      "events:\n  e: {date: 2022-01-01, channel: border, statement: \"Ulaa\(marks)n\", source: one}"
    )
    #expect(fragment.log.diagnostics.map(\.code) == ["mark-stack"])
    #expect(fragment.log.diagnostics.first?.range?.start == SourcePosition(line: 2, column: 57))
    let few = String(repeating: "\u{301}", count: 3)
    #expect(ProfileFragment("tiers: []", prose: "Tie\(few)ng Vi\(few)et").log.diagnostics.isEmpty)
  }

  @Test func `a number that only begins like a year is no year`() {
    ProfileFragment(
      """
      events:
        e: {date: 2022-01-01, channel: border, statement: "some 2,023 lorries", source: one}
                                                                ^^^^^
      """
    ).expect("typed-number")
  }
}
