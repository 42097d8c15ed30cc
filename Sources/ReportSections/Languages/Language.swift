import CountryRisk

/// A language a report can be written in: its words, numbers and dates.
package enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case mongolian = "mn"

  package var phrases: Phrases {
    switch self {
    case .english: .english
    case .mongolian: .mongolian
    }
  }

}

/// How a value is written.
package enum ValueForm: Sendable {
  /// In running text: `at least 90 per cent`.
  case prose
  /// As `prose`, without the words of the bound.
  case value
  /// Words for the bound, signs for the unit: `at least 90%`.
  case compact
  /// The number alone: `90`.
  case number
  /// With signs: `≥ 90%`.
  case symbol
  /// With signs, but not that of the bound: `90%`.
  case unbounded
  /// With the sign of the bound but no unit: `≥ 90`.
  case signed
}
