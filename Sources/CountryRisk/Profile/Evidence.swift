import Diagnostics

/// A publication that facts are taken from.
package struct Source: Sendable {
  /// How near to the origin a publication stands.
  package enum Kind: String, Sendable, CaseIterable {
    case primary, official, statistics, news, secondary, reprint
  }

  /// Stands among the ids of sources where a claim names none; no id may be it.
  package static let unknown = "?"

  package var id: String
  package var title: String
  package var publisher: String
  /// The year of publication, if known.
  package var year: Int?
  /// An http or https address.
  package var address: String?
  package var kind: Kind
  package var note: String?
  package var range: SourceRange?

  package init(
    id: String, title: String, publisher: String, year: Int? = nil, address: String? = nil,
    kind: Kind, note: String? = nil, range: SourceRange? = nil
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.year = year
    self.address = address
    self.kind = kind
    self.note = note
    self.range = range
  }
}

/// How a value came to be in the profile.
package enum Basis: String, Sendable, CaseIterable {
  /// The figure stands in the source named.
  case source
  /// Only the one source named has it, and that source is not where it arose.
  case soleSource = "sole-source"
  /// Computed here from other values.
  case derived
}

/// What a fact states.
package enum FactValue: Sendable {
  /// A number.
  case quantity(Quantity)
  /// Shares of a whole by country code or name, in the order of the file, in the fact's unit.
  case shares([Share])
  /// A word, such as a rating.
  case text(String)
  /// Nothing but the statement itself.
  case statement
}

/// One part of a whole, as listed by a source.
package struct Share: Sendable {
  /// An ISO 3166-1 alpha-3 code, or a name for a group such as `Europe`.
  package var partner: String
  /// Percent of the whole, 0 to 100.
  package var percent: Quantity

  /// As a fraction of one; the only place that divides by a hundred.
  package var fraction: Double { percent.value / 100 }

  package init(
    partner: String, percent: Quantity
  ) {
    self.partner = partner
    self.percent = percent
  }
}

/// How a derived value is computed from others; operands are references as in prose.
package enum Derivation: Sendable {
  /// 100 × first / second, in percent.
  case share(of: String, in: String)
  /// The sum of all.
  case sum([String])
  /// First minus second.
  case difference(String, String)
  /// 100 × (to − from) / from, in percent.
  case change(from: String, to: String)
  /// 100 minus the value, in percent.
  case remainder(String)

  /// The references it reads.
  package var operands: [String] {
    switch self {
    case .share(let part, let whole): [part, whole]
    case .sum(let parts): parts
    case .difference(let first, let second): [first, second]
    case .change(let from, let to): [from, to]
    case .remainder(let one): [one]
    }
  }
}

/// One sourced statement about the country.
package struct Fact: Sendable {
  package var id: String
  /// What the value measures, for tables: `Land border with China`.
  package var label: String
  package var topic: String?
  package var value: FactValue
  /// The date the value holds for.
  package var date: PartialDate?
  /// A period that is not the whole of `date`, for example `January–July`.
  package var period: String?
  /// Ids of sources, the first the main one.
  package var sources: [String]
  package var basis: Basis
  package var derivation: Derivation?
  package var note: String?
  package var range: SourceRange?

  package init(
    id: String, label: String, topic: String? = nil, value: FactValue, date: PartialDate? = nil,
    period: String? = nil, sources: [String] = [], basis: Basis, derivation: Derivation? = nil,
    note: String? = nil, range: SourceRange? = nil
  ) {
    self.id = id
    self.label = label
    self.topic = topic
    self.value = value
    self.date = date
    self.period = period
    self.sources = sources
    self.basis = basis
    self.derivation = derivation
    self.note = note
    self.range = range
  }
}

/// A measure observed over years.
package struct Series: Sendable {
  /// One observation.
  package struct Point: Sendable {
    package var date: PartialDate
    /// The value; `nil` when missing, then `missing` says why.
    package var quantity: Quantity?
    package var missing: String?
    /// Whether the point is not comparable with the one before.
    package var isBreak: Bool
    /// A period that is not the whole year.
    package var period: String?
    package var sources: [String]
    package var range: SourceRange?

    package init(
      date: PartialDate, quantity: Quantity? = nil, missing: String? = nil, isBreak: Bool,
      period: String? = nil, sources: [String] = [], range: SourceRange? = nil
    ) {
      self.date = date
      self.quantity = quantity
      self.missing = missing
      self.isBreak = isBreak
      self.period = period
      self.sources = sources
      self.range = range
    }
  }

  package var id: String
  package var label: String
  package var unit: Unit
  package var points: [Point]
  package var note: String?
  package var range: SourceRange?

  package init(
    id: String, label: String, unit: Unit, points: [Point] = [], note: String? = nil,
    range: SourceRange? = nil
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.points = points
    self.note = note
    self.range = range
  }
}

/// Somebody's words.
package struct Quotation: Sendable {
  package var id: String
  package var text: String
  package var speaker: String?
  package var role: String?
  package var date: PartialDate?
  package var sources: [String]
  package var note: RichText?
  package var range: SourceRange?

  package init(
    id: String, text: String, speaker: String? = nil, role: String? = nil,
    date: PartialDate? = nil, sources: [String] = [], note: RichText? = nil,
    range: SourceRange? = nil
  ) {
    self.id = id
    self.text = text
    self.speaker = speaker
    self.role = role
    self.date = date
    self.sources = sources
    self.note = note
    self.range = range
  }
}

/// Two or more sources that say different things of one matter.
package struct Disagreement: Sendable {
  /// What one of them says.
  package struct Side: Sendable {
    /// A reference to a fact, a share or a point of a series, or `nil` where only words stand.
    package var reference: String?
    /// What is said, where it is no value or the value needs words.
    package var says: String?
    /// Ids of sources; those of the reference where none are given.
    package var sources: [String]
    package var range: SourceRange?

    package init(
      reference: String? = nil, says: String? = nil, sources: [String] = [],
      range: SourceRange? = nil
    ) {
      self.reference = reference
      self.says = says
      self.sources = sources
      self.range = range
    }
  }

  package var id: String
  package var about: String
  package var sides: [Side]
  /// How the authors read the gap.
  package var reading: RichText?
  package var range: SourceRange?

  package init(
    id: String, about: String, sides: [Side] = [], reading: RichText? = nil,
    range: SourceRange? = nil
  ) {
    self.id = id
    self.about = about
    self.sides = sides
    self.reading = reading
    self.range = range
  }
}
