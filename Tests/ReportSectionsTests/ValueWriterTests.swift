import CountryRisk
import Testing

@testable import ReportSections

@Suite struct ValueWriterTests {
  private let values = ValueWriter(
    .english, units: [DeclaredUnit(id: "lorries", words: "lorries a day", symbol: "lorries/d")])

  @Test(arguments: [
    (0.0, 0, "0"), (7, 0, "7"), (999, 0, "999"), (1000, 0, "1,000"), (12345, 0, "12,345"),
    (1_234_567, 0, "1,234,567"), (100_000, 2, "100,000.00"), (0.5, 0, "1"), (1.5, 0, "2"),
    (2.5, 0, "3"), (-2.5, 0, "−3"), (0.05, 1, "0.1"), (5, 1, "5.0"), (0.004, 3, "0.004"),
    (999.96, 1, "1,000.0"), (-0.4, 1, "−0.4"),
  ])
  func `a number has its decimals, groups of three and a proper minus sign`(
    _ value: Double, _ decimals: Int, _ expected: String
  ) {
    #expect(values.number(value, decimals: decimals) == expected)
  }

  /// In binary these lie a little below the half that their sources print.
  @Test(arguments: [
    (1.005, 2, "1.01"), (0.285, 2, "0.29"), (1.115, 2, "1.12"), (10.235, 2, "10.24"),
    (-4.35, 1, "−4.4"), (8.345, 2, "8.35"), (1.4999, 0, "1"), (0.4449, 2, "0.44"),
  ])
  func `a half is rounded away from zero as it is printed`(
    _ value: Double, _ decimals: Int, _ expected: String
  ) {
    #expect(values.number(value, decimals: decimals) == expected)
  }

  @Test(arguments: [-0.0, -0.0004, -0.49])
  func `zero has no sign`(_ value: Double) {
    #expect(values.number(value, decimals: 0) == "0")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no number is no data`(_ value: Double) {
    #expect(values.number(value, decimals: 1) == "no data")
  }

  @Test(arguments: [
    (1e15, 0), (5e17, 2), (-1e16, 0), (123_456_789_012_345, 9), (-12_345_678, 9),
  ])
  func `a number of any size is printed in digits`(_ value: Double, _ decimals: Int) {
    let text = values.number(value, decimals: decimals)
    #expect(text.allSatisfy { $0.isNumber || ",.−".contains($0) }, "\(text)")
    let fraction = text.split(separator: ".").dropFirst().first ?? ""
    #expect(fraction.count == decimals)
  }

  @Test(arguments: [(5.0, "5"), (0.5, "0.5"), (48.25, "48.25"), (1.0 / 3, "0.333333"), (0, "0")])
  func `a short number has as few decimals as it needs`(_ value: Double, _ expected: String) {
    #expect(values.short(value) == expected)
  }

  @Test func `a year is not grouped`() {
    #expect(values.quantity(Quantity(2024, unit: .year), .prose) == "2024")
  }

  struct Form: Sendable {
    var unit: String
    var bound = Bound.exact
    var value = 1234.0
    var decimals = 0
    var prose: String
    var symbol: String
  }

  static let forms = [
    Form(unit: "percent", value: 92, prose: "92 per cent", symbol: "92%"),
    Form(
      unit: "percent", bound: .atLeast, value: 90, prose: "at least 90 per cent", symbol: "≥ 90%"),
    Form(
      unit: "percent", bound: .atMost, value: 10, decimals: 1, prose: "at most 10.0 per cent",
      symbol: "≤ 10.0%"),
    Form(unit: "km", bound: .about, prose: "about 1,234 km", symbol: "≈ 1,234 km"),
    Form(unit: "usd-billion", prose: "1,234 billion US dollars", symbol: "$1,234 bn"),
    Form(unit: "usd-million", prose: "1,234 million US dollars", symbol: "$1,234 m"),
    Form(unit: "people", prose: "1,234 people", symbol: "1,234"),
    Form(unit: "people", value: 1, prose: "1 person", symbol: "1"),
    Form(unit: "states", value: 1, prose: "1 state", symbol: "1"),
    Form(unit: "points", prose: "1,234 points", symbol: "1,234"),
    Form(unit: "points-of-5", value: 3, prose: "3 of 5", symbol: "3/5"),
    Form(unit: "class-0-7", value: 6, prose: "6 of 7", symbol: "6/7"),
    Form(unit: "thousand-tonnes", prose: "1,234 thousand tonnes", symbol: "1,234 kt"),
    Form(unit: "barrels-a-day", prose: "1,234 barrels a day", symbol: "1,234 bbl/d"),
    Form(unit: "twh", value: 8.1, decimals: 1, prose: "8.1 TWh", symbol: "8.1 TWh"),
    Form(unit: "mw", prose: "1,234 MW", symbol: "1,234 MW"),
    Form(
      unit: "lorries", bound: .about, prose: "about 1,234 lorries a day",
      symbol: "≈ 1,234 lorries/d"),
    Form(unit: "number", prose: "1,234", symbol: "1,234"),
  ]

  @Test(arguments: forms)
  func `a quantity has its unit in words and in signs`(_ form: Form) {
    let quantity = Quantity(
      form.value, decimals: form.decimals, unit: Unit(form.unit), bound: form.bound)
    func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }
    #expect(plain(values.quantity(quantity, .prose)) == form.prose)
    #expect(plain(values.quantity(quantity, .symbol)) == form.symbol)
  }

  @Test func `each form leaves out what it should`() {
    let quantity = Quantity(90, unit: .percent, bound: .atLeast)
    #expect(values.quantity(quantity, .number) == "90")
    #expect(values.quantity(quantity, .value) == "90\u{A0}per\u{A0}cent")
    #expect(values.quantity(quantity, .signed) == "≥\u{A0}90")
    #expect(values.quantity(quantity, .compact) == "at least 90%")
  }

  @Test func `decimals can be asked for`() {
    #expect(
      values.quantity(Quantity(61.5, decimals: 1, unit: .percent), .symbol, decimals: 0) == "62%")
  }

  @Test func `no unit of the program is without words`() {
    for unit in Unit.builtIn where !["number", "year", "rank"].contains(unit) {
      let quantity = Quantity(3, unit: Unit(unit))
      #expect(values.quantity(quantity, .prose) != "3", "\(unit)")
      #expect(!values.unitName(Unit(unit)).isEmpty, "\(unit)")
    }
  }

  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
    (21, "21st"), (102, "102nd"), (111, "111th"), (1013, "1,013th"),
  ])
  func `a rank is an ordinal`(_ rank: Int, _ expected: String) {
    #expect(values.quantity(Quantity(Double(rank), unit: .rank), .symbol) == expected)
  }

  @Test(arguments: [
    ("2019", "2019", "2019", "2019"), ("2019-09", "September 2019", "Sep 2019", "Sep 2019"),
    ("2019-09-03", "3 September 2019", "Sep 2019", "3 Sep 2019"),
  ])
  func `a date is as exact as it is known`(
    _ date: String, _ full: String, _ short: String, _ day: String
  ) throws {
    let date = try #require(PartialDate(date))
    #expect(values.date(date).replacing("\u{A0}", with: " ") == full)
    #expect(values.shortDate(date) == short)
    #expect(values.dayDate(date) == day)
  }

  @Test(arguments: [
    ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
  ])
  func `a list reads as in a sentence`(_ items: [String], _ expected: String) {
    #expect(values.list(items) == expected)
  }
}
