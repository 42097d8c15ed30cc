/// A text that has been shaped in a look; for one thread at a time, as is its shaper.
package final class ShapedText {
  /// Where a run may be divided: before which of its glyphs, and before which byte of its text.
  package typealias Division = (glyph: Int, byte: Int)

  /// In visual order, one for each change of face or direction.
  package let runs: [GlyphRun]
  /// On one line, in points.
  package let width: Double
  /// Characters that no font has.
  let missing: [TextShaper.MissingCharacter]
  /// What was found out of it once, and by whom: the divisions of each run.
  private var divisions: (finder: AnyObject, ofRuns: [[Division]])?

  /// Where run `place` may be divided as `finder` has it; `find` is asked once for each run.
  package func divisions(
    ofRun place: Int, by finder: AnyObject, _ find: (GlyphRun) -> [Division]
  ) -> [Division] {
    if let divisions, divisions.finder === finder { return divisions.ofRuns[place] }
    let found = runs.map(find)
    divisions = (finder, found)
    return found[place]
  }

  init(_ runs: [GlyphRun], missing: [TextShaper.MissingCharacter]) {
    self.runs = runs
    self.missing = missing
    width = runs.reduce(0) { $0 + $1.advance }
  }
}
