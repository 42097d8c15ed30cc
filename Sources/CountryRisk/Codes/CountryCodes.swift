import Diagnostics

/// The codes of states and territories of ISO 3166-1 with their names in reports.
package enum CountryCodes {
  /// One state or territory.
  package struct Entry: Sendable, Hashable {
    package var alpha3: String
    package var alpha2: String
    /// The short English name, for example `South Korea`.
    package var name: String
  }

  /// What the table was made from, for reports on the program itself.
  package static let edition = "ISO 3166-1:2020, Türkiye as of 2022"

  /// All of them, ordered by alpha-3 code.
  package static let all: [Entry] = table.utf8.split(separator: UInt8(ascii: ";")).map { entry in
    Entry(
      alpha3: String(Substring(entry.prefix(3))),
      alpha2: String(Substring(entry.dropFirst(3).prefix(2))),
      name: String(Substring(entry.dropFirst(6))))
  }

  private static let byAlpha3 = Dictionary(uniqueKeysWithValues: all.map { ($0.alpha3, $0) })
  private static let byAlpha2 = Dictionary(uniqueKeysWithValues: all.map { ($0.alpha2, $0) })
  private static let byName = Dictionary(
    all.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

  /// The state with the three-letter code `code`; user-assigned codes have no entry.
  package static func alpha3(_ code: String) -> Entry? { byAlpha3[code] }

  /// The state with the two-letter code `code`.
  package static func alpha2(_ code: String) -> Entry? { byAlpha2[code] }

  /// The state whose name of the table is `name`, whatever its capitals.
  package static func named(_ name: String) -> Entry? {
    byName[name.lowercased()]
  }

  /// Whether ISO 3166-1 leaves the three-letter code `code` to its users: AAA to AAZ, QMA to QZZ,
  /// XAA to XZZ and ZZA to ZZZ.
  package static func isUserAssigned(_ code: String) -> Bool {
    let letters = Array(code.utf8)
    guard letters.count == 3, letters.allSatisfy({ (65...90).contains($0) }) else { return false }
    return switch (letters[0], letters[1]) {
    case (65, 65), (88, _), (90, 90): true
    case (81, let second): second >= 77
    default: false
    }
  }

  /// The same of two letters: AA, QM to QZ, XA to XZ and ZZ.
  package static func isUserAssigned2(_ code: String) -> Bool {
    let letters = Array(code.utf8)
    guard letters.count == 2, letters.allSatisfy({ (65...90).contains($0) }) else { return false }
    return code == "AA" || code == "ZZ" || letters[0] == 88 || letters[0] == 81 && letters[1] >= 77
  }

  /// Whether `text` is three capital letters of any script, so that it must be meant as a code.
  package static func isShapedLikeCode(_ text: String) -> Bool {
    text.count == 3 && text.allSatisfy(\.isUppercase)
  }

  /// Whether `code` is a three-letter code of the standard or one left to users.
  package static func isKnown(_ code: String) -> Bool {
    byAlpha3[code] != nil || isUserAssigned(code)
  }

  /// A sentence that says which code was probably meant by `text`, a wrong code or a name.
  package static func help(for text: String) -> String {
    let upper = text.uppercased()
    if let entry = byAlpha2[upper] ?? byAlpha3[upper] {
      return "the alpha-3 code of \(entry.name) is \(entry.alpha3)"
    }
    if let entry = named(text) {
      return "the alpha-3 code of \(entry.name) is \(entry.alpha3)"
    }
    if text.unicodeScalars.count > 3, let name = NearName.of(text, in: all.lazy.map(\.name)),
      let entry = all.first(where: { $0.name == name })
    {
      return "did you mean \(entry.alpha3) (\(entry.name))?"
    }
    if let near = NearName.of(upper, in: all.lazy.map(\.alpha3)) {
      return "did you mean \(near) (\(byAlpha3[near]?.name ?? ""))?"
    }
    return "write an ISO 3166-1 alpha-3 code such as CHN"
  }
}
