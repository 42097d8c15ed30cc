import Diagnostics

/// Every fact, figure and claim names the source it was found in.
enum ClaimsHaveSources: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    for fact in profile.facts where fact.derivation == nil && fact.sources.isEmpty {
      report("the fact '\(fact.id)'", at: fact.range, subject)
    }
    for series in profile.observations {
      for point in series.points where point.quantity != nil && point.sources.isEmpty {
        report("the point of \(point.date.text) of '\(series.id)'", at: point.range, subject)
      }
    }
    for partner in profile.partners {
      for partnership in [partner.partnership].compactMap(\.self) + partner.history
      where partnership.sources.isEmpty {
        report("the partnership with \(partner.name)", at: partnership.range, subject)
      }
      if !partner.concerns.isEmpty, partner.concernSources.isEmpty {
        report(
          "what \(partner.name) is concerned with", at: partner.concerns[0].range, subject,
          key: "concerns-source")
      }
    }
    for event in profile.events where event.sources.isEmpty {
      report("the event '\(event.id)'", at: event.range, subject)
    }
    for quotation in profile.quotations where quotation.sources.isEmpty {
      report("the quotation '\(quotation.id)'", at: quotation.range, subject)
    }
    for membership in profile.memberships where membership.sources.isEmpty {
      report("the membership of \(membership.organisation)", at: membership.range, subject)
    }
  }

  private static func report(
    _ what: String, at range: SourceRange?, _ subject: RuleSubject, key: String = "source"
  ) {
    subject.log.add(
      Diagnostic(
        subject.isStrict ? .error : .warning, "unsourced", "\(what) has no source", at: range,
        help: "add '\(key):' with the id of a source"))
  }
}
