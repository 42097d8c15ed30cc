/// Shaped text of one face, size and colour: measured by layout, drawn by every renderer.
package struct GlyphRun: Sendable {
  /// One glyph.
  package struct Glyph: Sendable, Hashable {
    package var id: UInt32
    /// Offset into the text's UTF-8 of the first character it stands for.
    package var cluster: Int32
    package var advance: Double
    package var offset: Point

    package init(id: UInt32, cluster: Int32, advance: Double, offset: Point) {
      self.id = id
      self.cluster = cluster
      self.advance = advance
      self.offset = offset
    }
  }

  package var face: FontFace
  package var size: Double
  package var color: Color
  package var text: String
  /// In visual order, left to right.
  package var glyphs: [Glyph]
  package var isRightToLeft: Bool
  // Documents hold very many runs: this lies in the room beside the direction.
  private var expansionBeyondOne: Int16 = 0
  /// BCP 47.
  package var language: String

  /// How much wider the glyphs are drawn than the face has them, in whole thousandths; their advances
  /// have it already.
  package var expansion: Double {
    get { 1 + Double(expansionBeyondOne) / 1000 }
    set { expansionBeyondOne = Int16(((newValue - 1) * 1000).rounded()) }
  }

  package init(
    face: FontFace, size: Double, color: Color, text: String, glyphs: [Glyph], isRightToLeft: Bool,
    language: String
  ) {
    self.face = face
    self.size = size
    self.color = color
    self.text = text
    self.glyphs = glyphs
    self.isRightToLeft = isRightToLeft
    self.language = language
  }

  /// The width in points.
  package var advance: Double { glyphs.reduce(0) { $0 + $1.advance } }

  /// Goes on with `other`, which has the same face and direction from left to right.
  package mutating func append(_ other: GlyphRun) {
    let shift = Int32(text.utf8.count)
    glyphs += other.glyphs.map { glyph in
      var glyph = glyph
      glyph.cluster += shift
      return glyph
    }
    text += other.text
  }
}
