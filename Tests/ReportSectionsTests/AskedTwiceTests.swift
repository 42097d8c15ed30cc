import CountryRisk
import Diagnostics
import TestSupport
import Testing

@testable import ReportSections

@Suite struct AskedTwiceTests {
  @Test func `an exhibit asked for twice is an error with both places`() throws {
    let log = DiagnosticLog()
    let layout = try House.layout(
      sections: """
          - {kind: charts, charts: [a, b]}
          - {kind: charts, charts: [b]}
          - {kind: table, table: a}
        """)
    let profile = try Profiles.bare(
      """
      charts:
        a: {title: A, subtitle: A, kind: bars, rows: [{label: A, missing: none}]}
        b: {title: B, subtitle: B, kind: bars, rows: [{label: B, missing: none}]}
      """)
    try House.composer(profile, layout, log: log).check()
    #expect(log.codes == ["shown-twice"])
    #expect(log.diagnostics.first?.summary == "the chart 'b' is asked for twice")
    #expect(
      log.diagnostics.first?.range?.start == SourcePosition(line: 4, column: 29))
    #expect(
      log.diagnostics.first?.notes.map(\.range?.start) == [SourcePosition(line: 3, column: 32)])
  }
}
