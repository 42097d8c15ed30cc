import Diagnostics

/// A profile with its parts found by id, which resolves references.
package struct ProfileIndex: Sendable {
  package let profile: CountryProfile
  private let facts: [String: Int]
  private let series: [String: Int]
  private let sources: [String: Int]
  private let events: [String: Int]
  private let quotations: [String: Int]
  private let partners: [String: Int]
  private let dependencies: [String: Int]
  private let gateways: [String: Int]
  private let charts: [String: Int]
  private let tables: [String: Int]
  private let pictures: [String: Int]
  private let tiers: [String: Int]
  private let prose: [String: Int]

  package init(_ profile: CountryProfile) {
    self.profile = profile
    facts = Self.places(profile.facts.lazy.map(\.id))
    series = Self.places(profile.observations.lazy.map(\.id))
    sources = Self.places(profile.sources.lazy.map(\.id))
    events = Self.places(profile.events.lazy.map(\.id))
    quotations = Self.places(profile.quotations.lazy.map(\.id))
    partners = Self.places(profile.partners.lazy.map(\.code))
    dependencies = Self.places(profile.dependencies.lazy.map(\.id))
    gateways = Self.places(profile.gateways.lazy.map(\.id))
    charts = Self.places(profile.charts.lazy.map(\.id))
    tables = Self.places(profile.tables.lazy.map(\.id))
    pictures = Self.places(profile.pictures.lazy.map(\.id))
    tiers = Self.places(profile.tiers.lazy.map(\.id))
    prose = Self.places(profile.prose.lazy.map(\.name))
  }

  package func fact(_ id: String) -> Fact? { facts[id].map { profile.facts[$0] } }
  package func series(_ id: String) -> Series? { series[id].map { profile.observations[$0] } }
  package func source(_ id: String) -> Source? { sources[id].map { profile.sources[$0] } }
  package func event(_ id: String) -> Event? { events[id].map { profile.events[$0] } }
  package func partner(_ code: String) -> Partner? { partners[code].map { profile.partners[$0] } }
  package func tier(_ id: String) -> Tier? { tiers[id].map { profile.tiers[$0] } }
  package func gateway(_ id: String) -> Gateway? { gateways[id].map { profile.gateways[$0] } }
  package func chart(_ id: String) -> ChartDefinition? { charts[id].map { profile.charts[$0] } }
  package func table(_ id: String) -> TableDefinition? { tables[id].map { profile.tables[$0] } }
  package func picture(_ id: String) -> PictureDefinition? {
    pictures[id].map { profile.pictures[$0] }
  }
  package func prose(_ name: String) -> ProseText? { prose[name].map { profile.prose[$0] } }

  package func quotation(_ id: String) -> Quotation? {
    quotations[id].map { profile.quotations[$0] }
  }

  package func dependency(_ id: String) -> Dependency? {
    dependencies[id].map { profile.dependencies[$0] }
  }

  /// The place of a source in the profile's list, from 0.
  package func position(ofSource id: String) -> Int? { sources[id] }

  /// The name of the state or group `code` in the report's language: the profile's own name for a
  /// partner, else the name of ISO 3166-1, else the code itself.
  package func name(of code: String) -> String {
    if code == profile.country.alpha3 { return profile.country.name }
    return partner(code)?.name ?? profile.stateNames[code] ?? CountryCodes.alpha3(code)?.name
      ?? code
  }

  // The first of two equal ids wins; the second is an error of the rules.
  private static func places(_ ids: some Sequence<String>) -> [String: Int] {
    Dictionary(ids.enumerated().lazy.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
