import Diagnostics

/// The changes of a waterfall lead from one total to the next, but for rounding.
enum WaterfallsAddUp: ChartRule {
  /// Warns of the totals of `chart` that are not what the rows before them add up to.
  static func check(_ chart: ChartDefinition, _ index: ProfileIndex, log: DiagnosticLog) {
    guard chart.kind == .waterfall else { return }
    // Without a total before them, the first changes begin at zero.
    var level: Double? = 0
    var slack = 0.0
    var hasChanges = false
    for row in chart.rows {
      guard let reference = row.reference,
        let quantity = try? index.resolve(reference).get().quantity
      else {
        level = nil
        continue
      }
      slack += quantity.rounding
      guard row.isTotal else {
        level = level.map { $0 + quantity.value }
        hasChanges = true
        continue
      }
      if let level, hasChanges, abs(level - quantity.value) > slack * (1 + 1e-9) {
        log.warning(
          "total-disagrees",
          "the rows of the chart '\(chart.id)' before '\(row.label ?? reference)' add up to "
            + "\(text(level, quantity.decimals)), not to \(text(quantity.value, quantity.decimals))",
          at: row.range ?? chart.range, help: "add what is missing, or correct a value")
      }
      (level, slack) = (quantity.value, quantity.rounding)
    }
  }

  private static func text(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<max(0, decimals) { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : String(rounded)
  }
}
