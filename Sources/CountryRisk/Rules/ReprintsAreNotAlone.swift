import Diagnostics

/// Where it matters, no claim rests on reprints alone: what they copy should be named, or another source.
enum ReprintsAreNotAlone: ProfileRule {
  static func check(_ subject: RuleSubject) {
    guard subject.isStrict else { return }
    let profile = subject.profile
    for fact in profile.facts { check(fact.sources, "the fact '\(fact.id)'", fact.range, subject) }
    for series in profile.observations {
      for point in series.points where point.quantity != nil {
        check(
          point.sources, "the point of \(point.date.text) of '\(series.id)'", point.range, subject)
      }
    }
    for event in profile.events {
      check(event.sources, "the event '\(event.id)'", event.range, subject)
    }
  }

  private static func check(
    _ sources: [String], _ what: String, _ range: SourceRange?, _ subject: RuleSubject
  ) {
    guard !sources.isEmpty,
      sources.allSatisfy({ subject.index.source($0)?.kind == .reprint })
    else { return }
    subject.log.error(
      "reprint-alone", "\(what) rests on a reprint alone", at: range,
      help: "add the source that it copies, or another")
  }
}
