import Drawing

/// Panels of bars measured at a width: columns, names, one scale, and the rows of each line of panels.
struct PanelGrid {
  /// Panels that stand side by side.
  private struct Line {
    var panels: Range<Int>
    var heads: [PlotLabel]
    var texts: [[PlotLabel?]]
    var rows: RowStack
    var headHeight: Double
  }

  private let chart: BarPanels
  private let labels: LabelSetter
  private let style: ChartStyle
  private let names: [PlotLabel]
  private let nameWidth: Double
  private let panelWidth: Double
  /// From values to points within a panel.
  private let scale: LinearScale
  private let ticks: (values: [Double], texts: [String])
  private var lines: [Line] = []

  init(_ chart: BarPanels, width: Double, _ labels: LabelSetter) {
    let style = chart.style
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    self.chart = chart
    self.labels = labels
    self.style = style
    let names = chart.names.map { name in
      PlotLabel(
        name.text, style[name.isEmphasised ? .categoryStrong : .category], width: width * 0.3,
        labels, alignment: style.categoryAlignment)
    }
    self.names = names
    nameWidth = names.map(\.frame.size.width).max() ?? 0
    let left = nameWidth > 0 ? nameWidth + gap * 2.5 : 0
    let room = max(1, width - left)
    let spaced = style.lengths.panelGap
    var count = max(1, min(chart.columns, chart.panels.count))
    while count > 1, (room + spaced) / Double(count) - spaced < 84 * unit { count -= 1 }
    let panelWidth = max(1, (room + spaced) / Double(count) - spaced)
    self.panelWidth = panelWidth
    let all = chart.panels.flatMap { panel in
      chart.names.indices.compactMap { panel.cell($0) }
    }
    let domain = LinearScale.domain(of: all.compactMap(\.reach), given: chart.domain)
    let hasBothSides = domain.start < 0 && domain.stop > 0
    let limit = panelWidth * (hasBothSides ? 0.33 : 0.5)
    let margins = all.compactMap { bar in
      bar.margin(
        text: Self.text(of: bar, width: limit, style, labels).frame.size.width, gap: gap,
        on: domain, room: panelWidth, isClosed: chart.domain != nil, unit: unit)
    }
    let ends = AxisMark.margins(
      on: domain, count: chart.axisSteps, style, labels, text: chart.axisText)
    let scale = LinearScale.fitting(domain, in: 0...panelWidth, margins: margins + ends)
    self.scale = scale
    let zero = scale.position(of: 0)
    let rest = max(panelWidth * 0.1, (domain.stop <= 0 ? zero : panelWidth - zero) - gap)
    ticks = AxisMark.values(
      on: scale, count: chart.axisSteps, .horizontal, room: -spaced / 2...panelWidth,
      style, labels, text: chart.axisText)
    let thickness = style.lengths.row * RowStack.barShare
    for start in stride(from: 0, to: chart.panels.count, by: count) {
      let range = start..<min(start + count, chart.panels.count)
      let heads = chart.panels[range].map { Self.head($0, width: panelWidth, style, labels) }
      let texts = chart.panels[range].map { panel in
        chart.names.indices.map { index -> PlotLabel? in
          panel.cell(index).map {
            Self.text(of: $0, width: $0.reach == nil ? rest : limit, style, labels)
          }
        }
      }
      let rows = names.indices.map { index in
        RowStack.Row([names[index]] + texts.compactMap { $0[index] }, thickness: thickness)
      }
      lines.append(
        Line(
          panels: range, heads: heads, texts: texts, rows: RowStack(rows: rows, style: style),
          headHeight: (heads.map(\.frame.size.height).max() ?? 0) + gap * 1.5))
    }
  }

  private static func head(
    _ panel: BarPanels.Panel, width: Double, _ style: ChartStyle, _ labels: LabelSetter
  ) -> PlotLabel {
    let head = PlotLabel(panel.head, style[.panelHead], width: width, labels)
    guard !panel.detail.isEmpty else { return head }
    return head.above(PlotLabel(panel.detail, style[.panelDetail], width: width, labels))
  }

