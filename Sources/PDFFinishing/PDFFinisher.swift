import Drawing
import SideWork

/// Makes one PDF of the parts that cairo paints: accessible, archival and reproducible.
///
/// Of cairo's files it takes what they paint and with which fonts. All that says what the document
/// is, such as its structure, links, outline and metadata, is written here. Parts are taken in one
/// by one, so that none has to be kept.
package struct PDFFinisher {
  private let document: PagedDocument
  private var plan: FinishingPlan
  private let otherAttachments: () -> [FinishingPlan.Attachment]
  private let pages: PageTree
  private var assembly = PDFAssembly()
  /// The glyphs of the last part, which those after it may share.
  private var glyphs: (sheet: GlyphSheet, embedded: EmbeddedGlyphs)?
  /// For each page so far, the elements of its marks.
  private var content: [[ElementID]] = []
  private var links: [NumberedLink] = []
  private var places: [PaintedPart.Place] = []
  /// The numbers of drawings that were added.
  private var forms: [ObjectIdentifier: Int] = [:]
  /// The numbers of the catalog and the information dictionary, when all pages are there.
  private var roots: (catalog: Int, information: Int)?

  /// Begins the file of `document`. Throws a `FinishingFault` if it or the plan breaks a rule.
  /// - Parameter otherAttachments: More files for the plan, asked for when all is painted.
  package init(
    _ document: PagedDocument, plan: FinishingPlan,
    otherAttachments: @escaping () -> [FinishingPlan.Attachment] = { [] }
  ) throws {
    try PlanRules(document: document, plan: plan).check()
    self.document = document
    self.plan = plan
    self.otherAttachments = otherAttachments
    pages = PageTree(document, &assembly)
  }

  /// `document` as the bytes of a PDF file, of `parts` in which it was painted.
  package static func finish(
    _ parts: [PaintedPart], of document: PagedDocument, plan: FinishingPlan
  ) throws -> [UInt8] {
    var finisher = try PDFFinisher(document, plan: plan)
    for part in parts { try finisher.add(part) }
    return try finisher.finished()
  }

  /// Takes in the next pages. Throws a `FinishingFault` if they are not of the document.
  package mutating func add(_ part: PaintedPart) throws {
    guard part.pages.lowerBound == content.count, part.pages.upperBound <= document.pages.count
    else { throw Self.wrongPages(part.pages.upperBound, document.pages.count) }
    var annotations: [Int: [Int]] = [:]
    for link in part.links {
      let number = assembly.reserve()
      links.append(NumberedLink(link: link, number: number))
      annotations[link.page, default: []].append(number)
    }
    var embedded = glyphs.flatMap { $0.sheet === part.glyphs ? $0.embedded : nil }
    if embedded == nil {
      let new = try EmbeddedGlyphs(part.glyphs, &assembly)
      glyphs = (part.glyphs, new)
      embedded = new
    }
    guard let embedded else { return }
    content += part.content.map(\.elements)
    places += part.places
    let contents = try PageTree.contents(of: part, embedded, document) {
      // All that is not pages is written beside the last of them.
      if content.count == document.pages.count { try describe() }
    }
    try pages.add(
      part, contents, embedded, annotations: annotations, forms: &forms, of: document, &assembly)
  }

  /// Adds what is embedded, the structure with what it is made of, links, outline and metadata.
  private mutating func describe() throws {
    if document.isLong { Memory.giveBack() }
    plan.attachments += otherAttachments()
    try PlanRules(document: document, plan: plan).checkAttachments()
    let metadata = DocumentMetadata(document.information, plan)
    let files = Attachments(plan.attachments, date: metadata.created, &assembly)
    // The file that is put together has them now.
    plan.attachments = []
    let structure = try StructureWriter(
      elements: document.structure,
      tree: ContentTree(document.structure, content: content), pages: pages.numbers,
      links: links, files: files.byElement
    ).add(to: &assembly, content: content)
    pages.add(links, of: document, &assembly)

    var catalog = PDFSource("<</Type/Catalog/Pages ")
    catalog.append(reference: pages.root)
    catalog.append("/StructTreeRoot ")
    catalog.append(reference: structure)
    try Navigation(document: document, pages: pages.numbers, places: places).add(
      to: &catalog, &assembly, files: files.names,
      linksTo: links.lazy.compactMap { [document] in
        document.structure[$0.link.element.index].destination
      })
    metadata.add(to: &catalog, &assembly)
    OutputIntent.add(to: &catalog, &assembly)
    if !files.ofDocument.isEmpty {
      catalog.append("/AF[")
      for file in files.ofDocument {
        catalog.append(reference: file)
        catalog.append(" ")
      }
      catalog.append("]")
    }
    catalog.append(">>")
    roots = (assembly.add(catalog), metadata.addInformation(to: &assembly))
  }

  /// The file. The same document, plan and parts give the same bytes.
  package consuming func finished() throws -> [UInt8] {
    guard content.count == document.pages.count, let roots else {
      throw Self.wrongPages(content.count, document.pages.count)
    }
    if document.isLong { Memory.giveBack() }
    return try assembly.written(catalog: roots.catalog, information: roots.information)
  }

  private static func wrongPages(_ found: Int, _ wanted: Int) -> FinishingFault {
    FinishingFault("the parts have \(found) pages, the document \(wanted)")
  }
}

/// A link with the number of its annotation.
struct NumberedLink {
  let link: PaintedPart.Link
  let number: Int
}
