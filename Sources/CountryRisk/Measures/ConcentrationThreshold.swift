/// A value of the Herfindahl–Hirschman index from which an authority speaks of concentration.
package struct ConcentrationThreshold: Sendable, Hashable {
  /// Points of 10,000.
  package var points: Double
  /// What the authority calls what lies above it.
  package var name: String
  package var authority: String

  package init(_ points: Double, _ name: String, authority: String) {
    self.points = points
    self.name = name
    self.authority = authority
  }

  /// The thresholds in use, lowest first.
  package static let all = [
    ConcentrationThreshold(
      1_000, "moderately concentrated", authority: "US Merger Guidelines 2023"),
    ConcentrationThreshold(
      1_500, "moderately concentrated", authority: "US Merger Guidelines 2010"),
    ConcentrationThreshold(1_800, "highly concentrated", authority: "US Merger Guidelines 2023"),
    ConcentrationThreshold(2_000, "concentrated", authority: "EU Merger Guidelines 2004"),
    ConcentrationThreshold(2_500, "highly concentrated", authority: "US Merger Guidelines 2010"),
    ConcentrationThreshold(
      4_000, "strategic dependency", authority: "European Commission SWD(2021) 352"),
  ]

  /// The two of the United States' guidelines of 2023, which reports draw unless told otherwise.
  package static let standard = all.filter { $0.authority == "US Merger Guidelines 2023" }

  /// The threshold of strategic dependency, 0.4 of the index as a fraction.
  package static let strategicDependency = all[5]
}
