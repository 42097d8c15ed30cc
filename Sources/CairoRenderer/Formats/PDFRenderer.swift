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
    try render(document) { parts.append($0) }
    return parts
  }

  /// Paints `document` in parts and hands over each, its pages in order.
  ///
  /// cairo draws the shapes on one thread while the text is gathered on another. Where a document is
  /// parted follows from the document alone, and so do the bytes.
  package func render(_ document: PagedDocument, use: (PaintedPart) throws -> Void) throws {
    var hasDeferred = document.hasDeferred ?? false
    if document.hasDeferred == nil {
      for page in document.pages where !hasDeferred {
        page.frame.forEachKeptItem { if case .deferred = $0.item { hasDeferred = true } }
      }
    }
    let stretches = Self.stretches(of: document.pages.count)
    guard !hasDeferred else {
      // What is made when it is needed is made once, for shapes and text.
      for pages in stretches {
        // Where there are many, each leaves holes.
        if pages.lowerBound > 0 { Memory.giveBack() }
        var text = TextCollector(document)
        let shapes = try ShapePainter.paint(document, pages) { page, placed in
          if let placed { text.add(placed) } else { text.begin(page) }
        }
        let files = try GlyphPage.pages(of: text.table).map { try $0.painted(with: fonts.sets[0]) }
        let sheet = GlyphSheet(table: text.table, files: files)
        try use(text.part(pages, shapes, sheet))
      }
      return
    }
    let gathered = Promise<(text: TextCollector, sheets: GlyphFiles)>()
    let side = SideTask { [fonts] in
      var text = TextCollector(document)
      for page in document.pages.indices {
        text.begin(page)
        document.pages[page].frame.forEachItem { text.add($0) }
      }
      let pages = GlyphPage.pages(of: text.table)
      let sheets = GlyphFiles(count: pages.count) { number, worker in
        Result { try pages[number].painted(with: fonts.sets[worker]) }
      }
      gathered.keep((text, sheets))
      sheets.draw(as: 1)
    }
    let shapes = Result { try stretches.map { try ShapePainter.paint(document, $0) } }
    side.startIfNeeded()
    // Who is done first begins with the glyphs.
    let (text, sheets) = gathered.value
    sheets.draw(as: 0)
    side.value
    let sheet = GlyphSheet(table: text.table, files: try sheets.results.map { try $0.get() })
    for (pages, shapes) in zip(stretches, try shapes.get()) {
      try use(text.part(pages, shapes, sheet))
    }
  }

  private typealias GlyphFiles = SharedPieces<Result<GlyphSheet.File, any Error>>

  /// The pages of a document in stretches: cairo keeps much of each page until the end of its file.
  private static func stretches(of count: Int) -> [Range<Int>] {
    let length = 300
    guard count > length else { return [0..<count] }
    return stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
  }
}
