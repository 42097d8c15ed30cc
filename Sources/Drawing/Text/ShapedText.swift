/// A text that has been shaped in a look.
package final class ShapedText: Sendable {
  /// In visual order, one for each change of face or direction.
  package let runs: [GlyphRun]
  /// On one line, in points.
  package let width: Double
  /// Characters that no font has.
  let missing: [TextShaper.MissingCharacter]

  init(_ runs: [GlyphRun], missing: [TextShaper.MissingCharacter]) {
    self.runs = runs
    self.missing = missing
    width = runs.reduce(0) { $0 + $1.advance }
  }
}
