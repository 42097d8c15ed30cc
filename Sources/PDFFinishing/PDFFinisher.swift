import Drawing
import SideWork

/// Makes one PDF of the parts that cairo painted: accessible, archival and reproducible.
///
/// Of cairo's files it takes what they paint and with which fonts. All that says what the document
/// is, such as its structure, links, outline and metadata, is written here.
package enum PDFFinisher {
  /// `document` as the bytes of a PDF file, of `parts` in which it was painted.
  ///
  /// The same arguments give the same bytes. Throws a `FinishingFault` if the document or the plan
  /// breaks a rule, or if the parts are not of the document.
  package static func finish(
    _ parts: [PaintedPart], of document: PagedDocument, plan: FinishingPlan
  ) throws -> [UInt8] {
    try PlanRules(document: document, plan: plan).check()
    let content = parts.flatMap(\.content)
    guard content.count == document.pages.count else {
      throw FinishingFault(
        "the parts have \(content.count) pages, the document \(document.pages.count)")
    }
    let tree = try ContentTree(document.structure, content: content)
    let painted = try parts.map(PaintedPages.init)
    let sheets = painted.enumerated().flatMap { part, pages in
      pages.pages.indices.map { (part: part, page: $0) }
    }
    var assembly = PDFAssembly()
    let links = parts.flatMap(\.links).map { link in
      (link: link, number: assembly.reserve())
    }
    let places = parts.flatMap(\.places)
    let pages = PageTree(document, &assembly)
    // The pages' content is read and compressed beside the writing of all that needs none of it.
    var numbers = Result<(catalog: Int, information: Int), any Error>.success((0, 0))
    let contents = SharedWork.results(
      count: sheets.count,
      after: {
        numbers = Result {
          try write(document, plan, tree, content, links, places, pages, to: &assembly)
        }
      },
      { [elements = document.structure] index, _ in
        Result { try painted[sheets[index].part].content(of: sheets[index].page, elements) }
      })
    let (catalog, information) = try numbers.get()
    try pages.add(
      painted, contents.map { try $0.get() }, links: links, of: document, &assembly)
    return try assembly.written(catalog: catalog, information: information)
  }

  /// Writes all but the pages, and returns the numbers of what a file starts from.
  private static func write(
    _ document: PagedDocument, _ plan: FinishingPlan, _ tree: ContentTree,
    _ content: [[ElementID]], _ links: [(link: PaintedPart.Link, number: Int)],
    _ places: [PaintedPart.Place], _ pages: PageTree,
    to assembly: inout PDFAssembly
  ) throws -> (catalog: Int, information: Int) {
    let metadata = DocumentMetadata(document.information, plan)
    let attachments = Attachments(plan.attachments, date: metadata.created, &assembly)
    let structure = StructureWriter(
      elements: document.structure, tree: tree, pages: pages.numbers, links: links,
      files: attachments.byElement
    ).add(to: &assembly, content: content)
    pages.add(links, of: document, &assembly)

    var catalog = PDFSource("<</Type/Catalog/Pages ")
    catalog.append(reference: pages.root)
    catalog.append("/StructTreeRoot ")
    catalog.append(reference: structure)
    try Navigation(document: document, pages: pages.numbers, places: places).add(
      to: &catalog, &assembly, files: attachments.names,
      linksTo: links.lazy.compactMap { document.structure[$0.link.element.index].destination })
    metadata.add(to: &catalog, &assembly)
    OutputIntent.add(to: &catalog, &assembly)
    if !attachments.ofDocument.isEmpty {
      catalog.append("/AF[")
      for file in attachments.ofDocument {
        catalog.append(reference: file)
        catalog.append(" ")
      }
      catalog.append("]")
    }
    catalog.append(">>")
    return (assembly.add(catalog), metadata.addInformation(to: &assembly))
  }
}
