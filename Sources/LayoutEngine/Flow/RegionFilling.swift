import Diagnostics
import Drawing

/// Fills one page or column from the front of a vertical list, and weighs where it could end.
struct RegionFilling {
  /// Width and height of the text block, in points.
  let size: Size
  let line: Double
  let height: Double
  let isColumn: Bool
  let orientation: PageOrientation
  let log: DiagnosticLog
  let items: FlowList
  /// What is left of the notes of the page before.
  let continuedNotes: [FlowNote]

  private(set) var candidates: [Candidate] = []
  private var content: Content
  private var y = 0.0
  // White space and the step of the grid that wait for the next box: of two spaces that meet, the
  // larger counts.
  private var waiting = 0.0
  // What waited before the last space, which belongs to what comes next.
  private var waitingBefore = 0.0
  private var step = 0.0
  private var asideBottom = 0.0
  private var hasBox = false
  // Set by an infinite cost until the next box: what keeps together wins over any other break.
  private var isGlued = false
  // The space that would follow an exhibit which has floated away goes with it.
  private var skipsSpace = false
  private var lastBox: FlowBox?
  private var floats: RegionFloats
  private var notes: [FlowNote]

  init(
    _ items: FlowList, size: Size, line: Double, height: Double, isColumn: Bool,
    orientation: PageOrientation = .portrait, notes: [FlowNote] = [], log: DiagnosticLog
  ) {
    self.items = items
    self.size = size
    self.line = line
    self.height = height
    self.isColumn = isColumn
    self.orientation = orientation
    self.log = log
    continuedNotes = notes
    self.notes = notes
    floats = RegionFloats(gap: line * 2)
    content = Content(frame: Frame(size: Size(width: size.width, height: height)))
  }

  /// Height at the foot that is taken by `notes` and exhibits there.
  private func reserved(_ notes: [FlowNote]) -> Double {
    // The notes of a column go to the foot of its page.
    (isColumn ? 0 : FlowNote.height(of: notes)) + floats.footHeight
  }

  private var reserved: Double { reserved(notes) }

  // MARK: Filling

  /// The places where the region could end, the best first; one at least.
  mutating func fill() -> [Candidate] {
    start()
    while let offset = next() {
      if let end = place(items[offset], at: offset) { return end }
    }
    return [last(at: items.count)]
  }

  private var position = 0
  /// How many of the items were looked at to find the ends.
  private(set) var reach = 0

  private mutating func next() -> Int? {
    guard position < items.count else { return nil }
    defer {
      position += 1
      reach = max(reach, position)
    }
    return position
  }

  private mutating func start() {
    content = Content(frame: Frame(size: Size(width: size.width, height: height)))
    (y, waiting, step, asideBottom, position) = (0, 0, 0, 0, 0)
    (hasBox, isGlued, skipsSpace, lastBox) = (false, false, false, nil)
    (notes, candidates) = (continuedNotes, [])
    floats.restart()
    for offset in floats.hoisted.sorted() {
      guard case .box(let box) = items[offset] else { continue }
      advance()
      content.add(box, at: Point(x: box.x, y: y))
      notes += box.notes
      y += box.frame.size.height
      (content.height, hasBox, lastBox, waiting) = (y, true, box, floats.gap)
    }
  }

  private mutating func advance() {
    y += waiting
    if step > 0 { y = (max(y, 0) / step - 1e-6).rounded(.up) * step }
    (waiting, waitingBefore, step) = (0, 0, 0)
  }

  private func candidate(at index: Int, cost: Double = 0, remainder: FlowItem? = nil) -> Candidate {
    var candidate = Candidate(
      index: index, cost: cost, itemCount: content.frame.items.count,
      boxCount: content.boxes.count, height: content.height,
      firstSection: content.firstSection, startsWithSection: content.startsWithSection,
      lastSection: content.lastSection, noteCount: notes.count, footCount: floats.footCount,
      remainder: remainder)
    if index < items.count, remainder == nil, let closing = lastBox?.closing, let lastBox {
      candidate.closing = (closing, Point(x: lastBox.x, y: content.height))
    }
    return candidate
  }

  /// The end at a place after which nothing more fills the region.
  private func last(at index: Int) -> Candidate {
    var candidate = candidate(at: index)
    (candidate.height, candidate.isLast) = (max(candidate.height, asideBottom), true)
    return candidate
  }

  /// The ends known so far, the best first; of several as good, the last.
  private var ends: [Candidate] {
    // Their places are sorted, which are smaller than they.
    candidates.indices.sorted { (candidates[$0].cost, -$0) < (candidates[$1].cost, -$1) }
      .map { candidates[$0] }
  }

  /// The ends known so far or, without any, the one before the item at `offset`.
  private func ends(before offset: Int) -> [Candidate] {
    candidates.isEmpty ? [candidate(at: offset)] : ends
  }

