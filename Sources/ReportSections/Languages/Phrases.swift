import CountryRisk

/// The words a report needs of its language; a language is complete when this can be made.
package struct Phrases: Sendable {
  /// The mark before decimals, and that between groups of three digits.
  package var decimalMark: String
  package var groupMark: String
  /// Words of a bound, each with the space after it.
  package var atLeast: String
  package var atMost: String
  package var about: String
  /// A date in full, for running text: `3 September 2019`.
  package var fullDate: @Sendable (PartialDate) -> String
  /// A date to the month at most, short: `Sep 2019`.
  package var shortDate: @Sendable (PartialDate) -> String
  /// A date with its day, short: `3 Sep 2019`.
  package var dayDate: @Sendable (PartialDate) -> String
  /// Two dates with what they share said once: `8–11 Aug 2022`.
  package var dateRange: @Sendable (PartialDate, PartialDate) -> String
  /// A period such as January–November in few letters.
  package var shortPeriod: @Sendable (String) -> String
  /// Built-in units by id; a test asks for every one.
  package var units: [String: UnitPhrase]
  /// What follows a number that stands for a rank, where signs are used.
  package var ordinal: @Sendable (Int) -> String
  /// Between the last two of a list, spaces included.
  package var and: String
  package var contents: String
  package var bottomLine: String
  package var whatChanged: String
  package var overallExposure: String
  package var exhibit: String
  package var section: String
  /// `Exhibit 3.1 on p. 7`.
  package var placeReference: @Sendable (_ label: String, _ page: Int?) -> String
  package var goToPlace: @Sendable (String) -> String
  package var goToNote: @Sendable (String) -> String
  package var backToText: String
  /// Said of a text that is printed in the language it was written in, and of one that is not.
  package var untranslated: String
  package var untranslatedLeftOut: String
  package var source: String
  package var sources: String
  package var continued: String
  /// Heads of lists of exhibits.
  package var figures: String
  package var tables: String
  /// What summary rows are called, by the kind of summary, and with several kinds.
  package var summaries: [String: String]
  package var summary: String
  package var carriedForward: String
  package var broughtForward: String
  package var notApplicable: String
  package var partialSum: String
  /// Heads of boxes that stand out from a text.
  package var noteHead: String
  package var warningHead: String
  package var noData: String
  /// The same in as few letters as can be, for narrow columns.
  package var noDataShort: String
  package var underHalf: String
  package var underHalfWords: String
  package var fullReportNote: String
  package var perCent: String
  package var dataAsOf: @Sendable (String) -> String
  package var page: String
  package var ofPages: @Sendable (Int) -> String
  package var breakNote: String
  package var upTo: @Sendable (String) -> String
  package var sectionReference: @Sendable (_ section: Int, _ page: Int) -> String
  package var goToSection: @Sendable (String) -> String
  package var goToPage: @Sendable (Int) -> String
  package var goToSource: @Sendable (Int) -> String
  package var openAddress: @Sendable (String) -> String
  package var fromTheNorth: String
  package var fromTheSouth: String
  package var whiteBetween: String
  package var motifNote: String

  package var fact: String
  package var value: String
  package var year: String
  package var partner: String
  package var tier: String
  package var since: String
  package var concerns: String
  package var aim: String
  package var notInComparison: String
  package var dependency: String
  package var couldBeReplacedBy: String
  package var gateway: String
  package var leadsTo: String
  package var mode: String
  package var state: String
  package var role: String
  package var closures: String
  package var substitutes: String
  package var date: String
  package var channel: String
  package var event: String
  package var effect: String
  package var organisation: String
  package var standing: String
  package var until: String
  package var quantity: String
  package var sides: String
  package var ratio: String
  package var ourReading: String
  package var noReading: String
  package var list: String
  package var index: String
  package var withRounding: String
  package var equivalentPartners: String
  package var largestShare: String
  package var threshold: String
  package var thresholdReached: String
  package var thresholdNotReached: String
  package var thresholdUndecided: String
  package var lookedForAndNotFound: String
  package var howToReadBounds: String
  package var boundsExplained: String
  package var ownCalculation: String
  package var allOthers: String
  package var notListed: String
  package var unlistedNote: @Sendable (String) -> String
  package var unlistedPanelNote: String
  package var concentrationTableTitle: String
  package var concentrationTableSubtitle: String
  package var stripesNote: String
  package var hatchNote: String
  /// Powers of ten with a sign of their own along an axis, the greatest first.
  package var magnitudes: [(value: Double, symbol: String)]
  package var logarithmicNote: String
  /// That shares of a whole are rounded.
  package var roundingNote: String
  /// What becomes of times at which a part of an area is missing.
  package var areaGapNote: String
  /// What the columns of a histogram of so many values count.
  package var histogramNote: @Sendable (String) -> String
  /// The head of its counts in a table.
  package var histogramCount: String
  package var moreNotShown: @Sendable (Int) -> String
  package var years: String
  package var rungs: @Sendable (String) -> String
  package var sourcesByKind: @Sendable (Int) -> String
  package var kinds: [String: String]
  package var modes: [String: String]
  package var states: [String: String]
  package var unsourced: String
  /// After sources, where some values have none.
  package var partlyUnsourced: String
  package var soleSource: String
  package var tierHistory: String
  /// An agreement that is on no rung of the scale of partnerships.
  package var besideScale: String
  /// Said of a standing whose beginning no source gives.
  package var yearNotFound: String

  /// A whole number in words up to twelve, as sentences want it.
  package var count: @Sendable (Int) -> String

  /// Titles of exhibits that the program makes from the data.
  package var keyFactsTitle: @Sendable (Int) -> String
  package var keyFactsSubtitle: String
  /// What the mark of an old figure means.
  package var staleNote: @Sendable (_ months: Int) -> String
  package var partnersTitle: @Sendable (_ count: Int, _ top: Int, _ tier: String) -> String
  package var partnersSubtitle: String
  package var dependencyBarsTitle: @Sendable (_ partner: String, _ count: Int) -> String
  package var dependencyBarsSubtitle: String
  package var concentrationTitle: @Sendable (_ above: Int, _ all: Int, _ points: String) -> String
  package var concentrationSubtitle: String
  package var concentrationNote: String
  package var matrixTitle: @Sendable (_ partners: [String], _ held: Int, _ all: Int) -> String
  package var matrixSubtitle: String
  /// What a chart is, by its kind; a test asks for every one.
  package var chartKinds: [String: String]
  /// How many values a chart has, from which to which.
  package var valueRange:
    @Sendable (
      _ count: Int, _ low: String, _ lowName: String, _ high: String, _ highName: String
    ) -> String
  package var ladderTitle: String
  package var ladderSubtitle: String
  package var concernsTitle: String
  package var concernsSubtitle: String
  package var schemeSubtitle: String
  package var timelineSubtitle: String
  /// That the lines of gateways are as wide as they carry much.
  package var capacityNote: String
  package var mapTitle: @Sendable (_ country: String) -> String
  package var mapSubtitle: String
  /// Whose view of the boundaries a map shows.
  package var boundariesNote: @Sendable (_ view: String) -> String
  package var kilometres: @Sendable (_ number: String) -> String
  /// A place on the globe, in degrees.
  package var coordinates:
    @Sendable (_ latitude: String, _ isSouth: Bool, _ longitude: String, _ isWest: Bool) -> String
  package var town: String
  package var gatewaysTitle: @Sendable (_ neighbours: Int, _ all: Int) -> String
  package var gatewaysSubtitle: String
  package var eventsTitle: @Sendable (_ count: Int, _ from: Int, _ to: Int) -> String
  package var eventsSubtitle: String
  package var pages: String
  package var evidenceTitle: @Sendable (Int) -> String
  package var evidenceSubtitle: String
  package var membershipsTitle: @Sendable (Int) -> String
  package var membershipsSubtitle: String
  package var disagreementsTitle:
    @Sendable (_ count: Int, _ widest: String, _ ratio: String) -> String
  package var disagreementsSubtitle: String
}
