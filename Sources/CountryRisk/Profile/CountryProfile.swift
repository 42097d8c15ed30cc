import Diagnostics
import Synchronization

/// All that is known of one country's exposure to others: the value every report is made from.
package struct CountryProfile: Sendable {
  /// The name in commands and paths: `mongolia`.
  package var id: String
  package var country: Country
  /// The language its texts are in (BCP 47).
  package var language = "en"
  /// Names of states in that language by alpha-3 code, where they are not the English ones.
  package var stateNames: [String: String] = [:]
  /// The date of the data and of the edition.
  package var edition: PartialDate
  /// The report's title beside the country's name: `Foreign Policy Challenge`.
  package var title: String
  /// The series it belongs to: `Country Risk Report`.
  package var series: String
  /// Who publishes it, for the file's own description.
  package var author: String?
  /// One sentence for the cover.
  package var standfirst: RichText?
  /// The conclusion, in one or two sentences.
  package var bottomLine: RichText?
  /// The findings, most important first.
  package var findings: [Finding]
  /// The authors' reading of the whole exposure, in words.
  package var exposure: Exposure?
  /// What changed lately, latest first.
  package var changes: [Change]

  package var units: [DeclaredUnit]
  package var sources: [Source]
  package var facts: [Fact]
  package var observations: [Series]
  package var tiers: [Tier]
  package var subjectAreas: [SubjectArea]
  package var partners: [Partner]
  package var dependencies: [Dependency]
  /// Ids of dependencies the cover's figure shows, at most five.
  package var motif: [String]
  /// The outlines of states for maps, if a file of them was given.
  package var boundaries: Boundaries?
  package var gateways: [Gateway]
  package var events: [Event]
  package var memberships: [Membership]
  package var quotations: [Quotation]
  package var disagreements: [Disagreement]
  package var notFound: [RichText]
  package var keyFacts: [KeyFactGroup]
  /// Measures of concentration the report shows: ids of dependencies or references to shares.
  package var concentrations: [Concentration]
  package var charts: [ChartDefinition]
  package var tables: [TableDefinition]
  package var pictures: [PictureDefinition] = []
  /// Markdown by name, the file's name without its extension.
  package var prose: [ProseText]
  /// Every place that names something defined elsewhere, for the rules.
  package var mentions: [ProfileMention]

  package init(
    id: String, country: Country, edition: PartialDate, title: String, series: String,
    author: String? = nil, standfirst: RichText? = nil, bottomLine: RichText? = nil,
    findings: [Finding] = [],
    exposure: Exposure? = nil, changes: [Change] = [], units: [DeclaredUnit] = [],
    sources: [Source] = [], facts: [Fact] = [], observations: [Series] = [], tiers: [Tier] = [],
    subjectAreas: [SubjectArea] = [], partners: [Partner] = [], dependencies: [Dependency] = [],
    motif: [String] = [], gateways: [Gateway] = [], events: [Event] = [],
    memberships: [Membership] = [], quotations: [Quotation] = [],
    disagreements: [Disagreement] = [], notFound: [RichText] = [],
    keyFacts: [KeyFactGroup] = [], concentrations: [Concentration] = [],
    charts: [ChartDefinition] = [], tables: [TableDefinition] = [], prose: [ProseText] = [],
    mentions: [ProfileMention] = []
  ) {
    self.id = id
    self.country = country
    self.edition = edition
    self.title = title
    self.series = series
    self.author = author
    self.standfirst = standfirst
    self.bottomLine = bottomLine
    self.findings = findings
    self.exposure = exposure
    self.changes = changes
    self.units = units
    self.sources = sources
    self.facts = facts
    self.observations = observations
    self.tiers = tiers
    self.subjectAreas = subjectAreas
    self.partners = partners
    self.dependencies = dependencies
    self.motif = motif
    self.gateways = gateways
    self.events = events
    self.memberships = memberships
    self.quotations = quotations
    self.disagreements = disagreements
    self.notFound = notFound
    self.keyFacts = keyFacts
    self.concentrations = concentrations
    self.charts = charts
    self.tables = tables
    self.prose = prose
    self.mentions = mentions
  }
}

extension CountryProfile {
  /// The profile with the states of `names`, by alpha-3 code, called so.
  package func naming(_ names: [String: String]) -> CountryProfile {
    guard !names.isEmpty else { return self }
    var profile = self
    if let name = names[country.alpha3] { profile.country.name = name }
    for (place, partner) in partners.enumerated() {
      if let name = names[partner.code] { profile.partners[place].name = name }
    }
    profile.stateNames.merge(names) { $1 }
    return profile
  }
}

