import Drawing

/// Rows of a figure of several series measured at a width: key, names, values, scale and heights.
struct SeriesRows {
  let chart: SeriesBars
  private let labels: LabelSetter
  let style: ChartStyle
  private let width: Double
  private let key: Frame
  private let names: [PlotLabel]
  private let nameWidth: Double
  /// The values by group and series.
  let texts: [[PlotLabel?]]
  let scale: LinearScale
  private let rows: RowStack
  private let ticks: (values: [Double], texts: [String])
  /// What stands behind a stack: the series of which there is no value.
  private let remarks: [PlotLabel?]
  /// From one bar of a group to the next.
  private let pitch: Double

  init(_ chart: SeriesBars, width: Double, _ labels: LabelSetter) {
    let style = chart.style
    let gap = style.lengths.gap
    self.chart = chart
    self.labels = labels
    self.style = style
    self.width = width
    key =
      ColorKey(
        chart.series, width: width, style, labels, line: chart.form == .bullet ? 1 : nil
      ).frame
    names = chart.groups.map {
      PlotLabel(
        $0.label, style[.category], width: width * BarRows.nameShare, labels,
        alignment: style.categoryAlignment)
    }
    nameWidth = names.map(\.frame.size.width).max() ?? 0
    let left = nameWidth > 0 ? nameWidth + gap * 1.5 : 0
    let room = max(1, width - left)
    let domain = LinearScale.domain(of: chart.reaches, given: chart.domain)
    let isStacked = chart.form == .stacked || chart.form == .diverging
    let texts = chart.groups.map { group in
      zip(group.bars, chart.series).enumerated().map { place, item -> PlotLabel? in
        let (bar, series) = item
        guard let bar, chart.form != .bullet || place == 0 else { return nil }
        var text = style.textStyle(of: bar, value: series.isEmphasised ? .keyValue : .value)
        if isStacked, !bar.isHatched {
          text = style[.value].colored(style.inside(series.color))
        }
        return PlotLabel(bar.printed, text, width: room * 0.4, labels)
      }
    }
    self.texts = texts
    remarks = chart.groups.map { group in
      let missing = zip(group.bars, chart.series).filter { isStacked && $0.0?.reach == nil }
      guard !missing.isEmpty else { return nil }
      let names = missing.map { bar, series in
        series.name + ": " + (bar?.printed ?? chart.noData.words)
      }
      return PlotLabel(names.joined(separator: ", "), style[.words], width: room * 0.35, labels)
    }
    var margins = AxisMark.margins(
      on: domain, count: chart.axisSteps, style, labels, text: chart.axisText)
    for (group, remark) in zip(chart.groups, remarks) {
      guard let remark, chart.domain == nil else { continue }
      let sum = group.bars.reduce(0) { $0 + max(0, $1?.reach ?? 0) }
      margins.append((sum, remark.frame.size.width + gap))
    }
    for (group, texts) in zip(chart.groups, texts) where !isStacked {
      let values = group.bars.compactMap { $0?.reach }
      for (bar, text) in zip(group.bars, texts) {
        guard let bar, let text, let value = bar.reach else { continue }
        let length = text.frame.size.width
        if chart.form == .grouped {
          let margin = bar.margin(
            text: length, gap: gap, on: domain, room: room, isClosed: chart.domain != nil,
            unit: style.lengths.unit)
          if let margin { margins.append(margin) }
        } else if chart.form == .bullet {
          let ends = group.bars.prefix(2).compactMap { $0?.reach }
          margins.append((max(0, ends.max() ?? 0), length + gap))
        } else {
          // The least value stands to the left of its dot, the greatest to the right.
          let margin = length + gap + Self.radius(style)
          if value == values.max() { margins.append((value, margin)) }
          if value == values.min(), values.count > 1 { margins.append((value, -margin)) }
        }
      }
    }
    let scale = LinearScale.fitting(domain, in: left...max(left, width), margins: margins)
    self.scale = scale
    let slot = max(style[.value].slot, style[.keyValue].slot) * 0.95
    pitch = chart.form == .grouped ? max(slot, style.lengths.row * 0.5) : style.lengths.row
    let thickness =
      chart.form == .grouped
      ? pitch * (Double(max(1, chart.series.count)) + 0.6) : style.lengths.row * RowStack.barShare
    rows = RowStack(
      rows: zip(names, remarks).map { name, remark in
        RowStack.Row([name] + [remark].compactMap(\.self), thickness: thickness)
      }, style: style)
    let length = abs(scale.range.stop - scale.range.start)
    let steps = max(1, min(chart.axisSteps, Int(length / (80 * style.lengths.unit))))
    ticks =
      chart.reaches.isEmpty
      ? ([], [])
      : AxisMark.values(
        on: scale, count: steps, .horizontal, room: 0...max(1, width), style, labels,
        text: chart.axisText)
  }

