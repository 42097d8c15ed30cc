import CHarfBuzz
import Synchronization

/// One face of a font file, ready to be shaped with.
package final class FontFace: @unchecked Sendable {
  // Safe to share: HarfBuzz fonts are immutable once they are set up, and what is found out later is one
  // atomic number.

  /// The file's path.
  package let path: String
  /// The face's place in a collection.
  package let index: Int
  package let family: String
  package let weight: Int
  package let isItalic: Bool
  /// Design units an em.
  package let unitsPerEm: Double
  /// Height above and depth below the baseline and the height of capitals, as fractions of the em.
  package let ascent: Double
  package let descent: Double
  package let capHeight: Double
  package let xHeight: Double
  /// How far ink reaches above and below the baseline at most, as fractions of the em: the bounds of all
  /// glyphs in the table `head` (OpenType), or twice an em where there are none.
  package let inkAbove: Double
  package let inkBelow: Double
  /// Whether the face has so many glyphs that a document should carry a part of it only.
  package let isLarge: Bool
  /// Whether the face has all printable characters of ASCII.
  let coversASCII: Bool
  /// How many texts have asked whether they need glyphs composed, or what was found out.
  private let composition = Atomic<Int>(0)
  let font: OpaquePointer

  /// The substitutions that the face has for any script, as OpenType tags; looked up each time.
  package var substitutions: Set<String> {
    var tags: Set<String> = []
    var start: UInt32 = 0
    var page = [hb_tag_t](repeating: 0, count: 64)
    while true {
      var count = UInt32(page.count)
      _ = hb_ot_layout_table_get_feature_tags(
        hb_font_get_face(font), Self.substitutionTable, start, &count, &page)
      for tag in page.prefix(Int(count)) {
        tags.insert(
          String(
            decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: tag >> $0) }, as: UTF8.self))
      }
      guard count == page.count else { return tags }
      start += count
    }
  }

  /// `GSUB`.
  private static let substitutionTable: hb_tag_t = 0x4753_5542

  /// Opens the face; `nil` if the file is missing or is no font.
  package init?(path: String, index: Int, family: String, weight: Int, isItalic: Bool) {
    guard let blob = hb_blob_create_from_file_or_fail(path) else { return nil }
    let face = hb_face_create(blob, UInt32(index))
    hb_blob_destroy(blob)
    defer { hb_face_destroy(face) }
    guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else { return nil }
    let units = hb_face_get_upem(face)
    guard (16...16384).contains(units) else {
      hb_font_destroy(font)
      return nil
    }
    hb_font_set_scale(font, Int32(units), Int32(units))
    hb_font_make_immutable(font)
    self.font = font
    isLarge = hb_face_get_glyph_count(face) >= 20_000
    var glyph: hb_codepoint_t = 0
    coversASCII = (32..<127).allSatisfy { hb_font_get_nominal_glyph(font, $0, &glyph) != 0 }
    self.path = path
    self.index = index
    self.family = family
    self.weight = weight
    self.isItalic = isItalic
    let em = Double(units)
    unitsPerEm = em
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    ascent = Double(extents.ascender) / em
    descent = -Double(extents.descender) / em
    func metric(_ tag: String, _ fallback: Double) -> Double {
      var position: hb_position_t = 0
      let found = hb_ot_metrics_get_position(
        font, hb_ot_metrics_tag_t(rawValue: hb_tag_from_string(tag, 4)), &position)
      return found != 0 && position > 0 ? Double(position) / em : fallback
    }
    capHeight = metric("cpht", 0.7)
    xHeight = metric("xhgt", 0.5)
    (inkAbove, inkBelow) = Self.ink(face, em)
  }

  private static func ink(_ face: OpaquePointer?, _ em: Double) -> (above: Double, below: Double) {
    let table = hb_face_reference_table(face, hb_tag_from_string("head", 4))
    defer { hb_blob_destroy(table) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(table, &length), length >= 44 else { return (2, 2) }
    func value(_ offset: Int) -> Double {
      let high = UInt16(UInt8(bitPattern: data[offset]))
      return Double(Int16(bitPattern: high << 8 | UInt16(UInt8(bitPattern: data[offset + 1])))) / em
    }
    // Outlines may pass bounds that were rounded or forgotten; far more than that is no outline.
    return (max(value(42), 1) + 0.1, max(-value(38), 0.3) + 0.1)
  }

  /// To find out takes as long as a few dozen texts gain by it.
  private static let fewTexts = 32
  private static let composes = -1
  private static let composesNothing = -2

  /// Whether a text of ASCII is shaped the same without the feature `ccmp`, which composes and
  /// decomposes glyphs. `false` to the first texts that ask, for which it is not found out.
  func composesNoASCII() -> Bool {
    let known = composition.load(ordering: .relaxed)
    guard known >= 0 else { return known == Self.composesNothing }
    guard known >= Self.fewTexts else {
      _ = composition.compareExchange(expected: known, desired: known + 1, ordering: .relaxed)
      return false
    }
    // The tables of large faces are large, and are for other characters.
    let isIdle =
      coversASCII && !isLarge
      && SubstitutionTable.read(of: hb_font_get_face(font)) { table in
        table.isIdle(
          "ccmp",
          on: (hb_codepoint_t(32)..<127).map { character in
            var glyph: hb_codepoint_t = 0
            _ = hb_font_get_nominal_glyph(font, character, &glyph)
            return glyph
          })
      }
    composition.store(isIdle ? Self.composesNothing : Self.composes, ordering: .relaxed)
    return isIdle
  }

  deinit { hb_font_destroy(font) }

  /// The glyph of `scalar`, or `nil` if the face has none.
  package func glyph(for scalar: Unicode.Scalar) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 && glyph != 0 ? glyph : nil
  }
}

extension FontFace: Hashable {
  package static func == (left: FontFace, right: FontFace) -> Bool { left === right }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
