import Diagnostics

/// What must hold of every profile, whatever file it comes from.
package enum ProfileRules {
  static var all: [any ProfileRule.Type] {
    [
      UniqueNames.self, KnownNames.self, KnownReferences.self, DerivationsHold.self,
      CountryIsConsistent.self, NamesAreOfTheirCodes.self, StatesHaveNames.self,
      NeighboursAreNeighbours.self, PartnershipsFollowTheScale.self,
      NothingIsEmpty.self, ThingsAreListedOnce.self, SharesFitTheWhole.self, EventsAreInOrder.self,
      NothingAfterTheEdition.self,
      PointsAreDistinct.self, ClaimsHaveSources.self, ReprintsAreNotAlone.self,
      QuotationsHaveSpeakers.self,
      SourcesHaveYears.self, ChartsHaveOneUnit.self, ChartsShowWhatThereIs.self,
      AlternatesAgree.self, StacksAddUp.self, FindingsFindRoom.self, HoldingsFitTheirPartner.self,
      TextsKeepTheirDirection.self, LettersCarryFewMarks.self, AddressesAreWeb.self,
      NumbersAreReferences.self,
      NotesHaveMarks.self, NamesKeepToOneScript.self,
    ] + ofCharts
  }

  /// The rules of which each chart can be asked alone.
  static var ofCharts: [any ChartRule.Type] {
    [LogarithmsExist.self, WaterfallsAddUp.self, HistogramsCountNumbers.self]
  }

  /// Reports to `log` all that is wrong with `profile`; `strict` makes errors of claims without
  /// sources or on reprints alone, and of numbers that are typed.
  package static func check(
    _ profile: CountryProfile, log: DiagnosticLog, strict: Bool = false
  ) {
    let subject = RuleSubject(profile, log: log, strict: strict)
    for rule in all { rule.check(subject) }
  }

  /// Reports to `log` what is wrong with the values of `chart`, whose data `index` has.
  package static func check(
    _ chart: ChartDefinition, _ index: ProfileIndex, log: DiagnosticLog
  ) {
    for rule in ofCharts { rule.check(chart, index, log: log) }
  }
}

/// One thing that must hold of a profile.
protocol ProfileRule {
  static func check(_ subject: RuleSubject)
}

/// One thing that must hold of every chart, whatever else there is.
protocol ChartRule: ProfileRule {
  static func check(_ chart: ChartDefinition, _ index: ProfileIndex, log: DiagnosticLog)
}

extension ChartRule {
  static func check(_ subject: RuleSubject) {
    for chart in subject.profile.charts { check(chart, subject.index, log: subject.log) }
  }
}

/// A profile under examination.
final class RuleSubject {
  let profile: CountryProfile
  let index: ProfileIndex
  let log: DiagnosticLog
  let isStrict: Bool
  /// How bad it is that what each number should have is lacking: an error in strict reports.
  var lack: Diagnostic.Severity { isStrict ? .error : .warning }
  /// The profile's texts in the values of keys.
  let richTexts: [RichText]
  /// What every text in YAML, then every Markdown file refers to: their segments but for words.
  private(set) var references: [Segment] = []

  init(_ profile: CountryProfile, log: DiagnosticLog, strict: Bool) {
    self.profile = profile
    index = ProfileIndex(profile)
    self.log = log
    isStrict = strict
    richTexts = profile.richTexts
    for text in richTexts { add(text.segments(log: log)) }
    for prose in profile.prose { add(prose.segments(log: log)) }
  }

  /// All texts: the Markdown files and those in the values of keys.
  var writtenTexts: [any WrittenText] { profile.prose as [any WrittenText] + richTexts }

  /// Where a state is named for the second time.
  func secondMention(ofState code: String) -> SourceRange? {
    profile.mentions.filter { $0.kind == .state && $0.name == code }.dropFirst().first?.range
  }

  private func add(_ segments: [Segment]) {
    for segment in segments {
      if case .text = segment { continue }
      references.append(segment)
    }
  }
}
