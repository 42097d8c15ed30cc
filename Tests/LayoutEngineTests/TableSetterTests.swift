import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

struct TableSetterTests {
  private let bench = LayoutBench(width: 300, height: 210)

  private var style: Table.Style {
    Table.Style(
      heavyRule: Stroke(.black, width: 1), rowRule: Stroke(.black, width: 0.4), padding: 3,
      headPadding: 2, gap: 12, headSlot: 14, continued: Inline("continued", bench.sans))
  }

  private func cell(_ text: String) -> Table.Cell {
    Table.Cell([Inline(text, bench.sans)], slot: 14)
  }

  private func column(
    _ label: String, _ alignment: Table.Column.Alignment = .leading
  ) -> Table.Column {
    Table.Column(label.isEmpty ? [] : [Inline(label, bench.sans)], alignment: alignment)
  }

  private func table(_ columns: [Table.Column], _ rows: [[String]]) -> Table {
    Table(columns: columns, rows: rows.map { Table.Row($0.map(cell)) }, style: style)
  }

  private func pages(_ table: Table) -> [Frame] {
    let items = TableSetter(table, width: 300, in: bench.context, range: nil).items()
    return bench.pages(of: items).map(\.frame)
  }

  /// The lines that reach from edge to edge.
  private func rules(_ frame: Frame) -> Int {
    frame.flattened().count { placed in
      if case .path(_, _, let stroke?) = placed.item { stroke.width > 0 } else { false }
    }
  }

  @Test func `cells stand in rows under their heads`() {
    let page = pages(
      table([column("Partner"), column("Share")], [["China", "90"], ["Italy", "3"]]))[0]
    let texts = page.texts
    #expect(texts.map(\.text) == ["Partner", "Share", "China", "90", "Italy", "3"])
    #expect(texts[2].area.x == texts[0].area.x)
    #expect(texts[3].area.x == texts[1].area.x)
    #expect(texts[2].baseline == texts[3].baseline)
    #expect(texts[4].baseline - texts[2].baseline == 20)
    #expect(rules(page) == 4)
  }

  @Test func `the head is repeated on the next page and says that the table goes on`() {
    let rows = (0..<20).map { ["row \($0)", "\($0)"] }
    let pages = pages(table([column("Name"), column("Number")], rows))
    #expect(pages.count == 3)
    #expect(!pages[0].words.contains("continued"))
    for page in pages.dropFirst() {
      #expect(page.texts.prefix(3).map(\.text) == ["continued", "Name", "Number"])
      #expect(page.texts.prefix(3).allSatisfy { $0.element == nil })
    }
    #expect(pages[0].texts.prefix(2).allSatisfy { $0.element != nil })
    let names = pages.flatMap(\.texts).map(\.text).filter { $0.hasPrefix("row") }
    #expect(names == rows.map { $0[0] })
  }

  @Test func `a table without labels has no head`() {
    let rows = (0..<20).map { ["row \($0)"] }
    let words = pages(table([column("")], rows)).map(\.words).joined()
    #expect(words == rows.joined().joined())
    #expect(!bench.structure.elements.contains { $0.tag == .tableHead })
  }

