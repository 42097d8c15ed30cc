/// Consecutive pages of a document as PDF, painted but not finished.
package struct PaintedPart: Sendable {
  /// The file as cairo wrote it.
  package var bytes: [UInt8]
  /// Which pages of the document these are.
  package var pages: Range<Int>
  /// Whether a page that is none of the document's comes first, on which all glyphs of the document
  /// stand, so that its parts have the same fonts.
  package var hasGlyphPage: Bool
  /// For each page, the elements whose content is marked 0, 1, 2…
  package var content: [[ElementID]]

  package init(bytes: [UInt8], pages: Range<Int>, hasGlyphPage: Bool, content: [[ElementID]]) {
    self.bytes = bytes
    self.pages = pages
    self.hasGlyphPage = hasGlyphPage
    self.content = content
  }
}
