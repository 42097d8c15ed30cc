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
  private let memory: PageMemory

  package init(size: Size, landscape: Size? = nil, line: Double, log: DiagnosticLog) {
    self.init(size: size, landscape: landscape, line: line, memory: PageMemory(), log: log)
  }

  /// - Parameter memory: The pages of a list of which this one has parts.
  init(
    size: Size, landscape: Size? = nil, line: Double, memory: PageMemory, log: DiagnosticLog
  ) {
    self.size = size
    self.landscape = landscape ?? Size(width: size.height, height: size.width)
    self.line = line
    self.memory = memory
    self.log = log
  }

  /// Where the list goes on after a page.
  struct Position {
    var rest: FlowList
    var orientation: PageOrientation
    /// What is left of the notes of the page before.
    var notes: [FlowNote]

    /// Whether nothing is left to set.
    var isEnd: Bool { notes.isEmpty && !rest.isVisible }

    /// Leaves out what vanishes at the top of a page. A forced break there has already happened.
    mutating func skipWhite() {
      while let item = rest.first {
        switch item {
        case .space, .grid, .breakpoint: break
        case .orientation(let other): orientation = other
        case .box, .columns: return
        }
        rest.removeFirst()
      }
    }
  }

  /// A page in one of its possible forms.
  struct Choice {
    var content: RegionFilling.Content
    var cost: Double
    /// What is left of the list, white space at its front included.
    var rest: Position
    var diagnostics: [Diagnostic]

    /// Where the list goes on.
    var next: Position {
      var next = rest
      next.skipWhite()
      return next
    }
  }

  /// The forms that a page can take, the best first.
  private struct Choices {
    var all: [Choice] = []
    /// The place in the whole list up to which they depend on what stands there; `nil` if they
    /// depend on more.
    var reach: Int?
  }

  /// The pages that `items` fill.
  /// - Parameter names: A name for each item. What has the name of another is the same.
  package func pages(of items: [FlowItem], _ names: [Int] = []) -> [Page] {
    var pages: [Page] = []
    var section: String?
    let (items, names) = Self.turnedEarly(items, names)
    var position = Position(
      rest: FlowList(
        items[...], names: names.isEmpty ? nil : FlowList.Names(names, memory: memory)),
      orientation: .portrait, notes: [])
    position.skipWhite()
    // The forms of the page at `position`, if they are known from looking ahead.
    var known = Choices()
    while !position.isEnd {
      let choice: Choice
      if let same = memory.choice(at: position) {
        (choice, known) = (same, Choices())
      } else {
        let choices = known.all.isEmpty ? choices(at: position) : known
        let reach: Int?
        (choice, known, reach) = chosen(of: choices)
        if let reach { memory.keep(choice, at: position, reach: reach) }
      }
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

  /// `items` and their names with what turns the page before what is kept together with the first
  /// box after it, such as a heading.
  private static func turnedEarly(
    _ items: [FlowItem], _ names: [Int]
  ) -> (items: [FlowItem], names: [Int]) {
    var order: [Int] = []
    order.reserveCapacity(items.count)
    var isMoved = false
    for (number, item) in items.enumerated() {
      guard case .orientation = item else {
        order.append(number)
        continue
      }
      var place = order.endIndex
      var isGlued = false
      search: for index in order.indices.reversed() {
        switch items[order[index]] {
        case .breakpoint(.infinity): isGlued = true
        case .breakpoint, .space, .grid: break
        case .box where isGlued: (place, isGlued) = (index, false)
        case .box, .columns, .orientation: break search
        }
      }
      isMoved = isMoved || place < order.endIndex
      order.insert(number, at: place)
    }
    guard isMoved else { return (items, names) }
    return (order.map { items[$0] }, names.isEmpty ? [] : order.map { names[$0] })
  }

  /// Forms of a page that are looked at when the best or the page after it is wanting.
  private static let breadth = 4
  /// Costs of two pages above which another form of the first may be worth it.
  private static let contentment = 30.0

  /// The choice that is best together with the page after it, the forms of that page, and the place
  /// in the list up to which all of this depends on what stands there.
  private func chosen(of choices: Choices) -> (Choice, following: Choices, reach: Int?) {
    let first = choices.all[0]
    guard choices.all.count > 1, !first.next.isEnd else { return (first, Choices(), choices.reach) }
    var best = (choice: first, following: self.choices(at: first.next))
    var reach = choices.reach.flatMap { reach in best.following.reach.map { max(reach, $0) } }
    var least = first.cost + best.following.all[0].cost
    guard least > Self.contentment else { return (best.choice, best.following, reach) }
    for choice in choices.all.dropFirst() where choice.cost < least {
      guard !choice.next.isEnd else { continue }
      let following = self.choices(at: choice.next)
      reach = reach.flatMap { reach in following.reach.map { max(reach, $0) } }
      let cost = choice.cost + following.all[0].cost
      if cost < least - 0.01 { (best, least) = ((choice, following), cost) }
    }
    return (best.choice, best.following, reach)
  }

  /// The forms that the page at `position` can take, the best first.
  private func choices(at position: Position) -> Choices {
    let log = DiagnosticLog()
    let block = position.orientation == .portrait ? size : landscape
    var filling = RegionFilling(
      position.rest, size: block, line: line, height: block.height, isColumn: false,
      orientation: position.orientation, notes: position.notes, log: log)
    let ends = filling.fill()
    let all = ends.prefix(Self.breadth).map { end in
      let (content, rest) = filling.finished(at: end)
      return Choice(
        content: content, cost: end.cost,
        rest: Position(rest: rest, orientation: position.orientation, notes: content.notes),
        diagnostics: log.diagnostics)
    }
    return Choices(
      all: all, reach: position.notes.isEmpty ? position.rest.reach(filling.reach) : nil)
  }
}
