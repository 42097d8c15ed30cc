import CountryRisk
import Diagnostics
import ProfileImport
import TestSupport
import Testing

@Suite struct ProfileRulesTests {
  @Test func `an unknown source offers the near one`() {
    ProfileFragment(
      """
      facts:
        a: {label: A, text: x, source: onne}
                                       ^^^^
      """
    ).expect("unknown-source", help: "did you mean 'one'?")
  }

  @Test func `a tier must be in the scale`() {
    ProfileFragment(
      """
      tiers: [{id: strategic, label: Strategic}]
      partners:
        CHN: {role: neighbour, tier: strategical, since: 2014, source: one}
                                     ^^^^^^^^^^^
      """
    ).expect("tier-not-in-scale", help: "did you mean 'strategic'?")
  }

  @Test func `a subject area must be declared`() {
    ProfileFragment(
      """
      subject-areas: {security: Security}
      partners:
        CHN:
          role: neighbour
          concerns: [{text: x, area: securty}]
                                     ^^^^^^^
          concerns-source: one
      """
    ).expect("unknown-subject-area", help: "did you mean 'security'?")
  }

  @Test func `a code must be of a state`() {
    ProfileFragment(
      """
      partners:
        China: {role: other}
        ^^^^^
      """
    ).expect("unknown-country-code", help: "the alpha-3 code of China is CHN")
  }

  @Test func `the same country twice names both lines`() {
    ProfileFragment(
      """
      partners:
        CHN: {role: neighbour}
        CHN: {role: neighbour}
        ^^^
      """
    ).expect("duplicate-key")
  }

  @Test func `a code with a Cyrillic letter is no code`() {
    ProfileFragment(
      """
      facts:
        a: {label: A, shares: {СHN: 5}, source: one}
                               ^^^
      """
    ).expect("unknown-country-code", help: "did you mean CHN (China)?")
  }

  @Test func `the two codes of the country belong together`() {
    let fragment = ProfileFragment(
      "country: {name: Mongolia, codes: {alpha-2: MO, alpha-3: MNG}, neighbours: [CHN]}")
    #expect(fragment.log.diagnostics.map(\.code) == ["codes-disagree"])
    #expect(fragment.log.diagnostics.first?.help == "the codes of Mongolia are MN and MNG")
  }

  @Test func `no country borders itself`() {
    ProfileFragment(
      """
      country:
        name: Mongolia
        codes: {alpha-2: MN, alpha-3: MNG}
        neighbours: [CHN, MNG]
                          ^^^
      """
    ).expect("borders-itself")
  }

  @Test func `only a neighbour has the role of one`() {
    ProfileFragment(
      """
      partners:
        JPN: {role: neighbour}
        ^^^
      """
    ).expect("no-neighbour")
    ProfileFragment(
      """
      partners:
        CHN: {role: other}
        ^^^
      """
    ).expect("neighbour-role", help: "give it the role 'neighbour'")
  }

  @Test func `a partner is in one tier at a time`() {
    let scale = "tiers: [{id: low, label: Low}, {id: high, label: High}]\n"
    func codes(_ history: String, tier: String = "low") -> [String] {
      ProfileFragment(
        scale + """
          partners:
            CHN:
              role: neighbour
              tier: \(tier)
              since: 2014
              source: one
              history: [{\(history), source: one}]
          """
      ).log.diagnostics.map(\.code)
    }
    #expect(codes("tier: low, since: 2014", tier: "high") == ["partner-in-two-tiers"])
    #expect(codes("tier: low, since: 2015", tier: "high") == ["later-partnership"])
    #expect(codes("tier: high, since: 2011") == ["higher-tier-before"])
    #expect(codes("tier: high, since: 2011, note: lowered in 2014") == [])
    #expect(codes("tier: low, since: 2011", tier: "high") == [])
  }

  @Test func `shares may exceed the whole only by rounding`() {
    ProfileFragment(
      """
      facts:
        a: {label: A, shares: {CHN: 60, RUS: 43}, source: one}
        ^
      """
    ).expect("shares-over-100")
    let rounded = ProfileFragment(
      "facts: {a: {label: A, shares: {CHN: 60, RUS: 41}, source: one}}")
    #expect(rounded.log.text == "")
    let truncated = ProfileFragment(
      "facts: {a: {label: A, shares: {CHN: 60, RUS: 20}, source: one}}")
    #expect(truncated.log.text == "")
  }

  @Test func `an event does not come before its cause`() {
    ProfileFragment(
      """
      events:
        war: {date: 2022-02-24, channel: sanctions, statement: x, source: one}
        closure: {date: 2022-01, channel: air, statement: y, cause: war, source: one}
        ^^^^^^^
      """
    ).expect("effect-before-cause")
  }

