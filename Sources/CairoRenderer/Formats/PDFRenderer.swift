import CCairo
import Drawing
import SideWork

/// Paints a document as PDF, in memory.
package struct PDFRenderer {
  private let fonts: RendererFonts

  package init(fonts: RendererFonts = RendererFonts()) { self.fonts = fonts }

  /// `document` painted, its pages in order.
  package func render(_ document: PagedDocument) throws -> [PaintedPart] {
    var parts: [PaintedPart] = []
    try render(document, prepare: { $0 }) { parts.append($0) }
    return parts
  }

  /// Paints `document` in parts and hands over each, its pages in order.
  ///
  /// A long document is painted in two parts at a time. Whether it is, and where it is parted,
  /// follows from the document alone, and so do the bytes.
  /// - Parameters:
  ///   - prepare: Called with each part on the thread that painted it.
  ///   - use: Called with what became of each part, in order.
  package func render<Prepared: Sendable>(
    _ document: PagedDocument,
    prepare: @escaping @Sendable (PaintedPart) throws -> Prepared,
    use: (Prepared) throws -> Void
  ) throws {
    var runs: [GlyphRun] = []
    var largeGlyphs: [FontFace: Set<UInt32>] = [:]
    var deferredFrames: Set<ObjectIdentifier> = []
    var counts: [Int] = []
    for page in document.pages {
      var cost = 0
      page.frame.forEachKeptItem { placed in
        switch placed.item {
        case .text(let run):
          runs.append(run)
          cost += 40 + run.glyphs.count
        case .deferred(let deferred):
          guard deferredFrames.insert(ObjectIdentifier(deferred.frames)).inserted else { return }
          largeGlyphs.merge(deferred.frames.largeGlyphs) { $0.union($1) }
        default: cost += 20
        }
      }
      counts.append(cost)
    }
    // What is not there yet cannot stand on a page of all glyphs.
    let middle = !deferredFrames.isEmpty ? nil : Self.middle(counts)
    let glyphPage = middle.map { _ in SideTask { [runs] in GlyphPage(runs).frame } }
    let subsets = fonts.subsets(for: runs, and: largeGlyphs)
    for set in fonts.sets { set.open(subsets) }
    guard let middle, let glyphPage = glyphPage?.value else {
      let jobs = Self.stretches(of: document.pages.count).map { pages in
        PaintingJob(document: document, pages: pages, glyphPage: nil, fonts: fonts.open)
      }
      for job in jobs { try use(prepare(job.painted())) }
      return
    }
    let jobs = zip([0..<middle, middle..<document.pages.count], fonts.sets).map { range, set in
      PaintingJob(
        document: document, pages: range, glyphPage: glyphPage, fonts: set)
    }
    for part in try jobs.mapBesides({ try prepare($0.painted()) }) { try use(part) }
  }

  /// The pages of a document that is painted on one thread, in stretches: cairo keeps much of each
  /// page until the end of its file.
  private static func stretches(of count: Int) -> [Range<Int>] {
    let length = 300
    guard count > length else { return [0..<count] }
    return stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
  }

  /// Where a document is parted so that both parts take as long; `nil` if it is short.
  /// - Parameter costs: What painting each page costs, with a glyph as the unit.
  private static func middle(_ costs: [Int]) -> Int? {
    guard costs.count >= 8 else { return nil }
    let total = costs.reduce(0, +)
    guard total >= 20_000 else { return nil }
    var before = 0
    for (page, cost) in costs.enumerated() {
      if before + cost / 2 >= total / 2 { return min(max(page, 1), costs.count - 1) }
      before += cost
    }
    return nil
  }
}

/// Some pages of a document, to be painted on one thread.
private struct PaintingJob: Sendable {
  let document: PagedDocument
  let pages: Range<Int>
  let glyphPage: Frame?
  let fonts: CairoFonts

  func painted() throws -> PaintedPart {
    let sink = ByteSink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    let first =
      glyphPage?.size ?? document.pages.first?.frame.size ?? Size(width: 595.28, height: 841.89)
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.write, closure, first.width, first.height)
    defer { cairo_surface_destroy(surface) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    // Else cairo writes the time.
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_CREATE_DATE, document.information.created)
    guard let context = cairo_create(surface) else { throw RenderingFault(description: "memory") }
    defer { cairo_destroy(context) }
    let painter = FramePainter(context, fonts: fonts)
    if let glyphPage {
      painter.paint(.group(glyphPage), at: .zero)
      cairo_show_page(context)
    }
    let tagger = Tagger(context)
    var links = LinkCollector(document.structure)
    for page in pages {
      let size = document.pages[page].frame.size
      cairo_pdf_surface_set_size(surface, size.width, size.height)
      tagger.beginPage()
      links.begin(page: page)
      document.pages[page].frame.forEachItem { placed in
        links.add(placed)
        if case .anchor = placed.item { return }
        tagger.move(to: placed.element)
        painter.paint(placed.item, at: placed.origin)
      }
      tagger.endPage()
      cairo_show_page(context)
    }
    let status = cairo_status(context)
    cairo_surface_finish(surface)
    for status in [status, cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw RenderingFault(description: String(cString: cairo_status_to_string(status)))
    }
    return PaintedPart(
      bytes: sink.bytes, pages: pages, hasGlyphPage: glyphPage != nil, content: tagger.content,
      links: links.links, places: links.places)
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
