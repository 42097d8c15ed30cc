import Diagnostics

/// The values on a logarithmic scale lie on one side of zero.
enum LogarithmsExist: ChartRule {
  /// Reports the first value of `chart` that has no place on its scale.
  static func check(_ chart: ChartDefinition, _ index: ProfileIndex, log: DiagnosticLog) {
    guard chart.scale == .log else { return }
    let values = chart.lines.flatMap { line -> [Double] in
      guard case .success(.series(let series)) = index.data(line.series) else { return [] }
      return series.points.compactMap { $0.quantity?.value }
    }
    // The fewer are out of place.
    let isNegative = values.count { $0 < 0 } > values.count { $0 > 0 }
    for line in chart.lines {
      guard case .success(.series(let series)) = index.data(line.series) else { continue }
      for point in series.points {
        guard let value = point.quantity?.value else { continue }
        guard value == 0 || (value < 0) != isNegative else { continue }
        log.add(
          Diagnostic(
            .error, "no-logarithm",
            "the chart '\(chart.id)' cannot place the value of '\(series.label)' for "
              + "\(point.date.text) on a logarithmic scale, which has no zero and one sign",
            at: point.range ?? chart.range,
            help: "choose the scale 'symlog', which is about straight near zero, or 'linear'"))
        return
      }
    }
  }
}
