import Diagnostics
import Drawing

/// Sets a table into boxes of the vertical list, one a row.
package struct TableSetter {
  private let table: Table
  private var context: LayoutContext
  private let width: Double
  private let range: SourceRange?
  private let widths: [Double]
  private let lefts: [Double]
  private var measure: CellMeasure

  package init(
    _ table: Table, width: Double, in context: LayoutContext, range: SourceRange?
  ) {
    self.table = table
    self.context = context
    self.width = width
    self.range = range
    let gaps = table.style.gap * Double(max(0, table.columns.count - 1))
    let measure = CellMeasure(of: table, in: context)
    let (widths, overflow) = ColumnWidths.share(width - gaps, among: measure.demands)
    if overflow > 0.5 {
      context.log.warning(
        "table-too-wide", tableTooWideSummary(overflow), at: range,
        help: "show fewer columns, or shorten the longest words; long words were broken")
    }
    self.widths = widths
    self.measure = measure
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
    let structure = context.structure
    let element = structure.add(.table, in: context.parent)
    var items = caption?(element) ?? []
    let hasHead = table.columns.contains { !$0.label.isEmpty }
    var head: Frame?
    if hasHead {
      let headElement = structure.add(.tableHead, in: element)
      let row = structure.add(.tableRow, in: headElement)
      let cells = table.columns.map { _ in
        structure.add(.tableHeader, in: row) { $0.scope = .column }
      }
      let first = headFrame(continued: false) { cells[$0] }
      head = headFrame(continued: true) { _ in nil }
      items.append(.box(FlowBox(first, isFullWidth: isFullWidth, name: "a table head")))
      items.append(.breakpoint(cost: .infinity))
    }
    let body = structure.add(.tableBody, in: element)
    let rows = self.rows(under: body, head: head)
    let heights = rows.map { $0.reduce(0) { $0 + $1.size.height } }
    for (number, row) in table.rows.enumerated() {
      let frames = rows[number]
      for (index, frame) in frames.enumerated() {
        items.append(
          .box(
            FlowBox(
              frame, continuation: head, isFullWidth: isFullWidth,
              name: "row \(number + 1) of the table", range: row.range ?? range)))
        if index < frames.count - 1 { items.append(.breakpoint(cost: 200)) }
      }
      // Neither the first row nor the last stands alone on a page that has room for two.
      let pair = heights[number...].prefix(2).reduce(head?.size.height ?? 0, +)
      let isEdge =
        (number == 0 || number == table.rows.count - 2) && pair <= context.size.height
      let isSecond = number == 1 && table.rows.count > 4
      let isEnd = number == table.rows.count - 1
      items.append(
        .breakpoint(
          cost: isEnd ? 0 : isEdge ? .infinity : isSecond ? 150 : row.endsGroup ? 5 : 20))
    }
    return items
  }

  /// Rows beyond which a table's rows are measured and set anew when they are painted.
  static let keptRows = 1_000

  /// The frames of all rows.
  private func rows(under body: ElementID, head: Frame?) -> [[Frame]] {
    let structure = context.structure
    guard table.rows.count > Self.keptRows else {
      return table.rows.map { rowFrames($0, body, head: head) }
    }
    let deferred = DeferredRows(self, body, head: head)
    return table.rows.indices.map { number in
      let first = structure.elements.count
      let frames = rowFrames(table.rows[number], body, head: head)
      deferred.add(frames, elementsFrom: first)
      return frames.enumerated().map { part, frame in
        var stand = Frame(size: frame.size)
        stand.add(.deferred(DeferredFrame(deferred, index: number, part: part)), at: .zero)
        return stand
      }
    }
  }

  /// What a row sets in another context, which is otherwise like its own.
  func frames(ofRow number: Int, under body: ElementID, head: Frame?, in context: LayoutContext)
    -> [Frame]
  {
    var copy = self
    (copy.context, copy.measure.setter) = (context, context.setter)
    return copy.rowFrames(table.rows[number], body, head: head)
  }

  /// A context like this one's in which elements are made anew from the place `first` on.
  func context(elementsFrom first: Int, _ shaper: TextShaper) -> LayoutContext {
    let log = DiagnosticLog()
    return LayoutContext(
      setter: context.setter.copy(shaper, log: log),
      structure: StructureTree(part: context.structure.part, from: first), log: log,
      size: context.size, line: context.line, language: context.language,
      pageNumbers: context.pageNumbers)
  }

  /// The fonts that rows are set in.
  var fonts: FontLibrary { context.shaper.fonts }

  private func headFrame(continued: Bool, element: (Int) -> ElementID?) -> Frame {
    let style = table.style
    var cellFrames = [Frame]()
    for (index, column) in table.columns.enumerated() {
      let label = column.label
      let leaf = element(index)
      var alignment = ParagraphStyle(slot: style.headSlot)
      alignment.alignment = column.alignment == .leading ? .leading : .trailing
      cellFrames.append(
        stack(
          context.setter.lines(
            of: label, alignment, width: widths[index], language: context.language,
            elements: context.leaves(for: label, in: leaf))))
    }
    let tallest = cellFrames.map(\.size.height).max() ?? 0
    let mark =
      continued
      ? context.setter.lines(
        of: [style.continued], ParagraphStyle(slot: style.headSlot), width: width,
        language: context.language, elements: { _ in nil }) : []
    let top = mark.isEmpty ? 0 : style.headSlot + style.headPadding / 2
    let height = top + tallest + style.headPadding * 2
    var frame = Frame(size: Size(width: width, height: height))
    for line in mark { frame.add(line, at: .zero) }
    frame.line(from: Point(x: 0, y: top), to: Point(x: width, y: top), style.heavyRule)
    for (index, cell) in cellFrames.enumerated() {
      let y = top + style.headPadding + tallest - cell.size.height
      frame.add(cell, at: Point(x: lefts[index], y: y))
    }
    frame.line(from: Point(x: 0, y: height), to: Point(x: width, y: height), style.heavyRule)
    return frame
  }

  private func stack(_ lines: [Frame]) -> Frame {
    var frame = Frame(size: Size(width: lines.first?.size.width ?? 0, height: 0))
    for line in lines {
      frame.add(line, at: Point(x: 0, y: frame.size.height))
      frame.size.height += line.size.height
    }
    return frame
  }

  /// The frames of one row: one, unless the row is taller than a page can hold.
  private func rowFrames(
    _ row: Table.Row, _ body: ElementID, head: Frame?
  ) -> [Frame] {
    let structure = context.structure
    let style = table.style
    var label: Frame?
    if let text = row.groupLabel {
      let labelRow = structure.add(.tableRow, in: body)
      let leaf = structure.add(.tableHeader, in: labelRow) {
        $0.scope = .row
        $0.columnSpan = table.columns.count
      }
      label = stack(
        context.setter.lines(
          of: text, ParagraphStyle(slot: style.headSlot), width: width,
          language: context.language, elements: context.leaves(for: text, in: leaf)))
    }
    let element = structure.add(.tableRow, in: body)
    var columns: [[(frame: Frame, x: Double)]] = []
    var place = 0
    for (index, cell) in row.cells.enumerated() where place < table.columns.count {
      let isHeader = index == 0 && table.hasStub
      let leaf = structure.add(isHeader ? .tableHeader : .tableData, in: element) {
        if isHeader { $0.scope = .row }
        $0.columnSpan = cell.columnSpan
        $0.language = cell.language
      }
      columns.append(cellParts(cell, at: place, in: leaf))
      place += cell.columnSpan
    }
    let tallest = columns.map { $0.reduce(0) { $0 + $1.frame.size.height } }.max() ?? 0
    let labelHeight = label.map { $0.size.height + style.padding } ?? 0
    let room = context.size.height - (head?.size.height ?? 0) - style.padding * 2 - labelHeight
    var frames = [Frame]()
    if tallest <= room {
      frames = [columnsFrame(columns)]
    } else {
      // Divide every cell at the line nearest to the foot of the page.
      while columns.contains(where: { !$0.isEmpty }) {
        var part: [[(frame: Frame, x: Double)]] = []
        for index in columns.indices {
          var used = 0.0
          var taken: [(frame: Frame, x: Double)] = []
          while let first = columns[index].first,
            taken.isEmpty || used + first.frame.size.height <= room
          {
            used += first.frame.size.height
            taken.append(first)
            columns[index].removeFirst()
          }
          part.append(taken)
        }
        frames.append(columnsFrame(part))
      }
    }
    for index in frames.indices {
      let isFirst = index == 0
      let isLast = index == frames.count - 1
      var frame = Frame(
        size: Size(
          width: width,
          height: frames[index].size.height + style.padding * 2 + (isFirst ? labelHeight : 0)))
      var y = style.padding
      if isFirst, let label {
        frame.add(label, at: Point(x: 0, y: y))
        y += labelHeight
      }
      frame.add(frames[index], at: Point(x: 0, y: y))
      if isLast {
        let rule = row.endsGroup ? style.heavyRule : style.rowRule
        frame.line(
          from: Point(x: 0, y: frame.size.height),
          to: Point(x: width, y: frame.size.height), rule)
      }
      frames[index] = frame
    }
    return frames
  }

  private func columnsFrame(_ columns: [[(frame: Frame, x: Double)]]) -> Frame {
    var frame = Frame(size: Size(width: width, height: 0))
    for column in columns {
      var y = 0.0
      for part in column {
        frame.add(part.frame, at: Point(x: part.x, y: y))
        y += part.frame.size.height
      }
      frame.size.height = max(frame.size.height, y)
    }
    return frame
  }

  /// The lines and drawings of a cell with their places from the left edge of the table.
  private func cellParts(
    _ cell: Table.Cell, at column: Int, in element: ElementID
  ) -> [(frame: Frame, x: Double)] {
    let last = min(column + cell.columnSpan, widths.count) - 1
    let left = lefts[min(column, lefts.count - 1)]
    let span = lefts[last] + widths[last] - left
    let flagWidth = cell.flag.map { $0.size.width + cell.flagGap } ?? 0
    let alignment = cell.columnSpan > 1 ? .leading : table.columns[column].alignment
    let structure = context.structure
    let texts = cell.texts.count
    let drawings = cell.parts.contains { part in
      if case .drawing(_, let alternate?) = part { !alternate.isEmpty } else { false }
    }
    let isSimple = texts <= 1 && !drawings
    var parts: [(frame: Frame, x: Double)] = []
    for part in cell.parts {
      switch part {
      case .text(let inlines, let slot):
        let holder = isSimple ? element : structure.add(.paragraph, in: element)
        let elements = context.leaves(for: inlines, in: holder)
        var style = ParagraphStyle(slot: slot)
        var available = span - flagWidth
        if alignment == .decimal {
          available -= measure.room(after: inlines, in: column, of: available)
        }
        if alignment != .leading { style.alignment = .trailing }
        for line in context.setter.lines(
          of: inlines, style, width: available, language: cell.language ?? context.language,
          elements: elements)
        {
          parts.append((line, left + flagWidth))
        }
      case .drawing(let frame, let alternate):
        let leaf = alternate.map { words in
          structure.add(.figure, in: element) { $0.alternate = words }
        }
        var holder = Frame(size: frame.size)
        holder.add(frame, at: .zero, in: leaf)
        let x = alignment == .leading ? left + flagWidth : left + span - frame.size.width
        parts.append((holder, x))
      }
    }
    if let flag = cell.flag {
      if parts.isEmpty {
        parts.append((flag, left))
      } else {
        var first = Frame(size: parts[0].frame.size)
        // The flag comes first: decoration between two lines would end the cell's element.
        first.add(flag, at: Point(x: left - parts[0].x, y: 0))
        first.add(parts[0].frame, at: .zero)
        parts[0].frame = first
      }
    }
    return parts
  }
}

private func tableTooWideSummary(_ overflow: Double) -> String {
  let points = (overflow * 10).rounded() / 10
  return "the table is \(points) points too wide for the page"
}
