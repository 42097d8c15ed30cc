import Charts
import CountryRisk
import TestSupport
import Testing

@testable import ReportSections

@Suite struct ChartFigureTests {
  private static let charts = """
    partners:
      XAC: {name: Acland, role: other}
      XAB: {name: Beland, role: other}
    charts:
      exports: {title: "Beland takes {exports.XAB}", subtitle: S, kind: bars, data: exports}
      rest: {title: T, subtitle: S, kind: bars, data: exports, remainder: All others}
      given: {title: T, subtitle: S, kind: bars, order: given, data: exports}
      partners: {title: T, subtitle: S, kind: bars, order: partners, data: exports}
      series: {title: T, subtitle: S, kind: columns, data: share}
      sorted: {title: T, subtitle: S, kind: columns, order: value, data: share}
      bounds:
        title: T
        subtitle: S
        kind: bars
        rows: [{value: fuel, label: Fuel}, {label: None, missing: no figure}]
      growth: {title: T, subtitle: S, kind: bars, rows: [{value: growth, label: Growth}]}
      single: {title: T, subtitle: S, kind: bars, data: fuel, note: "Read with {growth}"}
      beside: {title: T, subtitle: "Beside {growth}", kind: bars, data: fuel}
      remarked:
        title: T
        subtitle: S
        kind: columns
        data: fuel
        annotations: [{at: Fuel, text: "Growth was {growth}"}]
    """

  private let context: SectionContext

  init() throws {
    context = try House.context(try Profiles.bare(Profiles.facts + "\n" + Self.charts))
  }

  private func chart(_ id: String) throws -> ChartFigure {
    ChartFigure(try #require(context.index.chart(id)), context)
  }

  private func words(of id: String) throws -> String {
    try chart(id).alternate.replacing("\u{A0}", with: " ")
  }

  private func bars(_ id: String) throws -> BarChart {
    try chart(id).barChart(context.theme.chartStyle)
  }

  @Test(arguments: [
    ("exports", ["Beland", "Acland"]), ("given", ["Beland", "Acland"]),
    ("partners", ["Acland", "Beland"]), ("rest", ["Beland", "Acland", "All others"]),
    ("series", ["2021", "2022", "2023*", "Feb 2024"]),
    ("sorted", ["Feb 2024", "2021", "2023*", "2022"]), ("bounds", ["Fuel", "None"]),
    ("single", ["Fuel"]),
  ])
  func `rows stand in the order asked for, equals as given, missing ones last`(
    _ id: String, _ expected: [String]
  ) throws {
    #expect(try bars(id).rows.map(\.label) == expected)
  }

  @Test func `a missing point is no data and never zero`() throws {
    let row = try bars("series").rows[1]
    #expect(row.bar.value == nil)
    #expect(row.bar.text == "no data")
    #expect(try bars("bounds").rows[1].bar.value == nil)
    #expect(try bars("bounds").rows[1].bar.text == "no figure")
    #expect(try chart("series").alternate.contains("2022 the yearbook was not printed"))
  }

  @Test func `a share listed as 0 is under a half, one measured as 0.0 is zero`() throws {
    let rows = try bars("series").rows
    #expect(rows[0].bar.value == nil)
    #expect(rows[0].bar.text == "<\u{A0}0.5")
    #expect(rows[2].bar.value == 0)
    #expect(rows[2].bar.text == "0.0")
  }

  @Test func `a part of a year is marked with its months`() throws {
    let bar = try bars("series").rows[3].bar
    #expect(bar.state == .partial)
    #expect(bar.note == "Jan–Mar")
    #expect(try words(of: "series").contains("61 per cent (January–March)"))
  }

  @Test func `the remainder is what the listed shares leave`() throws {
    let row = try #require(try bars("rest").rows.last)
    #expect(row.bar.value == 2)
    #expect(row.bar.state == .remainder)
    #expect(try chart("rest").notes.contains { $0.contains("Hatched") })
    #expect(try !chart("exports").notes.contains { $0.contains("Hatched") })
  }

  @Test func `a lower bound is drawn and explained as one`() throws {
    let bar = try bars("bounds").rows[0].bar
    #expect(bar.bound == .atLeast)
    #expect(bar.text == "≥\u{A0}90")
    #expect(try chart("bounds").notes.contains { $0.contains("lower bound") })
  }

  @Test func `shares of a whole stand on a scale of a hundred and changes do not`() throws {
    #expect(try bars("exports").domain == 0...100)
    #expect(try bars("growth").domain == nil)
    #expect(try bars("growth").rows[0].bar.value == -4.25)
    #expect(try bars("growth").rows[0].bar.text == "−4.25")
  }

  @Test func `a partner keeps its tone`() throws {
    let row = try bars("exports").rows[0]
    #expect(row.bar.color == context.tones["XAB"].fill)
    #expect(row.isEmphasised)
  }

  @Test(arguments: ["single", "beside", "remarked"])
  func `sources are those of all values, also in notes, subtitles and remarks`(
    _ id: String
  ) throws {
    #expect(try Set(chart(id).sources) == ["three", "one"])
  }

  @Test func `sources are those of the title's values too`() throws {
    #expect(try Set(chart("exports").sources) == ["one", "two"])
  }

  @Test func `a slide's title uses signs`() throws {
    #expect(try chart("exports").title == "Beland takes 92\u{A0}per\u{A0}cent")
    #expect(try chart("exports").slideTitle == "Beland takes 92%")
  }

  @Test func `the words of a chart hold every row`() throws {
    let words = try words(of: "rest")
    for part in ["Beland 92 per cent", "Acland 6 per cent", "All others 2 per cent"] {
      #expect(words.contains(part), "\(words)")
    }
  }

  @Test func `words of a chart say the finding, the kind, the range, the values and the source`()
    throws
  {
    let words = try words(of: "exports")
    #expect(words.hasPrefix("Beland takes "))
    #expect(words.contains("Bar chart: S."))
    #expect(try self.words(of: "series").contains("3 values, from"))
    #expect(words.contains("Source"))
  }

  @Test func `every kind of chart has a name in every language`() {
    for language in Language.allCases {
      let names = language.phrases.chartKinds
      for kind in ChartDefinition.Kind.allCases {
        #expect(names[kind.rawValue]?.isEmpty == false, "\(language) \(kind)")
      }
    }
  }
}
