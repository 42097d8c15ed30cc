import Drawing

/// What a finished PDF says of itself beyond its document.
package struct FinishingPlan: Sendable {
  /// The program that composed the document, with its version.
  package var creator: String
  /// The programs that wrote the PDF, with their versions.
  package var producer: String
  /// The files embedded in the document.
  package var attachments: [Attachment]
  /// The standards that the document claims to keep.
  package var standards: Standards

  package init(
    creator: String, producer: String, attachments: [Attachment] = [],
    standards: Standards = [.ua1, .a3a]
  ) {
    self.creator = creator
    self.producer = producer
    self.attachments = attachments
    self.standards = standards
  }
}

extension FinishingPlan {
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
    /// The element it belongs to; `nil` attaches it to the whole document.
    package var element: ElementID?
    /// The content as `Deflate` compresses it, where that was done before.
    package var compressed: [UInt8]?

    package init(
      name: String, mimeType: String, bytes: [UInt8], description: String,
      relationship: Relationship = .data, element: ElementID? = nil, compressed: [UInt8]? = nil
    ) {
      self.compressed = compressed
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
    /// PDF/A-2a: the same without files of other formats.
    package static let a2a = Standards(rawValue: 4)

    /// The standards by what they are called.
    private static let names: [(name: String, standard: Standards)] = [
      ("ua1", .ua1), ("a3a", .a3a), ("a2a", .a2a),
    ]

    /// What is asked for in a list of names, or by `none`; `nil` for any other name, and for two
    /// parts of one standard.
    package init?(_ list: String) {
      self = []
      guard list != "none" else { return }
      for word in list.split(separator: ",", omittingEmptySubsequences: false) {
        guard let known = Self.names.first(where: { $0.name == word }) else { return nil }
        insert(known.standard)
      }
      guard !contains([.a3a, .a2a]) else { return nil }
    }
  }
}
