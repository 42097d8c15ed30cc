/// What a finished PDF says of itself and of its structure elements.
package struct FinishingPlan: Sendable {
  /// The elements of the structure tree, depth first, which is the order of `cairo_tag_begin`.
  package var elements: [Element]
  /// The title of the document, shown in the window's title bar; never empty.
  package var title: String
  /// The author of the document.
  package var author: String?
  /// What the document is about, in one sentence.
  package var subject: String?
  /// The keywords, separated by commas.
  package var keywords: String?
  /// The language of the document, for example `en-GB` (BCP 47).
  package var language: String
  /// The program that composed the document, with its version.
  package var creator: String
  /// The library that wrote the PDF, with its version.
  package var producer: String
  /// The instant of the edition in UTC, in the form `2026-01-02T03:04:05Z`.
  package var created: String
  /// The files embedded in the document.
  package var attachments: [Attachment]
  /// The standards that the document claims to keep.
  package var standards: Standards

  package init(
    elements: [Element], title: String, author: String? = nil, subject: String? = nil,
    keywords: String? = nil, language: String, creator: String, producer: String,
    created: String, attachments: [Attachment] = [], standards: Standards = [.ua1, .a3a]
  ) {
    self.elements = elements
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.language = language
    self.creator = creator
    self.producer = producer
    self.created = created
    self.attachments = attachments
    self.standards = standards
  }
}

extension FinishingPlan {
  /// What the finisher adds to one structure element.
  package struct Element: Sendable, Equatable {
    /// The tag the element was begun with, for example `H1`.
    package var tag: String
    /// The text that stands for a figure or a formula (`/Alt`).
    package var alternate: String?
    /// The text that the content reads as (`/ActualText`).
    package var actualText: String?
    /// The language of the element, where it differs from its parent's.
    package var language: String?
    /// The cells a header cell speaks for.
    package var scope: Scope?
    /// The columns a cell covers.
    package var columnSpan: Int
    /// The rows a cell covers.
    package var rowSpan: Int
    /// The name of the element, unique in the document; every `Note` has one.
    package var identifier: String?
    /// How the items of a list are numbered, for example `Decimal`.
    package var listNumbering: String?
    /// What the links of the element lead to, in words.
    package var linkContents: String?

    package init(
      tag: String, alternate: String? = nil, actualText: String? = nil, language: String? = nil,
      scope: Scope? = nil, columnSpan: Int = 1, rowSpan: Int = 1, identifier: String? = nil,
      listNumbering: String? = nil, linkContents: String? = nil
    ) {
      self.tag = tag
      self.alternate = alternate
      self.actualText = actualText
      self.language = language
      self.scope = scope
      self.columnSpan = columnSpan
      self.rowSpan = rowSpan
      self.identifier = identifier
      self.listNumbering = listNumbering
      self.linkContents = linkContents
    }
  }

  /// The cells that a header cell speaks for.
  package enum Scope: String, Sendable {
    case column = "Column"
    case row = "Row"
    case both = "Both"
  }

  /// A file embedded in the document.
  package struct Attachment: Sendable, Equatable {
    /// How the file relates to what it is attached to.
    package enum Relationship: String, Sendable {
      case data = "Data"
      case source = "Source"
      case supplement = "Supplement"
    }

    /// The file's name, unique in the document.
    package var name: String
    /// The media type, for example `text/csv`.
    package var mimeType: String
    /// The content.
    package var bytes: [UInt8]
    /// What the file holds, in one sentence.
    package var description: String
    /// How the file relates to what it is attached to.
    package var relationship: Relationship
    /// The index of the element it belongs to; `nil` attaches it to the whole document.
    package var element: Int?

    package init(
      name: String, mimeType: String, bytes: [UInt8], description: String,
      relationship: Relationship = .data, element: Int? = nil
    ) {
      self.name = name
      self.mimeType = mimeType
      self.bytes = bytes
      self.description = description
      self.relationship = relationship
      self.element = element
    }
  }

  /// The standards that a document claims to keep.
  package struct Standards: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// PDF/UA-1: readable by assistive technology.
    package static let ua1 = Standards(rawValue: 1)
    /// PDF/A-3a: readable in fifty years, with its structure.
    package static let a3a = Standards(rawValue: 2)
  }
}
