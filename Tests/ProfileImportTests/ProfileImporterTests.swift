import CountryRisk
import Diagnostics
import ProfileImport
import TestSupport
import Testing

@Suite struct ProfileImporterTests {
  @Test func `a country and a report are enough`() throws {
    let fragment = ProfileFragment("facts: {a: {label: A, text: x, source: one}}")
    #expect(fragment.log.text == "")
    let profile = try #require(fragment.profile)
    #expect(profile.id == "test")
    #expect(profile.edition.text == "2024-06-30")
  }

  @Test func `a key in two files names both places`() {
    let log = DiagnosticLog()
    let files = [
      SourceFile(name: "b.yaml", text: "facts: {}\n" + ProfileFragment.report),
      SourceFile(name: "a.yaml", text: ProfileFragment.country + "\nfacts: {}"),
    ]
    #expect(ProfileImporter.read(files: files, name: "x", log: log) == nil)
    #expect(log.diagnostics.map(\.code) == ["duplicate-key"])
    #expect(log.diagnostics[0].range?.file.name == "b.yaml")
    #expect(log.diagnostics[0].notes[0].range?.file.name == "a.yaml")
  }

  @Test func `a folder without files is a named error`() {
    let log = DiagnosticLog()
    #expect(ProfileImporter.read(files: [], name: "x", log: log) == nil)
    #expect(log.diagnostics.map(\.code) == ["no-profile"])
  }

  @Test func `a missing folder is a named error`() {
    let log = DiagnosticLog()
    #expect(ProfileImporter.read(folder: "/nowhere/at/all", log: log) == nil)
    #expect(log.diagnostics.map(\.code) == ["file-missing"])
  }

  @Test func `a profile without a country says so`() {
    let log = DiagnosticLog()
    let file = SourceFile(name: "a.yaml", text: ProfileFragment.report)
    #expect(ProfileImporter.read(files: [file], name: "x", log: log) == nil)
    #expect(log.diagnostics.map(\.code) == ["missing-key"])
    #expect(log.diagnostics[0].summary == "a profile needs the key 'country'")
  }

  @Test func `a misspelt section is recognised`() {
    ProfileFragment(
      """
      factz: {}
      ^^^^^
      """
    ).expect("unknown-key", help: "did you mean 'facts'?")
  }