  @Test func `a cause must be an event`() {
    ProfileFragment(
      """
      events:
        closure: {date: 2022-01, channel: air, statement: y, cause: wor, source: one}
                                                                    ^^^
      """
    ).expect("unknown-event")
  }

  @Test func `nothing happens after the edition`() {
    ProfileFragment(
      """
      events:
        later: {date: 2024-07-01, channel: air, statement: y, source: one}
        ^^^^^
      """
    ).expect("after-edition")
    let sameMonth = ProfileFragment(
      "events: {now: {date: 2024-06, channel: air, statement: y, source: one}}")
    #expect(sameMonth.log.text == "")
  }

  @Test func `an event does not end before it begins`() {
    ProfileFragment(
      """
      events:
        a: {date: 2022-05, end: 2022-04, channel: air, statement: y, source: one}
        ^
      """
    ).expect("ends-before-start")
  }

  @Test func `an unknown unit offers the near one`() {
    ProfileFragment(
      """
      facts:
        a: {label: A, value: 5, unit: usd-bilion, source: one}
                                      ^^^^^^^^^^
      """
    ).expect("unknown-unit", help: "did you mean 'usd-billion'?")
  }

  @Test func `a claim without a source is a warning, in strict reports an error`() throws {
    let fragment = ProfileFragment(
      """
      facts:
        a: {label: A, text: x}
        ^
      """)
    fragment.expect("unsourced")
    #expect(!fragment.log.hasErrors)
    let log = DiagnosticLog()
    ProfileRules.check(try #require(fragment.profile), log: log, strict: true)
    #expect(log.hasErrors)
  }

  @Test func `a quotation has a speaker`() {
    ProfileFragment(
      """
      quotes:
        q: {text: words, source: one}
        ^
      """
    ).expect("quotation-without-speaker")
  }

  @Test func `a source has a year`() {
    let fragment = ProfileFragment(
      """
      sources:
        one: {title: A, publisher: B, kind: news}
        ^^^
      """)
    fragment.expect("source-without-year")
    #expect(!fragment.log.hasErrors)
  }

  @Test func `facts and series share their names`() {
    ProfileFragment(
      """
      facts:
        a: {label: A, text: x, source: one}
      series:
        a: {label: A, unit: km, source: one, points: [{year: 2020, value: 5}]}
        ^
      """
    ).expect("duplicate-id")
  }

  @Test func `two tiers of one name name both places`() {
    let fragment = ProfileFragment(
      """
      tiers:
        - {id: a, label: A}
        - {id: a, label: B}
               ^
      """)
    fragment.expect("duplicate-id")
    #expect(fragment.log.diagnostics[0].notes[0].range?.start.line == 2)
  }

  @Test(arguments: [
    ("stacked", "{label: X, series: B, value: low}", "negative-in-stack"),
    ("stacked", "{label: X, series: B, value: much}", "stack-beyond-whole"),
    ("stacked-columns", "{label: X, series: B, value: low}", "negative-in-stack"),
    ("stacked-columns", "{label: X, series: B, value: much}", "stack-beyond-whole"),
    ("grouped", "{label: X, series: A, value: much}", "duplicate-row"),
    ("slope", "{label: X, series: A, value: much}", "duplicate-row"),
    ("panels", "{label: X, value: much}", "missing-key"),
    ("dots", "{label: X, value: much}", "missing-key"),
  ])
  func `a chart of several series shows what it can`(_ kind: String, _ row: String, _ code: String)
  {
    ProfileFragment(
      """
      facts:
        some: {label: A, value: 50, unit: percent, source: one}
        much: {label: B, value: 60, unit: percent, source: one}
        low: {label: B, value: -5, unit: percent, source: one}
      charts:
        c:
          title: T
          subtitle: S
          kind: \(kind)
          rows:
            - {label: X, series: A, value: some}
            - \(row)
               ^^^^^
      """
    ).expect(code)
  }

  @Test func `lines that are stacked add up to no more than the whole`() {
    ProfileFragment(
      """
      series:
        a: {label: A, unit: percent, source: one, points: [{year: 2020, value: 60}]}
        b: {label: B, unit: percent, source: one, points: [{year: 2020, value: 50}]}
                                                            ^^^^
      charts:
        c: {title: T, subtitle: S, kind: stacked, lines: [{series: a}, {series: b}]}
      """
    ).expect("stack-beyond-whole")
  }

  @Test func `areas that are stacked are not below zero`() {
    ProfileFragment(
      """
      series:
        a: {label: A, unit: km, source: one, points: [{year: 2020, value: 6}]}
        b: {label: B, unit: km, source: one, points: [{year: 2020, value: -5}]}
                                                       ^^^^
      charts:
        c: {title: T, subtitle: S, kind: area, lines: [{series: a}, {series: b}]}
      """
    ).expect("negative-in-stack")
  }

  @Test(arguments: [
    ("ladder", "[XXX]"), ("timeline", "[fld]"), ("gateways", "[gat]"),
  ])
  func `a drawing shows only what the profile has`(_ kind: String, _ shown: String) {
    ProfileFragment(
      """
      charts:
        c:
          title: T
          subtitle: S
          kind: \(kind)
          show: \(shown)
                 ^^^
      """
    ).expect("unknown-subject")
  }

  @Test(arguments: ["ladder", "concerns", "timeline", "gateways"])
  func `a drawing of nothing is an error`(_ kind: String) {
    ProfileFragment(
      """
      charts:
        c: {title: T, subtitle: S, kind: \(kind)}
        ^
      """
    ).expect("nothing-to-show")
  }

  @Test(arguments: [
    ("kind: timeline", "order: value"), ("kind: ladder", "remainder: Rest"),
    ("kind: bars, rows: [{label: A, missing: none}]", "show: [XAB]"),
    ("kind: bars", "rows: [{label: A, missing: none, total: true}]"),
  ])
  func `a key that its kind of chart cannot use is refused`(_ kind: String, _ key: String) {
    let fragment = ProfileFragment(
      "charts:\n  c: {title: T, subtitle: S, \(kind), \(key)}")
    #expect(fragment.log.diagnostics.contains { $0.code == "wrong-key" })
  }

  @Test func `a number typed for those who cannot see a chart is one that it shows`() {
    ProfileFragment(
      """
      facts:
        some: {label: A, value: 61.4, unit: percent, source: one}
      charts:
        c:
          title: T
          subtitle: S
          kind: bars
          alt: "One bar of 61.4, or 61, in words {some}, not 62 or {!63}"
                                                             ^^
          rows: [{label: A, value: some}]
      """
    ).expect("alt-disagrees")
  }

  @Test func `a logarithmic scale has no zero`() {
    ProfileFragment(
      """
      series:
        a: {label: A, unit: km, source: one, points: [{year: 2020, value: 6}, {year: 2021, value: 0}]}
                                                                               ^^^^
      charts:
        c: {title: T, subtitle: S, kind: lines, scale: log, lines: [{series: a}]}
      """
    ).expect("no-logarithm")
  }

  @Test func `a bound falls into no interval of a histogram`() {
    ProfileFragment(
      """
      series:
        a: {label: A, unit: km, source: one, points: [{year: 2020, value: 6}, {year: 2021, value: 5, bound: at-least}]}
                                                                               ^^^^
      charts:
        c: {title: T, subtitle: S, kind: histogram, data: a}
      """
    ).expect("bound-in-histogram")
  }

  @Test func `partners and neighbours are told apart`() throws {
    let log = DiagnosticLog()
    var profile = try #require(ProfileImporter.read(folder: SampleProfile.folder, log: log))
    let name = try #require(profile.partners.first).name
    profile.partners[1].name = name
    profile.country.neighbours.append(try #require(profile.country.neighbours.first))
    ProfileRules.check(profile, log: log)
    #expect(log.diagnostics.contains { $0.code == "duplicate-name" })
    #expect(log.diagnostics.contains { $0.code == "duplicate-neighbour" })
  }

  @Test func `a finding that finds no room is told of`() throws {
    let log = DiagnosticLog()
    var profile = try #require(ProfileImporter.read(folder: SampleProfile.folder, log: log))
    let finding = try #require(profile.findings.first)
    profile.findings = [finding, finding, finding]
    ProfileRules.check(profile, log: log)
    #expect(!log.diagnostics.contains { $0.code == "left-out" })
    profile.findings.append(finding)
    ProfileRules.check(profile, log: log)
    #expect(log.diagnostics.count { $0.code == "left-out" } == 1)
  }

  @Test func `a partner holds its own share`() {
    let fragment = ProfileFragment(
      """
      facts: {all: {label: All, shares: {XAB: 61, XAC: 17}, year: 2020, source: one}}
      dependencies:
        exports: {label: Exports, measure: by value, holdings: {XAB: all.XAC}}
      """
    )
    #expect(
      fragment.log.diagnostics.contains { $0.code == "wrong-holding" },
      "\(fragment.log.diagnostics)")
  }

  @Test func `holdings of a dependency have one unit`() {
    let fragment = ProfileFragment(
      """
      facts:
        border: {label: B, value: 620, unit: km, year: 2020, source: one}
        all: {label: All, shares: {XAB: 61, XAC: 17}, year: 2020, source: one}
      dependencies:
        exports: {label: Exports, measure: by value, holdings: {XAB: all.XAB, XAC: border}}
      """
    )
    #expect(
      fragment.log.diagnostics.contains { $0.code == "mixed-units" }, "\(fragment.log.diagnostics)")
  }

