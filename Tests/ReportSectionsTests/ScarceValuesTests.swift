import CountryRisk
import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import ReportSections

/// Charts and tables of values that are few, missing, equal or zero.
@Suite struct ScarceValuesTests {
  private static let yaml = """
    sources: {one: {title: T, publisher: P, year: 2020, kind: news}}
    partners: {XAB: {name: Beland, role: neighbour}}
    facts:
      none: {label: None listed, shares: {XAB: 0, XAC: 0}, year: 2020, source: one}
      minus: {label: Minus, value: -4.5, unit: percent, year: 2020, source: one}
      huge: {label: Huge, value: 999999999999999, unit: km, year: 2020, source: one}
      tiny: {label: Tiny, value: 0.00000000000001, unit: km, year: 2020, source: one}
    series:
      gone:
        label: Gone
        unit: percent
        source: one
        points: [{year: 2020, missing: Never printed}, {year: 2021, missing: Never printed}]
      single: {label: Single, unit: mw, source: one, points: [{year: 2020, value: 5}]}
      equal:
        {label: E, unit: mw, source: one, points: [{year: 2020, value: 5}, {year: 2021, value: 5}]}
      zero:
        {label: Z, unit: mw, source: one, points: [{year: 2020, value: 0}, {year: 2021, value: 0.0}]}
      sparse:
        label: Sparse
        unit: mw
        source: one
        points:
          - {year: 2020, value: 5}
          - {year: 2021, missing: not printed}
          - {year: 2022, value: 7}
    dependencies:
      none: {label: None, measure: goods, shares: none}
      minus: {label: Minus, measure: goods, holdings: {XAB: minus}}
    """

  private func build(
    _ charts: String, sections: String = "  - kind: charts"
  ) throws -> (words: String, alternates: String, log: DiagnosticLog) {
    let log = DiagnosticLog()
    let profile = try Profiles.bare(Self.yaml + "\n" + charts)
    let layout = try House.layout(sections: sections)
    let document = try House.document(profile, layout, log: log)
    let grid = try House.composer(profile, layout, log: log).grid
    for page in document.pages {
      let inspection = PageInspection(page, grid)
      #expect(inspection.overlaps == [])
      #expect(inspection.strays(outside: inspection.block) == [])
    }
    let alternates = document.structure.compactMap(\.alternate).joined(separator: "|")
    return (document.words, alternates.replacing("\u{A0}", with: " "), log)
  }

  @Test(arguments: ["bars", "columns"])
  func `a chart without any value is told of with the reason`(kind: String) throws {
    let log = try build(chart("gone", kind)).log
    #expect(log.codes == ["no-data"])
    #expect(log.diagnostics.first?.summary == "the chart 'a' has no data: Never printed")
  }

  private func chart(_ data: String, _ kind: String) -> String {
    "charts: {a: {title: A title, subtitle: A subtitle, kind: \(kind), data: \(data)}}"
  }

  @Test(
    arguments: ["gone", "single", "equal", "zero", "sparse", "none", "minus", "huge", "tiny"],
    ["bars", "columns"])
  func `a chart of any values is drawn or says why not`(_ data: String, _ kind: String) throws {
    let (words, _, log) = try build(chart(data, kind))
    #expect(log.codes == (data == "gone" ? ["no-data"] : []))
    #expect(words.contains("A title"))
    for sign in [" nan", " inf", "−0 "] { #expect(!words.contains(sign)) }
  }

  @Test func `a series that is all missing is no data, with the reason`() throws {
    let (words, alternates, log) = try build(chart("gone", "columns"))
    #expect(log.codes == ["no-data"])
    #expect(words.contains("no data"))
    #expect(words.contains("Never printed"))
    #expect(alternates.contains("2020 Never printed; 2021 Never printed"))
  }

  @Test func `a gap is told where the values are told`() throws {
    let (words, alternates, _) = try build(chart("sparse", "columns"))
    #expect(words.contains("not printed"))
    #expect(alternates.contains("2020 5 MW; 2021 not printed; 2022 7 MW"))
  }

  @Test func `values far apart keep their own words`() throws {
    let rows = """
      charts:
        a:
          title: A title
          subtitle: A subtitle
          kind: bars
          rows: [{value: huge, label: Huge}, {value: tiny, label: Tiny}]
      """
    let (words, alternates, _) = try build(rows)
    #expect(words.contains("999,999,999,999,999"))
    #expect(alternates.contains("0.00000000000001"))
  }

  @Test func `dependencies without a share that counts do not divide by zero`() throws {
    let sections = """
        - {kind: dependency-bars, optional: true}
        - kind: dependency-matrix
        - {kind: partner-comparison, exposure: none}
      """
    let (words, _, log) = try build("", sections: sections)
    #expect(!log.hasErrors, "\(log.text)")
    #expect(words.contains("< 0.5"))
  }

  @Test func `a head taller than the page is reported and comes to an end`() throws {
    let log = DiagnosticLog()
    let name = (1...1500).map { "name\($0)" }.joined(separator: " ")
    let profile = try Profiles.bare(
      Self.yaml.replacing("name: Beland", with: "name: \(name)"))
    let layout = try House.layout(
      sections: "  - {kind: partner-comparison, partners: across, exposure: none}")
    let document = try House.document(profile, layout, log: log)
    #expect(document.pages.count < 20)
    #expect(log.codes.contains("too-tall"), "\(log.text)")
  }
}
