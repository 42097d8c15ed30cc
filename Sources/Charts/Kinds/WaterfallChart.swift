import Drawing

/// A sum built up from changes: each column begins where the one before ended, totals stand on zero.
package struct WaterfallChart: Figure {
  package struct Step: Sendable {
    package var label: String
    /// The change, or the level of a total; `nil` where it is not known.
    package var value: Double?
    package var text: String
    package var isTotal: Bool
    package var isEmphasised: Bool
    package init(
      label: String, value: Double?, text: String, isTotal: Bool = false,
      isEmphasised: Bool = false
    ) {
      self.label = label
      self.value = value
      self.text = text
      self.isTotal = isTotal
      self.isEmphasised = isEmphasised
    }
  }

  package var steps: [Step]
  package var style: ChartStyle
  package var noData: (words: String, reason: String)
  /// Heads of the table: step, value.
  package var tableHead: (category: String, value: String)

  package init(
    steps: [Step], style: ChartStyle, noData: (words: String, reason: String) = ("no data", ""),
    tableHead: (category: String, value: String) = ("", "")
  ) {
    self.steps = steps
    self.style = style
    self.noData = noData
    self.tableHead = tableHead
  }

  package var table: [[String]] {
    [[tableHead.category, tableHead.value]] + steps.map { [$0.label, $0.text] }
  }

  /// From where to where each column reaches; `nil` after a change that is not known, until a total
  /// says where the sum stands.
  package var spans: [(from: Double, to: Double)?] {
    var level: Double? = 0
    return steps.map { step in
      guard let value = step.value, value.isFinite else {
        level = nil
        return nil
      }
      if step.isTotal {
        level = value
        return (0, value)
      }
      guard let from = level else { return nil }
      level = from + value
      return (from, from + value)
    }
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    style.lengths.columns + style[.columnValue].slot + nameHeight(names(width, labels).labels)
  }

  private func slot(_ width: Double) -> Double {
    min(110 * style.lengths.unit, max(0.1, width) / Double(max(1, steps.count)))
  }

  private func names(
    _ width: Double, _ labels: LabelSetter
  ) -> (labels: [PlotLabel?], problems: [String]) {
    var problems: [String] = []
    let setter = ColumnText(
      width: max(0.1, slot(width) - 3 * style.lengths.unit), labels: labels,
      least: style.lengths.minimumText)
    let set = setter.set(
      steps.map { [($0.label, style[$0.isTotal ? .categoryStrong : .category])] },
      limit: style.lengths.columns, &problems)
    return (set, problems)
  }

  private func nameHeight(_ names: [PlotLabel?]) -> Double {
    (names.compactMap { $0?.frame.size.height }.max() ?? 0) + style.lengths.gap * 0.5
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    let spans = spans
    let names = names(size.width, labels)
    drawing.problems += names.problems
    drawing.unnamed += zip(steps, names.labels).compactMap { $1 == nil ? $0.label : nil }
    let foot = size.height - nameHeight(names.labels)
    guard spans.contains(where: { $0 != nil }) else {
      let block = NoDataMark(words: noData.words, reason: noData.reason)
        .block(width: size.width, style, labels)
      drawing.frame.add(block, at: .zero)
      return drawing
    }
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    let domain = LinearScale.domain(of: spans.compactMap(\.self).flatMap { [$0.from, $0.to] })
    let over = style[.columnValue].slot + gap * 0.5
    guard foot > over * 3 else {
      drawing.problems.append("the columns have less height than their numbers")
      return drawing
    }
    let scale = LinearScale(
      domain: domain, range: (foot - (domain.start < 0 ? over : 0), over))
    let slot = slot(size.width)
    let share = ColumnSlots.columnShare
    let zero = scale.position(of: 0)
    var texts = ColumnText(
      width: max(0.1, slot - 2 * unit), labels: labels, least: style.lengths.minimumText
    ).set(
      steps.enumerated().map { place, step in
        [(step.text, style[spans[place] == nil ? .words : .columnValue])]
      }, limit: foot / 2, &drawing.problems)[...]
    for (place, step) in steps.enumerated() {
      let middle = slot * (Double(place) + 0.5)
      let text = texts.popFirst() ?? nil
      if let name = names.labels[place] {
        drawing.frame.add(
          name.frame, at: Point(x: middle - name.frame.size.width / 2, y: foot + gap * 0.5))
      }
      guard let span = spans[place] else {
        if let text {
          drawing.frame.add(
            text.frame,
            at: Point(x: middle - text.frame.size.width / 2, y: zero - text.frame.size.height))
        }
        continue
      }
      let (from, to) = (scale.position(of: span.from), scale.position(of: span.to))
      let color =
        step.isTotal
        ? style.colors.ink2 : span.to >= span.from ? style.colors.accent : style.colors.alert
      drawing.frame.fill(
        Rectangle(
          x: middle - slot * share / 2, y: min(from, to), width: slot * share,
          height: max(abs(to - from), 0.6 * unit)), color)
      // The level is carried to the next column, which begins there.
      if place + 1 < steps.count, spans[place + 1] != nil {
        drawing.frame.line(
          from: Point(x: middle + slot * share / 2, y: to),
          to: Point(x: middle + slot * (1 - share / 2), y: to),
          Stroke(style.colors.mute, width: style.lengths.gridLine * 1.5))
      }
      guard let text else { continue }
      let isBelow = span.to < span.from && !step.isTotal || span.to < 0 && step.isTotal
      let y = isBelow ? max(from, to) + gap * 0.25 : min(from, to) - text.frame.size.height
      let fits = y + text.frame.size.height <= foot && y >= 0
      drawing.frame.add(
        text.frame,
        at: Point(
          x: middle - text.frame.size.width / 2,
          y: fits ? y : min(from, to) - text.frame.size.height),
        clearing: style.colors.paper, margin: 0)
    }
    drawing.frame.line(
      from: Point(x: 0, y: zero), to: Point(x: slot * Double(steps.count), y: zero),
      Stroke(style.colors.ink, width: style.lengths.zeroLine))
    return drawing
  }
}