  @Test func `characters that turn the direction unseen are told of`() {
    let fragment = ProfileFragment(
      "events:\n  e: {date: 2020-01-02, channel: border, statement: \"pay 12\u{202E}34\", effect: x, source: one}"
    )
    #expect(
      fragment.log.diagnostics.contains { $0.code == "hidden-direction" },
      "\(fragment.log.diagnostics)")
  }

  @Test func `bars have no bins`() {
    let fragment = ProfileFragment(
      "charts:\n  c: {title: T, subtitle: S, kind: bars, bins: 4, rows: [{label: A, missing: none}]}"
    )
    #expect(fragment.log.diagnostics.contains { $0.code == "wrong-key" })
  }

  @Test func `bars have no logarithmic scale`() {
    let fragment = ProfileFragment(
      "charts:\n  c: {title: T, subtitle: S, kind: bars, scale: log, rows: [{label: A, missing: none}]}"
    )
    #expect(fragment.log.diagnostics.contains { $0.code == "wrong-scale" })
  }

  @Test func `a claim on a reprint alone is an error where it matters`() throws {
    let yaml = """
      sources:
        copy: {title: A copy, publisher: P, year: 2020, kind: reprint}
        first: {title: The first, publisher: P, year: 2020, kind: news}
      facts:
        alone: {label: A, value: 1, unit: km, source: copy}
        both: {label: B, value: 1, unit: km, source: [copy, first]}
      """
    let fragment = ProfileFragment(yaml)
    #expect(!fragment.log.diagnostics.contains { $0.code == "reprint-alone" })
    let log = DiagnosticLog()
    ProfileRules.check(try #require(fragment.profile), log: log, strict: true)
    let found = log.diagnostics.filter { $0.code == "reprint-alone" }
    #expect(found.count == 1)
    #expect(found.first?.severity == .error)
    #expect(found.first?.summary.contains("'alone'") == true)
  }

  @Test func `a chart has one unit`() {
    ProfileFragment(
      """
      facts:
        a: {label: A, value: 5, unit: km, source: one}
        b: {label: B, value: 5, unit: mw, source: one}
      charts:
        c:
          title: T
          subtitle: S
          kind: bars
          rows:
            - {label: A, value: a}
            - {label: B, value: b}
               ^^^^^
      """
    ).expect("mixed-units")
  }

  @Test(arguments: [
    "javascript:alert(1)", "file:///etc/passwd", "\\\\\\\\server\\\\x", "data:text/html,x",
    "ftp://example.org", "https://", "example.org", "https://a b", "https://a'\\\"b\\nc",
  ])
  func `an address that is not of the web is refused`(address: String) {
    let fragment = ProfileFragment(
      "sources:\n  one: {title: A, publisher: B, year: 2024, kind: news, address: \"\(address)\"}")
    #expect(fragment.log.diagnostics.map(\.code) == ["refused-address"])
  }

  @Test func `a point of a series is there once, in order`() {
    ProfileFragment(
      """
      series:
        s:
          label: S
          unit: km
          source: one
          points:
            - {year: 2020, value: 5}
            - {year: 2020, value: 6}
               ^^^^
      """
    ).expect("duplicate-point")
    ProfileFragment(
      """
      series:
        s:
          label: S
          unit: km
          source: one
          points:
            - {year: 2021, value: 5}
            - {year: 2020, value: 6}
               ^^^^
      """
    ).expect("points-out-of-order")
  }

  @Test func `a name that mixes scripts is a warning`() {
    let fragment = ProfileFragment(
      """
      partners:
        CHN: {name: Сhina, role: neighbour}
        ^^^
      """)
    fragment.expect("mixed-script")
    #expect(fragment.log.diagnostics[0].summary == "'Сhina' mixes Cyrillic and Latin letters")
  }

  @Test func `names in their own script are no mixture`() {
    let fragment = ProfileFragment(
      """
      partners:
        RUS: {role: neighbour, own-name: {text: Российская Федерация, language: ru}}
        CHN: {role: neighbour, own-name: {text: 中华人民共和国 PRC, language: zh}}
      """)
    #expect(fragment.log.text == "")
  }
}
