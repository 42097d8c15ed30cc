import CountryRisk
import TestSupport
import Testing

@testable import ReportSections

@Suite struct DependencySharesTests {
  private static let yaml = """
    sources:
      one: {title: First, publisher: Office, year: 2021, kind: statistics}
      two: {title: Second, publisher: Office, year: 2022, kind: statistics}
    facts:
      exports: {label: Exports, shares: {XAB: 92, XAC: 6, XAD: 0.3, XAE: 0}, source: one}
      tiny: {label: Tiny, shares: {XAB: 40, XAC: 0.2}, source: one}
      fuel: {label: Fuel, value: 90, unit: percent, bound: at-least, source: two}
      gas: {label: Gas, value: 4, unit: percent, source: one}
      mass: {label: Mass, value: 12, unit: thousand-tonnes, source: two}
    series:
      power:
        {label: Power, unit: percent, source: one, points: [{year: 2022, missing: not printed}]}
    dependencies:
      exports: {label: Exports, measure: goods, shares: exports}
      tiny: {label: Tiny, measure: goods, shares: tiny}
      fuel: {label: Fuel, measure: weight, holdings: {XAC: fuel, XAB: {words: in the rest}}}
      both: {label: Both, measure: weight, holdings: {XAB: fuel, XAC: gas}}
      all:
        label: All
        measure: weight
        holdings: {XAB: exports.XAB, XAC: exports.XAC, XAD: exports.XAC}
      lists: {label: Lists, measure: weight, holdings: {XAB: fuel}, shares: exports}
      mass: {label: Mass, measure: weight, holdings: {XAB: mass}}
      power: {label: Power, measure: lines, holdings: {XAB: power@2022}}
      parts: {label: Parts, measure: lines, whole: false, holdings: {XAB: fuel}}
      none: {label: None, measure: lines, missing: No figures.}
    """

  private let context: SectionContext

  init() throws { context = try House.context(try Profiles.bare(Self.yaml)) }

  private func shares(_ id: String) throws -> DependencyShares {
    DependencyShares(try #require(context.index.dependency(id)), context)
  }

  /// What is known, in a form that can be compared.
  private func known(_ id: String, _ partner: String) throws -> String {
    switch try shares(id).share(of: partner) {
    case .value(let quantity):
      "= \(context.values.quantity(quantity, .signed))"
        .replacing("\u{A0}", with: " ")
    case .atMost(let limit): "at most \(limit)"
    case .underHalf: "under 0.5"
    case .words(let words): words
    case .unknown: "unknown"
    }
  }

  @Test(arguments: [
    ("exports", "XAB", "= 92"), ("exports", "XAD", "= 0.3"), ("fuel", "XAC", "= ≥ 90"),
    ("fuel", "XAB", "in the rest"), ("lists", "XAB", "= ≥ 90"), ("lists", "XAC", "= 6"),
    ("power", "XAB", "not printed"), ("none", "XAB", "unknown"), ("fuel", "XAD", "unknown"),
    ("mass", "XAB", "= 12"),
  ])
  func `a share is what its source says`(
    _ dependency: String, _ partner: String, _ expected: String
  ) throws {
    #expect(try known(dependency, partner) == expected)
  }

  @Test func `a share listed as zero is under a half, not nothing`() throws {
    #expect(try known("exports", "XAE") == "under 0.5")
  }

  @Test func `a partner that is not listed has at most the least listed share`() throws {
    #expect(try known("exports", "XAF") == "at most 0.5")
    #expect(try known("tiny", "XAF") == "at most 0.5")
    #expect(try shares("exports").limit == 0.5)
    #expect(try shares("fuel").limit == nil)
  }

  @Test func `what is left of at least is at most`() throws {
    let rest = try #require(try shares("fuel").remainder)
    #expect(rest.value == 10)
    #expect(rest.bound == .atMost)
    #expect(try #require(try shares("both").remainder).bound == .atMost)
  }

  @Test func `shares beyond the whole leave nothing`() throws {
    #expect(try shares("all").remainder == nil)
  }

  @Test func `parts of no whole leave no remainder`() throws {
    #expect(try shares("parts").remainder == nil)
    #expect(try shares("mass").remainder == nil)
    #expect(try shares("none").remainder == nil)
  }

  @Test func `sources are those of the holdings and of the list`() throws {
    #expect(try Set(shares("lists").sources) == ["one", "two"])
    #expect(try shares("none").sources == [])
  }

  @Test func `only a percentage becomes a bar`() throws {
    #expect(try shares("mass").bar(of: "XAB", context) == nil)
    #expect(try shares("fuel").bar(of: "XAB", context) == nil)
    let bar = try #require(try shares("fuel").bar(of: "XAC", context))
    #expect(bar.value == 90)
    #expect(bar.bound == .atLeast)
    #expect(bar.text == "≥\u{A0}90")
  }
}
