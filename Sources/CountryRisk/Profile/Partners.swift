import Diagnostics

/// A step on the country's own scale of partnerships.
package struct Tier: Sendable {
  package var id: String
  package var label: String
  /// 1 is the lowest.
  package var rung: Int
  package var range: SourceRange?

  package init(
    id: String, label: String, rung: Int, range: SourceRange? = nil
  ) {
    self.id = id
    self.label = label
    self.rung = rung
    self.range = range
  }
}

/// What a partner stands for in the country's policy.
package enum PartnerRole: String, Sendable, CaseIterable {
  case neighbour
  case thirdNeighbour = "third-neighbour"
  case other
}

/// A field that partners raise matters in, such as security.
package struct SubjectArea: Sendable {
  package var id: String
  package var label: String

  package init(
    id: String, label: String
  ) {
    self.id = id
    self.label = label
  }
}

/// Something a partner raises with the country.
package struct Concern: Sendable {
  /// The words, for example `military and political non-alignment`.
  package var text: String
  /// Id of a subject area.
  package var area: String
  package var range: SourceRange?

  package init(
    text: String, area: String, range: SourceRange? = nil
  ) {
    self.text = text
    self.area = area
    self.range = range
  }
}

/// A partnership at one tier from one date on.
package struct Partnership: Sendable {
  /// Id of a tier of the scale; `nil` for an agreement below or beside the scale.
  package var tier: String?
  /// The name of the agreement where it differs from the tier's label.
  package var label: String?
  package var since: PartialDate?
  package var sources: [String]
  package var note: String?
  package var range: SourceRange?

  package init(
    tier: String? = nil, label: String? = nil, since: PartialDate? = nil,
    sources: [String] = [], note: String? = nil, range: SourceRange? = nil
  ) {
    self.tier = tier
    self.label = label
    self.since = since
    self.sources = sources
    self.note = note
    self.range = range
  }
}

/// A state the country deals with, in the order the report keeps throughout.
package struct Partner: Sendable {
  /// ISO 3166-1 alpha-3.
  package var code: String
  /// Its name in the report's language.
  package var name: String
  /// Its name in its own script, with the BCP 47 tag of that language.
  package var ownName: (text: String, language: String)?
  package var role: PartnerRole
  package var partnership: Partnership?
  /// Earlier steps, oldest first.
  package var history: [Partnership]
  package var concerns: [Concern]
  package var concernSources: [String]
  /// What it wants from the country.
  package var aim: RichText?
  package var range: SourceRange?

  package init(
    code: String, name: String, ownName: (text: String, language: String)? = nil,
    role: PartnerRole, partnership: Partnership? = nil, history: [Partnership] = [],
    concerns: [Concern] = [], concernSources: [String] = [], aim: RichText? = nil,
    range: SourceRange? = nil
  ) {
    self.code = code
    self.name = name
    self.ownName = ownName
    self.role = role
    self.partnership = partnership
    self.history = history
    self.concerns = concerns
    self.concernSources = concernSources
    self.aim = aim
    self.range = range
  }
}

/// Something the country gets from or through others.
package struct Dependency: Sendable {
  /// What one partner holds of it.
  package struct Holding: Sendable {
    package var partner: String
    /// A reference, or `nil` where `words` say what is known.
    package var reference: String?
    package var words: String?
    package var range: SourceRange?

    package init(
      partner: String, reference: String? = nil, words: String? = nil, range: SourceRange? = nil
    ) {
      self.partner = partner
      self.reference = reference
      self.words = words
      self.range = range
    }
  }

  package var id: String
  package var label: String
  /// What is measured: `imports, 2022`.
  package var measure: RichText
  package var holdings: [Holding]
  /// A fact with all listed shares, from which the holdings of other partners are read.
  package var shares: String?
  /// Whether the holdings are parts of one whole, so that a remainder may be shown.
  package var isShare: Bool
  package var since: RichText?
  /// How it could be replaced.
  package var substitutes: RichText?
  /// Why there are no figures, if there are none.
  package var missing: RichText?
  /// What a break in the source means here, if the figures lie across one.
  package var breakNote: RichText?
  package var range: SourceRange?

  package init(
    id: String, label: String, measure: RichText, holdings: [Holding] = [],
    shares: String? = nil, isShare: Bool, since: RichText? = nil, substitutes: RichText? = nil,
    missing: RichText? = nil, breakNote: RichText? = nil, range: SourceRange? = nil
  ) {
    self.id = id
    self.label = label
    self.measure = measure
    self.holdings = holdings
    self.shares = shares
    self.isShare = isShare
    self.since = since
    self.substitutes = substitutes
    self.missing = missing
    self.breakNote = breakNote
    self.range = range
  }
}

/// A way in or out of the country.
package struct Gateway: Sendable {
  package enum Mode: String, Sendable, CaseIterable { case rail, road, air, power, pipeline, port }
  package enum Status: String, Sendable, CaseIterable {
    case open, restricted, closed, planned
  }

  package var id: String
  package var name: String
  /// Code of the partner it leads to.
  package var partner: String
  package var modes: [Mode]
  package var status: Status
  package var role: RichText?
  package var substitutes: RichText?
  package var closures: RichText?
  package var sources: [String]
  /// A reference to how much it can carry.
  package var capacity: String?
  /// Where it crosses the border, if that is known.
  package var point: GeoPoint?
  package var range: SourceRange?

  package init(
    id: String, name: String, partner: String, modes: [Mode] = [], status: Status,
    role: RichText? = nil, substitutes: RichText? = nil, closures: RichText? = nil,
    sources: [String] = [], capacity: String? = nil, point: GeoPoint? = nil,
    range: SourceRange? = nil
  ) {
    self.id = id
    self.name = name
    self.partner = partner
    self.modes = modes
    self.status = status
    self.role = role
    self.substitutes = substitutes
    self.closures = closures
    self.sources = sources
    self.capacity = capacity
    self.point = point
    self.range = range
  }
}

/// Something that happened, with what it did to the country.
package struct Event: Sendable {
  package var id: String
  package var date: PartialDate
  package var end: PartialDate?
  /// How it reached the country: border, air, sanctions, energy, diplomacy, finance.
  package var channel: String
  package var statement: RichText
  package var effect: RichText?
  /// Id of the event that brought it about.
  package var cause: String?
  /// Codes of partners involved.
  package var partners: [String]
  package var sources: [String]
  package var note: String?
  package var range: SourceRange?

  package init(
    id: String, date: PartialDate, end: PartialDate? = nil, channel: String,
    statement: RichText, effect: RichText? = nil, cause: String? = nil, partners: [String] = [],
    sources: [String] = [], note: String? = nil, range: SourceRange? = nil
  ) {
    self.id = id
    self.date = date
    self.end = end
    self.channel = channel
    self.statement = statement
    self.effect = effect
    self.cause = cause
    self.partners = partners
    self.sources = sources
    self.note = note
    self.range = range
  }
}

/// The country's standing in an organisation.
package struct Membership: Sendable {
  package var organisation: String
  package var status: RichText
  package var since: RichText?
  package var until: RichText?
  package var sources: [String]
  package var range: SourceRange?

  package init(
    organisation: String, status: RichText, since: RichText? = nil, until: RichText? = nil,
    sources: [String] = [], range: SourceRange? = nil
  ) {
    self.organisation = organisation
    self.status = status
    self.since = since
    self.until = until
    self.sources = sources
    self.range = range
  }
}
