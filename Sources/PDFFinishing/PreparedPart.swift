import Compression
import Drawing

/// A painted part, read: its file and its pages, and their content as it is written.
package struct PreparedPart: Sendable {
  /// The part without its bytes.
  let painted: PaintedPart
  let file: CairoFile
  /// The page with all glyphs, if the part has one.
  let glyphPage: PDFValue?
  let pages: [PDFValue]
  /// The content of each page, its pieces named by the tags of their elements and its artifacts
  /// marked, compressed.
  let contents: [[UInt8]]

  /// Reads `part`, whose content belongs to `elements`; on any thread. Throws a `FinishingFault` if
  /// cairo did not paint it like that.
  package init(_ part: PaintedPart, _ elements: [StructureElement]) throws {
    let file = try CairoFile(part.bytes)
    self.file = file
    var part = part
    part.bytes = []
    painted = part
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
    contents = try zip(pages, part.content).map { page, marks in
      guard let number = page["Contents"]?.referenced else { throw CairoFile.notFromCairo }
      let tags = try marks.map { id in
        guard elements.indices.contains(id.index) else { throw ContentTree.unknown(id.index) }
        return elements[id.index].tag.rawValue
      }
      return Deflate.compressed(
        try ContentMarker.mark(file.expandedData(of: number), tags: tags))
    }
  }
}
