import Drawing

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

  /// The metadata of a document and a plan that keep their rules.
  init(_ information: PagedDocument.Information, _ plan: FinishingPlan) {
    title = Self.printable(information.title)
    author = information.author.map(Self.printable)
    subject = information.subject.map(Self.printable)
    keywords = information.keywords.map(Self.printable)
    creator = Self.printable(plan.creator)
    producer = Self.printable(plan.producer)
    created = DocumentDate(information.created)!
    language = information.language
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

extension DocumentMetadata {
  /// Adds the information dictionary to `assembly` and returns its number.
  func addInformation(to assembly: inout PDFAssembly) -> Int {
    var source = PDFSource("<<")
    let texts: KeyValuePairs<String, String?> = [
      "Title": title, "Author": author, "Subject": subject, "Keywords": keywords,
      "Creator": creator, "Producer": producer, "CreationDate": created.pdf,
      "ModDate": created.pdf,
    ]
    for case (let key, let words?) in texts where !words.isEmpty {
      source.append(name: key)
      source.append(text: words)
    }
    source.append(">>")
    return assembly.add(source)
  }

  /// Adds what the catalog says of the document, and to `assembly` the XMP packet.
  func add(to catalog: inout PDFSource, _ assembly: inout PDFAssembly) {
    // Programs that know nothing of PDF find the packet only if it is not compressed.
    let packet = assembly.add(
      stream: PDFSource("/Type/Metadata/Subtype/XML"), Array(XMPPacket(self).text.utf8))
    catalog.append("/Metadata ")
    catalog.append(reference: packet)
    catalog.append("/Lang")
    catalog.append(text: language)
    catalog.append("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>")
  }
}
