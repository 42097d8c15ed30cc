/// How a stated value relates to the true one.
package enum Bound: String, Sendable, CaseIterable {
  case exact
  case atLeast = "at-least"
  case atMost = "at-most"
  case about
}

/// A number as its source prints it: the value and how many decimals were given.
package struct Quantity: Sendable, Hashable {
  /// The value, finite.
  package var value: Double
  /// Digits after the decimal mark in the source; 5.0 keeps its one.
  package var decimals: Int
  /// What it is counted in.
  package var unit: Unit
  /// Whether the true value may lie above, below or near.
  package var bound: Bound

  /// Stands for the decimals of a derived value that declares none: a sum, a difference or a remainder
  /// has as many as the least precise of its operands, any other none.
  package static let decimalsOfOperands = -1

  package init(_ value: Double, decimals: Int = 0, unit: Unit, bound: Bound = .exact) {
    self.value = value
    self.decimals = decimals
    self.unit = unit
    self.bound = bound
  }

  /// Whether the value has at most 15 digits before the point, so that each is the true one
  /// (IEEE 754, DBL_DIG).
  package var isHeld: Bool { value.isFinite && abs(value) < 1e15 }

  /// Half a unit of the last digit printed.
  package var rounding: Double {
    var half = 0.5
    for _ in 0..<decimals { half /= 10 }
    return half
  }
}

/// What a number is counted in: one of the built-in units or one that the profile declares.
package struct Unit: Sendable, Hashable {
  /// The name used in files, in kebab case: `percent`, `usd-billion`.
  package var id: String

  package init(_ id: String) { self.id = id }

  package static let percent = Unit("percent")
  package static let points = Unit("points")
  package static let number = Unit("number")
  package static let year = Unit("year")
  package static let rank = Unit("rank")

  /// Whether a ratio of two values means something: not of classes and scores.
  package var isCardinal: Bool { id != "class-0-7" && id != "points-of-5" }

  /// The units every profile may use; a language must have words for each.
  package static let builtIn: [String] = [
    "percent", "points", "number", "year", "rank", "people", "states", "km", "mm", "twh", "mw",
    "usd-million", "usd-billion", "thousand-tonnes", "million-tonnes", "million-tonnes-a-year",
    "barrels-a-day", "points-of-5", "class-0-7",
  ]
}

/// A unit that a profile declares for itself, with its words in the profile's language.
package struct DeclaredUnit: Sendable, Hashable {
  /// The name used in files.
  package var id: String
  /// The words after a number in prose, for example `barrels a day`.
  package var words: String
  /// The short form in charts and tables, for example `bbl/d`.
  package var symbol: String

  package init(
    id: String, words: String, symbol: String
  ) {
    self.id = id
    self.words = words
    self.symbol = symbol
  }
}
