import CountryRisk

extension ChartFigure {
  static func rows(
    of definition: ChartDefinition, _ context: SectionContext
  ) -> [Row] {
    var rows = [Row]()
    if let data = definition.data, case .success(let found) = context.index.data(data) {
      switch found {
      case .shares(let fact, let shares):
        for share in shares {
          let value = context.resolve(fact.id + "." + share.partner)
          rows.append(
            Row(
              label: context.index.name(of: share.partner), value: value,
              partner: share.partner))
        }
      case .series(let series):
        for point in series.points {
          let value = context.index.value(of: point, in: series)
          var row = Row(label: String(point.date.year), value: value)
          if let month = point.date.month {
            row.label = context.values.shortDate(
              PartialDate(year: point.date.year, month: month))
          }
          row.missing = point.missing
          row.isBreak = point.isBreak
          row.period = point.period
          rows.append(row)
        }
      case .value(let value): rows.append(Row(label: value.label, value: value))
      }
    }
    for extra in definition.rows {
      let value = extra.reference.flatMap { context.resolve($0) }
      let name = extra.partner.map { context.index.name(of: $0) }
      var row = Row(
        label: extra.label ?? name ?? value?.label ?? "–", value: value,
        missing: extra.missing, partner: extra.partner, isHighlighted: extra.isHighlighted,
        isTotal: extra.isTotal, period: value?.period)
      if definition.kind.hasSeries, let series = extra.series ?? name {
        (row.category, row.series) = (row.label, series)
        row.label = series + ", " + row.label
      }
      rows.append(row)
    }
    if definition.kind.hasSeries { return rows }
    rows = sorted(rows, definition.order, context)
    if let label = definition.remainder, let rest = remainder(definition, context) {
      rows.append(Row(label: label, value: rest, isRemainder: true))
    }
    return rows
  }

  static func line(
    _ definition: ChartDefinition.Line, _ context: SectionContext
  ) -> Line? {
    guard case .success(.series(let series)) = context.index.data(definition.series) else {
      return nil
    }
    let points = series.points.map { point -> (time: Double, row: Row) in
      var row = Row(
        label: point.date.month == nil
          ? String(point.date.year)
          : context.values.shortDate(PartialDate(year: point.date.year, month: point.date.month)),
        value: context.index.value(of: point, in: series))
      (row.missing, row.isBreak, row.period) = (point.missing, point.isBreak, point.period)
      return (point.date.years, row)
    }
    return Line(
      name: definition.label
        ?? definition.partner.map { context.index.name(of: $0) } ?? series.label,
      partner: definition.partner, isHighlighted: definition.isHighlighted, points: points)
  }

  private static func remainder(
    _ definition: ChartDefinition, _ context: SectionContext
  ) -> ResolvedValue? {
    guard let data = definition.data, let rest = context.resolve(data + ".remainder"),
      let quantity = rest.quantity, quantity.value > 0
    else { return nil }
    return rest
  }

  private static func sorted(
    _ rows: [Row], _ order: ChartDefinition.Order, _ context: SectionContext
  ) -> [Row] {
    func stable(_ key: (Row) -> Double) -> [Row] {
      rows.enumerated().sorted {
        (key($0.element), $0.offset) < (key($1.element), $1.offset)
      }.map(\.element)
    }
    switch order {
    case .given: return rows
    case .value: return stable { -($0.value?.quantity?.value ?? -.infinity) }
    case .partners:
      let places = Dictionary(
        context.profile.partners.enumerated().map { ($1.code, Double($0)) },
        uniquingKeysWith: { first, _ in first })
      return stable { $0.partner.flatMap { places[$0] } ?? 1e6 }
    }
  }
}
