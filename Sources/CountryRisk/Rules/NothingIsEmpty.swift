import Diagnostics

/// What is there to be shown holds something.
enum NothingIsEmpty: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    for fact in profile.facts {
      guard case .shares(let shares) = fact.value, shares.isEmpty else { continue }
      report("the list of shares '\(fact.id)'", fact.range, subject)
    }
    for series in profile.observations where series.points.isEmpty {
      report("the series '\(series.id)'", series.range, subject)
    }
    for chart in profile.charts
    where !chart.kind.isOfProfile && chart.data == nil && chart.rows.isEmpty && chart.lines.isEmpty
    {
      report("the chart '\(chart.id)'", chart.range, subject)
    }
    for table in profile.tables where table.rows.isEmpty {
      report("the table '\(table.id)'", table.range, subject)
    }
  }

  private static func report(_ what: String, _ range: SourceRange?, _ subject: RuleSubject) {
    subject.log.error(
      "empty", "\(what) is empty", at: range,
      help: "fill it, with the reason under 'missing' where there is no value, or remove it")
  }
}