  /// Of a dot: not much smaller than a figure, however small the style's unit is.
  private static func radius(_ style: ChartStyle) -> Double {
    max(3.4 * style.lengths.unit, style[.value].size * 0.34)
  }

  private var keyHeight: Double {
    chart.series.isEmpty ? 0 : key.size.height + style.lengths.gap
  }

  private var axisHeight: Double {
    ticks.values.isEmpty ? 0 : style[.axis].slot + style.lengths.gap * 0.5
  }

  private var hasNothing: Bool { !chart.groups.contains { $0.bars.contains { $0?.reach != nil } } }

  private var noData: NoDataMark {
    NoDataMark(words: chart.noData.words, reason: chart.noData.reason)
  }

  var idealHeight: Double {
    let height = keyHeight + rows.height + axisHeight
    guard hasNothing else { return height }
    return max(height, noData.block(width: width, style, labels).size.height)
  }

  func draw(on drawing: inout FigureDrawing) {
    drawing.frame.add(key, at: .zero)
    if Set(chart.series.map(\.color)).count < chart.series.count {
      drawing.problems.append(
        "\(chart.series.count) series have \(Set(chart.series.map(\.color)).count) colours between "
          + "them")
    }
    var height = max(0, drawing.frame.size.height - keyHeight - axisHeight)
    var bands = rows.bands(in: height, from: keyHeight)
    let hasAxis = bands.slots.count == rows.rows.count && !ticks.values.isEmpty
    if !hasAxis {
      height = max(0, drawing.frame.size.height - keyHeight)
      bands = rows.bands(in: height, from: keyHeight)
    }
    let shown = bands.slots.count
    if shown < rows.rows.count {
      drawing.leftOut += rows.rows.count - shown
      // A figure without any row shows nothing.
      if shown == 0 { drawing.unnamed += chart.groups.map(\.label) }
      drawing.problems.append(
        "\(rows.rows.count - shown) of \(rows.rows.count) rows found no room, from "
          + chart.groups[shown].label.quoted)
    }
    let plot = PlotArea(
      orientation: .horizontal, values: scale, bands: hasNothing ? bands.atLeast(height) : bands,
      isClosed: chart.domain != nil, style: style, labels: labels)
    CategoryMark(Array(names.prefix(shown)), edge: nameWidth).draw(in: plot, on: &drawing)
    guard !hasNothing else {
      RuleMark.zero(style).draw(in: plot, on: &drawing)
      noData.draw(in: plot, on: &drawing)
      return
    }
    let axis: (values: [Double], texts: [String]) = hasAxis ? ticks : ([], [])
    GridMark(axis.values).draw(in: plot, on: &drawing)
    if chart.form == .dots { RuleMark.zero(style).draw(in: plot, on: &drawing) }
    switch chart.form {
    case .grouped: drawGroups(in: plot, on: &drawing)
    case .stacked, .diverging: drawStacks(in: plot, on: &drawing)
    case .dots: drawDots(in: plot, on: &drawing)
    case .bullet: drawBullets(in: plot, on: &drawing)
    }
    if chart.form != .grouped, chart.form != .dots {
      RuleMark.zero(style).draw(in: plot, on: &drawing)
    }
    AxisMark(
      axis.values, texts: axis.texts, edge: bands.extent.upperBound + style.lengths.gap * 0.5
    ).draw(in: plot, on: &drawing)
  }

  // MARK: Groups

  private func drawGroups(in plot: PlotArea, on drawing: inout FigureDrawing) {
    let count = Double(max(1, chart.series.count))
    var slots: [BandScale.Slot] = []
    var bars: [Bar] = []
    var texts: [PlotLabel?] = []
    var thickness = pitch
    for (index, slot) in plot.bands.slots.enumerated() {
      // Groups grow with their rows, and stay apart by about a bar.
      let step = max(pitch, min(pitch * 1.8, slot.length / (count + 0.9)))
      thickness = step * 0.86
      let top = slot.middle - step * count / 2
      for (place, bar) in chart.groups[index].bars.enumerated() {
        guard let bar else { continue }
        let start = top + step * Double(place)
        slots.append(BandScale.Slot(start: start, length: step, middle: start + step / 2))
        bars.append(bar)
        texts.append(self.texts[index][place])
      }
    }
    let inner = PlotArea(
      orientation: .horizontal, values: scale,
      bands: BandScale(slots: slots, thickness: thickness), isClosed: plot.isClosed, style: style,
      labels: labels)
    BarMark(bars).draw(in: inner, on: &drawing)
    RuleMark.zero(style).draw(in: plot, on: &drawing)
    ValueLabelMark(bars, texts: texts).draw(in: inner, on: &drawing)
  }

