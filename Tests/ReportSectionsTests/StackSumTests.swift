import CountryRisk
import Diagnostics
import SourceReading
import TestSupport
import Testing

@testable import ReportSections

/// Stacked shares and the whole they should add up to.
@Suite struct StackSumTests {
  private func read(_ text: String, isWhole: Bool = true) throws -> (String?, DiagnosticLog) {
    let log = DiagnosticLog()
    let file = SourceFile(name: "data.csv", text: text)
    let table = try #require(SourceTable.read(file, log: log), "\(log.text)")
    var chart = DataChart(name: "data")
    (chart.kind, chart.unit, chart.isWhole) = (.stacked, "%", isWhole)
    let profile = try #require(chart.profile(of: table, log: log))
    let figure = ChartFigure(profile.charts[0], try House.context(profile))
    return (figure.notes.first, log)
  }

  @Test(arguments: [
    ("90,7", "97"), ("90.5,7.25", "97.75"), ("90.0,0.04", "90.04"),
  ])
  func `shares short of the whole are a warning with their sum`(
    values: String, sum: String
  ) throws {
    let log = try read("year,A,B\n2020,\(values)\n").1
    #expect(log.codes == ["stack-below-whole"])
    #expect(log.diagnostics.first?.summary.contains("add up to \(sum) per cent") == true)
    #expect(log.diagnostics.first?.range?.start == SourcePosition(line: 2, column: 1))
    #expect(try read("year,A,B\n2020,\(values)\n", isWhole: false).1.codes == [])
  }

  @Test(arguments: ["92,8", "60,20", "92.2,7.7", "92,", "33.3,66.6"])
  func `shares that add up, are few or are rounded are no fault`(values: String) throws {
    #expect(try read("year,A,B\n2020,\(values)\n2021,50,50\n").1.codes == [])
  }

  @Test func `a note tells of shares that rounding keeps from adding up, and of no others`() throws
  {
    #expect(
      try read("year,A,B\n2020,92.2,7.7\n").0
        == "Shares may not add up to 100 because of rounding.")
    #expect(try read("year,A,B\n2020,92.3,7.7\n").0 == nil)
    #expect(try read("year,A,B\n2020,60,20\n").0 == nil)
    #expect(try read("year,A,B\n2020,90,7\n").0 == nil)
  }

  @Test func `stacks of a profile short of the whole are a warning too`() throws {
    let yaml = """
      sources: {one: {title: T, publisher: P, year: 2020, kind: news}}
      facts:
        coal: {label: Coal, value: 90, unit: percent, year: 2020, source: one}
        wind: {label: Wind, value: 7, unit: percent, year: 2020, source: one}
      charts:
        power:
          title: T
          subtitle: S
          kind: stacked
          rows:
            - {label: Power, series: Coal, value: coal}
            - {label: Power, series: Wind, value: wind}
      """
    func codes(_ yaml: String) throws -> [String] {
      let log = DiagnosticLog()
      ProfileRules.check(try Profiles.bare(yaml), log: log)
      return log.codes
    }
    #expect(try codes(yaml) == ["stack-below-whole"])
    #expect(try codes(yaml + "\n    whole: false") == [])
  }
}
