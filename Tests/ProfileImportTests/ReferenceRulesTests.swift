import CountryRisk
import Diagnostics
import TestSupport
import Testing

@Suite struct ReferenceRulesTests {
  private static let fact = "facts: {area: {label: Area, value: 5, unit: km, source: one}}\n"

  @Test func `an unknown reference in a text is marked with its braces`() {
    ProfileFragment(
      Self.fact + """
        not-found:
          - the size of {aera|symbol}
                        ^^^^^^^^^^^^^
        """
    ).expect("unknown-reference", help: "did you mean 'area'?")
  }

  @Test func `an unknown reference in a folded text is marked on its line`() {
    ProfileFragment(
      Self.fact + """
        not-found:
          - >
            one line
            and {aera}
                ^^^^^^
        """
    ).expect("unknown-reference")
  }

  @Test func `an unknown reference in a derivation is marked`() {
    ProfileFragment(
      """
      facts:
        area: {label: Area, value: 5, unit: km, source: one}
        part: {label: Part, derive: {sum: [area, aera]}}
                                                 ^^^^
      """
    ).expect("unknown-reference")
  }

  @Test func `values in different units do not add up`() {
    ProfileFragment(
      """
      facts:
        a: {label: A, value: 5, unit: km, source: one}
        b: {label: B, value: 5, unit: mw, source: one}
        c: {label: C, derive: {sum: [a, b]}}
        ^
      """
    ).expect("mixed-units")
  }

  @Test func `facts derived from each other are a cycle`() {
    let fragment = ProfileFragment(
      """
      facts:
        a: {label: A, derive: {sum: [b]}}
        b: {label: B, derive: {sum: [a]}}
      """)
    #expect(Set(fragment.log.diagnostics.map(\.code)) == ["circular-derivation"])
  }

  @Test(arguments: [
    "report: {title: A, series: B, edition: 2024-06-30, findings: [{value: none, phrase: p, text: t}]}",
    "report: {title: A, series: B, edition: 2024-06-30, key-facts: [{label: L, facts: [none]}]}",
    "report: {title: A, series: B, edition: 2024-06-30, concentrations: [{label: L, data: none}]}",
    "charts: {c: {title: T, subtitle: S, kind: bars, data: none}}",
    "charts: {c: {title: T, subtitle: S, kind: bars, rows: [{label: A, value: none}]}}",
    "dependencies: {d: {label: D, measure: m, holdings: {CHN: none}}}",
    "dependencies: {d: {label: D, measure: m, shares: none}}",
    "disagreements: {d: {about: D, sides: [none, {says: x, source: one}]}}",
  ])
  func `a reference to nothing is found wherever it stands`(text: String) {
    let fragment = ProfileFragment(text)
    #expect(fragment.log.diagnostics.map(\.code) == ["unknown-reference"], "\(fragment.log.text)")
    let range = fragment.log.diagnostics.first?.range
    #expect(range.map { $0.end.column - $0.start.column } == 4)
  }

  @Test func `an unknown citation is marked`() {
    ProfileFragment(
      """
      not-found:
        - nothing {@onne}
                  ^^^^^^^
      """
    ).expect("unknown-citation", help: "did you mean 'one'?")
  }

  @Test func `a statement cannot be printed`() {
    ProfileFragment(
      """
      facts: {sea: {label: No sea, source: one}}
      not-found:
        - nothing {sea}
                  ^^^^^
      """
    ).expect("nothing-to-print")
  }

  @Test func `concentration is measured on shares`() {
    ProfileFragment(
      Self.fact + """
        report:
          title: A
          series: B
          edition: 2024-06-30
          concentrations:
            - {label: L, data: area}
                               ^^^^
        """
    ).expect("not-a-share")
  }

  @Test func `a motif names dependencies and a finding names a partner`() {
    let report = "report: {title: A, series: B, edition: 2024-06-30, "
    #expect(
      ProfileFragment(report + "motif: [none]}").log.diagnostics.map(\.code)
        == ["unknown-dependency"])
    #expect(
      ProfileFragment(
        Self.fact + report + "findings: [{value: area, phrase: p, text: t, partner: CHN}]}"
      ).log.diagnostics.map(\.code) == ["unknown-partner"])
  }

  private func prose(_ text: String) -> DiagnosticLog {
    ProfileFragment(Self.fact, prose: text).log
  }

  @Test(arguments: [
    ("There are 12 of them.", "12", 11), ("1,234.5 in all", "1,234.5", 1),
    ("## 2023\n\nIn 2022 it fell.", "2022", 4), ("ten (7) and", "7", 6),
    ("from 1990–2001", "1990", 6), ("{!2022} and 2021", "2021", 13), ("é 5", "5", 3),
  ])
  func `a typed number is a warning at its place`(text: String, number: String, column: Int) {
    let log = prose(text)
    let first = log.diagnostics.first
    #expect(first?.code == "typed-number")
    #expect(first?.summary == "the number \(number) is typed, not taken from a fact")
    #expect(first?.range?.start.column == column)
    #expect(!log.hasErrors)
  }

  @Test(arguments: [
    "## The year 2023", "{area} and {!2022}", "`code 5`", "1. first\n2. second", "G7 and Covid-19",
    "[a](https://example.org/2024)", "```\n5\n```", "<https://example.org/5>",
    "a[^1]\n\n[^1]: note", "&#160;", "[ref]: https://example.org/7",
  ])
  func `numbers that are no claims are left alone`(text: String) {
    #expect(prose(text).text == "")
  }

  @Test(arguments: [
    ("see [x](javascript:alert)", 9, 25), ("![x](file:///etc/passwd)", 6, 24),
    ("<vbscript:x>", 2, 12), ("[a]: data:text/html", 6, 20), ("[x](<ftp://a.b>)", 6, 15),
    ("[x](../other.md)", 5, 16),
  ])
  func `a link that leaves the web is refused at its place`(text: String, from: Int, to: Int) {
    let log = prose(text)
    #expect(log.diagnostics.map(\.code) == ["refused-address"])
    #expect(log.diagnostics.first?.range?.start.column == from)
    #expect(log.diagnostics.first?.range?.end.column == to)
  }

  @Test(arguments: [
    "[x](https://a.b)", "<mailto:a@b.c>", "[x](#method)", "a < b and c > d", "a [b] (c)",
    "<em>x</em>",
  ])
  func `other links are allowed`(text: String) { #expect(prose(text).text == "") }

  @Test func `a chart in a text is a chart of the profile`() {
    let log = prose("![](chart:area)")
    #expect(log.diagnostics.map(\.code) == ["unknown-chart"])
  }
}
