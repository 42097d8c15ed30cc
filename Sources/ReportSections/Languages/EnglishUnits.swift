extension UnitPhrase {
  /// The built-in units in English, by id.
  static let english: [String: UnitPhrase] = [
    "percent": UnitPhrase(words: "\u{A0}per\u{A0}cent", suffix: "%", name: "per cent"),
    "points": UnitPhrase(words: "\u{A0}points", suffix: ""),
    "number": UnitPhrase(words: ""),
    "year": UnitPhrase(words: ""),
    "rank": UnitPhrase(words: "", name: "rank"),
    "people": UnitPhrase(words: "\u{A0}people", one: "\u{A0}person", suffix: ""),
    "states": UnitPhrase(words: "\u{A0}states", one: "\u{A0}state", suffix: ""),
    "km": UnitPhrase(words: "\u{A0}km"),
    "mm": UnitPhrase(words: "\u{A0}mm"),
    "twh": UnitPhrase(words: "\u{A0}TWh"),
    "mw": UnitPhrase(words: "\u{A0}MW"),
    "usd-million": UnitPhrase(words: " million US dollars", prefix: "$", suffix: "\u{A0}m"),
    "usd-billion": UnitPhrase(words: " billion US dollars", prefix: "$", suffix: "\u{A0}bn"),
    "thousand-tonnes": UnitPhrase(words: " thousand tonnes", suffix: "\u{A0}kt"),
    "million-tonnes": UnitPhrase(words: " million tonnes", suffix: "\u{A0}Mt"),
    "million-tonnes-a-year": UnitPhrase(words: " million tonnes a year", suffix: "\u{A0}Mt/y"),
    "barrels-a-day": UnitPhrase(words: " barrels a day", suffix: "\u{A0}bbl/d"),
    "points-of-5": UnitPhrase(words: "\u{A0}of\u{A0}5", suffix: "/5", name: "score, of 5"),
    "class-0-7": UnitPhrase(words: "\u{A0}of\u{A0}7", suffix: "/7", name: "class, 0 to 7"),
  ]
}
