import Diagnostics
import Drawing

/// Fills pages from a vertical list, choosing where each ends by cost, with an eye on the next.
package struct PageBuilder {
  /// One filled page: its frame and what happened on it.
  package struct Page {
    package var frame: Frame
    /// Title of the section the page begins in.
    package var section: String?
    package var orientation = PageOrientation.portrait
    /// Where its boxes stand.
    var boxes: [PlacedBox] = []
  }

  /// A box on a page: where, and what it is called.
  struct PlacedBox {
    var area: Rectangle
    var name: String?
    var range: SourceRange?

    func moved(by offset: Point) -> PlacedBox {
      var copy = self
      copy.area.x += offset.x
      copy.area.y += offset.y
      return copy
    }
  }

  /// Width and height of the text block, in points.
  package let size: Size
  /// The same of pages that lie across.
  package let landscape: Size
  /// Step of the baseline grid, the unit in which white space at the foot is judged.
  package let line: Double
  private let log: DiagnosticLog

  package init(size: Size, landscape: Size? = nil, line: Double, log: DiagnosticLog) {
    self.size = size
    self.landscape = landscape ?? Size(width: size.height, height: size.width)
    self.line = line
    self.log = log
  }

  /// Where the list goes on after a page.
  private struct Position {
    var rest: ArraySlice<FlowItem>
    var orientation: PageOrientation
    /// What is left of the notes of the page before.
    var notes: [FlowNote]

    /// Whether nothing is left to set.
    var isEnd: Bool { notes.isEmpty && !rest.contains(where: \.isVisible) }

    /// Leaves out what vanishes at the top of a page. A forced break there has already happened.
    mutating func skipWhite() {
      while let item = rest.first {
        switch item {
        case .space, .grid, .breakpoint: break
        case .orientation(let other): orientation = other
        case .box, .columns: return
        }
        rest = rest.dropFirst()
      }
    }
  }

  /// A page in one of its possible forms.
  private struct Choice {
    var content: RegionFilling.Content
    var cost: Double
    var next: Position
    var diagnostics: [Diagnostic]
  }

  /// The pages that `items` fill.
  package func pages(of items: [FlowItem]) -> [Page] {
    var pages: [Page] = []
    var section: String?
    var position = Position(rest: Self.turnedEarly(items)[...], orientation: .portrait, notes: [])
    position.skipWhite()
    // The forms of the page at `position`, if they are known from looking ahead.
    var known: [Choice] = []
    while !position.isEnd {
      let choices = known.isEmpty ? choices(at: position) : known
      let (choice, following) = chosen(of: choices)
      known = following
      for var diagnostic in choice.diagnostics {
        diagnostic.summary = "on page \(pages.count + 1), " + diagnostic.summary
        log.add(diagnostic)
      }
      let content = choice.content
      if let first = content.firstSection, content.startsWithSection { section = first }
      pages.append(
        Page(
          frame: content.frame, section: section ?? content.firstSection,
          orientation: position.orientation, boxes: content.boxes))
      section = content.lastSection ?? section
      position = choice.next
    }
    return pages
  }

  /// `items` with what turns the page before what is kept together with the first box after it, such
  /// as a heading.
  private static func turnedEarly(_ items: [FlowItem]) -> [FlowItem] {
    var result: [FlowItem] = []
    result.reserveCapacity(items.count)
    for item in items {
      guard case .orientation = item else {
        result.append(item)
        continue
      }
      var place = result.endIndex
      var isGlued = false
      search: for index in result.indices.reversed() {
        switch result[index] {
        case .breakpoint(.infinity): isGlued = true
        case .breakpoint, .space, .grid: break
        case .box where isGlued: (place, isGlued) = (index, false)
        case .box, .columns, .orientation: break search
        }
      }
      result.insert(item, at: place)
    }
    return result
  }

  /// Forms of a page that are looked at when the best or the page after it is wanting.
  private static let breadth = 4
  /// Costs of two pages above which another form of the first may be worth it.
  private static let contentment = 30.0

  /// The choice that is best together with the page after it, and the forms of that page.
  private func chosen(of choices: [Choice]) -> (Choice, following: [Choice]) {
    guard choices.count > 1, !choices[0].next.isEnd else { return (choices[0], []) }
    var best = (choice: choices[0], following: self.choices(at: choices[0].next))
    var least = choices[0].cost + best.following[0].cost
    guard least > Self.contentment else { return best }
    for choice in choices.dropFirst() where choice.cost < least {
      guard !choice.next.isEnd else { continue }
      let following = self.choices(at: choice.next)
      let cost = choice.cost + following[0].cost
      if cost < least - 0.01 { (best, least) = ((choice, following), cost) }
    }
    return best
  }

  /// The forms that the page at `position` can take, the best first.
  private func choices(at position: Position) -> [Choice] {
    let log = DiagnosticLog()
    let block = position.orientation == .portrait ? size : landscape
    var filling = RegionFilling(
      position.rest, size: block, line: line, height: block.height, isColumn: false,
      orientation: position.orientation, notes: position.notes, log: log)
    let ends = filling.fill()
    return ends.prefix(Self.breadth).map { end in
      let (content, rest) = filling.finished(at: end)
      var next = Position(
        rest: rest, orientation: position.orientation, notes: content.notes)
      next.skipWhite()
      return Choice(
        content: content, cost: end.cost, next: next, diagnostics: log.diagnostics)
    }
  }
}