  @Test func `all faults of a file are found at once`() {
    let fragment = ProfileFragment(
      """
      facts:
        a: {label: A, valeu: 5}
        b: {labl: B}
        C: {label: C}
        d: {label: D, value: "12%", unit: percent}
        e: {label: E, value: 5}
      """)
    #expect(
      fragment.log.diagnostics.map(\.code) == [
        "unknown-key", "missing-key", "unknown-key", "wrong-id", "not-a-number", "missing-key",
      ])
    #expect(fragment.profile == nil)
  }

  @Test func `a number with a percent sign is refused at its place`() {
    ProfileFragment(
      """
      facts:
        a: {label: A, value: 12%, unit: percent, source: one}
                             ^^^
      """
    ).expect("not-a-number", help: "write digits with a decimal point, such as 1234.5 or -0.4")
  }

  @Test func `the code of Norway is text`() throws {
    let fragment = ProfileFragment(
      """
      partners:
        NOR: {role: other}
      events:
        no: {date: 2022-12-01, channel: no, statement: no, source: one}
      """)
    #expect(fragment.log.text == "")
    #expect(fragment.profile?.partners[0].name == "Norway")
    #expect(fragment.profile?.events[0].channel == "no")
  }

  @Test(arguments: ["2023-02-30", "0000", "99999", "01.02.2023", "2023-01-01T00:00+08:00"])
  func `a date that does not exist is refused`(date: String) {
    let fragment = ProfileFragment(
      "events:\n  a: {date: \"\(date)\", channel: border, statement: x, source: one}")
    #expect(fragment.log.diagnostics.map(\.code) == ["wrong-value"])
    #expect(
      fragment.log.diagnostics[0].summary
        == "'date' must be a date such as 2019, 2019-09 or 2019-09-03, not '\(date)'")
  }

  @Test func `decimals are kept as the source prints them`() throws {
    let profile = try #require(
      ProfileFragment("facts: {a: {label: A, value: 5.0, unit: percent, source: one}}").profile)
    guard case .quantity(let quantity) = profile.facts[0].value else {
      Issue.record("no quantity")
      return
    }
    #expect(quantity.decimals == 1)
  }

  @Test func `a derived fact is computed on reading`() throws {
    let (read, _) = SampleProfile.read()
    let profile = try #require(read)
    let fact = try #require(profile.facts.first { $0.id == "border-share-xab" })
    guard case .quantity(let quantity) = fact.value else {
      Issue.record("no quantity")
      return
    }
    #expect(quantity == Quantity(62, decimals: 1, unit: .percent))
    #expect(fact.sources == ["yearbook-2024"])
    #expect(fact.date?.year == 2024)
  }

  @Test func `bounds stay with what is derived from them`() throws {
    let index = ProfileIndex(try #require(SampleProfile.read().profile))
    #expect(try index.resolve("fuel-other").get().quantity?.bound == .atMost)
    #expect(try index.resolve("reserve-cover").get().quantity?.bound == .about)
    let fuel = try #require(index.dependency("fuel"))
    #expect(index.holdings(of: fuel).map(\.words) == [nil, "in the remainder"])
    #expect(index.remainder(of: fuel)?.bound == .atMost)
  }

  @Test func `a source of a series is the source of its points`() throws {
    let profile = try #require(SampleProfile.read().profile)
    #expect(
      profile.observations[0].points.map(\.sources) == [
        ["yearbook-2022"], ["yearbook-2022"], ["yearbook-2024"], ["yearbook-2024"],
        ["yearbook-2024"],
      ])
  }

  @Test func `every text of the sample profile is listed`() throws {
    let profile = try #require(SampleProfile.read().profile)
    func count(_ value: Any) -> Int {
      value is RichText ? 1 : Mirror(reflecting: value).children.reduce(0) { $0 + count($1.value) }
    }
    #expect(profile.richTexts.count == count(profile))
    #expect(profile.prose.map(\.name).first == "buffers")
  }

  @Test(arguments: [
    ("derive: {}", "wrong-derivation"), ("derive: {sum: [a], share: [a, a]}", "wrong-derivation"),
    ("derive: {share: [a]}", "wrong-derivation"), ("text: x, value: 5", "exclusive-keys"),
    ("year: 2023, date: 2023-01, text: x", "exclusive-keys"),
    ("text: x, decimals: 2", "misplaced-key"), ("year: 0, text: x", "out-of-range"),
    ("bound: min, text: x", "unknown-choice"), ("shares: {CHN: 101}", "out-of-range"),
    ("shares: {CHN: 5, CHN: 6}", "duplicate-key"), ("shares: [5]", "wrong-type"),
    ("value: 1234567890123456, unit: km", "not-a-number"), ("value: NaN, unit: km", "not-a-number"),
  ])
  func `a fact that contradicts itself is refused`(fields: String, code: String) {
    let fragment = ProfileFragment("facts:\n  a: {label: A, source: one, \(fields)}")
    #expect(fragment.log.diagnostics.contains { $0.code == code }, "\(fragment.log.text)")
  }

  @Test(arguments: [
    ("{value: 5}", "missing-key"), ("{year: 2020}", "missing-key"),
    ("{year: 2020, value: 5, missing: x}", "exclusive-keys"),
  ])
  func `a point has a date and a value or a reason`(point: String, code: String) {
    let fragment = ProfileFragment(
      "series:\n  s: {label: S, unit: km, source: one, points: [\(point)]}")
    #expect(fragment.log.diagnostics.map(\.code) == [code])
  }

  @Test func `a series without any figure has no latest value, only a reason`() throws {
    let fragment = ProfileFragment(
      "series:\n  s: {label: S, unit: km, source: one, points: [{year: 2020, missing: x}]}")
    let index = ProfileIndex(try #require(fragment.profile))
    guard case .missing = try index.resolve("s.latest").get().value else {
      Issue.record("a value")
      return
    }
  }
}
