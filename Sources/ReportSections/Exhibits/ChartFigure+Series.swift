import Charts
import CountryRisk
import Drawing

extension ChartFigure {
  /// Categories and series in the order in which they first appear, with the row of each pair.
  struct Grid {
    var series: [(name: String, partner: String?, isHighlighted: Bool)] = []
    var categories: [String] = []
    var cells: [String: [String: Row]] = [:]
  }

  var grid: Grid {
    var grid = Grid()
    for row in rows {
      guard let category = row.category, let name = row.series else { continue }
      if let place = grid.series.firstIndex(where: { $0.name == name }) {
        grid.series[place].isHighlighted = grid.series[place].isHighlighted || row.isHighlighted
      } else {
        grid.series.append((name, row.partner, row.isHighlighted))
      }
      if grid.cells[category] == nil { grid.categories.append(category) }
      grid.cells[category, default: [:]][name] = row
    }
    return grid
  }

  /// The chart of several values in each category.
  func seriesBars(_ form: SeriesBars.Form, _ style: ChartStyle) -> SeriesBars {
    let grid = grid
    let colors =
      form == .bullet
      ? bulletColors(grid, style)
      : colors(of: grid.series.map { ($0.partner, $0.isHighlighted) }, style)
    let percents = rows.compactMap { $0.value?.quantity }
    let isOfWhole =
      !percents.isEmpty
      && percents.allSatisfy { $0.unit == .percent && (0...100).contains($0.value) }
    return SeriesBars(
      form, series: series(of: grid, colors), groups: groups(of: grid, colors), style: style,
      domain: isOfWhole ? 0...100 : nil, axisText: axisText,
      noData: (text.phrases.noData, rows.compactMap(\.missing).first ?? ""), tableHead: title)
  }

  /// The colours of a bullet graph: that of the value, ink for the line across it, and greys for the
  /// fields, paler the farther they reach.
  private func bulletColors(_ grid: Grid, _ style: ChartStyle) -> [Color] {
    let fields = max(1, grid.series.count - 3)
    return grid.series.enumerated().map { place, series in
      switch place {
      case 0: (series.partner ?? definition.partner).map { tones[$0].fill } ?? style.colors.accent
      case 1: style.colors.ink
      default:
        style.colors.others.mixed(
          with: style.colors.paper, share: 0.2 + 0.55 * Double(place - 2) / Double(fields))
      }
    }
  }

  private func series(of grid: Grid, _ colors: [Color]) -> [SeriesBars.Series] {
    let hasHighlights = grid.series.contains(where: \.isHighlighted)
    return zip(grid.series, colors).map { series, color in
      SeriesBars.Series(
        name: series.name.typographic, color: color,
        isEmphasised: hasHighlights && series.isHighlighted)
    }
  }

  private func groups(of grid: Grid, _ colors: [Color]) -> [SeriesBars.Group] {
    grid.categories.map { category in
      SeriesBars.Group(
        label: category.typographic,
        bars: zip(grid.series, colors).map { series, color in
          grid.cells[category]?[series.name].map { bar($0, color) }
        })
    }
  }

  /// The same as columns.
  func seriesColumns(_ form: SeriesColumns.Form, _ style: ChartStyle) -> SeriesColumns {
    let grid = grid
    let colors = colors(of: grid.series.map { ($0.partner, $0.isHighlighted) }, style)
    return SeriesColumns(
      form, series: series(of: grid, colors), groups: groups(of: grid, colors), style: style,
      axisText: axisText,
      noData: (text.phrases.noData, rows.compactMap(\.missing).first ?? ""), tableHead: title)
  }

  /// How often the values fall into intervals of one length.
  func histogram(_ style: ChartStyle) -> Histogram {
    let values = text.values
    return Histogram(
      values: rows.compactMap { $0.value?.quantity?.value }, binCount: definition.binCount,
      color: definition.partner.map { tones[$0].fill } ?? style.colors.accent, style: style,
      axisText: { values.number($0, decimals: $1) },
      noData: (text.phrases.noData, rows.compactMap(\.missing).first ?? ""),
      tableHead: (subtitle, text.phrases.histogramCount))
  }

  /// The chart of each category as a line over the series, which are times.
  func slopeChart(_ style: ChartStyle) -> SlopeChart {
    let grid = grid
    let lines = grid.categories.map { category in
      let row = grid.cells[category]?.values.first { $0.partner != nil || $0.isHighlighted }
      let isHighlighted = grid.cells[category]?.values.contains(where: \.isHighlighted) ?? false
      return (category: category, partner: row?.partner, isHighlighted: isHighlighted)
    }
    let hasHighlights = lines.contains(where: \.isHighlighted)
    let hasPartners = lines.contains { $0.partner != nil }
    return SlopeChart(
      times: grid.series.map(\.name.typographic),
      series: lines.map { line in
        // Of many lines none stands out unless it is asked for.
        let isGrey =
          hasHighlights
          ? !line.isHighlighted : hasPartners ? line.partner == nil : lines.count > 5
        return SlopeChart.Series(
          name: line.category.typographic,
          color: isGrey
            ? style.colors.others : line.partner.map { tones[$0].fill } ?? style.colors.accent,
          isEmphasised: !isGrey,
          values: grid.series.map { time in
            grid.cells[line.category]?[time.name]?.value?.quantity.map {
              ($0.value, text.values.quantity($0, .signed, decimals: Self.labelDecimals($0)))
            }
          })
      }, style: style,
      noData: (text.phrases.noData, rows.compactMap(\.missing).first ?? ""), tableHead: title)
  }

