import Diagnostics

/// A chart shows values of one unit, and only values.
enum ChartsHaveOneUnit: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for chart in subject.profile.charts {
      var first: Unit?
      if let data = chart.data, case .success(let data) = subject.index.data(data) {
        switch data {
        case .shares: first = .percent
        case .series(let series): first = series.unit
        case .value(let value): first = value.quantity?.unit
        }
      }
      for line in chart.lines where !chart.kind.isOfProfile {
        guard case .success(let data) = subject.index.data(line.series) else { continue }
        guard case .series(let series) = data else {
          subject.log.add(noSeries(line.series, chart))
          continue
        }
        if let first, first != series.unit {
          subject.log.add(mixed(first, series.unit, chart, at: chart.range))
        }
        first = first ?? series.unit
      }
      for row in chart.rows {
        guard let reference = row.reference,
          case .success(let value) = subject.index.resolve(reference)
        else { continue }
        if case .missing = value.value { continue }
        guard let unit = value.quantity?.unit else {
          subject.log.add(noNumber(reference, chart, at: row.range))
          continue
        }
        if let first, first != unit {
          subject.log.add(mixed(first, unit, chart, at: row.range))
        }
        first = first ?? unit
      }
    }
  }
}

private func noNumber(
  _ reference: String, _ chart: ChartDefinition, at range: SourceRange?
) -> Diagnostic {
  Diagnostic(
    .error, "not-a-number",
    "the chart '\(chart.id)' cannot show '\(reference)', which is no number", at: range,
    help: "say with 'missing:' why there is no figure")
}

private func noSeries(_ name: String, _ chart: ChartDefinition) -> Diagnostic {
  Diagnostic(
    .error, "not-a-series", "the chart '\(chart.id)' cannot draw '\(name)' as a line",
    at: chart.range,
    help: "name a series")
}

private func mixed(
  _ first: Unit, _ second: Unit, _ chart: ChartDefinition, at range: SourceRange?
) -> Diagnostic {
  Diagnostic(
    .error, "mixed-units",
    "the chart '\(chart.id)' has values in '\(first.id)' and in '\(second.id)'", at: range,
    help: "make two charts")
}
