import Diagnostics
import Drawing

/// Lays blocks out on pages, again and again until the page numbers they print are their own.
package struct LayoutEngine {
  /// The sheet and the text block on it, in points.
  package struct PageSetup: Sendable {
    package var paper: Size
    package var left: Double
    package var top: Double
    package var block: Size
    /// Step of the baseline grid.
    package var line: Double

    package init(paper: Size, left: Double, top: Double, block: Size, line: Double) {
      self.paper = paper
      self.left = left
      self.top = top
      self.block = block
      self.line = line
    }
  }

  /// What stands around the text block of a page.
  package struct Furniture: Sendable {
    package var number: Int
    package var count: Int
    package var section: String?
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

  /// The document that `blocks` make.
  /// - Parameters:
  ///   - furniture: Draws running head and foot onto the whole sheet of a page.
  package func layOut(
    _ blocks: [any Block], information: PagedDocument.Information,
    furniture: (Furniture) -> Frame
  ) -> PagedDocument {
    var numbers: [String: Int] = [:]
    var round = 1
    let structure = StructureTree()
    let root = structure.add(.document, in: nil)
    var flows = [Flow?](repeating: nil, count: blocks.count)
    while true {
      // A block is laid out anew only if a page number that it prints has changed.
      for (index, block) in blocks.enumerated() where flows[index]?.isCurrent(numbers) != true {
        flows[index] = flow(of: block, in: structure, root, information.language, numbers)
      }
      let items = flows.flatMap { $0?.items ?? [] }
      let asked = flows.reduce(into: Set<String>()) { $0.formUnion($1?.asked.keys ?? [:].keys) }
      let roundLog = DiagnosticLog()
      let pages = PageBuilder(size: setup.block, line: setup.line, log: roundLog)
        .pages(of: items)
      let found = places(on: pages)
      let moved = asked.filter { numbers[$0] != found[$0] }.sorted()
      if moved.isEmpty || round == Self.roundLimit {
        if !moved.isEmpty {
          log.warning("unsettled", unsettledSummary(moved), help: unsettledHelp)
        }
        for place in asked.sorted() where found[place] == nil {
          log.warning("unknown-place", unknownPlaceSummary(place))
        }
        for flow in flows { log.add(flow?.diagnostics ?? []) }
        let sheets = finished(pages, furniture)
        ParagraphSetter(shaper, hyphenators: [:], log: roundLog).reportMissing([])
        log.add(roundLog.diagnostics)
        return PagedDocument(
          pages: sheets, structure: structure.elements,
          outline: flows.flatMap { $0?.outline ?? [] }, information: information)
      }
      numbers = found
      round += 1
    }
  }

  /// What a block became, and the page numbers it relied on.
  private struct Flow {
    var items: [FlowItem]
    var outline: [PagedDocument.OutlineEntry]
    var diagnostics: [Diagnostic]
    /// Page numbers by place, as they were; no number where none was known.
    var asked: [String: Int?]

    func isCurrent(_ numbers: [String: Int]) -> Bool {
      asked.allSatisfy { numbers[$0.key] == $0.value }
    }
  }

  private func flow(
    of block: any Block, in structure: StructureTree, _ root: ElementID, _ language: String,
    _ numbers: [String: Int]
  ) -> Flow {
    let blockLog = DiagnosticLog()
    let context = LayoutContext(
      setter: ParagraphSetter(shaper, hyphenators: hyphenators, log: blockLog),
      structure: structure, log: blockLog, size: setup.block, line: setup.line, language: language,
      pageNumbers: numbers)
    context.parent = root
    let items = block.flow(in: context)
    var asked: [String: Int?] = [:]
    for place in context.askedPlaces { asked[place] = .some(numbers[place]) }
    return Flow(
      items: items, outline: context.outline, diagnostics: blockLog.diagnostics, asked: asked)
  }

  private func places(on pages: [PageBuilder.Page]) -> [String: Int] {
    var places: [String: Int] = [:]
    func visit(_ frame: Frame, _ number: Int) {
      for placed in frame.items {
        switch placed.item {
        case .anchor(let name): places[name] = number
        case .group(let inner): visit(inner, number)
        default: break
        }
      }
    }
    for (index, page) in pages.enumerated() { visit(page.frame, index + 1) }
    return places
  }

  private func finished(
    _ pages: [PageBuilder.Page], _ furniture: (Furniture) -> Frame
  ) -> [PagedDocument.Page] {
    pages.enumerated().map { index, page in
      var sheet = Frame(size: setup.paper)
      sheet.add(
        furniture(
          Furniture(number: index + 1, count: pages.count, section: page.section)),
        at: .zero)
      sheet.add(page.frame, at: Point(x: setup.left, y: setup.top))
      return PagedDocument.Page(frame: sheet, label: String(index + 1))
    }
  }
}

private func unsettledSummary(_ places: [String]) -> String {
  "page numbers did not settle in \(LayoutEngine.roundLimit) rounds: '\(places[0])' keeps moving"
}

private let unsettledHelp = "a reference to a page changes the length of the text before it"

private func unknownPlaceSummary(_ place: String) -> String {
  "there is no place '\(place)' to give a page number for"
}
