import CQPDF

/// What the document says of itself, once for Info and once for XMP, in the same words.
struct DocumentMetadata {
  let title: String
  let author: String?
  let subject: String?
  let keywords: String?
  let creator: String
  let producer: String
  let created: DocumentDate
  let language: String
  let standards: FinishingPlan.Standards

  /// The metadata of a plan that keeps its rules.
  init(_ plan: FinishingPlan) {
    title = Self.printable(plan.title)
    author = plan.author.map(Self.printable)
    subject = plan.subject.map(Self.printable)
    keywords = plan.keywords.map(Self.printable)
    creator = Self.printable(plan.creator)
    producer = Self.printable(plan.producer)
    created = DocumentDate(plan.created)!
    language = plan.language
    standards = plan.standards
  }

  /// The text without the characters that XML cannot hold.
  private static func printable(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where isAllowedInXML(scalar) { kept.append(scalar) }
    return String(kept)
  }

  private static func isAllowedInXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}

extension QPDFDocument {
  /// Writes the metadata into Info, XMP and the catalog.
  func addMetadata(_ metadata: DocumentMetadata) {
    let info = newDictionary
    let texts: KeyValuePairs<String, String?> = [
      "/Title": metadata.title, "/Author": metadata.author, "/Subject": metadata.subject,
      "/Keywords": metadata.keywords, "/Creator": metadata.creator,
      "/Producer": metadata.producer,
    ]
    for case (let key, let words?) in texts { self[info, key] = text(words) }
    self[info, "/CreationDate"] = text(metadata.created.pdf)
    self[info, "/ModDate"] = text(metadata.created.pdf)
    self[trailer, "/Info"] = indirect(info)

    self[catalog, "/Metadata"] = stream(
      Array(XMPPacket(metadata).text.utf8), ["/Type": name("Metadata"), "/Subtype": name("XML")])
    self[catalog, "/Lang"] = text(metadata.language)
    self[catalog, "/MarkInfo"] = parsed("<< /Marked true >>")
    self[catalog, "/ViewerPreferences"] = parsed("<< /DisplayDocTitle true >>")
  }
}
