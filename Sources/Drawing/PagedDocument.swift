/// A laid out document: the plain value between layout and output.
package struct PagedDocument: Sendable {
  /// One sheet.
  package struct Page: Sendable {
    package var frame: Frame
    /// The page number as printed, for viewers.
    package var label: String

    package init(frame: Frame, label: String) {
      self.frame = frame
      self.label = label
    }
  }

  /// An entry of the outline that viewers show beside the pages.
  package struct OutlineEntry: Sendable {
    package var title: String
    package var level: Int
    /// Name of the place it leads to.
    package var place: String

    package init(title: String, level: Int, place: String) {
      self.title = title
      self.level = level
      self.place = place
    }
  }

  /// What the file says of itself.
  package struct Information: Sendable {
    package var title: String
    package var author: String?
    package var subject: String?
    package var keywords: String?
    /// BCP 47.
    package var language: String
    /// As `2026-11-23T00:00:00Z`.
    package var created: String

    package init(
      title: String, author: String? = nil, subject: String? = nil, keywords: String? = nil,
      language: String, created: String
    ) {
      self.title = title
      self.author = author
      self.subject = subject
      self.keywords = keywords
      self.language = language
      self.created = created
    }
  }

  /// What was looked at after layout, to see that no text lies on another or outside its place.
  package struct Audit: Sendable {
    package var pages = 0
    package var runs = 0
    /// Pairs of runs on neighbouring lines.
    package var pairs = 0
    package var violations = 0

    package init() {}
  }

  package var pages: [Page]
  package var structure: [StructureElement]
  package var outline: [OutlineEntry]
  package var information: Information
  /// `nil` for what was not laid out on pages, such as a picture.
  package var audit: Audit?
  /// Whether a page has frames that are made when they are needed; `nil` where nobody has looked.
  package var hasDeferred: Bool?

  /// Whether it has so many pages that each step of their making leaves much memory free.
  package var isLong: Bool { pages.count > 300 }

  /// Whether what a document is made of takes so much memory that it should not wait for the next one, or
  /// the end of the process.
  package static func isLarge(pageCount: Int) -> Bool { pageCount > 60 }

  package init(
    pages: [Page], structure: [StructureElement], outline: [OutlineEntry],
    information: Information, audit: Audit? = nil
  ) {
    self.audit = audit
    self.pages = pages
    self.structure = structure
    self.outline = outline
    self.information = information
  }
}
