import Diagnostics
import Drawing
import SideWork

/// What a block became, and the page numbers it relied on.
struct BlockFlow: Sendable {
  var items: [FlowItem]
  var structure: [StructureElement]
  var outline: [PagedDocument.OutlineEntry]
  var diagnostics: [Diagnostic]
  /// Page numbers by place, as they were; no number where none was known.
  var asked: [String: Int?]
  /// Pages by what the values on them are looked up by, as they were.
  var askedSubjects: [String: [Int]]

  func isCurrent(_ pages: PageIndex) -> Bool {
    asked.allSatisfy { pages.places[$0.key] == $0.value }
      && askedSubjects.allSatisfy { (pages.subjects[$0.key] ?? []) == $0.value }
  }
}

/// What is the same for all blocks of a document while they become items of the vertical list, on
/// several threads.
struct BlockSetting: Sendable {
  let setup: LayoutEngine.PageSetup
  /// One for each thread.
  let shapers: [TextShaper]
  let hyphenators: [String: Hyphenator]
  let language: String
  let directory: Promise<Directory>

  /// What `block` becomes under `parent`, its elements in a tree of the given part; `range` is the
  /// place of what has none of its own.
  func flow(
    of block: any Block, at range: SourceRange?, under parent: ElementID, part: Int,
    _ pages: PageIndex, worker: Int
  ) -> BlockFlow {
    let log = DiagnosticLog()
    let setter = ParagraphSetter(shapers[worker], hyphenators: hyphenators, log: log)
    let structure = StructureTree(part: part)
    let context = LayoutContext(
      setter: setter, structure: structure, log: log, size: setup.portrait.block,
      landscape: setup.landscape.block, line: setup.line, language: language,
      pages: pages, directory: directory)
    context.parent = parent
    var items = block.flow(in: context)
    // What was drawn and not set: a missing character belongs to the block that draws it.
    setter.reportMissing([], at: range)
    for index in items.indices {
      guard case .box(var box) = items[index], box.range == nil else { continue }
      box.range = range
      items[index] = .box(box)
    }
    var asked: [String: Int?] = [:]
    for place in context.askedPlaces { asked[place] = .some(pages.places[place]) }
    var askedSubjects: [String: [Int]] = [:]
    for subject in context.askedSubjects { askedSubjects[subject] = pages.subjects[subject] ?? [] }
    return BlockFlow(
      items: items, structure: structure.elements, outline: context.outline,
      diagnostics: log.diagnostics, asked: asked, askedSubjects: askedSubjects)
  }
}
