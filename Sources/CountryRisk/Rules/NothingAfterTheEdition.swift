import Diagnostics

/// Nothing happened after the date of the edition, and no figure is of a later date unless a note
/// says why.
enum NothingAfterTheEdition: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    for event in profile.events {
      check(event.date, "the event '\(event.id)'", at: event.range, subject)
      check(event.end, "the end of the event '\(event.id)'", at: event.range, subject)
    }
    for partner in profile.partners {
      for partnership in [partner.partnership].compactMap(\.self) + partner.history {
        check(
          partnership.since, "a partnership with \(partner.name)", at: partnership.range, subject)
      }
    }
    for change in profile.changes { check(change.date, "a change", at: change.range, subject) }
    for quotation in profile.quotations {
      check(quotation.date, "the quotation '\(quotation.id)'", at: quotation.range, subject)
    }
    for source in profile.sources {
      let date = source.year.map { PartialDate(year: $0) }
      check(date, "the source '\(source.id)'", at: source.range, subject)
    }
    for fact in profile.facts where fact.note == nil {
      check(fact.date, "the fact '\(fact.id)'", at: fact.range, subject, .warning)
    }
    for series in profile.observations where series.note == nil {
      for point in series.points {
        check(point.date, "a point of '\(series.id)'", at: point.range, subject, .warning)
      }
    }
  }

  private static func check(
    _ date: PartialDate?, _ what: String, at range: SourceRange?, _ subject: RuleSubject,
    _ severity: Diagnostic.Severity = .error
  ) {
    let edition = subject.profile.edition
    guard let date, edition.isSurelyBefore(date) else { return }
    subject.log.add(
      Diagnostic(
        severity, "after-edition",
        "\(what) is of \(date.text), after the edition of \(edition.text)", at: range,
        help: severity == .error
          ? "correct the date, or the date of the edition"
          : "correct the date, or say in a 'note' that it is a forecast"))
  }
}
