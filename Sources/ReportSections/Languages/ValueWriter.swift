import CountryRisk

/// Writes numbers, quantities and dates by the rules of a language.
package struct ValueWriter: Sendable {
  package let language: Language
  private let phrases: Phrases
  private let units: [String: UnitPhrase]

  package init(_ language: Language, units: [DeclaredUnit] = []) {
    self.language = language
    phrases = language.phrases
    self.units = phrases.units.merging(
      units.map { unit in
        (
          unit.id,
          UnitPhrase(
            words: Self.space + unit.words, suffix: Self.space + unit.symbol, name: unit.words)
        )
      }, uniquingKeysWith: { _, own in own })
  }

  private static let space = "\u{A0}"

  /// `value` with exactly `decimals` digits after the mark, grouped by thousands from 1,000 on; a
  /// proper minus sign; never a negative zero.
  package func number(_ value: Double, decimals: Int, isGrouped: Bool = true) -> String {
    guard value.isFinite else { return phrases.noData }
    // A Double holds fifteen digits; decimals beyond them are zeros.
    var scale = 1.0
    var held = 0
    while held < decimals, abs(value) * scale < 1e14 {
      scale *= 10
      held += 1
    }
    // A half that is printed as one may lie a little below it in binary.
    let scaled = abs(value) * scale
    let rounded = (scaled + scaled.ulp).rounded(.toNearestOrAwayFromZero)
    guard rounded < 9e18 else { return String(value) }
    let digits = String(Int64(rounded)) + String(repeating: "0", count: decimals - held)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = String(padded.dropLast(decimals))
    let fraction = padded.suffix(decimals)
    var grouped = whole
    if isGrouped, whole.count > 3 {
      grouped = ""
      for (index, digit) in whole.enumerated() {
        if index > 0, (whole.count - index) % 3 == 0 { grouped += phrases.groupMark }
        grouped.append(digit)
      }
    }
    let sign = value < 0 && rounded > 0 ? "−" : ""
    return sign + grouped + (decimals > 0 ? phrases.decimalMark + fraction : "")
  }

  /// `value` with as few decimals as it needs, at most `most`.
  package func short(_ value: Double, most: Int = 6) -> String {
    var decimals = 0
    while decimals < most, abs(rounded(value, decimals) - value) > abs(value) * 1e-9 {
      decimals += 1
    }
    return number(value, decimals: decimals)
  }

  private func rounded(_ value: Double, _ decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  /// `quantity` in `form`, with `decimals` in place of its own where given.
  package func quantity(
    _ quantity: Quantity, _ form: ValueForm, decimals: Int? = nil
  ) -> String {
    let unit = quantity.unit.id
    let digits = number(
      quantity.value, decimals: decimals ?? quantity.decimals, isGrouped: unit != "year")
    switch form {
    case .number: return digits
    case .signed: return sign(quantity.bound) + digits
    case .value: return words(digits, unit, isOne: quantity.value == 1)
    case .unbounded: return symbol(digits, unit, quantity.value)
    case .symbol: return sign(quantity.bound) + symbol(digits, unit, quantity.value)
    case .prose:
      return boundWords(quantity.bound) + words(digits, unit, isOne: quantity.value == 1)
    case .compact: return boundWords(quantity.bound) + symbol(digits, unit, quantity.value)
    }
  }

  private func boundWords(_ bound: Bound) -> String {
    switch bound {
    case .exact: ""
    case .atLeast: phrases.atLeast
    case .atMost: phrases.atMost
    case .about: phrases.about
    }
  }

  /// The sign of a bound, with the space after it.
  package func sign(_ bound: Bound) -> String {
    switch bound {
    case .exact: ""
    case .atLeast: "≥" + Self.space
    case .atMost: "≤" + Self.space
    case .about: "≈" + Self.space
    }
  }

  private func words(_ digits: String, _ unit: String, isOne: Bool) -> String {
    guard let phrase = units[unit] else { return digits }
    return digits + (isOne ? phrase.one : phrase.words)
  }

  private func symbol(_ digits: String, _ unit: String, _ value: Double) -> String {
    guard let phrase = units[unit] else { return digits }
    if unit == Unit.rank.id { return digits + phrases.ordinal(Int(value)) }
    return phrase.prefix + digits + phrase.suffix
  }

  /// What the unit is called on its own, for a column of a table; empty for bare numbers.
  package func unitName(_ unit: Unit) -> String { units[unit.id]?.name ?? "" }

  /// `date` in full: `3 September 2019`.
  package func date(_ date: PartialDate) -> String { phrases.fullDate(date) }

  /// `date` to the month at most, short: `Sep 2019`.
  package func shortDate(_ date: PartialDate) -> String { phrases.shortDate(date) }

  /// `date` with its day, short: `3 Sep 2019`.
  package func dayDate(_ date: PartialDate) -> String { phrases.dayDate(date) }

  /// Words joined as in a sentence: `a, b and c`.
  package func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + phrases.and + last
  }
}
