import Charts
import CountryRisk
import Drawing

extension ChartFigure {
  /// The chart of several values in each category, both in the order in which they first appear.
  func seriesBars(_ form: SeriesBars.Form, _ style: ChartStyle) -> SeriesBars {
    var series: [(name: String, partner: String?, isHighlighted: Bool)] = []
    var categories: [String] = []
    var cells: [String: [String: Row]] = [:]
    for row in rows {
      guard let category = row.category, let name = row.series else { continue }
      if let place = series.firstIndex(where: { $0.name == name }) {
        series[place].isHighlighted = series[place].isHighlighted || row.isHighlighted
      } else {
        series.append((name, row.partner, row.isHighlighted))
      }
      if cells[category] == nil { categories.append(category) }
      cells[category, default: [:]][name] = row
    }
    let hasHighlights = series.contains(where: \.isHighlighted)
    let colors = colors(of: series.map { ($0.partner, $0.isHighlighted) }, form, style)
    let percents = rows.compactMap { $0.value?.quantity }
    let isOfWhole =
      !percents.isEmpty
      && percents.allSatisfy { $0.unit == .percent && (0...100).contains($0.value) }
    let values = text.values
    return SeriesBars(
      form,
      series: zip(series, colors).map { series, color in
        SeriesBars.Series(
          name: series.name.typographic, color: color,
          isEmphasised: hasHighlights && series.isHighlighted)
      },
      groups: categories.map { category in
        SeriesBars.Group(
          label: category.typographic,
          bars: zip(series, colors).map { series, color in
            cells[category]?[series.name].map { bar($0, color) }
          })
      }, style: style, domain: isOfWhole ? 0...100 : nil,
      axisText: { values.number($0, decimals: $1) },
      noData: (text.phrases.noData, rows.compactMap(\.missing).first ?? ""), tableHead: title)
  }

  /// The chart of a value in each cell, categories down and series across; below and above zero in two
  /// colours, where there are both.
  func heatMap(_ style: ChartStyle) -> HeatMap {
    var (categories, series): ([String], [String]) = ([], [])
    var cells: [[String]: Row] = [:]
    for row in rows {
      guard let category = row.category, let name = row.series else { continue }
      if !categories.contains(category) { categories.append(category) }
      if !series.contains(name) { series.append(name) }
      cells[[category, name]] = row
    }
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
    return HeatMap(
      columns: series.map(\.typographic),
      rows: categories.map { category in
        HeatMap.Row(
          name: category.typographic,
          cells: series.map { name in
            cells[[category, name]].map { row in
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
  }

  /// A colour for each series: that of its partner, of its emphasis, or one of the theme's tints.
  /// Beside partners, and beside what is emphasised, the others are grey, lighter the later they come.
  private func colors(
    of series: [(partner: String?, isHighlighted: Bool)], _ form: SeriesBars.Form,
    _ style: ChartStyle
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
