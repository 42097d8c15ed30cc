import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

struct FootnoteTests {
  private let bench = LayoutBench(width: 300, height: 140)
  private let style = FlowNote.Style(
    rule: Stroke(.black, width: 0.5), ruleWidth: 40, above: 6, below: 4)

  /// A note of `lines` lines of 10 points, which carry its name and their numbers.
  private func note(_ name: String, lines: Int = 1) -> FlowNote {
    FlowNote(
      lines: (0..<lines).map { .named(lines == 1 ? name : "\(name)\($0)", height: 10) },
      style: style)
  }

  private func line(_ name: String, _ notes: [FlowNote] = []) -> [FlowItem] {
    [
      .box(FlowBox(.named(name, height: 14), notes: notes, name: name)), .breakpoint(cost: 0),
    ]
  }

  private func lines(_ names: String) -> [FlowItem] { names.flatMap { line(String($0)) } }

  private func pages(_ items: [FlowItem]) -> [PageBuilder.Page] { bench.pages(of: items) }

  @Test func `a note stands at the foot of the page of its mark`() {
    let pages = pages(lines("ab") + line("c", [note("n")]) + lines("d"))
    #expect(pages.count == 1)
    #expect(pages[0].frame.place(of: "n") == Point(x: 0, y: 130))
    #expect(pages[0].frame.place(of: "d")?.y == 42)
  }

  @Test func `notes stand in the order of their marks under one line`() {
    let page = pages(line("a", [note("m"), note("n")]) + line("b", [note("o")]))[0].frame
    #expect(["m", "n", "o"].map { page.place(of: $0)?.y } == [110, 120, 130])
    let rules = page.flattened().filter { if case .path = $0.item { true } else { false } }
    #expect(rules.count == 1)
  }

  @Test func `text gives way to the notes of its page`() {
    // Eight lines and a note with its line take 132 of 140 points.
    let pages = pages(line("a", [note("n")]) + lines("bcdefghijkl"))
    #expect(pages.map { $0.frame.anchors.filter { $0 != "n" }.joined() } == ["abcdefgh", "ijkl"])
    #expect(pages[0].frame.anchors.contains("n"))
  }

  @Test func `a line whose note does not fit goes to the next page with it`() {
    let pages = pages(lines("abcdefghi") + line("j", [note("n")]) + lines("k"))
    #expect(pages[0].frame.anchors.joined() == "abcdefghi")
    #expect(pages[1].frame.anchors.joined() == "jkn")
  }

  @Test func `a long note is divided where its mark would leave a hole`() {
    let pages = pages(line("a") + line("b", [note("n", lines: 12)]) + lines("cdef"))
    #expect(pages.count == 2)
    let first = pages[0].frame.anchors
    #expect(first.prefix(2) == ["a", "b"])
    let set = pages.flatMap(\.frame.anchors).filter { $0.hasPrefix("n") }
    #expect(set == (0..<12).map { "n\($0)" })
    #expect(first.count { $0.hasPrefix("n") } == 10)
    // The rest stands at the foot of the next page, under a line of its own.
    #expect(pages[1].frame.place(of: "n11")?.y == 130)
    #expect(pages[1].frame.place(of: "c")?.y == 0)
    #expect(bench.codes == [])
  }

  @Test func `a note longer than pages fills pages and ends`() {
    let pages = pages(line("a", [note("n", lines: 40)]) + lines("b"))
    #expect(pages.flatMap(\.frame.anchors).filter { $0.hasPrefix("n") }.count == 40)
    #expect(pages.flatMap(\.frame.anchors).contains("b"))
    #expect(pages.count <= 5)
    for page in pages {
      for name in page.frame.anchors { #expect((page.frame.place(of: name)?.y ?? 0) <= 130) }
    }
  }

  @Test func `notes of columns stand at the foot of their page`() {
    let items = lines("abcd") + line("e", [note("n")]) + lines("fghijklmnopqrst")
    let set = ColumnSet(count: 2, width: 140, gutter: 20, items: items)
    let pages = pages([.columns(set)])
    let page = pages[0].frame
    #expect(page.place(of: "n") == Point(x: 0, y: 130))
    for name in page.anchors where name != "n" {
      #expect((page.place(of: name)?.y ?? 0) + 14 <= 120)
    }
    #expect(pages.flatMap(\.frame.anchors).count == 21)
  }

  private func paragraph(_ words: String, mark: String, note: String) -> Paragraph {
    let sans = bench.sans
    var inline = Inline(
      mark, sans, role: .link(.place("note-x"), description: "Go to the note"), isAttached: true)
    inline.note = Footnote(
      place: "note-x", markPlace: "note-x-mark",
      content: [
        Inline(mark, sans, role: .link(.place("note-x-mark"), description: "Back")),
        Inline(" " + note, sans),
      ], paragraph: ParagraphStyle(slot: 12), width: 200, style: style)
    return Paragraph(
      [Inline(words, sans), inline, Inline(" and more.", sans)], ParagraphStyle(slot: 14),
      width: 300)
  }

  @Test func `a mark leads to its note and the note back to its mark`() {
    let page = bench.pages([paragraph("Words", mark: "a", note: "What is noted.")])[0].frame
    let elements = bench.structure.elements
    let note = elements.firstIndex { $0.tag == .note }
    #expect(note.map { elements[$0].identifier } == "note-x")
    let links = elements.filter { $0.tag == .link }.map(\.destination)
    #expect(links == [.place("note-x"), .place("note-x-mark")])
    // The mark is a reference with a link in it.
    let reference = elements.firstIndex { $0.tag == .reference }
    #expect(elements.first { $0.tag == .link }?.parent?.index == reference)
    #expect(page.place(of: "note-x-mark")?.y == 0)
    #expect((page.place(of: "note-x")?.y ?? 0) > 100)
  }

  @Test func `a note goes with the line of its mark`() {
    let words = (0..<60).map { "word\($0)" }.joined(separator: " ")
    let items =
      lines("abcdef") + paragraph(words, mark: "a", note: "Noted.").flow(in: bench.context)
    let pages = pages(items)
    #expect(pages.count == 2)
    for page in pages {
      let anchors = page.frame.anchors
      #expect(anchors.contains("note-x") == anchors.contains("note-x-mark"))
    }
  }

  @Test func `the note of a cell stands at the foot of the page of its row`() {
    var mark = Inline("a", bench.sans, role: .link(.place("note-x"), description: "Note"))
    mark.isAttached = true
    mark.note = Footnote(
      place: "note-x", markPlace: "note-x-mark", content: [Inline("Noted.", bench.sans)],
      paragraph: ParagraphStyle(slot: 12), width: 200, style: style)
    func row(_ text: String, _ more: [Inline] = []) -> Table.Row {
      Table.Row([Table.Cell([Inline(text, bench.sans)] + more, slot: 14)])
    }
    var rows = (0..<12).map { row("row \($0)") }
    rows[9] = row("row 9", [mark])
    let table = Table(
      columns: [Table.Column([])], rows: rows,
      style: Table.Style(
        heavyRule: Stroke(.black, width: 1), rowRule: Stroke(.black, width: 0.4), padding: 3,
        headPadding: 2, gap: 12, headSlot: 14, continued: Inline("continued", bench.sans)))
    let items = TableSetter(table, width: 300, in: bench.context, range: nil).items()
    let pages = pages(items)
    let page = pages.first { $0.frame.texts.contains { $0.text == "row 9" } }
    #expect(page?.frame.anchors.contains("note-x") == true)
    #expect(page?.frame.texts.last?.text.hasPrefix("Noted") == true)
  }
}