  private static func text(
    of bar: Bar, width: Double, _ style: ChartStyle, _ labels: LabelSetter
  ) -> PlotLabel {
    let text = PlotLabel(
      bar.printed, style.textStyle(of: bar, value: .value), width: width, labels)
    guard let note = bar.note else { return text }
    return text.above(PlotLabel(note, style[.note], width: width, labels))
  }

  private var axisHeight: Double {
    ticks.values.isEmpty ? 0 : style[.axis].slot + style.lengths.gap * 0.5
  }

  /// The height of a line's rows, and of the reason in a panel without data.
  private func rowsHeight(_ line: Line) -> Double {
    let block =
      chart.panels[line.panels].compactMap(\.noData).map { noData in
        NoDataMark(words: noData.words, reason: noData.reason)
          .block(width: noDataWidth, style, labels).size.height
      }.max() ?? 0
    return max(line.rows.height, block)
  }

  private var noDataWidth: Double {
    max(style.lengths.unit, panelWidth - scale.position(of: 0) - style.lengths.gap * 2)
  }

  var idealHeight: Double {
    let whole = lines.reduce(0.0) { $0 + $1.headHeight + rowsHeight($1) + axisHeight }
    return whole + style.lengths.panelGap * Double(max(0, lines.count - 1))
  }

  func draw(on drawing: inout FigureDrawing) {
    let spare = drawing.frame.size.height - idealHeight
    let rowCount = Double(max(1, lines.count * names.count))
    let stretch = min(spare / rowCount, style.lengths.row * RowStack.stretch) * Double(names.count)
    var top = 0.0
    for line in lines {
      let height = max(0, rowsHeight(line) + stretch)
      draw(line, top: top, height: height, on: &drawing)
      top += line.headHeight + height + axisHeight + style.lengths.panelGap
    }
  }

  private func draw(_ line: Line, top: Double, height: Double, on drawing: inout FigureDrawing) {
    let bands = line.rows.bands(in: height, from: top + line.headHeight)
    let shown = bands.slots.count
    if shown < names.count {
      drawing.leftOut += names.count - shown
      drawing.problems.append(
        "\(names.count - shown) of \(names.count) rows found no room beside "
          + chart.panels[line.panels.lowerBound].head.quoted)
    }
    let left = nameWidth > 0 ? nameWidth + style.lengths.gap * 2.5 : 0
    for (place, index) in line.panels.enumerated() {
      let panel = chart.panels[index]
      let x = left + Double(place) * (panelWidth + style.lengths.panelGap)
      let plot = PlotArea(
        orientation: .horizontal, values: scale, bands: bands, isClosed: chart.domain != nil,
        style: style, labels: labels)
      var part = FigureDrawing(
        size: Size(width: panelWidth, height: bands.extent.upperBound + axisHeight))
      part.frame.add(
        line.heads[place].frame, at: Point(x: scale.position(of: scale.domain.start), y: top))
      for mark in marks(panel, line.texts[place], shown, bands) {
        mark.draw(in: plot, on: &part)
      }
      drawing.add(part, at: Point(x: x, y: 0))
    }
    let plot = PlotArea(
      orientation: .horizontal, values: scale, bands: bands, style: style, labels: labels)
    CategoryMark(Array(names.prefix(shown)), edge: nameWidth).draw(in: plot, on: &drawing)
  }

  private func marks(
    _ panel: BarPanels.Panel, _ texts: [PlotLabel?], _ shown: Int, _ bands: BandScale
  ) -> [any Mark] {
    let axis = AxisMark(
      ticks.values, texts: ticks.texts, edge: bands.extent.upperBound + style.lengths.gap * 0.5,
      overhang: style.lengths.panelGap / 2)
    if let noData = panel.noData {
      return [
        GridMark(ticks.values), RuleMark.zero(style),
        NoDataMark(words: noData.words, reason: noData.reason), axis,
      ]
    }
    let blank = Bar(value: nil, text: "", color: style.colors.others)
    let bars = (0..<shown).map { panel.cell($0) ?? blank }
    return [
      GridMark(ticks.values), BarMark(bars), RuleMark.zero(style),
      ValueLabelMark(bars, texts: Array(texts.prefix(shown))), axis,
    ]
  }
}
