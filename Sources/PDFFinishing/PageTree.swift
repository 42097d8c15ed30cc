import Compression
import Drawing
import SideWork

/// The pages of the file that is put together.
struct PageTree {
  /// The number of the tree's root.
  let root: Int
  /// The numbers of the pages.
  let numbers: [Int]

  /// Gives the pages of `document` their numbers in `assembly` and adds the tree's root.
  init(_ document: PagedDocument, _ assembly: inout PDFAssembly) {
    root = assembly.reserve()
    numbers = document.pages.map { _ in assembly.reserve() }
    var source = PDFSource("<</Type/Pages/Count ")
    source.append(numbers.count)
    source.append("/Kids[")
    for number in numbers {
      source.append(reference: number)
      source.append(" ")
    }
    source.append("]>>")
    assembly.add(source, as: root)
  }

  /// Adds the annotations of links, whose keys in the parent tree follow those of pages.
  func add(
    _ links: [NumberedLink], of document: PagedDocument, _ assembly: inout PDFAssembly
  ) {
    for (index, link) in links.enumerated() {
      Self.add(link.link, as: link.number, key: numbers.count + index, document, &assembly)
    }
  }

  /// Adds the pages of `part`, and what they paint with.
  /// - Parameters:
  ///   - annotations: The numbers of their links, by page of the document.
  ///   - forms: The numbers of drawings that are there already.
  func add(
    _ part: PaintedPart, _ contents: Contents, _ glyphs: EmbeddedGlyphs,
    annotations: [Int: [Int]], forms: inout [ObjectIdentifier: Int], of document: PagedDocument,
    _ assembly: inout PDFAssembly
  ) throws {
    var copier = ObjectCopier(contents.file)
    for (place, page) in contents.pages.enumerated() {
      let index = part.pages.lowerBound + place
      guard let resources = page["Resources"]?.referenced else { throw CairoFile.notFromCairo }
      let size = document.pages[index].frame.size
      let drawings = try part.content[place].drawings.enumerated().map { place, placed in
        let key = ObjectIdentifier(placed.picture)
        let number =
          try forms[key]
          ?? ObjectCopier.form(of: placed.picture.drawing ?? [], into: &assembly)
        forms[key] = number
        return (name: PageContent.name(ofDrawing: place), number: number)
      }
      var source = PDFSource("<</Type/Page/Parent ")
      source.append(reference: root)
      source.append("/MediaBox[0 0 ")
      source.append(size.width)
      source.append(" ")
      source.append(size.height)
      source.append("]/Group<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>/Resources ")
      source.append(
        reference: try copier.copy(
          resources, fonts: glyphs.resource, drawings: drawings, into: &assembly))
      source.append("/Contents ")
      source.append(
        reference: assembly.add(stream: PDFSource("/Filter/FlateDecode"), contents.streams[place]))
      source.append("/Tabs/S/StructParents ")
      source.append(index)
      if let annotations = annotations[index] {
        source.append("/Annots[")
        for number in annotations {
          source.append(reference: number)
          source.append(" ")
        }
        source.append("]")
      }
      source.append(">>")
      assembly.add(source, as: numbers[index])
    }
  }

  /// The pages of a part as they are written.
  struct Contents {
    fileprivate let file: CairoFile
    fileprivate let pages: ArraySlice<PDFValue>
    /// The content of each, compressed.
    fileprivate let streams: [[UInt8]]
  }

  /// The pages of `part` of `document`, whose text is written with `glyphs`.
  /// - Parameter ownWork: What the calling thread does first while others are at the pages.
  static func contents(
    of part: PaintedPart, _ glyphs: EmbeddedGlyphs, _ document: PagedDocument,
    after ownWork: () throws -> Void
  ) throws -> Contents {
    let file = try CairoFile(part.shapes)
    let pages = try file.pages
    // Of a document without pages, cairo makes an empty one.
    guard pages.count == max(part.pages.count, 1), part.content.count == part.pages.count else {
      throw FinishingFault(
        "a part has \(pages.count) pages in the PDF, \(part.pages.count) in the document")
    }
    var own = Result<Void, any Error>.success(())
    let elements = document.structure
    let streams = SharedWork.results(
      count: part.pages.count, after: { own = Result { try ownWork() } }
    ) { place, _ in
      Result {
        guard let number = pages[place]["Contents"]?.referenced else {
          throw CairoFile.notFromCairo
        }
        return Deflate.compressed(
          try PageContent.write(
            part.content[place], elements,
            shapes: file.expandedData(of: number), glyphs))
      }
    }
    try own.get()
    return Contents(
      file: file, pages: pages.prefix(part.pages.count), streams: try streams.map { try $0.get() })
  }

  private static func add(
    _ link: PaintedPart.Link, as number: Int, key: Int, _ document: PagedDocument,
    _ assembly: inout PDFAssembly
  ) {
    let element = document.structure[link.element.index]
    guard let destination = element.destination else { return }
    var source = PDFSource("<</Type/Annot/Subtype/Link")
    source.append(
      link, to: destination, height: document.pages[link.page].frame.size.height)
    source.append("/Contents")
    source.append(text: element.linkDescription ?? destination.text)
    source.append("/StructParent ")
    source.append(key)
    source.append(">>")
    assembly.add(source, as: number)
  }
}

extension Destination {
  /// Where the link leads, for those who cannot see it.
  fileprivate var text: String {
    switch self {
    case .place(let name): name
    case .address(let address): address
    }
  }
}
