import Drawing

/// Writes the structure tree: its elements, and the tree by which a page finds them
/// (ISO 32000-1, 14.7).
struct StructureWriter {
  let elements: [StructureElement]
  let tree: ContentTree
  /// The numbers of the page objects.
  let pages: [Int]
  /// The links, each with the number of its annotation.
  let links: [NumberedLink]
  /// The numbers of the files that belong to an element.
  let files: [Int: [Int]]

  /// Adds all to `assembly` and returns the number of the tree's root.
  ///
  /// - Parameter content: for each page, the elements of its marks; a page's place in it is its key
  ///   in the parent tree, and those of links follow.
  func add(to assembly: inout PDFAssembly, content: [[ElementID]]) -> Int {
    let root = assembly.reserve()
    var numbers = [Int](repeating: 0, count: elements.count)
    for element in tree.order { numbers[Int(element)] = assembly.reserve() }
    var annotations: [Int: [(page: Int, number: Int)]] = [:]
    for numbered in links {
      annotations[numbered.link.element.index, default: []]
        .append((numbered.link.page, numbered.number))
    }
    for element in tree.order.lazy.map(Int.init) {
      var source = PDFSource("<</S")
      append(element, numbers, root, annotations[element] ?? [], to: &source)
      source.append(">>")
      assembly.add(source, as: numbers[element])
    }

    var parents = PDFSource("<</Nums[")
    for (page, marks) in content.enumerated() {
      parents.append(page)
      parents.append("[")
      for id in marks {
        parents.append(reference: numbers[id.index])
        parents.append(" ")
      }
      parents.append("]")
    }
    for (index, numbered) in links.enumerated() {
      parents.append(content.count + index)
      parents.append(" ")
      parents.append(reference: numbers[numbered.link.element.index])
      parents.append(" ")
    }
    parents.append("]>>")
    var source = PDFSource("<</Type/StructTreeRoot/K[")
    for element in tree.roots {
      source.append(reference: numbers[element])
      source.append(" ")
    }
    source.append("]/ParentTree ")
    source.append(reference: assembly.add(parents))
    source.append("/ParentTreeNextKey ")
    source.append(content.count + links.count)
    appendIdentifiers(numbers, to: &source, &assembly)
    source.append(">>")
    assembly.add(source, as: root)
    return root
  }

  private func append(
    _ index: Int, _ numbers: [Int], _ root: Int, _ annotations: [(page: Int, number: Int)],
    to source: inout PDFSource
  ) {
    let element = elements[index]
    source.append(name: element.tag.rawValue)
    source.append("/P ")
    source.append(reference: element.parent.map { numbers[$0.index] } ?? root)
    appendKids(of: index, numbers, annotations, to: &source)
    if let words = element.alternate {
      source.append("/Alt")
      source.append(text: words)
    }
    if let words = element.actualText {
      source.append("/ActualText")
      source.append(text: words)
    }
    if let language = element.language {
      source.append("/Lang")
      source.append(text: language)
    }
    if let identifier = element.identifier {
      source.append("/ID")
      source.append(string: identifier.utf8)
    }
    if let attributes = element.attributes {
      source.append("/A")
      source.append(syntax: attributes)
    }
    if let files = files[index] {
      source.append("/AF[")
      for file in files {
        source.append(reference: file)
        source.append(" ")
      }
      source.append("]")
    }
  }

  private func appendKids(
    of index: Int, _ numbers: [Int], _ annotations: [(page: Int, number: Int)],
    to source: inout PDFSource
  ) {
    let kids = tree.kids(of: index)
    var page: Int?
    for case .content(let first, _) in kids {
      page = first
      break
    }
    if let page {
      source.append("/Pg ")
      source.append(reference: pages[page])
    }
    source.append("/K[")
    for kid in kids {
      switch kid {
      case .element(let element):
        source.append(reference: numbers[element])
        source.append(" ")
      case .content(page, let mark):
        source.append(mark)
        source.append(" ")
      case .content(let other, let mark):
        source.append("<</Type/MCR/Pg ")
        source.append(reference: pages[other])
        source.append("/MCID ")
        source.append(mark)
        source.append(">>")
      }
    }
    for annotation in annotations {
      source.append("<</Type/OBJR/Pg ")
      source.append(reference: pages[annotation.page])
      source.append("/Obj ")
      source.append(reference: annotation.number)
      source.append(">>")
    }
    source.append("]")
  }

  /// The tree by which a reader finds an element of a given identifier.
  private func appendIdentifiers(
    _ numbers: [Int], to source: inout PDFSource, _ assembly: inout PDFAssembly
  ) {
    let identified = tree.order.lazy.map(Int.init).compactMap { index in
      elements[index].identifier.map { (identifier: $0, number: numbers[index]) }
    }
    guard !identified.isEmpty else { return }
    var names = PDFSource("<</Names[")
    for entry in identified.sorted(by: {
      $0.identifier.utf8.lexicographicallyPrecedes($1.identifier.utf8)
    }) {
      names.append(string: entry.identifier.utf8)
      names.append(reference: entry.number)
      names.append(" ")
    }
    names.append("]>>")
    source.append("/IDTree ")
    source.append(reference: assembly.add(names))
  }
}

extension StructureElement {
  /// The attributes of the element in PDF syntax; `nil` if it has none.
  var attributes: String? {
    var owners: [String] = []
    var table = ""
    if let scope { table += "/Scope/\(scope.rawValue)" }
    if columnSpan != 1 { table += "/ColSpan \(columnSpan)" }
    if rowSpan != 1 { table += "/RowSpan \(rowSpan)" }
    if !table.isEmpty { owners.append("<</O/Table\(table)>>") }
    if let listNumbering { owners.append("<</O/List/ListNumbering/\(listNumbering)>>") }
    switch owners.count {
    case 0: return nil
    case 1: return owners[0]
    default: return "[" + owners.joined() + "]"
    }
  }
}
