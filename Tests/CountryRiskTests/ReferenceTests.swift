import CountryRisk
import Testing

@Suite struct ReferenceTests {
  @Test(arguments: [
    ("exports-2023", Reference("exports-2023")),
    ("exports-2023.CHN", Reference("exports-2023", .share("CHN"))),
    ("exports.Rest of world", Reference("exports", .share("Rest of world"))),
    ("gdp@2021", Reference("gdp", .point("2021"))),
    ("gdp@2021-03", Reference("gdp", .point("2021-03"))),
    ("gdp.latest", Reference("gdp", .part(.latest))),
    ("exports.hhi", Reference("exports", .part(.hhi))),
  ])
  func `a reference is read and written alike`(text: String, reference: Reference) {
    #expect(Reference(parsing: text) == reference)
    #expect(reference.text == text)
  }

  @Test(arguments: [
    "", ".CHN", "Exports", "a b", "a.", "a@", "-a", "a--b", "a-", "сhina", "a_b", "$x",
  ])
  func `anything else is no reference`(text: String) {
    #expect(Reference(parsing: text) == nil)
  }
}

@Suite struct ProfileIndexTests {
  private let index = ProfileIndex(
    ProfileForTests.profile(
      facts: [
        ProfileForTests.fact("coal", 30, sources: ["one"]),
        ProfileForTests.fact("copper", 20, sources: ["two", "one"]),
        ProfileForTests.fact("goods", 200, sources: ["three"]),
        ProfileForTests.fact("length", 8, unit: Unit("km")),
        ProfileForTests.fact("oil", 90, unit: .percent, bound: .atLeast),
        ProfileForTests.derived("both", .sum(["coal", "copper"])),
        ProfileForTests.derived("part", .share(of: "both", in: "goods"), decimals: 1),
        ProfileForTests.derived("less", .difference("coal", "copper")),
        ProfileForTests.derived("growth", .change(from: "copper", to: "coal")),
        ProfileForTests.derived("rest", .remainder("oil")),
        ProfileForTests.derived("mixed", .sum(["coal", "length"])),
        ProfileForTests.derived("loop-a", .sum(["loop-b"])),
        ProfileForTests.derived("loop-b", .sum(["loop-a"])),
        ProfileForTests.derived("lost", .sum(["coal", "none"])),
        Fact(
          id: "exports", label: "Exports",
          value: .shares([
            Share(partner: "CHN", percent: Quantity(92, unit: .percent)),
            Share(partner: "CHE", percent: Quantity(6, unit: .percent)),
          ]), date: PartialDate(year: 2023), sources: ["one"], basis: .source),
        Fact(id: "landlocked", label: "No sea", value: .statement, basis: .source),
      ],
      series: [
        Series(
          id: "gdp", label: "GDP", unit: .percent,
          points: [
            point(2020, -4.6), point(2021, 1.6), point(2022, nil), point(2023, 7.1),
          ])
      ]))

  private static func point(_ year: Int, _ value: Double?) -> Series.Point {
    Series.Point(
      date: PartialDate(year: year), quantity: value.map { Quantity($0, unit: .percent) },
      missing: value == nil ? "not printed" : nil, isBreak: false, sources: ["one"])
  }

  private func quantity(_ reference: String) throws -> Quantity {
    try #require(try index.resolve(reference).get().quantity)
  }

  private func fault(_ reference: String) -> ReferenceFault? {
    if case .failure(let fault) = index.resolve(reference) { fault } else { nil }
  }

  @Test func `a fact, a share and a point are found`() throws {
    #expect(try quantity("coal").value == 30)
    #expect(try quantity("exports.CHN").value == 92)
    #expect(try index.resolve("exports.CHN").get().partner == "CHN")
    #expect(try quantity("gdp@2021").value == 1.6)
  }

  @Test(arguments: [("first", -4.6), ("latest", 7.1), ("min", -4.6), ("max", 7.1)])
  func `a series has a first, a latest, a lowest and a highest point`(
    word: String, value: Double
  ) throws {
    #expect(try quantity("gdp." + word).value == value)
  }

  @Test func `a missing point keeps its reason`() throws {
    guard case .missing(let reason) = try index.resolve("gdp@2022").get().value else {
      Issue.record("the point has a value")
      return
    }
    #expect(reason == "not printed")
  }

  @Test func `a derived fact computes its value and merges its sources`() throws {
    #expect(try quantity("both").value == 50)
    let part = try index.resolve("part").get()
    #expect(part.quantity == Quantity(25, decimals: 1, unit: .percent))
    #expect(part.sources == ["one", "two", "three"])
    #expect(part.basis == .derived)
    #expect(part.date == PartialDate(year: 2023))
    #expect(try quantity("less").value == 10)
    #expect(try quantity("growth").value == 50)
  }

