import Diagnostics
import Drawing

/// Sets a table into boxes of the vertical list, one a row.
package struct TableSetter {
  let table: Table
  private(set) var context: LayoutContext
  let width: Double
  private let range: SourceRange?
  let widths: [Double]
  let lefts: [Double]
  private(set) var measure: CellMeasure
  /// By how many points the longest words are wider than the table may be.
  package let overflow: Double

  /// - Parameter demands: What the columns ask for, if not by their own cells alone.
  package init(
    _ table: Table, width: Double, in context: LayoutContext, range: SourceRange?,
    demands: [ColumnWidths.Demand]? = nil
  ) {
    let table = table.resolved(in: context)
    self.table = table
    self.context = context
    self.width = width
    self.range = range
    let gaps = table.style.gap * Double(max(0, table.columns.count - 1))
    measure = CellMeasure(of: table, in: context)
    (widths, overflow) = ColumnWidths.share(width - gaps, among: demands ?? measure.demands)
    var left = 0.0
    lefts = widths.map { width in
      defer { left += width + table.style.gap }
      return left
    }
  }

  /// The head and the rows as items, under one table element. The last item is a breakpoint.
  package func items(
    caption: ((ElementID) -> [FlowItem])? = nil, isFullWidth: Bool = true
  ) -> [FlowItem] {
    reportOverflow()
    let structure = context.structure
    let element = structure.add(.table, in: context.parent)
    var items = caption?(element) ?? []
    var head: Frame?
    if table.columns.contains(where: { !$0.label.isEmpty }) {
      let setting = TableHead(self)
      let first = setting.frame(in: structure.add(.tableHead, in: element))
      head = setting.continuedFrame
      items.append(
        .box(
          FlowBox(
            first, isFullWidth: isFullWidth, name: "the head of \(nameInMessages)", range: range)))
      items.append(.breakpoint(cost: .infinity))
    }
    let body = structure.add(.tableBody, in: element)
    let name = nameInMessages
    // Rows of a very long table are told apart by their places in the file: a name for each would take
    // more room than its glyphs.
    let sharedName = table.rows.count > Self.keptRows ? "a row of \(name)" : nil
    let rows = self.rows(under: body, head: head)
    let carrying = carrying(besides: rows)
    var group: Frame?
    for (number, row) in table.rows.enumerated() {
      let frames = rows[number]
      if row.groupLabel != nil { group = nil }
      var continuation = stacked([head, group, number > 0 ? carrying?(number - 1, .brought) : nil])
      if let label = row.groupLabel { group = continuedGroup(label) }
      for (index, frame) in frames.enumerated() {
        var box = FlowBox(
          frame, continuation: continuation, isFullWidth: isFullWidth,
          name: sharedName ?? "row \(number + 1) of \(name)", range: row.range ?? range)
        if index == frames.count - 1, number < table.rows.count - 1 {
          box.closing = carrying?(number, .forward)
        }
        if index == 0 { box.notes = notes(of: row, in: frames, under: context.parent) }
        items.append(.box(box))
        if index < frames.count - 1 {
          items.append(.breakpoint(cost: 200))
          continuation = stacked([head, group])
        }
      }
      items.append(.breakpoint(cost: breakCost(after: number, rows, head: head)))
    }
    return items
  }

  /// What it costs to end the page after a row.
  private func breakCost(after number: Int, _ rows: [[Frame]], head: Frame?) -> Double {
    let isEnd = number == table.rows.count - 1
    if isEnd { return 0 }
    // The rows that sum up the table count as one with the last of the others.
    let last = table.rows.lastIndex { !$0.isSummary } ?? 0
    // What sums up rows stays with the last of them.
    if table.rows[number + 1].isSummary { return .infinity }
    // Neither the first row nor the last stands alone on a page that has room for two.
    let kept = number == last - 1 ? rows[number...] : rows[number...].prefix(2)
    let heights = kept.map { $0.reduce(0) { $0 + $1.size.height } }
    let together = heights.reduce(head?.size.height ?? 0, +)
    if number == 0 || number == last - 1, together <= context.size.height {
      return .infinity
    }
    if number == 1, table.rows.count > 4 { return 150 }
    return table.rows[number].endsGroup ? 5 : 20
  }

  /// What the table is called in messages: by its exhibit, if it has one.
  private var nameInMessages: String {
    table.name.isEmpty ? "the table" : "the table of " + table.name
  }

  private func reportOverflow() {
    guard overflow > 0.5 else { return }
    let summary = tableTooWideSummary(overflow)
    if table.wide == .error {
      context.log.error(
        "table-too-wide", summary, at: range,
        help: "show fewer columns, shorten the longest words, or write 'wide: landscape' or "
          + "'wide: columns'")
    } else {
      context.log.warning(
        "table-too-wide", summary, at: range,
        help: "show fewer columns, or shorten the longest words; long words were broken")
    }
  }

  private func stacked(_ frames: [Frame?]) -> Frame? {
    let frames = frames.compactMap(\.self)
    guard frames.count > 1 else { return frames.first }
    var result = Frame(size: Size(width: width, height: 0))
    for frame in frames {
      result.add(frame, at: Point(x: 0, y: result.size.height))
      result.size.height += frame.size.height
    }
    return result
  }

  // MARK: Rows that are set anew

  /// Rows beyond which a table's rows are measured and set anew when they are painted.
  static let keptRows = 1_000

  /// The frames of all rows.
  private func rows(under body: ElementID, head: Frame?) -> [[Frame]] {
    let structure = context.structure
    guard table.rows.count > Self.keptRows else {
      return table.rows.indices.map { rowFrames($0, body, head: head) }
    }
    let deferred = DeferredRows(self, body, head: head)
    return table.rows.indices.map { number in
      let first = structure.elements.count
      let frames = rowFrames(number, body, head: head)
      deferred.addRow(elementsFrom: first)
      return frames.enumerated().map { part, frame in
        var stand = Frame(size: frame.size)
        stand.add(.deferred(DeferredFrame(deferred, index: number, part: part)), at: .zero)
        // Which values it shows is known before it is made.
        frame.forEachItem { placed in
          if case .value = placed.item { stand.add(placed.item, at: .zero) }
        }
        return stand
      }
    }
  }

  /// What a row sets in another context, which is otherwise like its own.
  func frames(ofRow number: Int, under body: ElementID, head: Frame?, in context: LayoutContext)
    -> [Frame]
  {
    copy(in: context).rowFrames(number, body, head: head)
  }

  /// A row that is carried over, in another context.
  func frame(of carried: CarriedRow, after number: Int, in context: LayoutContext) -> Frame {
    copy(in: context).carriedFrame(carried, after: number)
  }

  private func copy(in context: LayoutContext) -> TableSetter {
    var copy = self
    (copy.context, copy.measure.setter) = (context, context.setter)
    return copy
  }

  /// A context like this one's in which elements are made anew from the place `first` on.
  func context(elementsFrom first: Int, _ shaper: TextShaper) -> LayoutContext {
    let log = DiagnosticLog()
    return LayoutContext(
      setter: context.setter.copy(shaper, log: log),
      structure: StructureTree(part: context.structure.part, from: first), log: log,
      size: context.size, line: context.line, language: context.language,
      pages: context.pages)
  }

  /// The fonts that rows are set in.
  var fonts: FontLibrary { context.shaper.fonts }

  /// Which of the two rows that carry a sum over.
  enum CarriedRow: Int { case forward, brought }

  /// Makes the rows that carry sums over, all of one height.
  private func carrying(besides rows: [[Frame]]) -> ((Int, CarriedRow) -> Frame?)? {
    guard let carry = table.carry else { return nil }
    let deferred = rows.count > Self.keptRows ? DeferredCarries(self) : nil
    return { number, kind in
      guard carry(number) != nil else { return nil }
      let frame = carriedFrame(kind, after: number)
      guard let deferred else { return frame }
      var stand = Frame(size: frame.size)
      stand.add(
        .deferred(DeferredFrame(deferred, index: number, part: kind.rawValue)), at: .zero)
      return stand
    }
  }
}

private func tableTooWideSummary(_ overflow: Double) -> String {
  let points = (overflow * 10).rounded() / 10
  return "the table is \(points) points too wide for the page"
}
