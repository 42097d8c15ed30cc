import Drawing

/// Rows of a horizontal bar chart measured at a width: names, values, scale and heights.
struct BarRows {
  private let chart: BarChart
  private let labels: LabelSetter
  private let width: Double
  private let style: ChartStyle
  private let nameWidth: Double
  private let scale: LinearScale
  private let names: [PlotLabel]
  private let texts: [PlotLabel]
  private let rows: RowStack
  private let ticks: (values: [Double], texts: [String])

  /// Most of the width that names may take.
  static let nameShare = 0.45

  init(_ chart: BarChart, width: Double, _ labels: LabelSetter) {
    self.chart = chart
    self.labels = labels
    self.width = width
    let style = chart.style
    self.style = style
    let gap = style.lengths.gap
    let names = Self.names(chart, width: width, labels)
    self.names = names
    nameWidth = names.map(\.frame.size.width).max() ?? 0
    let left = nameWidth > 0 ? nameWidth + gap * 1.5 : 0
    let room = max(1, width - left)
    let domain = LinearScale.domain(of: chart.reaches, given: chart.domain)
    let hasBothSides = domain.start < 0 && domain.stop > 0
    let limit = room * (hasBothSides ? 0.33 : 0.5)
    let bars = chart.rows.map(\.bar)
    var texts = chart.rows.map { row in
      Self.text(of: row, width: limit, style, labels)
    }
    var margins = zip(bars, texts).compactMap { bar, text in
      bar.margin(
        text: text.frame.size.width, gap: gap, on: domain, room: room,
        isClosed: chart.domain != nil, unit: style.lengths.unit)
    }
    if chart.showsAxis {
      margins += AxisMark.margins(
        on: domain, count: chart.axisSteps, style, labels, text: chart.axisText)
    }
    scale = LinearScale.fitting(domain, in: left...max(left, width), margins: margins)
    let zero = scale.position(of: 0)
    let side = domain.stop <= 0 ? zero - left : width - zero
    let rest = max(width * 0.1, side - gap)
    for (index, row) in chart.rows.enumerated() where row.bar.reach == nil {
      texts[index] = Self.text(of: row, width: rest, style, labels)
    }
    self.texts = texts
    let thickness = style.lengths.row * RowStack.barShare
    rows = RowStack(
      rows: zip(chart.rows, zip(names, texts)).map { row, pair in
        RowStack.Row([pair.0, pair.1], thickness: thickness, hasTail: row.detail != nil)
      }, style: style)
    let length = abs(scale.range.stop - scale.range.start)
    let steps = max(1, min(chart.axisSteps, Int(length / (80 * style.lengths.unit))))
    ticks =
      chart.showsAxis && !chart.reaches.isEmpty
      ? AxisMark.values(
        on: scale, count: steps, .horizontal, room: 0...max(1, width), style, labels,
        text: chart.axisText) : ([], [])
  }

  /// The names, wrapped at the most they may take; details do not widen the column beyond a quarter
  /// of the width.
  private static func names(
    _ chart: BarChart, width: Double, _ labels: LabelSetter
  ) -> [PlotLabel] {
    let style = chart.style
    let alignment = style.categoryAlignment
    let names = chart.rows.map { row in
      PlotLabel(
        row.label, style[row.isEmphasised ? .categoryStrong : .category],
        width: width * nameShare, labels, alignment: alignment)
    }
    let widest = names.map(\.frame.size.width).max() ?? 0
    return zip(chart.rows, names).map { row, name in
      guard let detail = row.detail else { return name }
      let block = PlotLabel(
        detail, style[.categoryDetail], width: max(widest, width * 0.25), labels,
        alignment: alignment)
      return name.above(block, alignment: alignment)
    }
  }

  private static func text(
    of row: BarChart.Row, width: Double, _ style: ChartStyle, _ labels: LabelSetter
  ) -> PlotLabel {
    let text = PlotLabel(
      row.bar.printed,
      style.textStyle(of: row.bar, value: row.isEmphasised ? .keyValue : .value), width: width,
      labels)
    guard let note = row.bar.note else { return text }
    let gap = style.lengths.gap * 1.5
    let aside = PlotLabel(note, style[.note], width: width, labels)
    return text.frame.size.width + gap + aside.frame.size.width <= width
      ? text.followed(by: aside, gap: gap) : text.above(aside)
  }

  private var axisHeight: Double {
    ticks.values.isEmpty ? 0 : style[.axis].slot + style.lengths.gap * 0.5
  }

  var idealHeight: Double {
    guard chart.reaches.isEmpty else { return rows.height + axisHeight }
    return max(rows.height, noData.block(width: noDataWidth, style, labels).size.height)
  }

  private var noData: NoDataMark {
    NoDataMark(words: chart.noData.words, reason: chart.noData.reason)
  }

  private var noDataWidth: Double {
    max(style.lengths.unit, width - scale.position(of: 0) - style.lengths.gap * 2)
  }

  func draw(on drawing: inout FigureDrawing) {
    let isEmpty = chart.reaches.isEmpty
    var height = max(0, drawing.frame.size.height - axisHeight)
    var bands = rows.bands(in: height)
    let hasAxis = bands.slots.count == rows.rows.count && !ticks.values.isEmpty
    if !hasAxis {
      height = drawing.frame.size.height
      bands = rows.bands(in: height)
    }
    let axis: (values: [Double], texts: [String]) = hasAxis ? ticks : ([], [])
    let shown = bands.slots.count
    if shown < rows.rows.count {
      drawing.leftOut += rows.rows.count - shown
      // A figure without any row shows nothing.
      if shown == 0 { drawing.unnamed += chart.rows.map(\.label) }
      drawing.problems.append(
        "\(rows.rows.count - shown) of \(rows.rows.count) rows found no room, from "
          + chart.rows[shown].label.quoted)
    }
    let plot = PlotArea(
      orientation: .horizontal, values: scale,
      bands: isEmpty ? bands.atLeast(height) : bands, isClosed: chart.domain != nil, style: style,
      labels: labels)
    let names = CategoryMark(Array(names.prefix(shown)), edge: nameWidth)
    let bars = chart.rows.prefix(shown).map(\.bar)
    let marks: [any Mark] =
      isEmpty
      ? [names, RuleMark.zero(style), noData]
      : [
        GridMark(axis.values), BarMark(bars), RuleMark.zero(style),
        ValueLabelMark(bars, texts: Array(texts.prefix(shown))), names,
        AxisMark(
          axis.values, texts: axis.texts,
          edge: bands.extent.upperBound + style.lengths.gap * 0.5),
      ]
    for mark in marks { mark.draw(in: plot, on: &drawing) }
  }
}
