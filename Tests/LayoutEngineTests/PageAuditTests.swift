import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import LayoutEngine

struct PageAuditTests {
  private let sans = TextStyle(family: "Inter", size: 10, slot: 14)

  /// What the engine reports of `blocks` on pages of 200 by 140 points with a margin of 20.
  private func codes(_ blocks: [any Block]) -> (log: DiagnosticLog, audit: PagedDocument.Audit?) {
    let log = DiagnosticLog()
    let engine = LayoutEngine(
      setup: .symmetric(
        paper: Size(width: 240, height: 180), left: 20, top: 20,
        block: Size(width: 200, height: 140)),
      shaper: SampleFonts.shaper(), hyphenators: [:], log: log)
    let document = engine.layOut(
      blocks, information: .init(title: "T", language: "en", created: "2026-01-01T00:00:00Z"),
      furniture: { _ in Frame(size: Size(width: 240, height: 180)) })
    return (log, document.audit)
  }

  private func drawn(_ places: [(String, Double, Double)], height: Double = 42) -> Drawn {
    let sans = sans
    return Drawn { context in
      var frame = Frame(size: Size(width: 200, height: height))
      for (text, x, y) in places {
        frame.add(context.labels.line(text, sans), at: Point(x: x, y: y))
      }
      return frame
    }
  }

  private func paragraph(_ text: String) -> Paragraph {
    Paragraph([Inline(text, sans)], ParagraphStyle(slot: 14), width: 200)
  }

  @Test func `pages without a fault have none, and it is said what was looked at`() throws {
    let (log, audit) = codes([
      drawn([("left", 0, 0), ("right", 100, 0), ("below", 0, 14)]), paragraph("One. Two. Three."),
    ])
    #expect(log.diagnostics.isEmpty)
    let found = try #require(audit)
    #expect(found.pages == 1 && found.runs == 4 && found.violations == 0)
    #expect(found.pairs > 0)
  }

  @Test func `text on another is named with its page and by how much`() throws {
    let (log, audit) = codes([
      paragraph("Before."), drawn([("first text", 0, 14), ("second text", 20, 18)]),
    ])
    #expect(log.diagnostics.map(\.code) == ["text-overlaps"])
    let summary = try #require(log.diagnostics.first?.summary)
    #expect(summary.contains("'second text' on page 1"))
    #expect(summary.contains("points on 'first text'"))
    #expect(audit?.violations == 1)
  }

  @Test(arguments: [(-40.0, 14.0), (190, 14), (0, -60)])
  func `text outside the sheet is named with its page and by how much`(x: Double, y: Double) throws
  {
    let (log, _) = codes([drawn([("a text of some length", x, y)])])
    #expect(log.diagnostics.map(\.code) == ["text-lost"])
    #expect(
      log.diagnostics.first?.summary.contains(
        /'a text of some length' on page 1 stands \d+\.\d points outside/) == true)
  }

  @Test func `a paragraph that leaves its text block is named by its place in the file`() throws {
    let file = SourceFile(name: "prose.md", text: "Too wide.")
    let range = SourceRange(startOf: file)
    let wide = Paragraph(
      [Inline("Much too wide for its block", sans, range: range)], ParagraphStyle(slot: 14),
      x: 120, width: 200)
    let (log, _) = codes([wide])
    #expect(log.diagnostics.map(\.code) == ["text-lost"])
    #expect(log.hasErrors)
    #expect(log.diagnostics.first?.range?.file.name == "prose.md")
    #expect(log.diagnostics.first?.summary.contains("in a paragraph") == true)
  }

  @Test func `text in the margin is told of, but not lost`() {
    let (log, _) = codes([
      Paragraph([Inline("Wide", sans)], ParagraphStyle(slot: 14), x: 185, width: 40)
    ])
    #expect(log.diagnostics.map(\.code) == ["text-outside"])
    #expect(!log.hasErrors)
  }

  @Test func `many faults of one box are told once, with the worst`() {
    let file = SourceFile(name: "prose.md", text: "Too wide.")
    let range = SourceRange(startOf: file)
    let wide = Paragraph(
      [
        Inline(
          "Much too wide for a block of this width, and for many lines of it", sans, range: range)
      ],
      ParagraphStyle(slot: 14), x: 100, width: 200)
    let (log, audit) = codes([wide])
    #expect(log.diagnostics.map(\.code) == ["text-lost"])
    #expect(log.diagnostics.first?.summary.contains(/, as do(es)? .*other/) == true)
    #expect(audit?.violations == 1)
  }

  @Test func `a heading that nothing follows on its page is named`() throws {
    let heading = Heading(
      title: [Inline("Outlook", sans)], level: 2, slot: 14, spaceBefore: 14, spaceAfter: 0,
      width: 200)
    let tall = drawn([("a", 0, 0)], height: 126)
    let (log, _) = codes([paragraph("Before."), heading, tall])
    #expect(log.diagnostics.isEmpty)
    let (stranded, audit) = codes([paragraph("Before."), heading])
    #expect(stranded.diagnostics.map(\.code) == ["stranded-heading"])
    #expect(stranded.diagnostics.first?.summary == "the heading 'Outlook' is the last on page 1")
    #expect(audit?.violations == 1)
  }

  @Test func `what hangs into the margin is no fault`() {
    var style = ParagraphStyle(alignment: .justified, slot: 14)
    style.finesse.hanging = 1
    let text = String(
      repeating: "“Coal”, rails, power, and again customs, trade, ports. ", count: 6)
    let (log, _) = codes([Paragraph([Inline(text, sans)], style, width: 200)])
    #expect(log.diagnostics.isEmpty)
  }

  @Test func `full-width marks that hang with their blank half are no fault`() {
    var style = ParagraphStyle(alignment: .justified, slot: 14)
    style.finesse.hanging = 1
    for mark in "」』）》】〉、。，．" {
      #expect(HangingPunctuation.right(mark.unicodeScalars.first!) == 0.5)
      let text = String(repeating: "煤炭出口\(mark)", count: 40)
      let (log, audit) = codes([Paragraph([Inline(text, sans)], style, width: 202)])
      #expect(log.diagnostics.map(\.summary) == [], "\(mark)")
      #expect((audit?.runs ?? 0) > 3)
    }
  }
}
