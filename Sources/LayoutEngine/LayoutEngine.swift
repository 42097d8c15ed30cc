import Diagnostics
import Drawing
import SideWork

/// Lays blocks out on pages, again and again until the page numbers they print are their own.
package struct LayoutEngine {
  /// The sheets of a document and the text blocks on them, in points.
  package struct PageSetup: Sendable {
    /// A sheet and the text block on it.
    package struct Sheet: Sendable {
      package var paper: Size
      package var left: Double
      package var top: Double
      package var block: Size

      package init(paper: Size, left: Double, top: Double, block: Size) {
        self.paper = paper
        self.left = left
        self.top = top
        self.block = block
      }
    }

    package var portrait: Sheet
    package var landscape: Sheet
    /// Step of the baseline grid.
    package var line: Double

    package init(portrait: Sheet, landscape: Sheet, line: Double) {
      self.portrait = portrait
      self.landscape = landscape
      self.line = line
    }

    package subscript(_ orientation: PageOrientation) -> Sheet {
      orientation == .portrait ? portrait : landscape
    }
  }

  /// What stands around the text block of a page.
  package struct Furniture: Sendable {
    package var number: Int
    package var count: Int
    package var section: String?
    package var orientation: PageOrientation
  }

  /// Most rounds of layout before the engine gives up.
  package static let roundLimit = 5

  package let setup: PageSetup
  private let shaper: TextShaper
  private let hyphenators: [String: Hyphenator]
  private let log: DiagnosticLog

  package init(
    setup: PageSetup, shaper: TextShaper, hyphenators: [String: Hyphenator], log: DiagnosticLog
  ) {
    self.setup = setup
    self.shaper = shaper
    self.hyphenators = hyphenators
    self.log = log
  }

  /// A part of a document, as it is handed over.
  package enum Part: Sendable {
    /// The beginning of a section, to which the blocks after it belong.
    case section
    /// A block, with the line of the layout that asks for it.
    case block(any Block, at: SourceRange? = nil)
  }

  /// The document that `blocks` make.
  package func layOut(
    _ blocks: [any Block], information: PagedDocument.Information,
    directory: Directory = Directory(), furniture: (Furniture) -> Frame
  ) -> PagedDocument {
    let document = layOut(information: information, furniture: furniture) { add in
      for block in blocks { add(.block(block)) }
      return directory
    }
    return document
      ?? PagedDocument(
        pages: [], structure: [], outline: [], information: information)
  }

  /// The document of the parts that `compose` hands over, which are laid out while others are
  /// composed.
  /// - Parameters:
  ///   - furniture: Draws running head and foot onto the whole sheet of a page.
  ///   - whenFlowing: Called when all blocks are items, and pages are made of these on one thread.
  ///   - compose: Returns what the document's exhibits and sections are called; `nil` if there shall
  ///     be no document.
  package func layOut(
    information: PagedDocument.Information, furniture: (Furniture) -> Frame,
    whenFlowing: () -> Void = {},
    compose: (_ add: @escaping (Part) -> Void) -> Directory?
  ) -> PagedDocument? {
    var numbers = PageIndex()
    var round = 1
    let structure = StructureTree()
    let root = structure.add(.document, in: nil)
    let directory = Promise<Directory>()
    let setting = BlockSetting(
      setup: setup, shapers: [shaper, shaper.sibling], hyphenators: hyphenators,
      language: information.language, directory: directory)
    var isWanted = true
    typealias Entry = (block: any Block, range: SourceRange?, parent: ElementID)
    var (entries, flows) = SharedWork.results { (add: @escaping (Entry) -> Void) in
      var parent = root
      let found = compose { part in
        switch part {
        case .section: parent = structure.add(.section, in: root)
        case .block(let block, let range): add((block, range, parent))
        }
      }
      isWanted = found != nil
      directory.keep(found ?? Directory())
    } weight: {
      $0.block.weight
    } _: { entry, number, worker in
      setting.flow(
        of: entry.block, at: entry.range, under: entry.parent, part: number + 1,
        PageIndex(), worker: worker)
    }
    guard isWanted else { return nil }
    whenFlowing()
    // Items have names, and other ones when their block is laid out anew.
    var names: [Range<Int>] = []
    for flow in flows {
      let next = names.last?.upperBound ?? 0
      names.append(next..<next + flow.items.count)
    }
    let memory = PageMemory()
    while true {
      let items = flows.flatMap(\.items)
      let asked = flows.reduce(into: Set<String>()) { $0.formUnion($1.asked.keys) }
      let subjects = flows.reduce(into: Set<String>()) { $0.formUnion($1.askedSubjects.keys) }
      let roundLog = DiagnosticLog()
      var pages = PageBuilder(
        size: setup.portrait.block, landscape: setup.landscape.block, line: setup.line,
        memory: memory, log: roundLog
      ).pages(of: items, names.flatMap(\.self))
      let found = PageIndex(of: pages.lazy.map(\.frame))
      let moved =
        asked.filter { numbers.places[$0] != found.places[$0] }.sorted()
        + subjects.filter { numbers.subjects[$0] != found.subjects[$0] }.sorted()
      if moved.isEmpty || round == Self.roundLimit {
        if !moved.isEmpty {
          log.warning("unsettled", unsettledSummary(moved), help: unsettledHelp)
        }
        for place in asked.sorted() where found.places[place] == nil {
          log.warning("unknown-place", unknownPlaceSummary(place))
        }
        for flow in flows { log.add(flow.diagnostics) }
        // What is not needed any more goes before a long document is put together.
        memory.forget()
        let outline = flows.flatMap(\.outline)
        let parts = [structure.elements] + flows.map(\.structure)
        Disposal.free(
          (consume flows, consume entries, consume items),
          isLarge: PagedDocument.isLarge(pageCount: pages.count))
        var (elements, name) = StructureTree.joined(parts)
        // Where a layout leaves out the place, such as the list of sources, a link is plain text.
        var linked = Set<Int>()
        for index in elements.indices {
          guard case .place(let place)? = elements[index].destination, found.places[place] == nil
          else { continue }
          if let page = PageIndex.page(at: place), pages.indices.contains(page - 1) {
            linked.insert(page)
            continue
          }
          (elements[index].tag, elements[index].destination) = (.span, nil)
        }
        let boxes = pages.map(\.boxes)
        let orientations = pages.map(\.orientation)
        let (sheets, hasDeferred) = finished(&pages, name, linked: linked, furniture)
        let seen = PageAudit(setup: setup, elements: elements).result(
          sheets, boxes: boxes, orientations, told: roundLog.diagnostics)
        roundLog.add(seen.diagnostics)
        ParagraphSetter(shaper, hyphenators: [:], log: roundLog).reportMissing([])
        log.add(roundLog.diagnostics)
        var document = PagedDocument(
          pages: sheets, structure: elements, outline: outline,
          information: information,
          audit: seen.audit)
        document.hasDeferred = hasDeferred
        return document
      }
      numbers = found
      round += 1
      // A block is laid out anew only if a page number that it prints has changed.
      let changed = SharedWork.results(count: entries.count) {
        [numbers, entries, flows] index, worker -> BlockFlow? in
        if flows[index].isCurrent(numbers) { return nil }
        return setting.flow(
          of: entries[index].block, at: entries[index].range, under: entries[index].parent,
          part: index + 1, numbers, worker: worker)
      }
      var next = names.lazy.map(\.upperBound).max() ?? 0
      for case (let index, let flow?) in changed.enumerated() {
        names[index] = next..<next + flow.items.count
        next += flow.items.count
        flows[index] = flow
      }
    }
  }

  private func finished(
    _ pages: inout [PageBuilder.Page], _ name: @escaping @Sendable (ElementID) -> ElementID,
    linked: Set<Int>, _ furniture: (Furniture) -> Frame
  ) -> (sheets: [PagedDocument.Page], hasDeferred: Bool) {
    var renamed: [ObjectIdentifier: RenamedFrames] = [:]
    let sheets = pages.indices.map { index in
      let page = pages[index]
      pages[index].frame.items = []
      let place = setup[page.orientation]
      var sheet = Frame(size: place.paper)
      if linked.contains(index + 1) {
        sheet.add(.anchor(PageIndex.place(ofPage: index + 1)), at: .zero)
      }
      sheet.add(
        furniture(
          Furniture(
            number: index + 1, count: pages.count, section: page.section,
            orientation: page.orientation)),
        at: .zero)
      page.frame.forEachKeptItem(at: Point(x: place.left, y: place.top)) { placed in
        var item = placed.item
        if case .deferred(let deferred) = item {
          let key = ObjectIdentifier(deferred.frames)
          let frames = renamed[key] ?? RenamedFrames(deferred.frames, name)
          renamed[key] = frames
          item = .deferred(deferred.of(frames))
        }
        sheet.add(item, at: placed.origin, in: placed.element.map(name))
      }
      return PagedDocument.Page(frame: sheet, label: String(index + 1))
    }
    return (sheets, !renamed.isEmpty)
  }
}

private func unsettledSummary(_ places: [String]) -> String {
  "page numbers did not settle in \(LayoutEngine.roundLimit) rounds: '\(places[0])' keeps moving"
}

private let unsettledHelp = "a reference to a page changes the length of the text before it"

private func unknownPlaceSummary(_ place: String) -> String {
  "there is no place '\(place)' to give a page number for"
}
