import Drawing

/// How readers find their way: named places, the outline, and the labels of pages
/// (ISO 32000-1, 12.3 and 12.4).
struct Navigation {
  let document: PagedDocument
  /// The numbers of the page objects.
  let pages: [Int]
  /// Where links can lead to; the first place of a name counts.
  let places: [PaintedPart.Place]

  /// Adds the catalog's entries to `catalog`, and to `assembly` the objects they need.
  ///
  /// - Parameters:
  ///   - files: the source of the name tree of embedded files, if there are any.
  /// - Throws: a fault if a link or an entry of the outline leads to no place.
  func add(
    to catalog: inout PDFSource, _ assembly: inout PDFAssembly, files: PDFSource?,
    linksTo links: some Sequence<Destination>
  ) throws {
    var names: Set<String> = []
    let places = places.filter { names.insert($0.name).inserted }
    for case .place(let name) in links where !names.contains(name) { throw Self.nowhere(name) }
    for entry in document.outline where !names.contains(entry.place) {
      throw Self.nowhere(entry.place)
    }
    catalog.append("/Names<<")
    if !places.isEmpty {
      catalog.append("/Dests ")
      catalog.append(reference: assembly.add(nameTree(places)))
    }
    if let files {
      catalog.append("/EmbeddedFiles ")
      catalog.append(reference: assembly.add(files))
    }
    catalog.append(">>")
    addOutline(to: &catalog, &assembly)
    addLabels(to: &catalog)
  }

  private func nameTree(_ places: [PaintedPart.Place]) -> PDFSource {
    var source = PDFSource("<</Names[")
    for place in places.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      source.append(string: place.name.utf8)
      source.append("[")
      source.append(reference: pages[place.page])
      source.append("/XYZ ")
      source.append(place.point.x)
      source.append(" ")
      source.append(document.pages[place.page].frame.size.height - max(0, place.point.y))
      source.append(" 0]")
    }
    source.append("]>>")
    return source
  }

  // MARK: The outline

  private func addOutline(to catalog: inout PDFSource, _ assembly: inout PDFAssembly) {
    let entries = document.outline
    guard !entries.isEmpty else { return }
    let root = assembly.reserve()
    let numbers = entries.map { _ in assembly.reserve() }
    var kids: [Int?: [Int]] = [:]
    var parents: [Int?] = []
    var open: [Int] = []
    for (index, entry) in entries.enumerated() {
      while let last = open.last, entries[last].level >= entry.level { open.removeLast() }
      parents.append(open.last)
      kids[open.last, default: []].append(index)
      open.append(index)
    }
    func family(_ entry: Int?, _ source: inout PDFSource) {
      guard let first = kids[entry]?.first, let last = kids[entry]?.last else { return }
      source.append("/First ")
      source.append(reference: numbers[first])
      source.append("/Last ")
      source.append(reference: numbers[last])
      source.append("/Count ")
      source.append(descendants(of: entry))
    }
    func descendants(of entry: Int?) -> Int {
      (kids[entry] ?? []).reduce(0) { $0 + 1 + descendants(of: $1) }
    }
    for (index, entry) in entries.enumerated() {
      var source = PDFSource("<</Title")
      source.append(text: entry.title)
      source.append("/Parent ")
      source.append(reference: parents[index].map { numbers[$0] } ?? root)
      let siblings = kids[parents[index]] ?? []
      if let place = siblings.firstIndex(of: index) {
        if place > 0 {
          source.append("/Prev ")
          source.append(reference: numbers[siblings[place - 1]])
        }
        if place + 1 < siblings.count {
          source.append("/Next ")
          source.append(reference: numbers[siblings[place + 1]])
        }
      }
      family(index, &source)
      source.append("/Dest")
      source.append(string: entry.place.utf8)
      source.append(">>")
      assembly.add(source, as: numbers[index])
    }
    var source = PDFSource("<</Type/Outlines")
    family(nil, &source)
    source.append(">>")
    assembly.add(source, as: root)
    catalog.append("/Outlines ")
    catalog.append(reference: root)
  }

  // MARK: Labels

  private func addLabels(to catalog: inout PDFSource) {
    guard !document.pages.isEmpty else { return }
    catalog.append("/PageLabels<</Nums[")
    var expected: Int?
    for (index, page) in document.pages.enumerated() {
      // Numbers that go on need no entry of their own.
      let number = Int(page.label).flatMap { $0 > 0 && String($0) == page.label ? $0 : nil }
      defer { expected = number.map { $0 + 1 } }
      if let number, number == expected { continue }
      catalog.append(index)
      if let number {
        catalog.append("<</S/D/St ")
        catalog.append(number)
      } else {
        catalog.append("<</P")
        catalog.append(text: page.label)
      }
      catalog.append(">>")
    }
    catalog.append("]>>")
  }

  private static func nowhere(_ name: String) -> FinishingFault {
    FinishingFault("a link leads to '\(name)', and no place has this name")
  }
}
