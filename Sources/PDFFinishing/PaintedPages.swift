import Compression
import Drawing

/// A painted part, read: its file and its pages.
struct PaintedPages: Sendable {
  let file: CairoFile
  /// The page with all glyphs, if the part has one.
  let glyphPage: PDFValue?
  let pages: [PDFValue]
  /// For each page, the elements of its content.
  private let marks: [[ElementID]]

  init(_ part: PaintedPart) throws {
    file = try CairoFile(part.bytes)
    let found = try file.pages
    let extra = part.hasGlyphPage ? 1 : 0
    // Of a document without pages, cairo makes an empty one.
    guard found.count == max(part.pages.count + extra, 1), part.content.count == part.pages.count
    else {
      throw FinishingFault(
        "a part has \(found.count) pages in the PDF, \(part.pages.count + extra) in the document")
    }
    glyphPage = part.hasGlyphPage ? found[0] : nil
    pages = Array(found.dropFirst(extra).prefix(part.pages.count))
    marks = part.content
  }

  /// The content of a page, its pieces named by the tags of `elements` and its artifacts marked, and
  /// compressed.
  func content(of page: Int, _ elements: [StructureElement]) throws -> [UInt8] {
    guard let number = pages[page]["Contents"]?.referenced else { throw CairoFile.notFromCairo }
    let tags = marks[page].map { elements[$0.index].tag.rawValue }
    return Deflate.compressed(
      try ContentMarker.mark(file.expandedData(of: number), tags: tags))
  }
}
