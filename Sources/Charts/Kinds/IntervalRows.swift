import Drawing

/// Rows of an interval strip measured at a width: names, scale, heads of thresholds, right column.
struct IntervalRows {
  private let chart: IntervalStrip
  private let labels: LabelSetter
  private let style: ChartStyle
  private let names: [PlotLabel]
  private let nameWidth: Double
  private let asides: [PlotLabel?]
  private let asideHead: PlotLabel?
  private let scale: LinearScale
  private let plotEnd: Double
  private let valueEnd: Double
  private let thresholds: [IntervalStrip.Threshold]
  private let heads: ThresholdHeads
  private let texts: [PlotLabel]
  private let rows: RowStack
  private let ticks: (values: [Double], texts: [String])
  private let width: Double

  /// Width of the column of values; none where they stand beside their intervals.
  private let valueWidth: Double?
  private let valueHead: PlotLabel?

  /// The rows with their values beside the intervals or, where one would stand on a threshold, in a
  /// column of their own.
  static func best(
    _ chart: IntervalStrip, width: Double, _ labels: LabelSetter
  ) -> IntervalRows {
    let rows = IntervalRows(chart, width: width, labels, hasColumn: false)
    let isCrossed = chart.rows.indices.contains { index in
      rows.place(ofText: index).map { $0.cost >= 2 } ?? false
    }
    return isCrossed ? IntervalRows(chart, width: width, labels, hasColumn: true) : rows
  }

  private init(
    _ chart: IntervalStrip, width: Double, _ labels: LabelSetter, hasColumn: Bool
  ) {
    let style = chart.style
    let gap = style.lengths.gap
    self.chart = chart
    self.labels = labels
    self.style = style
    self.width = width
    names = chart.rows.map {
      PlotLabel(
        $0.label, style[.category], width: width * 0.33, labels,
        alignment: style.categoryAlignment)
    }
    nameWidth = names.map(\.frame.size.width).max() ?? 0
    asides = chart.rows.map { row in
      row.aside.map {
        PlotLabel($0, style[.category], width: width * 0.2, labels, alignment: .trailing)
      }
    }
    let head = style[.panelHead]
    asideHead =
      chart.asideHead.isEmpty
      ? nil
      : PlotLabel(
        chart.asideHead, head.sized(min(head.size, style[.category].size)), width: width * 0.2,
        labels, alignment: .trailing)
    let asideWidth = (asides + [asideHead]).compactMap { $0?.frame.size.width }.max() ?? 0
    let left = nameWidth > 0 ? nameWidth + gap * 4 : 0
    let asideStart = width - (asideWidth > 0 ? asideWidth + gap * 4 : 0)
    valueHead =
      chart.tableHead.value.isEmpty || !hasColumn
      ? nil
      : PlotLabel(
        chart.tableHead.value, head.sized(min(head.size, style[.category].size)),
        width: width * 0.2, labels, alignment: .trailing)
    let values = chart.rows.filter { $0.ends != nil }.map {
      PlotLabel($0.text, style[.value], width: width * 0.3, labels).frame.size.width
    }
    valueWidth = hasColumn ? (values + [valueHead?.frame.size.width ?? 0]).max() : nil
    valueEnd = asideStart
    let end = max(left + 1, asideStart - (valueWidth.map { $0 + gap * 4 } ?? 0))
    plotEnd = end
    thresholds = chart.thresholds.filter(\.value.isFinite)
    let shown =
      chart.rows.compactMap(\.ends).flatMap { [$0.lowerBound, $0.upperBound] }
      + chart.rows.compactMap(\.rounding).flatMap { [$0.lowerBound, $0.upperBound] }
      + thresholds.map(\.value)
    let scale = LinearScale(
      domain: LinearScale.domain(of: shown, given: chart.domain),
      range: (left, max(left + 1, end - gap)))
    self.scale = scale
    let headRoom = asideHead == nil && valueHead == nil ? end : end + gap * 2
    heads = ThresholdHeads(
      thresholds, scale: scale, room: left...max(left, headRoom), style, labels)
    texts = chart.rows.map { row in
      let role: ChartStyle.Role = row.ends == nil ? .words : .value
      let room = row.ends == nil ? end - left - gap : hasColumn ? width * 0.3 : (end - left) * 0.5
      return PlotLabel(row.text, style[role], width: max(1, room), labels)
    }
    rows = RowStack(
      rows: zip(names, zip(texts, asides)).map { name, pair in
        RowStack.Row(
          [name, pair.0] + [pair.1].compactMap(\.self), thickness: 9 * style.lengths.unit)
      }, style: style)
    ticks = AxisMark.values(
      on: scale, count: chart.axisSteps, .horizontal, room: 0...max(1, width), style, labels,
      text: chart.axisText)
  }

  private var headHeight: Double {
    let height =
      [heads.height, asideHead?.frame.size.height, valueHead?.frame.size.height]
      .compactMap(\.self).max() ?? 0
    return height > 0 ? height + style.lengths.gap * 0.5 : 0
  }

  private var axisHeight: Double {
    ticks.values.isEmpty ? 0 : style[.axis].slot + style.lengths.gap * 0.5
  }

  var idealHeight: Double { headHeight + rows.height + axisHeight }

