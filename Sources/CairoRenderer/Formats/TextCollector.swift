import Drawing

/// Gathers what pages have beside their shapes: text, drawings, links and places.
struct TextCollector: Sendable {
  private(set) var table = GlyphTable()
  private var content: [PaintedPage] = []
  private var links: LinkCollector
  private var first = 0

  init(_ document: PagedDocument) { links = LinkCollector(document.structure) }

  /// Begins a page, which follows the last one.
  mutating func begin(_ page: Int) {
    if content.isEmpty { first = page }
    content.append(PaintedPage())
    links.begin(page: page)
  }

  /// Adds an item of the page.
  mutating func add(_ placed: Frame.Placed) {
    links.add(placed)
    let page = content.count - 1
    switch placed.item {
    case .anchor, .value: break
    case .text(let run):
      guard !run.glyphs.isEmpty else { return }
      content[page].add(run, at: placed.origin, in: placed.element, &table)
    case .picture(let picture, let size) where picture.drawing != nil:
      content[page].add(
        picture,
        in: Rectangle(
          x: placed.origin.x, y: placed.origin.y, width: size.width, height: size.height),
        of: placed.element)
    default: content[page].addShapes(in: placed.element)
    }
  }

  /// Some of the pages with their `shapes`.
  func part(_ pages: Range<Int>, _ shapes: [UInt8], _ sheet: GlyphSheet) -> PaintedPart {
    PaintedPart(
      shapes: shapes, pages: pages,
      content: Array(content[(pages.lowerBound - first)..<(pages.upperBound - first)]),
      glyphs: sheet, links: links.links.filter { pages.contains($0.page) },
      places: links.places.filter { pages.contains($0.page) })
  }
}
