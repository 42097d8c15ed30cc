import Diagnostics

/// The rows of a chart of several series are distinct; what is stacked is not below zero, and shares
/// that are stacked are no more than the whole.
enum StacksAddUp: ProfileRule {
  /// A value with where it stands.
  private struct Part {
    var label: String
    var series: String
    var quantity: Quantity?
    var range: SourceRange?
  }

  static func check(_ subject: RuleSubject) {
    for chart in subject.profile.charts where chart.kind.hasSeries || chart.kind == .area {
      let parts = parts(of: chart, subject.index)
      var seen: Set<[String]> = []
      for part in parts where !seen.insert([part.label, part.series]).inserted {
        subject.log.add(repeated(part.label, part.series, chart, at: part.range))
      }
      if chart.kind.isStacked, chart.kind.hasSeries || chart.lines.count > 1 {
        checkStack(parts, chart, subject.log)
      }
    }
  }

  private static func checkStack(
    _ parts: [Part], _ chart: ChartDefinition, _ log: DiagnosticLog
  ) {
    var sums: [String: StackSum] = [:]
    for part in parts {
      guard let quantity = part.quantity else { continue }
      if quantity.value < 0 { log.add(belowZero(part.label, part.series, chart, at: part.range)) }
      guard quantity.unit == .percent else { continue }
      // Each share may have been rounded up by half of its last digit.
      let old = sums[part.label] ?? StackSum()
      let sum = old.adding(quantity)
      if sum.isBeyondWhole, !old.isBeyondWhole {
        log.add(beyondWhole(part.label, chart, at: part.range))
      }
      sums[part.label] = sum
    }
    guard chart.isWhole else { return }
    let ends = Dictionary(parts.map { ($0.label, $0) }, uniquingKeysWith: { $1 })
    for (label, sum) in sums.sorted(by: { $0.key < $1.key }) where sum.isShortOfWhole {
      guard parts.allSatisfy({ $0.label != label || $0.quantity?.unit == .percent }) else {
        continue
      }
      log.add(sum.short(of: label, at: ends[label]?.range))
    }
  }

  private static func parts(of chart: ChartDefinition, _ index: ProfileIndex) -> [Part] {
    let rows = chart.rows.map { row in
      Part(
        label: row.label ?? "", series: row.series ?? row.partner ?? "",
        quantity: row.reference.flatMap { try? index.resolve($0).get().quantity },
        range: row.range)
    }
    let points = chart.lines.flatMap { line -> [Part] in
      guard case .success(.series(let series)) = index.data(line.series) else { return [] }
      return series.points.map { point in
        Part(
          label: point.date.text, series: line.label ?? line.partner ?? series.label,
          quantity: point.quantity, range: point.range)
      }
    }
    return rows + points
  }
}

private func repeated(
  _ label: String, _ series: String, _ chart: ChartDefinition, at range: SourceRange?
) -> Diagnostic {
  Diagnostic(
    .error, "duplicate-row",
    "the chart '\(chart.id)' has a second value of '\(series)' in '\(label)'", at: range,
    help: "remove one of them, or give it another label")
}

private func belowZero(
  _ label: String, _ series: String, _ chart: ChartDefinition, at range: SourceRange?
) -> Diagnostic {
  Diagnostic(
    .error, "negative-in-stack",
    "the chart '\(chart.id)' cannot stack '\(series)' in '\(label)', which is below zero",
    at: range,
    help: chart.kind == .area
      ? "show the series as lines with 'kind: lines'"
      : "stack them on both sides of zero with 'kind: diverging', or side by side with 'kind: "
        + "grouped'")
}

private func beyondWhole(
  _ label: String, _ chart: ChartDefinition, at range: SourceRange?
) -> Diagnostic {
  Diagnostic(
    .error, "stack-beyond-whole",
    "the shares of '\(label)' in the chart '\(chart.id)' are more than 100 per cent together",
    at: range, help: "show them side by side with 'kind: grouped', or correct the shares")
}
