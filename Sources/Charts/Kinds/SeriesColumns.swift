import Drawing

/// Several values for each category as columns: side by side in groups, or stacked from zero.
///
/// The names of the series stand above, each with its colour. Values stand over columns in groups where
/// all of them find room, and in the parts of a stack wherever they do; the axis has them all.
package struct SeriesColumns: Figure {
  package enum Form: Sendable { case grouped, stacked }

  package var form: Form
  package var series: [SeriesBars.Series]
  package var groups: [SeriesBars.Group]
  package var style: ChartStyle
  package var axisText: @Sendable (Double, Int) -> String
  package var noData: (words: String, reason: String)
  package var tableHead: String

  package init(
    _ form: Form, series: [SeriesBars.Series], groups: [SeriesBars.Group], style: ChartStyle,
    axisText: @escaping @Sendable (Double, Int) -> String = { Ticks.text($0, decimals: $1) },
    noData: (words: String, reason: String) = ("no data", ""), tableHead: String = ""
  ) {
    self.form = form
    self.series = series
    self.groups = groups
    self.style = style
    self.axisText = axisText
    self.noData = noData
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    SeriesSlots(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    SeriesSlots(self, width: size.width, labels).draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    SeriesBars(
      .grouped, series: series, groups: groups, style: style, noData: noData, tableHead: tableHead
    ).table
  }

  /// All values that can be drawn; of stacks, where each ends.
  var reaches: [Double] {
    groups.flatMap { group -> [Double] in
      let values = group.bars.compactMap { $0?.reach }
      guard form == .stacked else { return values }
      return [values.filter { $0 > 0 }.reduce(0, +), values.filter { $0 < 0 }.reduce(0, +)]
    }
  }
}

/// The slots of columns of several series, measured at a width.
private struct SeriesSlots {
  private let chart: SeriesColumns
  private let style: ChartStyle
  private let labels: LabelSetter
  private let width: Double
  private let key: Frame
  private let left: Double
  private let slotWidth: Double
  private let barWidth: Double
  private let names: [PlotLabel?]
  /// Whether every value finds room over its column.
  private let showsValues: Bool
  private let domain: (start: Double, stop: Double)
  private var problems: [String] = []

  init(_ chart: SeriesColumns, width: Double, _ labels: LabelSetter) {
    let style = chart.style
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    self.chart = chart
    self.style = style
    self.labels = labels
    self.width = width
    key = ColorKey(chart.series, width: width, style, labels).frame
    let domain = LinearScale.domain(of: chart.reaches)
    self.domain = domain
    let widest =
      (1...5).flatMap { steps -> [Double] in
        let values = Ticks.values(from: domain.start, to: domain.stop, count: Double(steps))
        let decimals = values.count > 1 ? Ticks.decimals(ofStep: values[1] - values[0]) : 0
        return values.map { labels.width(chart.axisText($0, decimals), style[.axis]) }
      }.max() ?? 0
    let left = widest + gap * 2
    self.left = left
    let count = Double(max(1, chart.groups.count))
    let slotWidth = min(
      (chart.form == .grouped ? 60 : 110) * unit * Double(max(1, chart.series.count)),
      max(0.1, width - left) / count)
    self.slotWidth = slotWidth
    let barWidth =
      chart.form == .stacked
      ? slotWidth * 0.62 : slotWidth * 0.8 / Double(max(1, chart.series.count))
    self.barWidth = barWidth
    var problems: [String] = []
    let setter = ColumnText(
      width: max(0.1, slotWidth - 3 * unit), labels: labels, least: style.lengths.minimumText)
    names = setter.set(
      chart.groups.map { [($0.label, style[.category])] }, limit: style.lengths.columns, &problems)
    if Set(chart.series.map(\.color)).count < chart.series.count {
      problems.append(
        "\(chart.series.count) series have \(Set(chart.series.map(\.color)).count) colours between "
          + "them")
    }
    self.problems = problems
    showsValues =
      chart.groups.allSatisfy { group in
        group.bars.allSatisfy { bar in
          guard let bar, bar.reach != nil else { return true }
          return labels.width(bar.printed, style[.value]) <= barWidth * 1.02
        }
      }
  }

  private var keyHeight: Double {
    chart.series.isEmpty ? 0 : key.size.height + style.lengths.gap * 1.5
  }

  private var nameHeight: Double {
    let tallest = names.compactMap { $0?.frame.size.height }.max() ?? 0
    return tallest > 0 ? tallest + style.lengths.gap * 0.5 : 0
  }

  var idealHeight: Double {
    keyHeight + style.lengths.columns + style[.value].slot + nameHeight
  }

  func draw(on drawing: inout FigureDrawing) {
    drawing.problems += problems
    drawing.unnamed += zip(chart.groups, names).compactMap { $1 == nil ? $0.label : nil }
    drawing.frame.add(key, at: .zero)
    let foot = drawing.frame.size.height - nameHeight
    let gap = style.lengths.gap
    guard !chart.reaches.isEmpty,
      chart.groups.contains(where: { $0.bars.contains { $0?.reach != nil } })
    else {
      let block = NoDataMark(words: chart.noData.words, reason: chart.noData.reason)
        .block(width: width, style, labels)
      drawing.frame.add(block, at: Point(x: 0, y: keyHeight))
      return
    }
    let room = foot - keyHeight
    guard room > style[.value].slot * 3 else {
      drawing.problems.append("the columns have less height than their numbers")
      return
    }
    let over = chart.form == .grouped && showsValues ? style[.value].slot + gap * 0.5 : 0
    let half = style[.axis].slot / 2
    let scale = LinearScale(
      domain: domain,
      range: (
        foot - (domain.start < 0 ? max(over, half) : 0),
        keyHeight + (domain.stop > 0 ? max(over, half) : half)
      ))
    let steps = max(1, min(5, Int(room / (40 * style.lengths.unit))))
    let ticks = AxisMark.values(
      on: scale, count: steps, .vertical, room: keyHeight...max(keyHeight + 1, foot), style, labels,
      text: chart.axisText)
    for (value, text) in zip(ticks.values, ticks.texts) where domain.start < 0 || value != 0 {
      let y = scale.position(of: value)
      drawing.frame.line(
        from: Point(x: left, y: y), to: Point(x: width, y: y),
        Stroke(style.colors.grid, width: style.lengths.gridLine))
      let label = labels.line(text, style[.axis])
      drawing.frame.add(
        label, at: Point(x: left - gap - label.size.width, y: y - style[.axis].middle))
    }
    if !showsValues {
      drawing.problems.append("values find no room at their columns; the axis alone says them")
    }
    for (place, group) in chart.groups.enumerated() {
      let middle = left + slotWidth * (Double(place) + 0.5)
      if chart.form == .grouped {
        drawGroup(group, middle, scale, &drawing)
      } else {
        drawStack(group, middle, scale, &drawing)
      }
      if let name = names[place] {
        drawing.frame.add(
          name.frame, at: Point(x: middle - name.frame.size.width / 2, y: foot + gap * 0.5))
      }
    }
    let zero = scale.position(of: 0)
    drawing.frame.line(
      from: Point(x: left, y: zero), to: Point(x: width, y: zero),
      Stroke(style.colors.ink, width: style.lengths.zeroLine))
  }

  private func area(_ x: Double, _ from: Double, _ to: Double) -> Rectangle {
    Rectangle(x: x, y: min(from, to), width: barWidth, height: abs(to - from))
  }

  private func drawGroup(
    _ group: SeriesBars.Group, _ middle: Double, _ scale: LinearScale,
    _ drawing: inout FigureDrawing
  ) {
    let unit = style.lengths.unit
    let zero = scale.position(of: 0)
    let start = middle - barWidth * Double(group.bars.count) / 2
    for (index, bar) in group.bars.enumerated() {
      guard let bar else { continue }
      let x = start + barWidth * Double(index)
      var text = style.textStyle(
        of: bar, value: chart.series[index].isEmphasised ? .keyValue : .value)
      guard let value = bar.reach else {
        drawing.frame.hatch(
          Rectangle(
            x: x + barWidth * 0.08, y: zero - 8 * unit, width: barWidth * 0.84, height: 8 * unit),
          style.colors.others, unit: unit)
        continue
      }
      let end = scale.position(of: value)
      var box = area(x, zero, end)
      box.x += barWidth * 0.05
      box.width -= barWidth * 0.1
      drawing.frame.paint(bar, in: box, style)
      guard showsValues else { continue }
      if labels.width(bar.printed, text) > barWidth * 1.02 { text = style[.value] }
      let label = labels.line(bar.printed, text)
      let y = value >= 0 ? end - label.size.height - style.lengths.gap * 0.1 : end
      drawing.frame.add(
        label, at: Point(x: x + (barWidth - label.size.width) / 2, y: y),
        clearing: style.colors.paper, margin: 0)
    }
  }

  private func drawStack(
    _ group: SeriesBars.Group, _ middle: Double, _ scale: LinearScale,
    _ drawing: inout FigureDrawing
  ) {
    let unit = style.lengths.unit
    let x = middle - barWidth / 2
    var sums = (up: 0.0, down: 0.0)
    for (index, bar) in group.bars.enumerated() {
      guard let bar, let value = bar.reach, value != 0 else { continue }
      let base = value > 0 ? sums.up : sums.down
      let from = scale.position(of: base)
      let to = scale.position(of: base + value)
      if value > 0 { sums.up += value } else { sums.down += value }
      var box = area(x, from, to)
      // A hair of paper parts neighbours whose colours are alike.
      box.height = max(min(box.height, 0.4 * unit), box.height - 0.75 * unit)
      if value > 0 { box.y = max(box.y, to) }
      drawing.frame.paint(bar, in: box, style)
      let color = bar.isHatched ? style.colors.ink : style.inside(chart.series[index].color)
      let label = labels.line(bar.printed, style[.value].colored(color))
      // The small parts alone would read as if they were the whole.
      guard showsValues, style[.value].size * 1.1 <= box.height else { continue }
      drawing.frame.add(
        label,
        at: Point(
          x: middle - label.size.width / 2,
          y: box.y + box.height / 2 - style[.value].middle))
    }
  }
}
