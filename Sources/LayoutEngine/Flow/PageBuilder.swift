import Diagnostics
import Drawing

/// Fills pages, and columns of pages, from a vertical list, choosing where each ends by cost.
package struct PageBuilder {
  /// One filled page: its frame and what happened on it.
  package struct Page {
    package var frame: Frame
    /// Title of the section the page begins in.
    package var section: String?
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
  /// Step of the baseline grid, the unit in which white space at the foot is judged.
  package let line: Double
  private let log: DiagnosticLog

  package init(size: Size, line: Double, log: DiagnosticLog) {
    self.size = size
    self.line = line
    self.log = log
  }

  /// The pages that `items` fill.
  package func pages(of items: [FlowItem]) -> [Page] {
    var pages = [Page]()
    var rest = items[...]
    var section: String?
    while true {
      rest = rest.drop { item in
        switch item {
        case .space, .grid: true
        case .breakpoint(let cost): cost != -.infinity || pages.isEmpty
        default: false
        }
      }
      // A forced break at the top of a page has already happened.
      while case .breakpoint = rest.first { rest = rest.dropFirst() }
      guard rest.contains(where: \.isVisible) else { break }
      let filled = fill(&rest, height: size.height, isColumn: false)
      let first = filled.firstSection
      if let first, filled.startsWithSection { section = first }
      pages.append(
        Page(frame: filled.frame, section: section ?? first, boxes: filled.boxes))
      section = filled.lastSection ?? section
    }
    return pages
  }

  /// What came of filling a page or column.
  private struct Filled {
    var frame: Frame
    var height = 0.0
    var firstSection: String?
    var startsWithSection = false
    var lastSection: String?
    var boxes: [PlacedBox] = []

    mutating func add(_ box: FlowBox, at point: Point) {
      frame.add(box.frame, at: point)
      boxes.append(
        PlacedBox(
          area: Rectangle(
            x: point.x, y: point.y, width: box.frame.size.width, height: box.frame.size.height),
          name: box.name, range: box.range))
    }
  }

  /// A place where the page could end.
  private struct Candidate {
    var index: Int
    var cost: Double
    var itemCount: Int
    var state: Filled
    /// What is left of a column set that is cut here.
    var remainder: FlowItem?
  }

  /// Takes as many items from the front of `items` as fit well into `height`.
  private func fill(
    _ items: inout ArraySlice<FlowItem>, height: Double, isColumn: Bool
  ) -> Filled {
    var state = Filled(frame: Frame(size: Size(width: size.width, height: height)))
    var y = 0.0
    // White space and the step of the grid that wait for the next box: of two spaces that meet,
    // the larger counts.
    var waiting = 0.0
    var step = 0.0
    var asideBottom = 0.0
    var hasBox = false
    // Set by an infinite cost until the next box: what keeps together wins over any other break.
    var isGlued = false
    // The space that would follow an exhibit which has floated away goes with it.
    var skipsSpace = false
    func advance() {
      y += waiting
      if step > 0 { y = (max(y, 0) / step - 1e-6).rounded(.up) * step }
      (waiting, step) = (0, 0)
    }
    var best: Candidate?
    var lastBox: FlowBox?
    // Exhibits that wait for the next column or page, by their places in the list.
    var floated: [(offset: Int, item: FlowItem)] = []
    func finish(_ candidate: Candidate) -> Filled {
      var filled = candidate.state
      filled.frame.items.removeSubrange(candidate.itemCount...)
      let next = items.index(items.startIndex, offsetBy: candidate.index)
      let waiting = floated.filter { $0.offset < candidate.index }.flatMap {
        [$0.item, .space(line * 2), .breakpoint(cost: 0)]
      }
      if let remainder = candidate.remainder {
        items = waiting + [remainder] + items[items.index(after: next)...]
      } else {
        items = waiting.isEmpty ? items[next...] : waiting + items[next...]
      }
      return filled
    }
    for (offset, item) in items.enumerated() {
      switch item {
      case .space(let amount):
        if skipsSpace {
          skipsSpace = false
        } else if hasBox {
          waiting = max(waiting, amount)
        }
      case .grid(let line):
        if hasBox { step = max(step, line) }
      case .breakpoint(let cost):
        if cost == .infinity { isGlued = true }
        guard cost < .infinity, hasBox, !isGlued || cost == -.infinity else { continue }
        let used = max(state.height, min(asideBottom, height))
        if cost == -.infinity {
          return finish(
            Candidate(
              index: offset, cost: 0, itemCount: state.frame.items.count, state: state))
        }
        let gap = max(0, height - used) / line
        let total = cost + gap * gap + (gap > 14 ? 150 : 0)
        if total <= best?.cost ?? .infinity {
          best = Candidate(
            index: offset, cost: total, itemCount: state.frame.items.count, state: state)
        }
      case .columns(let set):
        advance()
        if asideBottom > y { y = asideBottom + line }
        let room = height - y
        let least = min(6 * line, size.height)
        guard room >= least || !hasBox else {
          return finish(
            best
              ?? Candidate(
                index: offset, cost: 0, itemCount: state.frame.items.count, state: state))
        }
        let (frame, rest, boxes) = columns(set, room: room)
        state.frame.add(frame, at: Point(x: 0, y: y))
        state.boxes += boxes.map { $0.moved(by: Point(x: 0, y: y)) }
        if let rest {
          let filled = finish(
            Candidate(
              index: offset, cost: 0, itemCount: state.frame.items.count, state: state,
              remainder: .columns(rest)))
          return filled
        }
        isGlued = false
        y += frame.size.height
        hasBox = hasBox || frame.size.height > 0
        state.height = y
      case .box(let box):
        let above = y
        advance()
        var top = y
        if box.isFullWidth, asideBottom > top {
          top = ((asideBottom + line) / line - 1e-6).rounded(.up) * line
        }
        let head = !hasBox ? box.continuation : nil
        let bottom = top + (head?.size.height ?? 0) + box.frame.size.height
        let finds = bottom <= height + 0.01
        if box.isFloating, hasBox, !isGlued, !finds || !floated.isEmpty,
          box.frame.size.height <= size.height
        {
          floated.append((offset, item))
          (y, skipsSpace) = (above, true)
          continue
        }
        if box.section != nil || box.opensTable, !floated.isEmpty, hasBox {
          return finish(
            Candidate(
              index: offset, cost: 0, itemCount: state.frame.items.count, state: state))
        }
        let asideTop = asideBottom > top ? asideBottom + line : top
        let aside = box.aside.isEmpty ? nil : stacked(box.aside)
        let asideEnd = aside.map { asideTop + $0.size.height } ?? 0
        if max(bottom, asideEnd) > height + 0.01 {
          if let best { return finish(best) }
          // A column that starts low on a page leaves to the next page what that can hold.
          if !hasBox, isColumn, height < size.height - 0.01,
            box.frame.size.height + (head?.size.height ?? 0) <= size.height
          {
            return state
          }
          let isAside = bottom <= height + 0.01
          reportTooTall(box, lastBox, isAside: isAside, isColumn: isColumn)
          if hasBox {
            return finish(
              Candidate(
                index: offset, cost: 0, itemCount: state.frame.items.count, state: state))
          }
        }
        if let title = box.section {
          if state.firstSection == nil {
            state.firstSection = title
            state.startsWithSection = !hasBox
          }
          state.lastSection = title
        }
        // The side column is read, and so painted, before the text beside it.
        if let aside {
          state.frame.add(aside, at: Point(x: box.asideX, y: asideTop))
          asideBottom = asideEnd
        }
        if let head { state.frame.add(head, at: Point(x: box.x, y: top)) }
        y = top + (head?.size.height ?? 0)
        state.add(box, at: Point(x: box.x, y: y))
        y += box.frame.size.height
        state.height = y
        (hasBox, isGlued, skipsSpace) = (true, false, false)
        lastBox = box
      }
    }
    state.height = max(state.height, asideBottom)
    return finish(
      Candidate(
        index: items.count, cost: 0, itemCount: state.frame.items.count, state: state))
  }

  /// The items one under another, whatever their height.
  private func stacked(_ items: [FlowItem]) -> Frame {
    var frame = Frame(size: Size(width: 0, height: 0))
    var y = 0.0
    for item in items {
      switch item {
      case .space(let amount): y += amount
      case .box(let box):
        frame.add(box.frame, at: Point(x: box.x, y: y))
        y += box.frame.size.height
        frame.size.width = max(frame.size.width, box.x + box.frame.size.width)
      case .grid, .breakpoint, .columns: break
      }
    }
    frame.size.height = y
    return frame
  }

  /// Sets as much of `set` as fits into `room`; the rest, if any, goes to the next page.
  private func columns(
    _ set: ColumnSet, room: Double
  ) -> (frame: Frame, rest: ColumnSet?, boxes: [PlacedBox]) {
    if set.isBalanced, let balanced = balanced(set, room: room) {
      return (balanced.frame, nil, balanced.boxes)
    }
    return cut(set, room: set.isBalanced ? roomThatLeavesEnough(of: set, room: room) : room)
  }

  /// At most `room`, so little less that what is left of `set` for the next page is more than a
  /// stub at its head; `room` where no such place is near.
  private func roomThatLeavesEnough(of set: ColumnSet, room: Double) -> Double {
    let quiet = PageBuilder(size: size, line: line, log: DiagnosticLog())
    let enough = Self.leastRest * line * Double(set.count)
    for lines in 0...Self.mostLinesLeftFree {
      let less = room - Double(lines) * line
      guard less >= room / 2, less >= enough / Double(set.count) else { break }
      let part = quiet.cut(set, room: less)
      guard let rest = part.rest else { return less }
      // With less room, a column could take nothing at all, and the page would stay empty.
      guard part.boxes.contains(where: { $0.area.height > 0 }) else { break }
      if height(of: rest.items) >= enough - 0.01 { return less }
    }
    return room
  }

  /// Fewer lines than this in each column at the head of a page look forgotten there.
  private static let leastRest = 4.0
  /// More lines than this are not left free at the foot of a page for it.
  private static let mostLinesLeftFree = 5

  /// As much of `set` as fits into `room`, column after column.
  private func cut(
    _ set: ColumnSet, room: Double
  ) -> (frame: Frame, rest: ColumnSet?, boxes: [PlacedBox]) {
    var rest = set.items[...]
    var columns: [Filled] = []
    for _ in 0..<set.count where rest.contains(where: \.isVisible) {
      columns.append(fillColumn(&rest, height: room))
    }
    let (frame, boxes) = joined(columns, of: set, height: room)
    guard rest.contains(where: \.isVisible) else { return (frame, nil, boxes) }
    var remaining = set
    remaining.items = Array(rest)
    return (frame, remaining, boxes)
  }

  /// Columns side by side.
  private func joined(
    _ columns: [Filled], of set: ColumnSet, height: Double
  ) -> (frame: Frame, boxes: [PlacedBox]) {
    var frame = Frame(size: Size(width: size.width, height: height))
    var boxes: [PlacedBox] = []
    for (column, filled) in columns.enumerated() {
      let place = Point(x: Double(column) * (set.width + set.gutter), y: 0)
      frame.add(filled.frame, at: place)
      boxes += filled.boxes.map { $0.moved(by: place) }
    }
    return (frame, boxes)
  }

  private func fillColumn(_ rest: inout ArraySlice<FlowItem>, height: Double) -> Filled {
    rest = rest.drop { item in
      switch item {
      case .space, .grid, .breakpoint: true
      default: false
      }
    }
    return fill(&rest, height: height, isColumn: true)
  }

  /// The set in columns of the least common height that holds all of it, if `room` is enough.
  private func balanced(
    _ set: ColumnSet, room: Double
  ) -> (frame: Frame, boxes: [PlacedBox])? {
    let whole = height(of: set.items)
    // A column of one or two lines is no column.
    var height = max((whole / Double(set.count) / line).rounded(.up), 3) * line
    while true {
      height = min(height, room)
      var rest = set.items[...]
      var frames = [Filled]()
      let quiet = PageBuilder(size: size, line: line, log: DiagnosticLog())
      for _ in 0..<set.count { frames.append(quiet.fillColumn(&rest, height: height)) }
      if !rest.contains(where: \.isVisible) {
        return joined(frames, of: set, height: frames.map(\.height).max() ?? 0)
      }
      if height >= room { return nil }
      height += line / 2
    }
  }

  private func height(of items: [FlowItem]) -> Double {
    items.reduce(0) { sum, item in
      switch item {
      case .box(let box): sum + box.frame.size.height
      case .space(let amount): sum + amount
      default: sum
      }
    }
  }

  private func reportTooTall(
    _ box: FlowBox, _ last: FlowBox?, isAside: Bool, isColumn: Bool
  ) {
    let own = box.name ?? last?.name ?? "a group that is kept together"
    let name = isAside ? "what stands beside \(own)" : own
    log.warning(
      "too-tall", tooTallSummary(name, isColumn: isColumn), at: box.range ?? last?.range,
      help: "shorten it, or allow it to be divided")
  }
}

extension FlowItem {
  /// Whether the item leaves a mark on the page.
  package var isVisible: Bool {
    switch self {
    case .box: true
    case .columns(let set): set.items.contains { $0.isVisible }
    case .space, .grid, .breakpoint: false
    }
  }
}

private func tooTallSummary(_ name: String, isColumn: Bool) -> String {
  "\(name) is taller than the \(isColumn ? "column" : "page") and had to be cut off from what it "
    + "belongs to"
}
