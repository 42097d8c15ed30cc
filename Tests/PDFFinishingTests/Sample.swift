import CairoRenderer
import Drawing
import TestSupport

@testable import PDFFinishing

/// A small document as cairo paints it, and what is said of it.
struct Sample {
  var parts: [PaintedPart]
  var document: PagedDocument
  var plan: FinishingPlan

  /// The sample, painted once for all tests.
  static let document = Sample()

  /// The sample, finished once for all tests.
  static let finished: Result<[UInt8], any Error> = Result { try document.finish() }

  private init() {
    var builder = SampleBuilder()
    document = builder.document()
    parts = try! PDFRenderer().render(document)
    plan = FinishingPlan(
      creator: "report 1.2.3", producer: "cairo 1.16.0",
      attachments: [
        .init(
          name: "trade.csv", mimeType: "text/csv", bytes: Array("year,share\n2025,0.5\n".utf8),
          description: "The numbers of the figure", element: builder.figure),
        .init(
          name: "facts.yaml", mimeType: "application/yaml", bytes: Array("name: Монгол\n".utf8),
          description: "All facts", relationship: .source),
      ])
  }

  /// The sample, finished by its plan.
  func finish() throws -> [UInt8] {
    try PDFFinisher.finish(parts, of: document, plan: plan)
  }
}

/// Sets the sample's two pages.
private struct SampleBuilder {
  private(set) var figure: ElementID?
  private let structure = StructureTree()
  private let labels = LabelSetter(SampleFonts.shaper())
  private let style = TextStyle(family: "Inter", size: 10, slot: 14, features: ["calt=0"])
  private var page = Frame(size: Size(width: 300, height: 400))
  private var y = 40.0

  mutating func document() -> PagedDocument {
    text("Running head")
    let root = structure.add(.document, in: nil)
    text("Монгол in trade", in: structure.add(.heading1, in: root))
    let paragraph = structure.add(.paragraph, in: root)
    text("See ", in: structure.add(.span, in: paragraph))
    text(
      "the bank",
      in: structure.add(.link, in: paragraph) {
        $0.destination = .address("https://example.org/")
        $0.linkDescription = "The bank's page"
      })
    text(
      "½",
      in: structure.add(.span, in: paragraph) {
        $0.actualText = "a half"
        $0.language = "fr"
      })
    text("A note.", in: structure.add(.note, in: root) { $0.identifier = "note-1" })
    let list = structure.add(.list, in: root) { $0.listNumbering = "Decimal" }
    let item = structure.add(.listItem, in: list)
    text("1.", in: structure.add(.listLabel, in: item))
    text("An item", in: structure.add(.listBody, in: item))
    table(in: root)
    page.fill(Rectangle(x: 20, y: y, width: 260, height: 1), .black)
    let figure = structure.add(.figure, in: root) {
      $0.alternate = "Exports doubled — удвоились"
    }
    self.figure = figure
    page.fill(Rectangle(x: 20, y: y + 4, width: 40, height: 4), .black, in: figure)
    let first = page
    page = Frame(size: Size(width: 300, height: 200))
    y = 40
    page.add(.anchor("top of (2)"), at: Point(x: 20, y: 30))
    text(
      "Back",
      in: structure.add(.link, in: root) { $0.destination = .address("https://example.org/plain") })
    text(
      "Up", in: structure.add(.link, in: root) { $0.destination = .place("top of (2)") })
    text("Page 2")
    return PagedDocument(
      pages: [.init(frame: first, label: "i"), .init(frame: page, label: "1")],
      structure: structure.elements,
      outline: [
        .init(title: "Монгол (1)", level: 1, place: "top of (2)"),
        .init(title: "Part", level: 2, place: "top of (2)"),
        .init(title: "Next", level: 1, place: "top of (2)"),
      ],
      information: .init(
        title: "Risk & Монгол <2026>", author: "The desk", subject: "A sample of everything",
        keywords: "risk, debt", language: "en-GB", created: "2026-01-02T03:04:05Z"))
  }

  private mutating func table(in root: ElementID) {
    let table = structure.add(.table, in: root)
    let head = structure.add(.tableRow, in: table)
    text(
      "Partner and year",
      in: structure.add(.tableHeader, in: head) {
        $0.scope = .column
        $0.columnSpan = 2
      })
    for partner in ["China", "Russia"] {
      let row = structure.add(.tableRow, in: table)
      text(partner, in: structure.add(.tableHeader, in: row) { $0.scope = .row })
      text("2025", in: structure.add(.tableData, in: row))
    }
  }

  private mutating func text(_ words: String, in element: ElementID? = nil) {
    page.add(labels.line(words, style), at: Point(x: 20, y: y), in: element)
    y += 16
  }
}
