import Diagnostics

/// The values of a histogram have a place each: a bound has none.
enum HistogramsCountNumbers: ChartRule {
  /// Reports the rows of `chart` whose value is a bound.
  static func check(_ chart: ChartDefinition, _ index: ProfileIndex, log: DiagnosticLog) {
    guard chart.kind == .histogram else { return }
    var values = chart.rows.map { row in
      (row.label, row.reference.flatMap { try? index.resolve($0).get().quantity }, row.range)
    }
    switch chart.data.map(index.data) {
    case .success(.series(let series))?:
      values += series.points.map { ($0.date.text, $0.quantity, $0.range) }
    case .success(.shares(_, let shares))?:
      values += shares.map { ($0.partner, $0.percent, nil) }
    default: break
    }
    for (label, quantity, range) in values {
      guard let quantity, quantity.bound == .atLeast || quantity.bound == .atMost else { continue }
      log.error(
        "bound-in-histogram",
        "\(label.map { "'\($0)'" } ?? "a value") of the chart '\(chart.id)' is a bound, and falls into "
          + "no interval",
        at: range ?? chart.range, help: "show the values one by one as bars")
    }
  }
}
