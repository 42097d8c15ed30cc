import Drawing

/// The rules that a document and a plan keep.
struct PlanRules {
  /// The numberings that PDF knows, in the order of ISO 32000-1, table 347.
  static let listNumberings: Set<String> = [
    "None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha",
    "LowerAlpha",
  ]

  let document: PagedDocument
  let plan: FinishingPlan

  /// Throws a fault that names the first rule that is broken.
  func check() throws {
    let information = document.information
    try require(!information.title.isEmpty, "the document has no title")
    try check(language: information.language, of: "the document")
    try require(DocumentDate(information.created) != nil, Self.badDate(information.created))
    for text in [
      information.title, information.author, information.subject, information.keywords,
    ] {
      try check(text: text, of: "the document")
    }
    var identifiers: Set<String> = []
    for (index, element) in document.structure.enumerated() where element.hasDetails {
      try check(element, at: index)
      if let identifier = element.identifier, !identifiers.insert(identifier).inserted {
        throw FinishingFault("two structure elements have the identifier '\(identifier)'")
      }
    }
    if plan.standards.contains(.ua1) { try checkAccessibility() }
    try checkAttachments()
  }

  private func check(_ element: StructureElement, at index: Int) throws {
    func owner() -> String { "structure element \(index), a \(element.tag.rawValue)" }
    for text in [
      element.alternate, element.actualText, element.linkDescription, element.identifier,
    ] {
      try check(text: text, of: owner())
    }
    if let language = element.language { try check(language: language, of: owner()) }
    try require(
      element.columnSpan >= 1 && element.rowSpan >= 1,
      "\(owner()), spans \(element.columnSpan) columns and \(element.rowSpan) rows")
    if let numbering = element.listNumbering, !Self.listNumberings.contains(numbering) {
      throw FinishingFault("\(owner()), has the unknown list numbering '\(numbering)'")
    }
  }

  /// A document that claims PDF/UA-1 names what it shows and numbers its notes.
  private func checkAccessibility() throws {
    for (index, element) in document.structure.enumerated() {
      switch element.tag {
      case .figure:
        let words = element.alternate ?? element.actualText ?? ""
        try require(!words.isEmpty, Self.missing("alternate text", element.tag, index))
      case .note:
        try require(element.identifier != nil, Self.missing("identifier", element.tag, index))
      default: break
      }
    }
  }

  func checkAttachments() throws {
    try require(
      plan.attachments.isEmpty || !plan.standards.contains(.a2a),
      "PDF/A-2 has no files of other formats embedded")
    var names: Set<String> = []
    for attachment in plan.attachments {
      let name = attachment.name
      try require(!name.isEmpty, "an attachment has no name")
      try require(names.insert(name).inserted, "two attachments have the name '\(name)'")
      let parts = attachment.mimeType.split(separator: "/", omittingEmptySubsequences: false)
      try require(
        parts.count == 2 && parts.allSatisfy { !$0.isEmpty },
        "the attachment '\(name)' has the media type '\(attachment.mimeType)'")
      if let element = attachment.element {
        try require(
          document.structure.indices.contains(element.index),
          "the attachment '\(name)' belongs to structure element \(element.index) of "
            + "\(document.structure.count)")
      }
    }
  }

  /// PDF/A limits a string to 32,767 bytes; other than ASCII is written in two bytes a unit.
  private func check(text: String?, of owner: @autoclosure () -> String) throws {
    guard let text, text.utf8.count > 16_382 else { return }
    let units = text.utf16.count
    let isASCII = text.utf8.count == units
    try require(
      units <= (isASCII ? 32_767 : 16_382), "a text of \(owner()), is too long: \(units) characters"
    )
  }

  private func check(language: String, of owner: @autoclosure () -> String) throws {
    let subtags = language.utf8.split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isTag = subtags.allSatisfy { subtag in
      (1...8).contains(subtag.count)
        && subtag.allSatisfy { PDFTokenizer.isDigit($0) || PDFTokenizer.isLetter($0) }
    }
    let startsWithLetters = subtags[0].allSatisfy(PDFTokenizer.isLetter)
    try require(
      isTag && startsWithLetters && subtags[0].count >= 2,
      "the language '\(language)' of \(owner()), is not a BCP 47 tag such as en-GB")
  }

  private func require(_ condition: Bool, _ message: @autoclosure () -> String) throws {
    if !condition { throw FinishingFault(message()) }
  }

  private static func badDate(_ text: String) -> String {
    "the date of creation '\(text)' is not of the form 2026-01-02T03:04:05Z"
  }

  private static func missing(_ what: String, _ tag: StructureTag, _ index: Int) -> String {
    "structure element \(index), a \(tag.rawValue), has no \(what) though the document claims PDF/UA-1"
  }
}
