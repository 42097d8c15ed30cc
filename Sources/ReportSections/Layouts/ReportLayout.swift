import Diagnostics
import LayoutEngine

/// What a report contains and in which order, as read from a layout file; it knows no country.
package struct ReportLayout: Sendable {
  /// One section with what every kind may have.
  package struct Entry: Sendable {
    package var section: any Section
    /// Opens a numbered chapter where given; other entries continue it.
    package var title: String?
    package var isNumbered: Bool
    /// Whether it begins on a new page.
    package var startsPage: Bool
    /// Which way its pages lie.
    package var orientation: PageOrientation
    /// Whether a profile may have nothing for it.
    package var isOptional: Bool
    package var range: SourceRange
  }

  package var name: String
  package var summary: String
  package var theme: String
  package var themeRange: SourceRange
  package var paper: String
  package var paperRange: SourceRange
  package var language: Language
  /// A word across every page, behind its text.
  package var watermark: String?
  package var entries: [Entry]
}
