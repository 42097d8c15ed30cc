import CountryRisk
import Diagnostics
import SourceReading
import TestSupport
import Testing

@testable import ReportSections

/// Data whose columns are not told, and are not what they seem.
@Suite struct StrictDataTests {
  private func read(
    _ text: String, _ kind: ChartDefinition.Kind = .bars, name: String = "data.csv",
    _ change: (inout DataChart) -> Void = { _ in }
  ) -> (profile: CountryProfile?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    guard let table = SourceTable.read(SourceFile(name: name, text: text), log: log) else {
      return (nil, log)
    }
    var chart = DataChart(name: "data")
    chart.kind = kind
    change(&chart)
    return (chart.profile(of: table, log: log), log)
  }

  private func names(_ profile: CountryProfile?) -> [String?] {
    profile?.charts[0].rows.map(\.label) ?? []
  }

  @Test(arguments: [
    ("year,b,c\n2019,1,\"1,5\"\n2020,2,\"2,5\"\n2021,3,4\n", ChartDefinition.Kind.lines, 2, 8),
    ("year,b,c\n2019,1,<1\n2020,2,<1\n2021,3,4\n", .lines, 2, 8),
    ("partner,exports,imports\nChina,50 km,40\nRussia,60 km,20\n", .bars, 2, 7),
    ("partner,exports,imports\nChina,50 km,40\nRussia,60 km,20\n", .grouped, 2, 7),
    ("a,b\nx,1\ny,zz\n", .bars, 3, 3), ("a,b\nx,NaN\ny,1\n", .bars, 2, 3),
  ])
  func `a cell that is no number is an error, and hides no column`(
    text: String, kind: ChartDefinition.Kind, line: Int, column: Int
  ) {
    let error = read(text, kind).log.diagnostics.first { $0.severity == .error }
    #expect(error?.code == "not-a-number")
    #expect(error?.range?.start == SourcePosition(line: line, column: column))
  }

  @Test(arguments: ["hs,share\n270112,55\n260300,30\n", "code,share\n101,55\n102,30\n"])
  func `the first of columns of numbers has the names`(text: String) throws {
    for kind in [ChartDefinition.Kind.bars, .columns] {
      let profile = try #require(read(text, kind).profile)
      #expect(names(profile).allSatisfy { ($0 ?? "").count > 2 })
      #expect(
        profile.facts.compactMap { if case .quantity(let q) = $0.value { q.value } else { nil } }
          .sorted() == [30, 55])
    }
  }

  @Test func `years are names, and values beside words too`() {
    #expect(names(read("year,b\n2019,5\n2020,6\n", .columns).profile) == ["2019", "2020"])
    #expect(names(read("share,partner\n5,China\n6,Italy\n").profile) == ["Italy", "China"])
  }

  @Test func `a date that does not exist is an error at its cell`() {
    let text = "year,b\n2019,1\n2020-02-30,2\n2021,3\n2022,3\n2023,3\n"
    let log = read(text, .lines).log
    #expect(log.codes.first == "wrong-date")
    #expect(log.diagnostics.first?.range?.start == SourcePosition(line: 3, column: 1))
  }

  @Test(arguments: [
    ("year,b\n2019,1\n2019,2\n2020,3\n", "duplicate-point", 3),
    ("year,b\n2019,1\n2020-02,2\n2021,3\n", "mixed-dates", 3),
  ])
  func `dates of lines are there once and written alike`(text: String, code: String, line: Int) {
    for kind in [ChartDefinition.Kind.lines, .area] {
      let log = read(text, kind).log
      #expect(log.codes == [code])
      #expect(log.diagnostics.first?.range?.start.line == line)
    }
  }

  @Test(arguments: [
    ("a,\nx,1\n", "column-without-name"), ("a,b\n,1\ny,2\n", "category-without-name"),
    ("a,b\n" + String(repeating: "n", count: 1001) + ",1\n", "too-long"),
    ((0..<1001).map { "c\($0)" }.joined(separator: ",") + "\n", "too-many-columns"),
  ])
  func `columns and categories have names that can be shown`(text: String, code: String) {
    #expect(read(text).log.codes == [code])
  }

  @Test func `a column without any value is shown as one, and a table of none has no data`() throws
  {
    let (profile, log) = read("a,b,c\nx,,1\ny,,2\n", .grouped)
    #expect(log.codes == [])
    #expect(Set(try #require(profile).charts[0].rows.map(\.series)) == ["b", "c"])
    let empty = try #require(read("a,b\nx,\ny,\n").profile)
    #expect(ChartFigure(empty.charts[0], try House.context(empty)).isEmpty)
  }

  @Test func `a key that rows of JSON lack is told of`() throws {
    let text = #"[{"a": "x", "b": 1}, {"a": "y"}, {"a": "z", "b": 3}]"#
    let (profile, log) = read(text, name: "data.json")
    #expect(log.codes == ["missing-key"] && !log.hasErrors)
    #expect(try #require(profile).charts[0].rows.count == 3)
  }

  @Test(arguments: ["%", "percent", "per cent"])
  func `a per cent by any name is one`(unit: String) {
    #expect(
      read("a,b,c\nx,60,43\n", .stacked) { $0.unit = unit }.log.codes == ["stack-beyond-whole"])
  }

  @Test func `an area says what becomes of times at which a part is missing`() throws {
    let text = "year,b,c\n2019,1,1\n2020,,3\n2021,3,\n2022,1,1\n"
    let profile = try #require(read(text, .area).profile)
    let figure = ChartFigure(profile.charts[0], try House.context(profile))
    #expect(figure.notes.contains("Where a part has no value, none of that time is drawn."))
  }
}
