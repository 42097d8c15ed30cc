import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import TestSupport
import Testing

@testable import ReportSections

@Suite struct TableExhibitTests {
  private static let facts = """
    sources:
      one: {title: A yearbook, publisher: An office, year: 2024, kind: statistics}
      two: {title: A gazette, publisher: A press, year: 2023, kind: official}
    partners:
      XAB: {name: Beland, role: other}
    facts:
      iron: {label: Iron, value: 12.5, unit: km, year: 2023, source: one}
      coal: {label: Coal, value: 7, unit: km, year: 2023, source: two}
      salt: {label: Salt, value: 3, unit: km, bound: at-least, year: 2023, source: one}
      part: {label: Part, value: 40, unit: percent, year: 2023, source: one}
    series:
      run:
        label: Run
        unit: km
        source: two
        points: [{year: 2020, value: 1}, {year: 2021, missing: none}, {year: 2022, value: 4}]
    """

  /// A table of `rows` with the keys of `more`, as it is laid out.
  private func exhibit(_ rows: String, _ more: String = "") throws -> (Table, [String]) {
    let yaml = """
      tables:
        trade:
          title: "Iron is {iron}"
          subtitle: Goods
          stub: Good
          columns:
            - {id: length, label: Length, summary: sum}
            - {id: other, label: Other, hyphens: true}
      \(more.isEmpty ? "" : "    " + more)
          rows:
      \(rows.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))
      """
    let context = try House.context(try Profiles.bare(Self.facts + "\n" + yaml))
    let definition = try #require(context.index.table("trade"))
    let exhibit = TableExhibit.block(definition, context)
    guard case .table(let table) = exhibit.content else { throw Missing() }
    let notes = exhibit.notes.map { plain($0) }
    return (table, [plain(exhibit.title), plain(exhibit.subtitle)] + notes)
  }

  private struct Missing: Error {}

  private func plain(_ inlines: [Inline]) -> String {
    inlines.map(\.text).joined().replacing("\u{A0}", with: " ")
  }

  private func words(_ row: Table.Row) -> [String] {
    row.cells.map { cell in cell.texts.map(plain).joined(separator: "|") }
  }

  @Test func `numbers have the decimals of the longest and the unit in the head`() throws {
    let (table, texts) = try exhibit(
      """
      - {label: Iron, cells: {length: {value: iron}}}
      - {label: Coal, cells: {length: {value: coal}}}
      """)
    #expect(
      table.rows.map(words) == [
        ["Iron", "12.5", ""], ["Coal", "7.0", ""], ["Total", "19.5", ""],
      ])
    #expect(plain(table.columns[1].label) == "Length, km")
    #expect(table.columns[1].alignment == .decimal)
    #expect(table.columns[2].isHyphenated)
    #expect(texts[0] == "Iron is 12.5 km")
  }

  @Test func `the sources of all values stand below`() throws {
    let (_, texts) = try exhibit(
      "- {label: Iron, cells: {length: {value: iron}, other: {trend: run}}}")
    #expect(texts.last == "Sources: An office 2024 [1]; A press 2023 [2].")
  }

  @Test func `bounds and missing parts make of a sum a bound`() throws {
    let (lower, _) = try exhibit(
      """
      - {label: Iron, cells: {length: {value: iron}}}
      - {label: Salt, cells: {length: {value: salt}}}
      """)
    #expect(words(lower.rows[2])[1] == "≥ 15.5")
    let (partial, texts) = try exhibit(
      """
      - {label: Iron, cells: {length: {value: iron}}}
      - {label: Lead, cells: {length: {missing: not counted}}}
      """)
    #expect(words(partial.rows[1])[1] == "…")
    #expect(words(partial.rows[2])[1] == "≥ 12.5")
    #expect(texts.contains { $0.contains("… no data (not counted)") })
    #expect(texts.contains { $0.contains("A total with missing parts is a lower bound.") })
  }

  @Test func `what does not apply has a sign of its own and counts for nothing`() throws {
    let (table, texts) = try exhibit(
      """
      - {label: Iron, cells: {length: {value: iron}}}
      - {label: Wind, cells: {length: {not-applicable: true}}}
      """)
    #expect(words(table.rows[1])[1] == "–")
    #expect(words(table.rows[2])[1] == "12.5")
    #expect(texts.contains("– not applicable."))
  }

  @Test func `groups have sums of their own`() throws {
    let (table, _) = try exhibit(
      """
      - {group: Hard, label: Iron, cells: {length: {value: iron}}}
      - {group: Soft, label: Coal, cells: {length: {value: coal}}}
      - {label: More coal, cells: {length: {value: coal}}}
      """, "summaries: [groups, all]")
    #expect(
      table.rows.map { words($0)[0] } == [
        "Iron", "Total: Hard", "Coal", "More coal", "Total: Soft", "Total",
      ])
    #expect(table.rows.filter(\.isSummary).map { words($0)[1] } == ["12.5", "14.0", "26.5"])
    #expect(table.rows.map { $0.groupLabel.map(plain) } == ["Hard", nil, "Soft", nil, nil, nil])
  }

  @Test func `what is carried is the sum of the rows before`() throws {
    let (table, _) = try exhibit(
      """
      - {label: Iron, cells: {length: {value: iron}}}
      - {label: Coal, cells: {length: {value: coal}}}
      """, "carry: true")
    let carry = try #require(table.carry?(0))
    #expect(carry.forward.map { $0.texts.map(plain).joined() } == ["Carried forward", "12.5", ""])
    #expect(table.carry?(1)?.brought.map { $0.texts.map(plain).joined() }[1] == "19.5")
    #expect(table.carry?(9) == nil)
  }

  @Test func `a cell holds paragraphs, items, a status, a range or a line`() throws {
    let (table, _) = try exhibit(
      """
      - {label: One, cells: {other: [First., "Second {part}."]}}
      - {label: Two, cells: {other: {items: [a, b]}}}
      - {label: Three, cells: {other: {status: watch, text: Wait}}}
      - {label: Four, cells: {other: {range: [part, part]}}}
      - {label: Five, cells: {other: {trend: run}}}
      - {partner: XAB, cells: {other: {bar: part}}}
      """)
    let cells = table.rows.map { $0.cells[2] }
    #expect(cells[0].texts.map(plain) == ["First.", "Second 40%.1"])
    #expect(cells[1].texts.map(plain) == ["•\u{2002}a", "•\u{2002}b"])
    #expect(cells[2].flag != nil && plain(cells[2].texts[0]) == "Wait")
    #expect(plain(cells[3].texts[0]) == "40–40%")
    guard case .drawing(_, let words?) = try #require(cells[4].parts.first) else {
      Issue.record("no line")
      return
    }
    #expect(words.replacing("\u{A0}", with: " ") == "2020: 1 km; 2022: 4 km")
    #expect(cells[5].parts.count == 2)
    #expect(plain(table.rows[5].cells[0].texts[0]) == "Beland")
  }

  @Test func `a unit that all columns share stands in the subtitle`() throws {
    let (table, texts) = try exhibit(
      "- {label: Iron, cells: {length: {value: iron}, other: {value: coal}}}")
    #expect(plain(table.columns[1].label) == "Length")
    #expect(texts[1] == "Goods, km")
  }

  @Test func `values of several units keep theirs`() throws {
    let (table, _) = try exhibit(
      """
      - {label: Iron, cells: {other: {value: iron}}}
      - {label: Part, cells: {other: {value: part}}}
      """)
    #expect(table.rows.map { words($0)[2] } == ["12.5 km", "40%", ""])
    #expect(plain(table.columns[2].label) == "Other")
  }
}
