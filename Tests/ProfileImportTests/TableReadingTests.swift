import CountryRisk
import ProfileImport
import TestSupport
import Testing

@Suite struct TableReadingTests {
  private func fragment(_ cells: String, column: String = "{id: a, label: A}") -> ProfileFragment {
    ProfileFragment(
      """
      facts:
        f: {label: F, value: 1, unit: km, year: 2024, source: one}
      tables:
        t:
          title: T
          subtitle: S
          columns: [\(column)]
          rows:
            - {label: One, cells: \(cells)}
      """)
  }

  @Test func `a cell is what its key says`() throws {
    for (cell, expected) in [
      ("words", "text"), ("[one, two]", "text"), ("{value: f}", "value"), ("{bar: f}", "bar"),
      ("{items: [x]}", "items"), ("{status: bad, text: x}", "status"), ("{missing: x}", "missing"),
      ("{not-applicable: true}", "notApplicable"), ("{range: [f, f]}", "interval"),
    ] {
      let fragment = fragment("{a: \(cell)}")
      #expect(fragment.log.text == "")
      let read = try #require(fragment.profile?.tables.first?.rows.first?.cells["a"])
      #expect("\(read)".hasPrefix(expected), "\(read)")
    }
  }

  @Test(arguments: [
    ("{b: x}", "{id: a, label: A}", "unknown-column"),
    ("{a: {value: f, bar: f}}", "{id: a, label: A}", "wrong-cell"),
    ("{a: {}}", "{id: a, label: A}", "wrong-cell"),
    ("{a: {range: [f]}}", "{id: a, label: A}", "wrong-range"),
    ("{a: x}", "{id: a, label: A}, {id: a, label: B}", "duplicate-column"),
    ("{a: {status: fine, text: x}}", "{id: a, label: A}", "unknown-choice"),
  ])
  func `a cell or column that cannot be is an error`(
    _ cells: String, _ column: String, _ code: String
  ) {
    let fragment = fragment(cells, column: column)
    #expect(fragment.log.diagnostics.map(\.code) == [code])
    #expect(fragment.profile == nil)
  }

  @Test func `summaries need a column that is summed up`() {
    let fragment = ProfileFragment(
      """
      tables:
        t:
          title: T
          subtitle: S
          columns: [{id: a, label: A}]
          summaries: [all]
          rows: [{label: One}]
      """)
    #expect(fragment.log.diagnostics.map(\.code) == ["no-summary"])
  }
}
