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
  /// The note that it is the mark of.
  package var note: Footnote?
  /// What the text is written from once numbers and pages are known.
  package var crossReference: CrossReference?
  /// What the text is written from once it is known which pages show a value.
  package var pageList: PageList?
  /// The values in the text, by the byte at which each begins.
  package var values: [Int: ShownValue] = [:]
  /// OpenType features without which the text would not be what was asked for.
  package var requiredFeatures: [String] = []
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

extension Inline {
  /// The stretch in type of `factor` of its size.
  package func scaled(_ factor: Double) -> Inline {
    var copy = self
    copy.style = style.scaled(factor)
    return copy
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
  /// What justified lines may do besides stretching their spaces.
  package var finesse: Finesse

  /// How punctuation hangs and letters give, of a justified paragraph.
  package struct Finesse: Sendable, Hashable {
    /// How much of the usual share of a mark of punctuation hangs into the margin, from 0 to 1.
    package var hanging: Double
    /// Most that is added after a letter and taken away, as a fraction of the size.
    package var letterStretch: Double
    package var letterShrink: Double
    /// Most by which glyphs are drawn wider and narrower, as a fraction of their width.
    package var glyphStretch: Double
    package var glyphShrink: Double

    package init(
      hanging: Double = 0, letterStretch: Double = 0, letterShrink: Double = 0,
      glyphStretch: Double = 0, glyphShrink: Double = 0
    ) {
      self.hanging = hanging
      self.letterStretch = letterStretch
      self.letterShrink = letterShrink
      self.glyphStretch = glyphStretch
      self.glyphShrink = glyphShrink
    }
  }

  package init(
    alignment: Alignment = .leading, indent: Double = 0, hangingIndent: Double = 0,
    isHyphenated: Bool = false, slot: Double, finesse: Finesse = Finesse()
  ) {
    self.finesse = finesse
    self.alignment = alignment
    self.indent = indent
    self.hangingIndent = hangingIndent
    self.isHyphenated = isHyphenated
    self.slot = slot
  }
}
