import CountryRisk
import Diagnostics
import LayoutEngine
import SourceReading

/// One entry of a layout: a kind of content with its options, which turns facts into blocks.
package protocol Section: Sendable {
  /// The name of the kind in layouts, in kebab case.
  static var kind: String { get }
  /// One sentence that says what the kind shows.
  static var summary: String { get }
  /// Options as in a layout, with what they mean and what is allowed.
  static var options: [SectionOption] { get }
  /// Reads the options of the kind.
  init(from reader: FieldReader)
  /// Says what the profile lacks for the section, before anything is laid out.
  func check(_ context: SectionContext)
  /// Whether a profile has anything for the section, so that its chapter may be listed.
  func hasContent(_ index: ProfileIndex) -> Bool
  /// The content; empty if the profile has nothing for it.
  func blocks(_ context: SectionContext) -> [any Block]
}

extension Section {
  package static var options: [SectionOption] { [] }
  package func check(_ context: SectionContext) {}
  package func hasContent(_ index: ProfileIndex) -> Bool { true }
}

/// One option of a section kind, for the schema and for lists.
package struct SectionOption: Sendable {
  package enum Shape: Sendable {
    case text
    /// A text for all languages, or one for each.
    case localized
    case texts
    case truth
    case number(ClosedRange<Int>)
    case choice([String])
    case choices([String])
  }

  package var key: String
  package var shape: Shape
  package var meaning: String

  package init(_ key: String, _ shape: Shape, _ meaning: String) {
    self.key = key
    self.shape = shape
    self.meaning = meaning
  }
}