  @Test func `a sum is as precise as the least precise of its parts`() throws {
    let quantities = [("a", 5.5, 1), ("b", 2.25, 2), ("c", -0.9, 1)].map { id, value, decimals in
      ProfileForTests.fact(id, value, decimals: decimals)
    }
    func sum(_ decimals: Int) throws -> Int? {
      var profile = ProfileForTests.profile(facts: quantities)
      profile.facts.append(
        ProfileForTests.derived("sum", .sum(["a", "b", "c"]), decimals: decimals))
      return try ProfileIndex(profile).resolve("sum").get().quantity?.decimals
    }
    #expect(try sum(Quantity.decimalsOfOperands) == 1)
    #expect(try sum(2) == 2)
  }

  @Test func `what is left of at least is at most`() throws {
    #expect(try quantity("rest") == Quantity(10, unit: .percent, bound: .atMost))
    #expect(Bound.about.flipped == .about)
  }

  @Test func `bounds that pull both ways are only about right`() {
    #expect(Bound.atLeast.joined(with: .atMost) == .about)
    #expect(Bound.atLeast.joined(with: .exact) == .atLeast)
    #expect(Bound.exact.joined(with: .about) == .about)
    #expect(Bound.atMost.joined(with: .atMost) == .atMost)
  }

  @Test func `measures of a list are values`() throws {
    #expect(try quantity("exports.hhi") == Quantity(8_500, unit: .points, bound: .atLeast))
    #expect(try quantity("exports.listed").value == 98)
    #expect(try quantity("exports.remainder").value == 2)
    #expect(try index.resolve("exports.largest").get().partner == "CHN")
    #expect(try quantity("exports.equivalent").bound == .atMost)
  }

  @Test func `a year is a value`() throws {
    guard case .date(let date) = try index.resolve("coal.year").get().value else {
      Issue.record("no date")
      return
    }
    #expect(date.text == "2023")
  }

  @Test(arguments: [
    ("coall", "unknown-reference", "did you mean 'coal'?"),
    ("Coal", "malformed-reference", "write an id, id.CHN, id@2021 or id.latest"),
    ("exports.CHX", "unknown-reference", "did you mean 'CHN'?"),
    ("gdp@2019", "unknown-reference", "allowed: '2020', '2021', '2022', '2023'"),
    (
      "gdp", "incomplete-reference",
      "name a point: gdp@2023, gdp.first, gdp.latest, gdp.min or gdp.max"
    ),
    (
      "exports", "incomplete-reference",
      "name one: exports.CHN, exports.largest, exports.listed, exports.remainder or exports.hhi"
    ),
    ("coal@2021", "unknown-reference", "refer to 'coal' itself"),
    ("coal.hhi", "unknown-reference", "refer to 'coal' itself"),
    ("gdp.hhi", "unknown-reference", "a series has points: gdp@2023, .first, .latest, .min, .max"),
    ("mixed", "mixed-units", "give all of them in one unit"),
    ("loop-a", "circular-derivation", "derive from facts that have a value"),
    ("lost", "unknown-reference", "add a fact or a series of that id"),
  ])
  func `a reference to nothing says what is there`(text: String, code: String, help: String) {
    #expect(fault(text)?.code == code)
    #expect(fault(text)?.help == help)
  }

  @Test func `a cycle names its path`() {
    #expect(
      fault("loop-a")?.summary == "the fact is derived from itself: loop-a → loop-b → loop-a")
  }

  @Test func `data is shares, a series or one value`() throws {
    guard case .shares(_, let shares) = try index.data("exports").get() else {
      Issue.record("no shares")
      return
    }
    #expect(shares.count == 2)
    guard case .series = try index.data("gdp").get() else {
      Issue.record("no series")
      return
    }
    #expect(try index.concentration(of: "oil").get().herfindahl == ValueInterval(8_100, 10_000))
    if case .success = index.concentration(of: "length") { Issue.record("a length is no share") }
  }

  @Test func `a statement has no value`() throws {
    guard case .statement = try index.resolve("landlocked").get().value else {
      Issue.record("a value")
      return
    }
  }

  @Test func `a dependency lists its holdings, then those of its list of shares`() {
    let dependency = Dependency(
      id: "exports", label: "Exports", measure: RichText("2023"),
      holdings: [Dependency.Holding(partner: "CHN", reference: "exports.CHN")],
      shares: "exports", isShare: true)
    #expect(index.holdings(of: dependency).map(\.partner) == ["CHN", "CHE"])
    #expect(index.remainder(of: dependency)?.value == 2)
  }
}
