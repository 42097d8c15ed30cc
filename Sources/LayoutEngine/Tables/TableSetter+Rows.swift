import Drawing

extension TableSetter {
  typealias PlacedPart = (frame: Frame, x: Double)

  /// The frames of one row: one, unless the row is taller than a page can hold.
  func rowFrames(_ number: Int, _ body: ElementID, head: Frame?) -> [Frame] {
    let row = table.rows[number]
    let structure = context.structure
    let style = table.style
    let label = row.groupLabel.map { text in
      let labelRow = structure.add(.tableRow, in: body)
      return groupLabel(
        text,
        in: structure.add(.tableHeader, in: labelRow) {
          $0.scope = .row
          $0.columnSpan = table.columns.count
        })
    }
    let element = structure.add(.tableRow, in: body)
    var columns = columns(of: row.cells) { index, cell in
      let isHeader = index == 0 && table.hasStub
      return structure.add(isHeader ? .tableHeader : .tableData, in: element) {
        if isHeader { $0.scope = .row }
        $0.columnSpan = cell.columnSpan
        $0.language = cell.language
      }
    }
    let tallest = columns.map { $0.reduce(0) { $0 + $1.frame.size.height } }.max() ?? 0
    // A label stands nearer to the rows below it than to those above.
    let labelHeight = label.map { $0.size.height + style.padding * 2 } ?? 0
    let room = context.size.height - (head?.size.height ?? 0) - style.padding * 2 - labelHeight
    var frames: [Frame] = []
    if tallest <= room {
      frames = [columnsFrame(columns)]
    } else {
      // Divide every cell at the line nearest to the foot of the page.
      while columns.contains(where: { !$0.isEmpty }) {
        var part: [[PlacedPart]] = []
        for index in columns.indices {
          var used = 0.0
          var taken: [PlacedPart] = []
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
    let isStriped = style.stripe != nil && !row.isSummary && placeInGroup(number) % 2 == 1
    for index in frames.indices {
      let isFirst = index == 0
      let above = isFirst ? labelHeight : 0
      var frame = Frame(
        size: Size(width: width, height: frames[index].size.height + style.padding * 2 + above))
      if isStriped, let stripe = style.stripe {
        frame.fill(
          Rectangle(x: 0, y: above, width: width, height: frame.size.height - above), stripe)
      }
      if isFirst, row.isSummary {
        frame.line(from: .zero, to: Point(x: width, y: 0), style.heavyRule)
      }
      if isFirst, let label { frame.add(label, at: Point(x: 0, y: style.padding * 2)) }
      frame.add(frames[index], at: Point(x: 0, y: style.padding + above))
      if index == frames.count - 1 {
        let rule = row.endsGroup ? style.heavyRule : style.rowRule
        frame.line(
          from: Point(x: 0, y: frame.size.height),
          to: Point(x: width, y: frame.size.height), rule)
      }
      frames[index] = frame
    }
    return frames
  }

  /// How many rows of its group stand before a row.
  private func placeInGroup(_ number: Int) -> Int {
    var first = number
    while first > 0, table.rows[first].groupLabel == nil { first -= 1 }
    return number - first
  }

  private func groupLabel(_ text: [Inline], in element: ElementID?) -> Frame {
    stack(
      context.setter.lines(
        of: text, ParagraphStyle(slot: table.style.headSlot), width: width,
        language: context.language, elements: context.leaves(for: text, in: element)))
  }

  /// The label of a group that goes on at the head of a page.
  func continuedGroup(_ label: [Inline]) -> Frame {
    var label = label
    if let last = label.last {
      var word = last
      word.text = ", " + table.style.continued.text
      word.isAttached = true
      label.append(word)
    }
    let lines = groupLabel(label, in: nil)
    var frame = Frame(
      size: Size(width: width, height: lines.size.height + table.style.padding))
    frame.add(lines, at: Point(x: 0, y: table.style.padding))
    return frame
  }

  /// A row at the foot or at the head of a page that carries a sum over; decoration, as it repeats
  /// what the rows say.
  func carriedFrame(_ kind: CarriedRow, after number: Int) -> Frame {
    let style = table.style
    guard let carry = table.carry?(number) else {
      return Frame(size: Size(width: width, height: 0))
    }
    let cells = columnsFrame(
      columns(of: kind == .forward ? carry.forward : carry.brought) { _, _ in nil })
    var frame = Frame(
      size: Size(width: width, height: cells.size.height + style.padding * 2))
    frame.add(cells, at: Point(x: 0, y: style.padding))
    frame.line(
      from: Point(x: 0, y: frame.size.height), to: Point(x: width, y: frame.size.height),
      style.rowRule)
    return frame
  }

  /// The notes whose marks stand in a row.
  func notes(of row: Table.Row, in frames: [Frame], under element: ElementID?) -> [FlowNote] {
    let inlines = row.cells.flatMap(\.texts).flatMap(\.self)
    guard inlines.contains(where: { $0.note != nil }) else { return [] }
    return context.notes(of: inlines, in: frames, under: element).flatMap(\.self)
  }

  // MARK: Cells

  private func columns(
    of cells: [Table.Cell], _ element: (Int, Table.Cell) -> ElementID?
  ) -> [[PlacedPart]] {
    var columns: [[PlacedPart]] = []
    var place = 0
    for (index, cell) in cells.enumerated() where place < table.columns.count {
      columns.append(parts(of: cell, at: place, in: element(index, cell)))
      place += cell.columnSpan
    }
    return onOneBaseline(columns)
  }

  /// The cells of a row with their first lines on one baseline, whatever their sizes of type.
  private func onOneBaseline(_ columns: [[PlacedPart]]) -> [[PlacedPart]] {
    let baselines = columns.map { $0.first?.frame.firstBaseline }
    guard let lowest = baselines.compactMap(\.self).max(),
      baselines.contains(where: { $0.map { $0 < lowest - 0.01 } ?? false })
    else { return columns }
    return zip(columns, baselines).map { parts, baseline in
      guard let baseline, baseline < lowest - 0.01 else { return parts }
      var parts = parts
      let shift = lowest - baseline
      var lowered = Frame(
        size: Size(
          width: parts[0].frame.size.width, height: parts[0].frame.size.height + shift))
      lowered.add(parts[0].frame, at: Point(x: 0, y: shift))
      parts[0].frame = lowered
      return parts
    }
  }

  private func columnsFrame(_ columns: [[PlacedPart]]) -> Frame {
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

  func stack(_ lines: [Frame]) -> Frame {
    var frame = Frame(size: Size(width: lines.first?.size.width ?? 0, height: 0))
    for line in lines {
      frame.add(line, at: Point(x: 0, y: frame.size.height))
      frame.size.height += line.size.height
    }
    return frame
  }

  /// The lines and drawings of a cell with their places from the left edge of the table.
  private func parts(
    of cell: Table.Cell, at column: Int, in element: ElementID?
  ) -> [PlacedPart] {
    let last = min(column + cell.columnSpan, widths.count) - 1
    let left = lefts[min(column, lefts.count - 1)]
    let span = lefts[last] + widths[last] - left
    let flagWidth = cell.flag.map { $0.size.width + cell.flagGap } ?? 0
    let alignment = cell.columnSpan > 1 ? .leading : table.columns[column].alignment
    let drawings = cell.parts.contains { part in
      if case .drawing(_, let alternate?) = part { !alternate.isEmpty } else { false }
    }
    let isSimple = cell.texts.count <= 1 && !drawings
    var parts: [PlacedPart] = []
    for part in cell.parts {
      switch part {
      case .text(let inlines, let slot, let hanging):
        let holder = isSimple ? element : child(.paragraph, of: element)
        var style = ParagraphStyle(
          hangingIndent: hanging, isHyphenated: table.columns[column].isHyphenated, slot: slot)
        var available = span - flagWidth
        if alignment == .decimal {
          available -= measure.room(after: inlines, in: column, of: available)
        }
        style.alignment = alignment == .leading || alignment == .center ? .leading : .trailing
        for line in context.setter.lines(
          of: inlines, style, width: available, language: cell.language ?? context.language,
          elements: context.leaves(for: inlines, in: holder))
        {
          let shift = alignment == .center ? max(0, available - line.inkWidth) / 2 : 0
          parts.append((line, left + flagWidth + shift))
        }
      case .drawing(let frame, let alternate):
        let leaf = alternate.flatMap { words in
          child(.figure, of: element) { $0.alternate = words }
        }
        var holder = Frame(size: frame.size)
        holder.add(frame, at: .zero, in: leaf)
        let spare = span - frame.size.width
        let x =
          switch alignment {
          case .leading: left + flagWidth
          case .center: left + spare / 2
          case .trailing, .decimal: left + spare
          }
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

  /// An element under `parent`; none under none.
  private func child(
    _ tag: StructureTag, of parent: ElementID?,
    _ change: (inout StructureElement) -> Void = { _ in }
  ) -> ElementID? {
    parent.map { context.structure.add(tag, in: $0, change) }
  }
}

extension Frame {
  /// Where the text of a line stands; nothing for a drawing.
  fileprivate var firstBaseline: Double? {
    for placed in items {
      guard case .text = placed.item else { continue }
      return placed.origin.y
    }
    return nil
  }

  /// How far the runs of a line reach.
  fileprivate var inkWidth: Double {
    items.reduce(0) { width, placed in
      guard case .text(let run) = placed.item else { return width }
      return max(width, placed.origin.x + run.advance)
    }
  }
}
