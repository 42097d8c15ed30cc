import Diagnostics
import Drawing
import Testing

@testable import ReportSections

@Suite struct AxisMagnitudeTests {
  private func axis(_ values: [String]) throws -> [String] {
    let yaml = """
      sources: {one: {title: T, publisher: P, year: 2020, kind: news}}
      series:
        s: {label: S, unit: people, source: one, points: [\(values.enumerated().map { "{year: \(2000 + $0), value: \($1)}" }.joined(separator: ", "))]}
      charts: {a: {title: T, subtitle: S, kind: columns, data: s}}
      """
    let profile = try Profiles.bare(yaml)
    let figure = ChartFigure(profile.charts[0], try House.context(profile))
    return [0, 500_000, 2e6, 1.5e9, -3e12].map { figure.axisText($0, 0) }
      .map { $0.replacing("\u{A0}", with: " ") }
  }

  @Test func `numbers along an axis are written in millions, billions or trillions`() throws {
    #expect(
      try axis(["999999"]) == ["0", "500,000", "2,000,000", "1,500,000,000", "−3,000,000,000,000"])
    #expect(try axis(["5", "1000000"])[...2] == ["0", "0.5 m", "2 m"])
    #expect(try axis(["2500000000"])[3] == "1.5 bn")
    #expect(try axis(["-4000000000000"])[4] == "−3 trn")
  }
}
