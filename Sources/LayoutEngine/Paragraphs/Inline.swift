import Diagnostics
import Drawing

/// A stretch of a paragraph in one style, the unit in which authors' text reaches the engine.
package struct Inline: Sendable {
  /// What a stretch is, beyond its looks.
  package enum Role: Sendable, Hashable {
    case plain
    /// A link, with words that say where it leads.
    indirect case link(Destination, description: String)
  }

  package var text: String
  package var style: TextStyle
  package var role: Role
  /// Whether it stays with the character before it, like a reference mark.
  package var isAttached: Bool
  /// Whether words may be hyphenated.
  package var allowsHyphens: Bool
  /// BCP 47 tag where it differs from the paragraph's.
  package var language: String?
  /// Where the text was written.
  package var range: SourceRange?

  package init(
    _ text: String, _ style: TextStyle, role: Role = .plain, isAttached: Bool = false,
    allowsHyphens: Bool = true, language: String? = nil, range: SourceRange? = nil
  ) {
    self.text = text
    self.style = style
    self.role = role
    self.isAttached = isAttached
    self.allowsHyphens = allowsHyphens
    self.language = language
    self.range = range
  }
}

/// How the lines of a paragraph are made.
package struct ParagraphStyle: Sendable, Hashable {
  package enum Alignment: String, Sendable, CaseIterable {
    case justified, leading, trailing
  }

  package var alignment: Alignment
  /// Of the first line, in points.
  package var indent: Double
  /// Of all lines but the first, in points.
  package var hangingIndent: Double
  package var isHyphenated: Bool
  /// Height of a line; the baseline lies at 5/7 of it.
  package var slot: Double

  package init(
    alignment: Alignment = .leading, indent: Double = 0, hangingIndent: Double = 0,
    isHyphenated: Bool = false, slot: Double
  ) {
    self.alignment = alignment
    self.indent = indent
    self.hangingIndent = hangingIndent
    self.isHyphenated = isHyphenated
    self.slot = slot
  }
}
