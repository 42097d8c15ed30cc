import Diagnostics

/// What must hold of every profile, whatever file it comes from.
package enum ProfileRules {
  static var all: [any ProfileRule.Type] {
    [
      UniqueNames.self, KnownNames.self, KnownReferences.self, DerivationsHold.self,
      CountryIsConsistent.self, NeighboursAreNeighbours.self, PartnershipsFollowTheScale.self,
      SharesFitTheWhole.self, EventsAreInOrder.self, NothingAfterTheEdition.self,
      PointsAreDistinct.self, ClaimsHaveSources.self, ReprintsAreNotAlone.self,
      QuotationsHaveSpeakers.self,
      SourcesHaveYears.self, ChartsHaveOneUnit.self, ChartsShowWhatThereIs.self,
      AlternatesAgree.self, LogarithmsExist.self, WaterfallsAddUp.self, StacksAddUp.self,
      HistogramsCountNumbers.self, FindingsFindRoom.self, HoldingsFitTheirPartner.self,
      TextsKeepTheirDirection.self,
      AddressesAreWeb.self,
      NumbersAreReferences.self, NotesHaveMarks.self, NamesKeepToOneScript.self,
    ]
  }

  /// Reports to `log` all that is wrong with `profile`; `strict` makes errors of claims without
  /// sources or on reprints alone, and of numbers that are typed.
  package static func check(
    _ profile: CountryProfile, log: DiagnosticLog, strict: Bool = false
  ) {
    let subject = RuleSubject(profile, log: log, strict: strict)
    for rule in all { rule.check(subject) }
  }
}

/// One thing that must hold of a profile.
protocol ProfileRule {
  static func check(_ subject: RuleSubject)
}

/// A profile under examination.
final class RuleSubject {
  let profile: CountryProfile
  let index: ProfileIndex
  let log: DiagnosticLog
  let isStrict: Bool
  /// What every text in YAML, then every Markdown file refers to: their segments but for words.
  private(set) var references: [Segment] = []

  init(_ profile: CountryProfile, log: DiagnosticLog, strict: Bool) {
    self.profile = profile
    index = ProfileIndex(profile)
    self.log = log
    isStrict = strict
    for text in profile.richTexts { add(text.segments(log: log)) }
    for prose in profile.prose { add(prose.segments(log: log)) }
  }

  private func add(_ segments: [Segment]) {
    for segment in segments {
      if case .text = segment { continue }
      references.append(segment)
    }
  }
}
