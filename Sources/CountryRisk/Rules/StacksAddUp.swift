import Diagnostics

/// The rows of a chart of several series are distinct; what is stacked is not below zero, and shares
/// that are stacked are no more than the whole.
enum StacksAddUp: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for chart in subject.profile.charts where chart.kind.hasSeries {
      var seen: Set<[String]> = []
      var sums: [String: (value: Double, slack: Double)] = [:]
      for row in chart.rows {
        let (label, series) = (row.label ?? "", row.series ?? row.partner ?? "")
        if !seen.insert([label, series]).inserted {
          subject.log.add(repeated(label, series, chart, at: row.range))
        }
        guard chart.kind == .stacked, let reference = row.reference,
          case .success(let value) = subject.index.resolve(reference), let part = value.quantity
        else { continue }
        if part.value < 0 {
          subject.log.add(belowZero(label, series, chart, at: row.range))
        }
        guard part.unit == .percent else { continue }
        // Each share may have been rounded up by half of its last digit.
        var sum = sums[label] ?? (0, 0)
        sum.value += part.value
        sum.slack += 0.5 * power(of: -part.decimals)
        if sum.value > 100 + sum.slack, sums[label].map({ $0.value <= 100 + $0.slack }) ?? true {
          subject.log.add(beyondWhole(label, chart, at: row.range))
        }
        sums[label] = sum
      }
      guard chart.kind == .stacked else { continue }
      for line in chart.lines {
        guard case .success(.series(let series)) = subject.index.data(line.series) else { continue }
        for point in series.points where (point.quantity?.value ?? 0) < 0 {
          subject.log.add(belowZero(String(point.date.year), series.label, chart, at: point.range))
        }
      }
    }
  }

  private static func power(of exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1.0) { result, _ in exponent < 0 ? result / 10 : result * 10 }
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
    at: range, help: "show the values side by side with 'kind: grouped'")
}

private func beyondWhole(
  _ label: String, _ chart: ChartDefinition, at range: SourceRange?
) -> Diagnostic {
  Diagnostic(
    .error, "stack-beyond-whole",
    "the shares of '\(label)' in the chart '\(chart.id)' are more than 100 per cent together",
    at: range, help: "show them side by side with 'kind: grouped', or correct the shares")
}
