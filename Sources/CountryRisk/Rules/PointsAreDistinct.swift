import Diagnostics

/// A series has its points in order of time, one for each date and period.
enum PointsAreDistinct: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for series in subject.profile.observations {
      for (before, point) in zip(series.points, series.points.dropFirst()) {
        if before.date == point.date, before.period == point.period {
          subject.log.add(twice(point, before, in: series))
        } else if point.date < before.date {
          subject.log.error(
            "points-out-of-order",
            "the point of \(point.date.text) stands after that of \(before.date.text)",
            at: point.range, help: "order the points of '\(series.id)' by date")
        }
      }
    }
  }
}

private func twice(
  _ point: Series.Point, _ before: Series.Point, in series: Series
) -> Diagnostic {
  Diagnostic(
    .error, "duplicate-point", "'\(series.id)' has two points at \(point.date.text)",
    at: point.range, notes: before.range.map { [Diagnostic.Note("the first", at: $0)] } ?? [],
    help: "keep one, or tell them apart by 'date' or 'period'")
}