  /// Places one item; where the region is full, its possible ends.
  private mutating func place(_ item: FlowItem, at offset: Int) -> [Candidate]? {
    if floats.hoisted.contains(offset) {
      leaveOutSpace()
      return nil
    }
    switch item {
    case .space(let amount):
      if skipsSpace {
        skipsSpace = false
      } else if hasBox {
        (waitingBefore, waiting) = (waiting, max(waiting, amount))
      }
    case .grid(let line):
      if hasBox { step = max(step, line) }
    case .breakpoint(let cost): return weigh(cost, at: offset)
    case .orientation(let other):
      if !isColumn, hasBox, comingOrientation(other, after: offset) != orientation {
        return [last(at: offset)]
      }
    case .columns(let set): return place(set, at: offset)
    case .box(let box): return place(box, at: offset)
    }
    return nil
  }

  /// Which way the next box lies: pages need not be turned and turned back between two.
  private func comingOrientation(_ first: PageOrientation, after offset: Int) -> PageOrientation {
    var result = first
    for offset in offset..<items.count {
      if items[offset].isVisible { break }
      if case .orientation(let other) = items[offset] { result = other }
    }
    return result
  }

  private mutating func weigh(_ cost: Double, at offset: Int) -> [Candidate]? {
    if cost == .infinity { isGlued = true }
    guard cost < .infinity, hasBox, !isGlued || cost == -.infinity else { return nil }
    if cost == -.infinity { return [last(at: offset)] }
    let closing = lastBox?.closing?.size.height ?? 0
    // White beside a side column that goes on is white.
    let used = content.height + closing + reserved
    let gap = max(0, height - used) / line
    var end = candidate(at: offset, cost: cost + gap * gap + (gap > 14 ? 150 : 0))
    end.gap = gap
    candidates.append(end)
    return nil
  }

  private mutating func place(_ box: FlowBox, at offset: Int) -> [Candidate]? {
    if !isColumn, box.placement == .foot || hasBox && box.placement == .top {
      switch moved(box, at: offset) {
      case .moved: return nil
      case .restart: return fill()
      case .stays: break
      }
    }
    let before = (y: y, waiting: waiting, waitingBefore: waitingBefore)
    advance()
    var top = y
    if box.isFullWidth, asideBottom > top {
      top = ((asideBottom + line) / line - 1e-6).rounded(.up) * line
    }
    let head = !hasBox ? box.continuation : nil
    let bottom = top + (head?.size.height ?? 0) + box.frame.size.height
    let closing = box.closing?.size.height ?? 0
    let room = height - reserved
    let finds = bottom <= room + 0.01
    if box.placement != .here, hasBox, !isGlued, !finds || floats.isWaiting,
      box.frame.size.height <= size.height
    {
      floats.wait(box, at: offset)
      (y, skipsSpace) = (before.y, true)
      // What floats away takes the space around it along, but not that below what stands before it.
      waiting = (lastBox?.placement ?? .here) == .here ? before.waitingBefore : before.waiting
      return nil
    }
    if box.section != nil || box.opensTable, floats.isWaiting, hasBox {
      return [candidate(at: offset)]
    }
    let asideTop = asideBottom > top ? asideBottom + line : top
    let aside = box.aside.isEmpty ? nil : FlowItem.stacked(box.aside)
    let asideEnd = aside.map { asideTop + $0.size.height } ?? 0
    // Notes of the page before that leave no room for text fill a page of their own.
    if !hasBox, !isColumn, !continuedNotes.isEmpty, bottom > room + 0.01,
      reserved > height / 2
    {
      return [candidate(at: offset)]
    }
    let own = box.notes.isEmpty ? room : height - reserved(notes + box.notes)
    if max(bottom + closing, asideEnd) > own + 0.01 {
      // A note that does not fit is divided only where its mark would leave a hole behind it.
      let first = box.notes.first?.lines.prefix(2).reduce(0) { $0 + $1.size.height } ?? 0
      let isDivided =
        !box.notes.isEmpty && hasBox && candidates.allSatisfy { $0.gap > Self.widestGap }
        && max(bottom + closing, asideEnd) + FlowNote.height(of: Array(box.notes.prefix(1)))
          - (box.notes.first?.height ?? 0) + first <= room + 0.01
      if !isDivided {
        if !candidates.isEmpty { return ends }
        // A column that starts low on a page leaves to the next page what that can hold.
        if !hasBox, isColumn, height < size.height - 0.01,
          box.frame.size.height + (head?.size.height ?? 0) <= size.height
        {
          return [candidate(at: 0)]
        }
        if max(bottom + closing, asideEnd) > room + 0.01 {
          let isAside = bottom <= room + 0.01
          reportTooTall(box, after: lastBox, isAside: isAside)
          if hasBox { return [candidate(at: offset)] }
        }
      }
    }
    if let title = box.section {
      if content.firstSection == nil {
        content.firstSection = title
        content.startsWithSection = !hasBox
      }
      content.lastSection = title
    }
    // The side column is read, and so painted, before the text beside it.
    if let aside {
      content.frame.add(aside, at: Point(x: box.asideX, y: asideTop))
      asideBottom = asideEnd
    }
    if let head { content.frame.add(head, at: Point(x: box.x, y: top)) }
    y = top + (head?.size.height ?? 0)
    content.add(box, at: Point(x: box.x, y: y))
    notes += box.notes
    y += box.frame.size.height
    content.height = y
    (hasBox, isGlued, skipsSpace) = (true, false, false)
    lastBox = box
    return nil
  }

