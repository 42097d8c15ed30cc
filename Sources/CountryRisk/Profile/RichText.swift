import Diagnostics

/// Text written by an author that may hold references to facts in braces; see `Segment`.
package struct RichText: Sendable {
  /// The text as written, in Markdown's inline syntax.
  package var text: String
  /// Where its first character stands; `nil` for text made by the program.
  package var range: SourceRange?

  package init(_ text: String, at range: SourceRange? = nil) {
    self.text = text
    self.range = range
  }
}
