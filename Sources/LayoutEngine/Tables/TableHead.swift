import Drawing

/// Sets the head of a table: labels over several columns, and under them the columns' own.
struct TableHead {
  private let setter: TableSetter
  private var table: Table { setter.table }
  private var style: Table.Style { table.style }
  private var context: LayoutContext { setter.context }

  init(_ setter: TableSetter) { self.setter = setter }

  /// The head as it first stands, its cells under `element`.
  func frame(in element: ElementID) -> Frame {
    let structure = context.structure
    let levels = table.spanners.count
    let rows = (0...levels).map { _ in structure.add(.tableRow, in: element) }
    // Cells are made from left to right, and in each row as far down as they go.
    var spanners = table.spanners.map { $0.map { _ in ElementID(index: 0) } }
    var columns: [ElementID] = []
    for column in table.columns.indices {
      for (level, labels) in table.spanners.enumerated() {
        for (place, spanner) in labels.enumerated() where spanner.columns.lowerBound == column {
          let first = top(of: spanner.columns, above: level)
          spanners[level][place] = structure.add(.tableHeader, in: rows[first]) {
            $0.scope = .column
            $0.columnSpan = spanner.columns.count
            $0.rowSpan = level - first + 1
          }
        }
      }
      let first = top(of: column..<column + 1, above: levels)
      columns.append(
        structure.add(.tableHeader, in: rows[first]) {
          $0.scope = .column
          $0.rowSpan = levels - first + 1
        })
    }
    return frame(spanners: spanners, columns: columns)
  }

  /// The head as it is repeated.
  var continuedFrame: Frame {
    let mark = context.setter.lines(
      of: [table.continuedName], ParagraphStyle(slot: style.headSlot), width: setter.width,
      language: context.language, elements: { _ in nil })
    let head = frame(spanners: nil, columns: nil)
    let top = style.headSlot * Double(mark.count) + style.headPadding / 2
    var frame = Frame(
      size: Size(width: setter.width, height: top + head.size.height))
    for (index, line) in mark.enumerated() {
      frame.add(line, at: Point(x: 0, y: style.headSlot * Double(index)))
    }
    frame.add(head, at: Point(x: 0, y: top))
    return frame
  }

  /// The first row of the head that a label over `columns` takes, if nothing stands above it.
  private func top(of columns: Range<Int>, above level: Int) -> Int {
    var first = level
    while first > 0, !table.spanners[first - 1].contains(where: { $0.columns.overlaps(columns) }) {
      first -= 1
    }
    return first
  }

  private func frame(spanners: [[ElementID]]?, columns: [ElementID]?) -> Frame {
    var frame = Frame(size: Size(width: setter.width, height: style.headPadding))
    frame.line(from: .zero, to: Point(x: setter.width, y: 0), style.heavyRule)
    for (level, labels) in table.spanners.enumerated() {
      let set = labels.enumerated().map { place, spanner in
        let last = spanner.columns.upperBound - 1
        let left = setter.lefts[spanner.columns.lowerBound]
        return (
          frame: lines(
            of: spanner.label, .leading, width: setter.lefts[last] + setter.widths[last] - left,
            in: spanners?[level][place]), x: left
        )
      }
      let tallest = set.map(\.frame.size.height).max() ?? 0
      for (label, x) in set {
        frame.add(label, at: Point(x: x, y: frame.size.height + tallest - label.size.height))
        let foot = frame.size.height + tallest + style.headPadding / 2
        frame.line(
          from: Point(x: x, y: foot), to: Point(x: x + label.size.width, y: foot), style.rowRule)
      }
      frame.size.height += tallest + style.headPadding
    }
    let labels = table.columns.indices.map { column in
      lines(
        of: table.columns[column].label, table.columns[column].alignment,
        width: setter.widths[column], in: columns?[column])
    }
    let tallest = labels.map(\.size.height).max() ?? 0
    for (column, label) in labels.enumerated() {
      frame.add(
        label,
        at: Point(x: setter.lefts[column], y: frame.size.height + tallest - label.size.height))
    }
    frame.size.height += tallest + style.headPadding
    frame.line(
      from: Point(x: 0, y: frame.size.height), to: Point(x: setter.width, y: frame.size.height),
      style.heavyRule)
    return frame
  }

  private func lines(
    of label: [Inline], _ alignment: Table.Column.Alignment, width: Double, in element: ElementID?
  ) -> Frame {
    var paragraph = ParagraphStyle(slot: style.headSlot)
    paragraph.alignment = alignment == .leading || alignment == .center ? .leading : .trailing
    var frame = setter.stack(
      context.setter.lines(
        of: label, paragraph, width: width, language: context.language,
        elements: context.leaves(for: label, in: element)))
    frame.size.width = width
    return frame
  }
}
