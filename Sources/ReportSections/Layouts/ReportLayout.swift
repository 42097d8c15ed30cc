import Diagnostics
import LayoutEngine

/// What a report contains and in which order, as read from a layout file; it knows no country.
package struct ReportLayout: Sendable {
  /// One section with what every kind may have.
  package struct Entry: Sendable {
    package var section: any Section
    /// Opens a numbered chapter where given; other entries continue it.
    package var title: LocalizedText?
    package var isNumbered: Bool
    /// Whether it begins on a new page.
    package var startsPage: Bool
    /// Which way its pages lie.
    package var orientation: PageOrientation
    /// Whether a profile may have nothing for it.
    package var isOptional: Bool
    package var range: SourceRange
  }

  /// A text of a layout: one for all languages, or one for each.
  package struct LocalizedText: Sendable {
    package var plain: String?
    package var texts: [Language: String]
    package var range: SourceRange

    /// The text in `language`.
    package subscript(_ language: Language) -> String? { texts[language] ?? plain }
  }

  /// What becomes of a text of the profile that has not been translated.
  package enum Untranslated: String, Sendable, CaseIterable {
    /// It is printed as it was written, with a note that says so.
    case base
    /// A note stands in its place.
    case leaveOut = "leave-out"
    /// The report is not built.
    case error
  }

  package var name: String
  package var summary: String
  package var theme: String
  package var themeRange: SourceRange
  package var paper: String
  package var paperRange: SourceRange
  package var language: Language
  package var untranslated: Untranslated
  /// A word across every page, behind its text.
  package var watermark: String?
  /// How many months before the edition's date a key figure may date from; any number if `nil`.
  package var staleAfter: Int?
  /// What states are called, by their alpha-3 codes, in place of the names of the profile.
  package var stateNames: [String: String] = [:]
  package var entries: [Entry]
}
