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
  /// The links, in the order in which they are painted.
  package var links: [Link]
  /// The places that links can lead to, in the order in which they are met.
  package var places: [Place]

  /// A link as a page has it: an element, and where one can point at it.
  package struct Link: Sendable {
    package let element: ElementID
    /// Of the document, from 0.
    package let page: Int
    /// The areas of its lines, y downwards from the top of the page.
    package var areas: [Rectangle]

    package init(element: ElementID, page: Int, areas: [Rectangle]) {
      self.element = element
      self.page = page
      self.areas = areas
    }
  }

  /// A place that links can lead to.
  package struct Place: Sendable {
    package let name: String
    /// Of the document, from 0.
    package let page: Int
    /// y downwards from the top of the page.
    package let point: Point

    package init(name: String, page: Int, point: Point) {
      self.name = name
      self.page = page
      self.point = point
    }
  }

  package init(
    bytes: [UInt8], pages: Range<Int>, hasGlyphPage: Bool, content: [[ElementID]],
    links: [Link] = [], places: [Place] = []
  ) {
    self.bytes = bytes
    self.pages = pages
    self.hasGlyphPage = hasGlyphPage
    self.content = content
    self.links = links
    self.places = places
  }
}
