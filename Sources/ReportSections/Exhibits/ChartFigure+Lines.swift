import Charts
import CountryRisk
import Drawing

extension ChartFigure {
  /// The chart of series over time.
  func lineChart(_ form: LineChart.Form, _ style: ChartStyle) -> LineChart {
    let hasHighlights = lines.contains(where: \.isHighlighted)
    // In a panel of its own each line has the same colour.
    let own =
      definition.kind == .linePanels
      ? lines.map { _ in style.colors.accent }
      : lines.count <= 3
        ? [style.colors.accent, style.colors.ink, style.colors.others]
        : colors(of: lines.map { ($0.partner, $0.isHighlighted) }, style)
    let values = text.values
    let areas =
      form == .areas ? colors(of: lines.map { ($0.partner, $0.isHighlighted) }, style) : []
    var chart = LineChart(
      lines: lines.enumerated().map { place, line in
        let isGrey = hasHighlights && !line.isHighlighted
        let color =
          isGrey
          ? style.colors.others
          : line.partner.map { tones[$0].fill }
            ?? (place < own.count && !hasHighlights
              ? own[place] : hasHighlights ? style.colors.accent : style.colors.others)
        return LineChart.Line(
          name: line.name.typographic, color: form == .areas ? areas[place] : color,
          isEmphasised: !isGrey && (form == .areas || color != style.colors.others),
          points: line.points.map { time, row in
            let quantity = row.value?.quantity
            return LineChart.Observation(
              time: time, label: row.label, value: quantity?.value,
              text: quantity.map { values.quantity($0, .signed, decimals: Self.labelDecimals($0)) }
                ?? row.missing ?? text.phrases.noData, isBreak: row.isBreak)
          })
      }, style: style, axisText: axisText,
      noData: (text.phrases.noData, rows.compactMap(\.missing).first ?? ""),
      tableHead: (title, subtitle))
    chart.form = form
    chart.annotations = annotations
    chart.transform = LinearScale.Transform(rawValue: definition.scale.rawValue) ?? .linear
    return chart
  }

  /// The chart of changes that add up.
  func waterfall(_ style: ChartStyle) -> WaterfallChart {
    WaterfallChart(
      steps: rows.map { row in
        let quantity = row.value?.quantity
        let words = quantity.map {
          text.values.quantity($0, .signed, decimals: Self.labelDecimals($0))
        }
        let isRise = (quantity?.value ?? 0) > 0 && !row.isTotal
        return WaterfallChart.Step(
          label: row.label.typographic, value: quantity?.value,
          text: words.map { isRise ? "+" + $0 : $0 } ?? row.missing ?? text.phrases.noData,
          isTotal: row.isTotal, isEmphasised: row.isHighlighted)
      }, style: style, noData: (text.phrases.noData, rows.compactMap(\.missing).first ?? ""),
      tableHead: (title, subtitle))
  }
}
