import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

struct TableAnatomyTests {
  private let bench = LayoutBench(width: 300, height: 210)

  private var style: Table.Style {
    Table.Style(
      heavyRule: Stroke(.black, width: 1), rowRule: Stroke(.black, width: 0.4), padding: 3,
      headPadding: 2, gap: 12, headSlot: 14, continued: Inline("continued", bench.sans))
  }

  private func inline(_ text: String) -> [Inline] { [Inline(text, bench.sans)] }

  private func table(_ columns: [String], _ rows: [[String]]) -> Table {
    Table(
      columns: columns.map { Table.Column(inline($0)) },
      rows: rows.map { row in Table.Row(row.map { Table.Cell(inline($0), slot: 14) }) },
      style: style)
  }

  private func pages(_ table: Table) -> [Frame] {
    bench.pages(of: TableSetter(table, width: 300, in: bench.context, range: nil).items())
      .map(\.frame)
  }

  private func exhibit(_ table: Table) -> [PageBuilder.Page] {
    let exhibit = Exhibit(
      label: inline("Exhibit 1"), title: inline("Title"), subtitle: [], content: .table(table),
      notes: [],
      style: Exhibit.Style(
        rule: Stroke(.black, width: 1), labelSlot: 14, titleSlot: 14, subtitleSlot: 14,
        noteSlot: 10, figureGap: 6, noteGap: 6, spaceAfter: 14), width: 300)
    return bench.pages([exhibit])
  }

  // MARK: Spanners

  @Test func `a label stands over its columns and is a header of so many`() {
    var table = table(["A", "B", "C", "D"], [["1", "2", "3", "4"]])
    table.spanners = [[Table.Spanner(inline("both"), over: 1..<3)]]
    let page = pages(table)[0]
    let spanner = page.texts.first { $0.text == "both" }
    let second = page.texts.first { $0.text == "B" }
    #expect(spanner?.area.x == second?.area.x)
    #expect((spanner?.baseline ?? 0) < (second?.baseline ?? 0))
    let heads = bench.structure.elements.filter { $0.tag == .tableHeader && $0.scope == .column }
    // From left to right, in each row as far down as they go.
    #expect(heads.map(\.columnSpan) == [1, 2, 1, 1, 1])
    #expect(heads.map(\.rowSpan) == [2, 1, 1, 1, 2])
    #expect(bench.structure.elements.count { $0.tag == .tableRow } == 3)
  }

  @Test func `labels over labels share the head's rows among them`() {
    var table = table(["A", "B", "C"], [["1", "2", "3"]])
    table.spanners = [
      [Table.Spanner(inline("all"), over: 1..<3)], [Table.Spanner(inline("one"), over: 1..<2)],
    ]
    _ = pages(table)
    let heads = bench.structure.elements.filter { $0.tag == .tableHeader && $0.scope == .column }
    #expect(heads.map(\.rowSpan) == [3, 1, 1, 1, 2])
    #expect(heads.map(\.columnSpan) == [1, 2, 1, 1, 1])
  }

  @Test func `columns are as wide as the label over them needs`() {
    var table = table(["A", "B", "C"], [["1", "2", "3"]])
    let word = "Incomprehensibilities"
    table.spanners = [[Table.Spanner(inline(word), over: 1..<3)]]
    let setter = TableSetter(table, width: 300, in: bench.context, range: nil)
    let room = setter.widths[1] + setter.widths[2] + 12
    #expect(room >= bench.context.labels.width(word, bench.sans))
  }