  func draw(on drawing: inout FigureDrawing) {
    let room = max(0, drawing.frame.size.height - headHeight - axisHeight)
    let bands = rows.bands(in: room, from: headHeight)
    let shown = bands.slots.count
    if shown < chart.rows.count {
      drawing.leftOut += chart.rows.count - shown
      drawing.problems.append(
        "\(chart.rows.count - shown) of \(chart.rows.count) rows found no room, from "
          + chart.rows[shown].label.quoted)
    }
    let plot = PlotArea(
      orientation: .horizontal, values: scale, bands: bands, style: style, labels: labels)
    let marks: [any Mark] = [
      GridMark(ticks.values),
      RuleMark(at: 0, Stroke(style.colors.grid, width: style.lengths.gridLine)),
      CategoryMark(Array(names.prefix(shown)), edge: nameWidth),
      AxisMark(
        ticks.values, texts: ticks.texts,
        edge: bands.extent.upperBound + style.lengths.gap * 0.5),
    ]
    for mark in marks { mark.draw(in: plot, on: &drawing) }
    for index in 0..<shown {
      drawBox(chart.rows[index], middle: bands.slots[index].middle, on: &drawing.frame)
    }
    heads.draw(to: bands.extent.upperBound, foot: headHeight, on: &drawing)
    for (head, end) in [(valueHead, valueEnd), (asideHead, width)] {
      guard let head else { continue }
      let y = headHeight - style.lengths.gap * 0.5 - head.frame.size.height
      drawing.frame.add(head.frame, at: Point(x: end - head.frame.size.width, y: max(0, y)))
    }
    for index in 0..<shown {
      let slot = bands.slots[index]
      if let aside = asides[index] {
        drawing.frame.add(
          aside.frame,
          at: Point(x: width - aside.frame.size.width, y: slot.middle - aside.middle))
      }
      drawText(index, middle: slot.middle, on: &drawing)
    }
  }

  private func drawText(
    _ index: Int, middle: Double, on drawing: inout FigureDrawing
  ) {
    let (unit, gap) = (style.lengths.unit, style.lengths.gap)
    let text = texts[index]
    let y = middle - text.middle
    guard let place = place(ofText: index) else {
      drawing.frame.add(
        text.frame, at: Point(x: scale.range.start + gap, y: y), clearing: style.colors.paper,
        margin: 1.5 * unit)
      return
    }
    if valueWidth != nil {
      drawing.frame.add(text.frame, at: Point(x: valueEnd - text.frame.size.width, y: y))
      return
    }
    drawing.frame.add(
      text.frame, at: Point(x: place.x, y: y), clearing: style.colors.paper, margin: 1.5 * unit)
    if place.cost >= 100 {
      drawing.problems.append("\(chart.rows[index].text.quoted) finds no room beside its interval")
    }
  }

  /// The better side of an interval for its value, and how bad it is; none without an interval.
  private func place(ofText index: Int) -> (x: Double, cost: Double)? {
    let row = chart.rows[index]
    guard let ends = row.ends else { return nil }
    let gap = style.lengths.gap
    let box = box(ends, middle: 0)
    let rounded = row.rounding.map {
      (scale.position(of: $0.lowerBound), scale.position(of: $0.upperBound))
    }
    let start = min(box.x, rounded?.0 ?? box.x)
    let stop = max(box.x + box.width, rounded?.1 ?? box.x)
    let width = texts[index].frame.size.width
    let right = (x: stop + gap, cost: cost(ofTextAt: stop + gap, width: width))
    let left = (
      x: start - gap - width, cost: cost(ofTextAt: start - gap - width, width: width) + 0.5
    )
    return right.cost <= left.cost ? right : left
  }

  /// The interval as a box, or as a tick where the box would be too narrow to be seen.
  private func box(_ ends: ClosedRange<Double>, middle: Double) -> Rectangle {
    let unit = style.lengths.unit
    let start = scale.position(of: ends.lowerBound)
    let stop = scale.position(of: ends.upperBound)
    guard stop - start < 2 * unit else {
      return Rectangle(x: start, y: middle - 3.5 * unit, width: stop - start, height: 7 * unit)
    }
    return Rectangle(
      x: (start + stop) / 2 - 0.8 * unit, y: middle - 4.5 * unit, width: 1.6 * unit,
      height: 9 * unit)
  }

  private func drawBox(_ row: IntervalStrip.Row, middle: Double, on frame: inout Frame) {
    guard let ends = row.ends else { return }
    let color = row.isWide ? chart.wideColor : chart.color
    if let rounding = row.rounding {
      frame.line(
        from: Point(x: scale.position(of: rounding.lowerBound), y: middle),
        to: Point(x: scale.position(of: rounding.upperBound), y: middle),
        Stroke(color, width: style.lengths.unit))
    }
    frame.fill(box(ends, middle: middle), color)
  }

  /// How bad a place for a value is: outside the plot worst, across the used threshold next.
  private func cost(ofTextAt x: Double, width: Double) -> Double {
    let gap = style.lengths.gap
    if x < scale.range.start - gap * 2 || x + width > plotEnd + gap * 2 { return 100 }
    return thresholds.reduce(0.0) { sum, threshold in
      let line = scale.position(of: threshold.value)
      let isCrossed = x - gap * 0.5 < line && line < x + width + gap * 0.5
      return sum + (isCrossed ? threshold.isUsed ? 3 : 2 : 0)
    }
  }
}