  /// A panel of bars for each series, on one scale.
  func barPanels(_ style: ChartStyle) -> BarPanels {
    let grid = grid
    let hasHighlights = grid.series.contains(where: \.isHighlighted)
    let percents = rows.compactMap { $0.value?.quantity }
    let isOfWhole =
      !percents.isEmpty
      && percents.allSatisfy { $0.unit == .percent && (0...100).contains($0.value) }
    return BarPanels(
      panels: grid.series.map { series in
        let color =
          hasHighlights && !series.isHighlighted
          ? style.colors.others : series.partner.map { tones[$0].fill } ?? style.colors.accent
        return BarPanels.Panel(
          head: series.name.typographic, detail: "",
          cells: grid.categories.map { category in
            grid.cells[category]?[series.name].map { bar($0, color) }
          })
      }, names: grid.categories.map { BarPanels.Name($0.typographic) }, style: style,
      domain: isOfWhole ? 0...100 : nil, columns: 3, axisSteps: 2,
      axisText: axisText)
  }

  /// The chart of a value in each cell, categories down and series across; below and above zero in two
  /// colours, where there are both.
  func heatMap(_ style: ChartStyle) -> HeatMap {
    let grid = grid
    let reaches = rows.compactMap { $0.value?.quantity?.value }.filter(\.isFinite)
    let (low, high) = (min(0, reaches.min() ?? 0), max(0, reaches.max() ?? 0))
    let limit = max(-low, high, .leastNormalMagnitude)
    let isDiverging = low < 0 && high > 0
    func share(_ value: Double) -> Double {
      isDiverging ? 0.5 + value / (2 * limit) : abs(value) / limit
    }
    let paler = style.colors.alert.mixed(with: style.colors.paper.opacity(1), share: 0.55)
    let ramp =
      isDiverging
      ? [style.colors.alert, paler, style.colors.pale] + ramp.dropFirst()
      : low < 0 ? [style.colors.pale, paler, style.colors.alert] : ramp
    let ticks = Ticks.values(from: low, to: high, count: 3)
    let decimals = ticks.count > 1 ? Ticks.decimals(ofStep: ticks[1] - ticks[0]) : 0
    var map = HeatMap(
      columns: grid.series.map(\.name.typographic),
      rows: grid.categories.map { category in
        HeatMap.Row(
          name: category.typographic,
          cells: grid.series.map { series in
            grid.cells[category]?[series.name].map { row in
              let quantity = row.value?.quantity
              return HeatMap.Cell(
                quantity.map {
                  text.values.quantity($0, .signed, decimals: Self.labelDecimals($0))
                } ?? row.missing ?? text.phrases.noData,
                share: quantity.map { share($0.value) })
            }
          })
      },
      key: ticks.count > 1
        ? ticks.map { (text.values.number($0, decimals: decimals), share($0)) } : [],
      style: style, ramp: ramp, tableHead: title)
    map.alignment = .center
    return map
  }

  /// A colour for each series: that of its partner, of its emphasis, or one of the theme's tints.
  /// Beside partners, and beside what is emphasised, the others are grey, lighter the later they come.
  func colors(
    of series: [(partner: String?, isHighlighted: Bool)], _ style: ChartStyle
  ) -> [Color] {
    let hasHighlights = series.contains(where: \.isHighlighted)
    let hasPartners = series.contains { $0.partner != nil }
    func isGrey(_ item: (partner: String?, isHighlighted: Bool)) -> Bool {
      hasHighlights ? !item.isHighlighted : hasPartners && item.partner == nil
    }
    let greys = series.count(where: isGrey)
    let own = tints(series.count, style)
    var (used, grey) = (0, 0)
    return series.map { item in
      if isGrey(item) {
        defer { grey += 1 }
        let share = greys > 1 ? Double(grey) / Double(greys - 1) : 0
        return style.colors.others.mixed(with: style.colors.paper, share: share * 0.65)
      }
      if let partner = item.partner { return tones[partner].fill }
      defer { used += 1 }
      if hasHighlights {
        return used % 2 == 0 ? style.colors.accent : style.colors.ink
      }
      return own[used % own.count]
    }
  }

  /// `count` of the theme's tints, which run from dark to light, as far from one another as can be.
  private func tints(_ count: Int, _ style: ChartStyle) -> [Color] {
    guard tints.count > 2 else { return tints.isEmpty ? [style.colors.accent] : tints }
    // The lightest one is kept for where all are needed.
    let last = tints.count - 2
    switch count {
    case ...1: return [tints[last / 2]]
    case 2: return [tints[last / 2], tints[last]]
    case ...last:
      return (0..<count).map { place in
        tints[Int((Double(place) * Double(last) / Double(count - 1)).rounded())]
      }
    default: return tints
    }
  }

  private func bar(_ row: Row, _ color: Color) -> Bar {
    guard let quantity = row.value?.quantity else {
      return Bar(value: nil, text: row.missing ?? text.phrases.noData, color: color)
    }
    return Bar(
      value: quantity.value,
      text: text.values.quantity(quantity, .signed, decimals: Self.labelDecimals(quantity)),
      bound: Bar.Bound(quantity.bound), color: color)
  }
}