  @Test func `labels over columns are repeated with the head`() {
    var table = table(["A", "B"], (0..<20).map { ["\($0)", "x"] })
    table.spanners = [[Table.Spanner(inline("over"), over: 0..<2)]]
    let pages = pages(table)
    #expect(pages.count > 1)
    for page in pages { #expect(page.texts.count { $0.text == "over" } == 1) }
  }

  // MARK: Groups and sums

  @Test func `the label of a group is repeated where the group goes on`() {
    var table = table(["A"], (0..<20).map { ["row \($0)"] })
    table.rows[0].groupLabel = inline("First")
    table.rows[15].groupLabel = inline("Second")
    let pages = pages(table)
    #expect(pages.count == 3)
    #expect(pages[0].texts.contains { $0.text == "First" })
    #expect(pages[1].words.contains("First, continued"))
    #expect(pages[2].words.contains("Second, continued") == (pages[1].words.contains("row 15")))
    let repeated = pages[1].texts.first { $0.text.hasPrefix("First") }
    #expect(repeated?.element == nil)
  }

  @Test func `a sum stays with the last row it sums up`() {
    for count in 3...14 {
      var table = table(["A"], (0..<count).map { ["row \($0)"] } + [["total"]])
      table.rows[count].isSummary = true
      for page in pages(table) {
        let texts = page.texts.map(\.text)
        if texts.contains("total") { #expect(texts.contains("row \(count - 1)")) }
      }
    }
  }

  @Test func `a sum and the last row do not go on alone`() {
    for count in 5...14 {
      var table = table(["A"], (0..<count).map { ["row \($0)"] } + [["total"]])
      table.rows[count].isSummary = true
      for page in pages(table).dropFirst() {
        let texts = page.texts.map(\.text)
        if texts.contains("total") { #expect(texts.contains("row \(count - 2)")) }
      }
    }
  }

  @Test func `the cells of a row stand on one baseline`() throws {
    var table = table(["A", "B"], [["large", "small"]])
    var small = bench.sans
    (small.size, small.slot) = (7, 10)
    table.rows[0].cells[1] = Table.Cell([Inline("small", small)], slot: 10)
    let texts = pages(table)[0].texts
    let large = try #require(texts.first { $0.text.hasPrefix("large") })
    let other = try #require(texts.first { $0.text.hasPrefix("small") })
    #expect(abs(large.baseline - other.baseline) < 0.01)
  }

  @Test func `sums are carried at the foot of a page and brought to the next`() {
    var table = table(["A", "B"], (0..<20).map { ["row \($0)", "1"] })
    let sans = bench.sans
    table.carry = { number in
      func row(_ label: String) -> [Table.Cell] {
        [label, "\(number + 1)"].map { Table.Cell([Inline($0, sans)], slot: 14) }
      }
      return Table.Carry(forward: row("forward"), brought: row("brought"))
    }
    let pages = pages(table)
    #expect(pages.count > 2)
    var rows = 0
    for (place, page) in pages.enumerated() {
      let texts = page.texts.map(\.text)
      if place > 0 {
        #expect(texts.firstIndex(of: "brought").map { texts[$0 + 1] } == "\(rows)")
      }
      rows += texts.count { $0.hasPrefix("row") }
      if place < pages.count - 1 {
        #expect(texts.suffix(2) == ["forward", "\(rows)"])
      } else {
        #expect(!texts.contains("forward"))
      }
      #expect(page.texts.allSatisfy { $0.baseline < 210 })
      #expect(page.texts.filter { $0.text == "forward" }.allSatisfy { $0.element == nil })
    }
    #expect(rows == 20)
  }

  @Test func `every second row of a group has a ground`() {
    var table = table(["A"], (0..<5).map { ["row \($0)"] })
    let ground = Color(hex: "#eeeeee")
    table.style.stripe = ground
    table.rows[3].groupLabel = inline("Group")
    let fills = pages(table)[0].flattened().compactMap { placed -> Double? in
      if case .path(_, let fill?, _) = placed.item, fill == ground {
        placed.origin.y
      } else {
        nil
      }
    }
    #expect(fills.count == 2)
  }

  // MARK: Cells

  @Test func `the lines of an item of a cell hang under its first word`() {
    var table = table(["A", "B"], [["x", ""]])
    let words = "• " + (0..<30).map { "word\($0)" }.joined(separator: " ")
    table.rows[0].cells[1] = Table.Cell([.text(inline(words), slot: 14, hanging: 9)])
    let texts = pages(table)[0].texts.filter { $0.text.contains("word") }
    #expect(texts.count > 2)
    for text in texts.dropFirst() { #expect(abs(text.area.x - texts[0].area.x - 9) < 0.01) }
  }

  @Test func `centred cells stand in the middle of their column`() {
    var table = table(["A", "Long label of it"], [["x", "mid"]])
    table.columns[1].alignment = .center
    let setter = TableSetter(table, width: 300, in: bench.context, range: nil)
    let text = pages(table)[0].texts.first { $0.text == "mid" }
    let middle = setter.lefts[1] + setter.widths[1] / 2
    #expect(abs((text.map { $0.area.x + $0.area.width / 2 } ?? 0) - middle) < 0.1)
  }

  // MARK: Too wide

  private func wide(_ wide: Table.Wide, columns: Int = 9) -> Table {
    var table = table(
      ["Stub"] + (1..<columns).map { "Column\($0)wide" },
      [(0..<columns).map { "cell\($0)" }, (0..<columns).map { "other\($0)" }])
    table.wide = wide
    return table
  }

  @Test func `columns that do not fit stand in groups, each with the stub`() {
    let pages = exhibit(wide(.columns))
    let texts = pages.flatMap(\.frame.texts)
    #expect(bench.codes == [])
    #expect(texts.count { $0.text == "cell0" } == texts.count { $0.text == "Stub" })
    #expect(texts.count { $0.text == "Stub" } > 1)
    for column in 1..<9 {
      #expect(texts.count { $0.text == "cell\(column)" } == 1)
      #expect(texts.count { $0.text == "other\(column)" } == 1)
    }
    #expect(texts.contains { $0.text.hasPrefix("Exhibit 1, continued") })
    #expect(texts.allSatisfy { $0.area.x + $0.area.width <= 300.01 })
  }

  @Test func `groups of columns are as few as can be and about as large`() {
    let parts = wide(.columns).divided(toFit: 300, in: bench.context)
    let counts = parts.map { $0.columns.count - 1 }
    #expect(counts.reduce(0, +) == 8)
    #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
  }

  @Test func `a label over columns that are parted stands in each part`() {
    var table = wide(.columns)
    table.spanners = [[Table.Spanner(inline("over"), over: 1..<9)]]
    let parts = table.divided(toFit: 300, in: bench.context)
    #expect(parts.count > 1)
    for part in parts {
      #expect(part.spanners[0].map(\.columns) == [1..<part.columns.count])
    }
  }

  @Test func `a cell over columns that are parted stands in each part`() {
    var table = wide(.columns)
    var cell = Table.Cell(inline("over"), slot: 14)
    cell.columnSpan = 9
    table.rows.append(Table.Row([cell]))
    for part in table.divided(toFit: 300, in: bench.context) {
      #expect(part.rows[2].cells.map(\.columnSpan) == [part.columns.count])
    }
  }

  @Test func `a table may lie across where it is too wide to stand`() {
    let bench = LayoutBench(width: 300, height: 900)
    let table = wide(.landscape)
    let exhibit = Exhibit(
      label: inline("Exhibit 1"), title: [], subtitle: [], content: .table(table), notes: [],
      style: Exhibit.Style(
        rule: Stroke(.black, width: 1), labelSlot: 14, titleSlot: 14, subtitleSlot: 14,
        noteSlot: 10, figureGap: 6, noteGap: 6, spaceAfter: 14), width: 300)
    let pages = bench.pages([exhibit])
    #expect(pages.map(\.orientation) == [.landscape])
    #expect(pages[0].frame.texts.count { $0.text == "Stub" } == 1)
    #expect(bench.codes == [])
    // Where it has room, it stands.
    var narrow = exhibit
    narrow.content = .table(wide(.landscape, columns: 3))
    #expect(bench.pages([narrow]).map(\.orientation) == [.portrait])
  }

  @Test func `a table that may be neither parted nor turned is an error with the points`() {
    _ = exhibit(wide(.error))
    #expect(bench.codes == ["table-too-wide"])
    #expect(bench.log.diagnostics[0].severity == .error)
    #expect(bench.log.diagnostics[0].summary.contains("points too wide"))
  }

  @Test func `a word longer than the page is broken and reported, however columns are parted`() {
    let word = String(repeating: "abcdefghij", count: 20)
    _ = exhibit(table(["Stub", "B"], [["x", word]]))
    #expect(bench.codes == ["table-too-wide"])
    #expect(bench.log.diagnostics[0].severity == .warning)
  }
}