/// The state the profile is about.
package struct Country: Sendable {
  package var name: String
  /// Names by BCP 47 language tag, in the order of the file.
  package var names: [(language: String, text: String)]
  /// In its own language and script.
  package var ownName: (text: String, language: String)?
  package var alpha2: String
  package var alpha3: String
  /// Codes of the states it borders.
  package var neighbours: [String]
  package var isLandlocked: Bool
  package var capital: String?
  package var range: SourceRange?

  package init(
    name: String, names: [(language: String, text: String)] = [],
    ownName: (text: String, language: String)? = nil, alpha2: String, alpha3: String,
    neighbours: [String] = [], isLandlocked: Bool, capital: String? = nil,
    range: SourceRange? = nil
  ) {
    self.name = name
    self.names = names
    self.ownName = ownName
    self.alpha2 = alpha2
    self.alpha3 = alpha3
    self.neighbours = neighbours
    self.isLandlocked = isLandlocked
    self.capital = capital
    self.range = range
  }
}

/// One conclusion with the number that carries it.
package struct Finding: Sendable {
  /// A reference to the number.
  package var value: String
  /// What the number says: `of exports go to China`.
  package var phrase: RichText
  package var text: RichText
  /// Code of the partner whose colour the number takes, if any.
  package var partner: String?
  /// Name of a prose text or section kind where more is said.
  package var see: String?
  package var range: SourceRange?

  package init(
    value: String, phrase: RichText, text: RichText, partner: String? = nil, see: String? = nil,
    range: SourceRange? = nil
  ) {
    self.value = value
    self.phrase = phrase
    self.text = text
    self.partner = partner
    self.see = see
    self.range = range
  }
}

/// The authors' summary judgement, which is not a rating.
package struct Exposure: Sendable {
  package var reading: String
  package var note: RichText?

  package init(
    reading: String, note: RichText? = nil
  ) {
    self.reading = reading
    self.note = note
  }
}

/// Something new since the last edition.
package struct Change: Sendable {
  package var date: PartialDate
  package var text: RichText
  package var range: SourceRange?

  package init(
    date: PartialDate, text: RichText, range: SourceRange? = nil
  ) {
    self.date = date
    self.text = text
    self.range = range
  }
}

/// Facts shown together in the table of key facts.
package struct KeyFactGroup: Sendable {
  package var label: String
  /// References.
  package var facts: [(reference: String, range: SourceRange?)]
  /// Whether they are also shown as the strip of large figures.
  package var isStrip: Bool

  package init(
    label: String, facts: [(reference: String, range: SourceRange?)] = [], isStrip: Bool
  ) {
    self.label = label
    self.facts = facts
    self.isStrip = isStrip
  }
}

/// A list of shares whose concentration is measured.
package struct Concentration: Sendable {
  package var label: String
  /// A reference to a fact that holds shares, or to a single share.
  package var reference: String
  package var note: RichText?
  package var range: SourceRange?

  package init(
    label: String, reference: String, note: RichText? = nil, range: SourceRange? = nil
  ) {
    self.label = label
    self.reference = reference
    self.note = note
    self.range = range
  }
}

/// A Markdown text of the profile.
package struct ProseText: Sendable {
  package let name: String
  package let file: SourceFile
  /// Its language where it was not translated into that of the profile.
  package var untranslatedLanguage: String?
  private let scanned = ScannedText()

  package init(name: String, file: SourceFile) {
    self.name = name
    self.file = file
  }

  /// The segments of the whole file in reading order; faulty braces are left out and reported.
  package func segments(log: DiagnosticLog? = nil) -> [Segment] {
    let (segments, faults) = scanned.of(file)
    log?.add(faults)
    return segments
  }
}

/// The segments of a text, found once for all that ask.
private final class ScannedText: Sendable {
  private let found = Mutex<(segments: [Segment], faults: [Diagnostic])?>(nil)

  func of(_ file: SourceFile) -> (segments: [Segment], faults: [Diagnostic]) {
    found.withLock { found in
      if let found { return found }
      let log = DiagnosticLog()
      let segments = Segment.scan(file.text, log: log) { file.range(ofBytes: $0) }
      found = (segments, log.diagnostics)
      return (segments, log.diagnostics)
    }
  }
}
