import Drawing

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
  /// - Parameter annotations: The numbers of their links, by page of the document.
  func add(
    _ part: PreparedPart, annotations: [Int: [Int]], fonts: inout SharedFonts,
    of document: PagedDocument, _ assembly: inout PDFAssembly
  ) throws {
    var copier = ObjectCopier(part.file)
    if let page = part.glyphPage { try fonts.share(page, &copier, &assembly) }
    for (place, page) in part.pages.enumerated() {
      let index = part.painted.pages.lowerBound + place
      guard let resources = page["Resources"]?.referenced else { throw CairoFile.notFromCairo }
      let size = document.pages[index].frame.size
      var source = PDFSource("<</Type/Page/Parent ")
      source.append(reference: root)
      source.append("/MediaBox[0 0 ")
      source.append(size.width)
      source.append(" ")
      source.append(size.height)
      source.append("]/Group<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>/Resources ")
      source.append(reference: try copier.copy(resources, into: &assembly))
      source.append("/Contents ")
      source.append(
        reference: assembly.add(stream: PDFSource("/Filter/FlateDecode"), part.contents[place]))
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

/// The fonts that all parts have, which are kept once.
struct SharedFonts {
  private var first: (file: CairoFile, old: [String: Int], new: [String: Int])?

  /// Makes the fonts of `page`, on which all glyphs stand, those of the first part.
  mutating func share(
    _ page: PDFValue, _ copier: inout ObjectCopier, _ assembly: inout PDFAssembly
  ) throws {
    guard let resources = page["Resources"]?.referenced else { throw CairoFile.notFromCairo }
    var fonts: [String: Int] = [:]
    if case .dictionary(let entries)? = try copier.file.object(resources)["Font"] {
      for case (let name, .reference(let number)) in entries { fonts[name] = number }
    }
    let sorted = fonts.sorted { $0.key < $1.key }
    guard let first else {
      var new: [String: Int] = [:]
      for (name, number) in sorted { new[name] = try copier.copy(number, into: &assembly) }
      self.first = (copier.file, fonts, new)
      return
    }
    guard first.new.count == fonts.count else { throw Self.differ }
    for (name, number) in sorted {
      guard let old = first.old[name], let new = first.new[name],
        try copier.file.isSame(number, as: old, of: first.file)
      else { throw Self.differ }
      copier.identify(number, with: new)
    }
  }

  private static let differ = FinishingFault("the parts were painted with different fonts")
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
