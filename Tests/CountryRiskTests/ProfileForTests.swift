import CountryRisk

/// A profile in memory with the parts a test needs.
enum ProfileForTests {
  static func profile(facts: [Fact] = [], series: [Series] = []) -> CountryProfile {
    CountryProfile(
      id: "test",
      country: Country(name: "Mongolia", alpha2: "MN", alpha3: "MNG", isLandlocked: true),
      edition: PartialDate(year: 2026, month: 11, day: 23), title: "Test", series: "Tests",
      facts: facts, observations: series)
  }

  static func shares(_ percents: Double...) -> [Share] {
    percents.enumerated().map { place, percent in
      Share(partner: "P\(place)", percent: Quantity(percent, unit: .percent))
    }
  }

  static func fact(
    _ id: String, _ value: Double, unit: Unit = .number, bound: Bound = .exact,
    decimals: Int = 0, sources: [String] = ["one"]
  ) -> Fact {
    Fact(
      id: id, label: id,
      value: .quantity(Quantity(value, decimals: decimals, unit: unit, bound: bound)),
      date: PartialDate(year: 2023), sources: sources, basis: .source)
  }

  static func derived(_ id: String, _ derivation: Derivation, decimals: Int = 0) -> Fact {
    Fact(
      id: id, label: id, value: .quantity(Quantity(0, decimals: decimals, unit: .percent)),
      basis: .derived, derivation: derivation)
  }
}
