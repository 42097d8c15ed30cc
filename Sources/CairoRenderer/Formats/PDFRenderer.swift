import CCairo
import Drawing

/// Writes a paged document as tagged PDF, in memory.
package struct PDFRenderer {
  /// The file as cairo wrote it, with the elements of its structure tree in order.
  package struct Output: Sendable {
    package var bytes: [UInt8]
    /// The element behind each node of the tree, depth first; an element that was interrupted
    /// appears again.
    package var elements: [ElementID]
  }

  private let fonts: RendererFonts

  package init(fonts: RendererFonts = RendererFonts()) { self.fonts = fonts }

  /// `document` as the bytes of a PDF file.
  package func render(_ document: PagedDocument) throws -> Output {
    let sink = ByteSink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    let first = document.pages.first?.frame.size ?? Size(width: 595.28, height: 841.89)
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.write, closure, first.width, first.height)
    defer { cairo_surface_destroy(surface) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    setMetadata(document.information, surface)
    guard let context = cairo_create(surface) else { throw RenderingFault(description: "memory") }
    defer { cairo_destroy(context) }
    let painter = FramePainter(context, fonts: fonts.open)
    let tagger = Tagger(context, document.structure)
    let pages = document.pages.map { $0.frame.flattened() }
    fonts.open.prepare(
      pages.lazy.joined().compactMap { placed in
        if case .text(let run) = placed.item { run } else { nil }
      })
    for (page, items) in zip(document.pages, pages) {
      cairo_pdf_surface_set_size(surface, page.frame.size.width, page.frame.size.height)
      cairo_pdf_surface_set_page_label(surface, page.label)
      tagger.beginPage(items)
      for placed in items {
        if case .anchor(let name) = placed.item {
          tagger.mark(name, at: placed.origin)
        } else {
          tagger.move(to: placed.element)
          painter.paint(placed.item, at: placed.origin)
        }
      }
      tagger.closeLeaf()
      cairo_show_page(context)
    }
    tagger.finish()
    addOutline(document.outline, surface)
    let status = cairo_status(context)
    cairo_surface_finish(surface)
    for status in [status, cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw RenderingFault(description: String(cString: cairo_status_to_string(status)))
    }
    return Output(bytes: sink.bytes, elements: tagger.order)
  }

  private func setMetadata(_ information: PagedDocument.Information, _ surface: OpaquePointer?) {
    func set(_ key: cairo_pdf_metadata_t, _ value: String?) {
      if let value, !value.isEmpty { cairo_pdf_surface_set_metadata(surface, key, value) }
    }
    set(CAIRO_PDF_METADATA_TITLE, information.title)
    set(CAIRO_PDF_METADATA_AUTHOR, information.author)
    set(CAIRO_PDF_METADATA_SUBJECT, information.subject)
    set(CAIRO_PDF_METADATA_KEYWORDS, information.keywords)
    set(CAIRO_PDF_METADATA_CREATOR, "report")
    set(CAIRO_PDF_METADATA_CREATE_DATE, information.created)
    set(CAIRO_PDF_METADATA_MOD_DATE, information.created)
  }

  private func addOutline(_ entries: [PagedDocument.OutlineEntry], _ surface: OpaquePointer?) {
    var parents: [(level: Int, id: Int32)] = [(0, 0)]
    for entry in entries {
      while parents.count > 1, parents[parents.count - 1].level >= entry.level {
        parents.removeLast()
      }
      let id = cairo_pdf_surface_add_outline(
        surface, parents[parents.count - 1].id, entry.title,
        "dest='\(Tagger.quoted(entry.place))'", CAIRO_PDF_OUTLINE_FLAG_OPEN)
      parents.append((entry.level, id))
    }
  }
}

/// Collects what cairo writes.
final class ByteSink {
  var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_SUCCESS }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes.append(
      contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