  /// A page may stay that many lines short before a note is divided.
  private static let widestGap = 6.0

  private enum Move { case moved, restart, stays }

  /// Leaves out the white space around a box that stands elsewhere.
  private mutating func leaveOutSpace() { (waiting, skipsSpace) = (waitingBefore, true) }

  /// Takes an exhibit to the foot or the top of the page, if it has room there.
  private mutating func moved(_ box: FlowBox, at offset: Int) -> Move {
    let needed =
      box.frame.size.height + floats.gap
      + (box.notes.isEmpty
        ? 0 : FlowNote.height(of: notes + box.notes) - FlowNote.height(of: notes))
    // What goes to the foot does not part a heading from its text.
    guard !isGlued || box.placement == .foot, !floats.isWaiting,
      content.height + needed + reserved <= height + 0.01
    else {
      return .stays
    }
    switch box.placement {
    case .foot:
      floats.addFoot(box)
      notes += box.notes
      leaveOutSpace()
      return .moved
    case .top where content.firstSection == nil && asideBottom <= content.height:
      floats.hoist(offset)
      return .restart
    default: return .stays
    }
  }

  private mutating func place(_ set: ColumnSet, at offset: Int) -> [Candidate]? {
    advance()
    if asideBottom > y { y = asideBottom + line }
    let room = height - y - reserved
    let least = min(6 * line, size.height)
    let isWhole = FlowItem.height(of: set.items) / Double(set.count) + line <= room
    guard room >= least || isWhole || !hasBox else { return ends(before: offset) }
    let setting = ColumnSetting(size: size, line: line, log: log)
    // The notes of a column take of the room that its text has.
    var held = 0.0
    var part = setting.columns(set, room: room)
    for _ in 0..<5 {
      let needed = FlowNote.height(of: notes + part.notes) - FlowNote.height(of: notes)
      guard needed > held + 0.01 else { break }
      held = needed
      part = setting.columns(set, room: max(room - held, min(room, 3 * line)))
    }
    if room < least, part.rest != nil, hasBox { return ends(before: offset) }
    let isEmpty = !part.boxes.contains { $0.area.height > 0 }
    if isEmpty, part.rest != nil, hasBox { return ends(before: offset) }
    if isEmpty, part.rest != nil { part = setting.columns(set, room: room) }
    content.frame.add(part.frame, at: Point(x: 0, y: y))
    content.boxes += part.boxes.map { $0.moved(by: Point(x: 0, y: y)) }
    notes += part.notes
    lastBox = nil
    if let rest = part.rest {
      content.height = y + part.frame.size.height
      return [candidate(at: offset, remainder: .columns(rest))]
    }
    isGlued = false
    y += part.frame.size.height
    hasBox = hasBox || part.frame.size.height > 0
    content.height = y
    return nil
  }

  // MARK: The end

  /// What stands in the region if it ends at `end`, and the items that are left.
  func finished(at end: Candidate) -> (content: Content, rest: FlowList) {
    var result = content
    result.frame.items.removeSubrange(end.itemCount...)
    result.boxes.removeSubrange(end.boxCount...)
    (result.height, result.firstSection) = (end.height, end.firstSection)
    (result.startsWithSection, result.lastSection) = (end.startsWithSection, end.lastSection)
    if let closing = end.closing { result.frame.add(closing.frame, at: closing.place) }
    var bottom = height
    let feet = floats.footHeight(of: end.footCount)
    let notes = Array(notes.prefix(end.noteCount))
    if isColumn {
      result.notes = notes
    } else if !notes.isEmpty {
      let set = FlowNote.set(
        notes, room: height - end.height - (end.closing?.frame.size.height ?? 0) - feet,
        width: size.width, isForced: end.boxCount == 0)
      bottom -= set.frame.size.height
      if set.frame.size.height > 0 {
        result.frame.add(set.frame, at: Point(x: 0, y: bottom))
        result.boxes.append(
          PageBuilder.PlacedBox(
            area: Rectangle(x: 0, y: bottom, width: size.width, height: set.frame.size.height),
            name: "the notes of the page", range: nil))
      }
      result.notes = set.rest
    }
    // Where no text comes to fill the page, its foot is where the text ends.
    if end.isLast { bottom = min(bottom, end.height + feet) }
    floats.setFeet(end.footCount, above: bottom, in: &result)
    return (result, floats.rest(of: items, from: end.index, remainder: end.remainder))
  }
}