  // MARK: Stacks

  private func drawStacks(in plot: PlotArea, on drawing: inout FigureDrawing) {
    let unit = style.lengths.unit
    var hidden = 0
    for index in plot.bands.slots.indices {
      let across = plot.bands.bar(index)
      var sums = (up: 0.0, down: 0.0)
      for (place, bar) in chart.groups[index].bars.enumerated() {
        guard let bar, let value = bar.reach, value > 0 || value < 0 && chart.form == .diverging
        else { continue }
        let start = scale.position(of: value > 0 ? sums.up : sums.down)
        if value > 0 { sums.up += value } else { sums.down += value }
        let end = scale.position(of: value > 0 ? sums.up : sums.down)
        var area = plot.rectangle(along: (start, end), across: across)
        // A hair of paper parts neighbours whose colours are alike.
        area.width = max(min(area.width, 0.4 * unit), area.width - 0.75 * unit)
        drawing.frame.paint(bar, in: area, style)
        guard let text = texts[index][place] else { continue }
        let lines = text.frame.size.height / style[.value].slot
        guard text.frame.size.width + 4 * unit <= area.width,
          lines < 1.5, style[.value].size <= area.height
        else {
          hidden += 1
          continue
        }
        let origin = Point(
          x: area.x + (area.width - text.frame.size.width) / 2,
          y: plot.bands.slots[index].middle - text.middle)
        if bar.isHatched {
          drawing.frame.add(
            text.frame, at: origin, clearing: style.colors.paper, margin: 1.5 * unit)
        } else {
          drawing.frame.add(text.frame, at: origin)
        }
      }
    }
    for (index, slot) in plot.bands.slots.enumerated() {
      guard let remark = remarks[index] else { continue }
      let sum = chart.groups[index].bars.reduce(0) { $0 + max(0, $1?.reach ?? 0) }
      let x = scale.position(of: sum) + style.lengths.gap
      let origin = Point(x: x, y: slot.middle - remark.middle)
      drawing.frame.add(remark.frame, at: origin, clearing: style.colors.paper, margin: 1.5 * unit)
      if x + remark.frame.size.width > width + 0.5 {
        drawing.problems.append(
          "what is missing in \(chart.groups[index].label.quoted) finds no room")
      }
    }
    if hidden > 0 {
      drawing.problems.append("\(hidden) values found no room in their parts of the bars")
    }
  }

  // MARK: Dots

  private func drawDots(in plot: PlotArea, on drawing: inout FigureDrawing) {
    let unit = style.lengths.unit
    let radius = Self.radius(style)
    for (index, slot) in plot.bands.slots.enumerated() {
      let dots = chart.groups[index].bars.enumerated().compactMap { place, bar in
        bar.flatMap { bar in
          bar.reach.map { (place: place, x: scale.position(of: $0), color: bar.color) }
        }
      }
      guard let first = dots.min(by: { $0.x < $1.x }), let last = dots.max(by: { $0.x < $1.x })
      else {
        let words = PlotLabel(
          chart.noData.words, style[.words], width: max(unit, width - scale.range.start), labels)
        drawing.frame.add(
          words.frame,
          at: Point(
            x: min(scale.position(of: 0) + style.lengths.gap, width - words.frame.size.width),
            y: slot.middle - words.middle),
          clearing: style.colors.paper, margin: 1.5 * unit)
        continue
      }
      if last.x > first.x {
        drawing.frame.line(
          from: Point(x: first.x, y: slot.middle), to: Point(x: last.x, y: slot.middle),
          Stroke(style.colors.others, width: max(2 * unit, radius * 0.5)))
      }
      for dot in dots {
        let center = Point(x: dot.x, y: slot.middle)
        let isFaint = dot.color.contrast(with: style.colors.paper) < 3
        // A ring of paper parts a dot from the line and from its neighbour.
        drawing.frame.add(
          .path(
            .circle(center: center, radius: radius * 1.2), fill: style.colors.paper, stroke: nil),
          at: .zero)
        drawing.frame.add(
          .path(
            .circle(center: center, radius: radius), fill: dot.color,
            stroke: isFaint ? Stroke(style.colors.mute, width: radius * 0.15) : nil), at: .zero)
      }
      let gap = style.lengths.gap * 0.7 + radius
      if let text = texts[index][last.place] {
        drawing.frame.add(
          text.frame, at: Point(x: last.x + gap, y: slot.middle - text.middle),
          clearing: style.colors.paper, margin: 1.5 * unit)
      }
      guard last.x > first.x, let text = texts[index][first.place] else { continue }
      drawing.frame.add(
        text.frame,
        at: Point(x: first.x - gap - text.frame.size.width, y: slot.middle - text.middle),
        clearing: style.colors.paper, margin: 1.5 * unit)
    }
  }
}