  @Test func `decimal marks stand one under another`() {
    let numbers = ["1.5", "12.25", "1234.125", "0.7 %", "7", "n.a.", "-3.0"]
    let page = pages(
      table([column("Name"), column("Share", .decimal)], numbers.map { ["x", $0] }))[0]
    var marks = [Double]()
    for placed in page.flattened() {
      guard case .text(let run) = placed.item, numbers.contains(run.text), run.text != "n.a."
      else { continue }
      let mark = run.text.firstIndex(of: ".") ?? run.text.endIndex
      let offset = run.text.utf8.distance(from: run.text.startIndex, to: mark)
      let before = run.glyphs.filter { $0.cluster < offset }.reduce(0) { $0 + $1.advance }
      marks.append(placed.origin.x + before)
    }
    #expect(marks.count == 6)
    for mark in marks { #expect(abs(mark - marks[0]) < 0.25) }
  }

  @Test func `trailing cells end at the edge of their column`() {
    let page = pages(
      table([column("Name"), column("Share", .trailing)], [["a", "1"], ["b", "1234"]]))[0]
    let ends = page.texts.filter { ["Share", "1", "1234"].contains($0.text) }
      .map { $0.area.x + $0.area.width }
    #expect(ends.count == 3)
    for end in ends { #expect(abs(end - 300) < 0.01) }
  }

  @Test func `a row taller than the page is divided and keeps its words`() {
    let long = (0..<150).map { "word\($0)" }.joined(separator: " ")
    let pages = pages(table([column("Name"), column("Text")], [["a", "short"], ["b", long]]))
    #expect(pages.count > 2)
    let words = pages.map { $0.texts.map(\.text).joined(separator: " ") }.joined(separator: " ")
    for word in long.split(separator: " ") { #expect(words.contains(word)) }
    for page in pages {
      #expect(page.texts.allSatisfy { $0.baseline < 210 })
    }
    #expect(bench.log.diagnostics.isEmpty)
  }

  @Test func `a word of 300 characters stays inside its column and is reported`() {
    let word = String(repeating: "abcdefghij", count: 30)
    let pages = pages(table([column("Name"), column("Text")], [["first", word], ["x", "y"]]))
    let texts = pages.flatMap(\.texts)
    #expect(texts.filter { $0.area.x > 20 }.map(\.text).joined().contains(word))
    #expect(texts.allSatisfy { $0.area.x + $0.area.width <= 300.01 })
    #expect(bench.codes == ["table-too-wide"])
  }

  @Test func `a cell may span columns and a label may open a group`() {
    var table = table([column("A"), column("B"), column("C")], [["1", "2", "3"]])
    var wide = cell("spans two columns of the table")
    wide.columnSpan = 2
    table.rows.append(
      Table.Row([cell("4"), wide], groupLabel: [Inline("Group", bench.sans)]))
    let page = pages(table)[0]
    let group = page.texts.first { $0.text == "Group" }
    let second = page.texts.first { $0.text == "2" }
    let spanning = page.texts.first { $0.text.hasPrefix("spans") }
    #expect(group?.area.x == 0)
    #expect(spanning?.area.x == second?.area.x)
    #expect((group?.baseline ?? 0) < (spanning?.baseline ?? 0))
    #expect(bench.structure.elements.contains { $0.columnSpan == 2 })
    #expect(bench.structure.elements.contains { $0.columnSpan == 3 && $0.scope == .row })
  }

  @Test func `the elements of a table are rows of header and data cells`() {
    _ = pages(table([column("A"), column("B")], [["1", "2"], ["3", "4"]]))
    let tags = bench.structure.elements.map(\.tag)
    #expect(
      tags == [
        .document, .table, .tableHead, .tableRow, .tableHeader, .tableHeader, .tableBody,
        .tableRow, .tableHeader, .tableData, .tableRow, .tableHeader, .tableData,
      ])
    #expect(
      bench.structure.elements.filter { $0.tag == .tableHeader }.map(\.scope)
        == [.column, .column, .row, .row])
  }

  @Test func `a drawing is a figure in its cell and moves the text below it`() {
    var table = table([column("A")], [["below"]])
    table.rows[0].cells[0].parts.insert(
      .drawing(.named("bar", width: 30, height: 8), alternate: "A bar of 30"), at: 0)
    let page = pages(table)[0]
    #expect((page.place(of: "bar")?.y ?? 0) < (page.texts.last?.area.y ?? 0))
    #expect(bench.structure.elements.contains { $0.alternate == "A bar of 30" })
  }

  @Test(arguments: 0..<150)
  func `random tables keep every word, in its page, and no two run into each other`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func words() -> String {
      (0..<Int.random(in: 0...9, using: &random)).map { _ in
        let long = Int.random(in: 0..<40, using: &random) == 0
        let length = Int.random(in: 1...(long ? 80 : 9), using: &random)
        return String((0..<length).map { _ in "abcdefgmil.5-".randomElement(using: &random)! })
      }.joined(separator: " ")
    }
    let alignments: [Table.Column.Alignment] = [.leading, .trailing, .decimal]
    let columns = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      column(words(), alignments.randomElement(using: &random)!)
    }
    var table = table(columns, [])
    var expected = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      var row = Table.Row([], endsGroup: Bool.random(using: &random))
      if Int.random(in: 0..<5, using: &random) == 0 {
        let label = words()
        expected += label
        row.groupLabel = [Inline(label, bench.sans)]
      }
      var place = 0
      while place < columns.count {
        let text = words()
        expected += text
        var cell = cell(text)
        if Int.random(in: 0..<6, using: &random) == 0 {
          cell.columnSpan = Int.random(in: 1...(columns.count - place), using: &random)
        }
        if Int.random(in: 0..<6, using: &random) == 0 {
          cell.flag = Frame(size: Size(width: 6, height: 6))
        }
        place += cell.columnSpan
        row.cells.append(cell)
      }
      table.rows.append(row)
    }
    let pages = pages(table)
    for page in pages {
      let texts = page.texts.filter { !$0.text.allSatisfy { $0 == " " } }
      for (index, text) in texts.enumerated() {
        #expect(text.area.x > -0.01 && text.area.x + text.area.width < 300.05)
        for other in texts[..<index] {
          #expect(!text.area.overlaps(other.area, tolerance: 0.05), "\(text) \(other)")
        }
      }
    }
    let set = pages.flatMap(\.texts).filter { $0.element != nil }.map(\.text).joined()
    #expect(
      letters(set).count == letters(expected + columns.flatMap(\.label).map(\.text).joined()).count)
  }

  private func letters(_ text: String) -> String { text.filter { $0 != " " } }

  @Test func `the rows of a very long table are not kept and are the same whenever they are set`()
    throws
  {
    let count = TableSetter.keptRows + 5
    func rows(of count: Int) -> ArraySlice<Frame> {
      let rows = (0..<count).map { ["n\($0)", "some words of row \($0), and 中国"] }
      return TableSetter(
        table([column("Row"), column("Text")], rows), width: 300, in: bench.context, range: nil
      ).items().compactMap { item -> Frame? in
        if case .box(let box) = item { box.frame } else { nil }
      }.suffix(count)
    }
    let long = rows(of: count)
    func texts(_ frame: Frame) -> [String] {
      frame.flattened().compactMap { if case .text(let run) = $0.item { run.text } else { nil } }
    }
    func elements(_ frame: Frame) -> [Int] { frame.flattened().compactMap { $0.element?.index } }
    for (number, row) in long.enumerated() {
      guard case .deferred? = row.items.first?.item else {
        Issue.record("row \(number) is kept")
        return
      }
    }
    for (number, row) in long.enumerated().reversed() where number % 97 == 0 {
      let words = texts(row)
      #expect(words.first == "n\(number)")
      #expect(words.joined(separator: " ").contains("of row \(number), and"))
      #expect(texts(row) == words)
      #expect(elements(row) == elements(row))
      let tags = Set(elements(row).map { bench.structure.elements[$0].tag })
      #expect(tags == [.tableHeader, .tableData])
    }
    let first = elements(long[long.startIndex])
    let second = elements(long[long.startIndex + 1])
    #expect(Set(first).isDisjoint(with: second))
    // A table just short enough is kept, and looks the same.
    for (row, other) in zip(rows(of: TableSetter.keptRows), long) {
      if case .deferred? = row.items.first?.item { Issue.record("a row is not kept") }
      #expect(texts(row) == texts(other))
      #expect(row.size.height == other.size.height)
    }
  }
}
