import CCairo

@testable import PDFFinishing

/// A small tagged document as cairo paints it, and the plan that belongs to it.
struct Sample {
  let pdf: [UInt8]
  var plan: FinishingPlan

  /// The sample, painted once for all tests.
  static let document = Sample()

  /// The sample, finished once for all tests.
  static let finished: Result<[UInt8], any Error> = Result { try document.finish() }

  private init() {
    let painter = SamplePainter()
    painter.paint()
    pdf = painter.finish()
    plan = FinishingPlan(
      elements: painter.elements, title: "Risk & Монгол <2026>", author: "The desk",
      subject: "A sample of everything", keywords: "risk, debt", language: "en-GB",
      creator: "report 1.2.3", producer: "cairo 1.16.0", created: "2026-01-02T03:04:05Z",
      attachments: [
        .init(
          name: "trade.csv", mimeType: "text/csv", bytes: Array("year,share\n2025,0.5\n".utf8),
          description: "The numbers of the figure",
          element: painter.elements.firstIndex { $0.tag == "Figure" }),
        .init(
          name: "facts.yaml", mimeType: "application/yaml", bytes: Array("name: Монгол\n".utf8),
          description: "All facts", relationship: .source),
      ])
  }

  /// The sample, finished by its plan.
  func finish() throws -> [UInt8] { try PDFFinisher.finish(pdf, plan: plan) }
}

/// Paints the sample and notes the plan's elements as it goes.
private final class SamplePainter {
  private(set) var elements: [FinishingPlan.Element] = []
  private let sink = Sink()
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private var y = 40.0

  /// Where cairo leaves the bytes.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  init() {
    surface = cairo_pdf_surface_create_for_stream(
      { closure, data, count in
        let sink = Unmanaged<Sink>.fromOpaque(closure!).takeUnretainedValue()
        sink.bytes += UnsafeBufferPointer(start: data, count: Int(count))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), 300, 400)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, "A title of cairo's own")
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-02T03:04:05Z")
    context = cairo_create(surface)
    cairo_select_font_face(
      context, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(context, 10)
  }

  func finish() -> [UInt8] {
    cairo_destroy(context)
    cairo_surface_finish(surface)
    precondition(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
    cairo_surface_destroy(surface)
    return sink.bytes
  }

  func paint() {
    text("Running head")
    tag(.init(tag: "Document")) {
      leaf(.init(tag: "H1"), "Монгол in trade")
      tag(.init(tag: "P")) {
        leaf(.init(tag: "Span"), "See ")
        let link = FinishingPlan.Element(tag: "Link", linkContents: "The bank's page")
        leaf(link, "the bank", "uri='https://example.org/'")
        leaf(.init(tag: "Span", actualText: "a half", language: "fr"), "½")
      }
      leaf(.init(tag: "Note", identifier: "note-1"), "A note.")
      tag(.init(tag: "L", listNumbering: "Decimal")) {
        tag(.init(tag: "LI")) {
          leaf(.init(tag: "Lbl"), "1.")
          leaf(.init(tag: "LBody"), "An item")
        }
      }
      table()
      rule()
      tag(.init(tag: "Figure", alternate: "Exports doubled — удвоились")) {
        image(CAIRO_FORMAT_ARGB32)
        mask()
      }
      cairo_show_page(context)
      y = 40
      leaf(.init(tag: "Link"), "Back", "uri='https://example.org/plain'")
      text("Page 2")
    }
    cairo_show_page(context)
  }

  private func table() {
    tag(.init(tag: "Table")) {
      tag(.init(tag: "TR")) {
        leaf(.init(tag: "TH", scope: .column, columnSpan: 2), "Partner and year")
      }
      for partner in ["China", "Russia"] {
        tag(.init(tag: "TR")) {
          leaf(.init(tag: "TH", scope: .row), partner)
          leaf(.init(tag: "TD"), "2025")
        }
      }
    }
  }

  private func tag(
    _ element: FinishingPlan.Element, _ attributes: String = "", _ body: () -> Void
  ) {
    elements.append(element)
    cairo_tag_begin(context, element.tag, attributes)
    body()
    cairo_tag_end(context, element.tag)
  }

  private func leaf(
    _ element: FinishingPlan.Element, _ words: String, _ attributes: String = ""
  ) {
    tag(element, attributes) { text(words) }
  }

  private func text(_ words: String) {
    cairo_move_to(context, 20, y)
    cairo_show_text(context, words)
    y += 16
  }

  private func rule() {
    cairo_move_to(context, 20, y)
    cairo_line_to(context, 280, y)
    cairo_stroke(context)
  }

  private func image(_ format: cairo_format_t) {
    let image = cairo_image_surface_create(format, 4, 4)
    let painter = cairo_create(image)
    cairo_set_source_rgba(painter, 1, 0, 0, 0.5)
    cairo_paint(painter)
    cairo_destroy(painter)
    cairo_set_source_surface(context, image, 20, y + 4)
    cairo_rectangle(context, 20, y + 4, 4, 4)
    cairo_fill(context)
    cairo_surface_destroy(image)
    cairo_set_source_rgb(context, 0, 0, 0)
  }

  private func mask() {
    let image = cairo_image_surface_create(CAIRO_FORMAT_A8, 4, 4)
    let painter = cairo_create(image)
    cairo_set_source_rgba(painter, 0, 0, 0, 0.5)
    cairo_paint(painter)
    cairo_destroy(painter)
    cairo_mask_surface(context, image, 40, y + 4)
    cairo_surface_destroy(image)
  }
}
