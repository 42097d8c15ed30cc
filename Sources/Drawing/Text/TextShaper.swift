import CHarfBuzz

/// Turns text into glyph runs, each word of a style once.
package final class TextShaper {
  /// A character that no font has, with the text it stands in.
  package struct MissingCharacter: Sendable, Hashable {
    package var scalar: Unicode.Scalar
    package var text: String
  }

  package let fonts: FontLibrary
  /// Where lines may end.
  package let lineBreaks = LineBreakFinder()
  /// Characters met so far that no font has.
  package private(set) var missing: [MissingCharacter] = []
  private let buffer: OpaquePointer
  private var looks: [Look] = []
  private var current: Look?
  private var features: [[String]: [hb_feature_t]] = [:]

  /// A text that has been shaped.
  private struct Shaped {
    var runs: [GlyphRun]
    var width: Double
    var missing: [MissingCharacter]
  }

  /// What has been shaped in one style and language. Texts come in stretches of one look, so the
  /// last one is asked first and a style is rarely compared with others.
  private final class Look {
    let style: TextStyle
    let language: String
    var texts: [String: Shaped] = [:]

    init(_ style: TextStyle, _ language: String) {
      self.style = style
      self.language = language
    }
  }

  /// How many texts are kept shaped.
  package var shapedCount: Int { looks.reduce(0) { $0 + $1.texts.count } }

  private func look(_ style: TextStyle, _ language: String) -> Look {
    if let current, current.style == style, current.language == language { return current }
    let found =
      looks.first { $0.style == style && $0.language == language } ?? Look(style, language)
    if found.texts.isEmpty { looks.append(found) }
    current = found
    return found
  }

  package init(_ fonts: FontLibrary) {
    self.fonts = fonts
    buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Empties the list of missing characters and returns what it held.
  package func takeMissing() -> [MissingCharacter] {
    defer { missing = [] }
    return missing
  }

  /// The runs of `text`, in visual order, one for each change of face or direction.
  package func shape(_ text: String, _ style: TextStyle, language: String = "en") -> [GlyphRun] {
    shaped(text, style, language).runs
  }

  private func shaped(_ text: String, _ style: TextStyle, _ language: String) -> Shaped {
    let look = look(style, language)
    if let known = look.texts[text] {
      if !known.missing.isEmpty { report(known.missing) }
      return known
    }
    var runs = [GlyphRun]()
    let reported = missing
    missing = []
    if UnicodeText.hasRightToLeft(text) {
      let bytes = Array(text.utf8)
      for (range, isRightToLeft) in UnicodeText.visualRuns(of: text) {
        let part = String(decoding: bytes[range], as: UTF8.self)
        let pieces = itemized(part, style, language).map {
          shapeRun($0.text, $0.face, style, language, isRightToLeft)
        }
        runs += isRightToLeft ? pieces.reversed() : pieces
      }
    } else {
      runs = itemized(text, style, language).map {
        shapeRun($0.text, $0.face, style, language, false)
      }
    }
    let found = missing
    missing = reported
    report(found)
    let shaped = Shaped(
      runs: runs, width: runs.reduce(0) { $0 + $1.advance }, missing: found)
    if text.utf8.count <= 64 { look.texts[text] = shaped }
    return shaped
  }

  private func report(_ found: [MissingCharacter]) {
    for entry in found where !missing.contains(entry) { missing.append(entry) }
  }

  /// The width of `text` set on one line, in points.
  package func width(of text: String, _ style: TextStyle, language: String = "en") -> Double {
    shaped(text, style, language).width
  }

  /// Splits `text` where the face must change.
  private func itemized(
    _ text: String, _ style: TextStyle, _ language: String
  ) -> [(text: String, face: FontFace)] {
    guard
      let main = fonts.face(
        family: style.family, weight: style.weight, isItalic: style.isItalic)
    else { return [] }
    var items: [(text: String, face: FontFace)] = []
    var current = String.UnicodeScalarView()
    var face = main
    for scalar in text.unicodeScalars {
      let next: FontFace
      if !current.isEmpty, UnicodeText.extendsCluster(scalar) || isInvisible(scalar) {
        next = face
      } else if isInvisible(scalar) {
        next = main
      } else if let found = fonts.face(for: scalar, style: style, language: language) {
        next = found
      } else {
        let entry = MissingCharacter(scalar: scalar, text: text)
        if !missing.contains(entry) { missing.append(entry) }
        next = main
      }
      if next !== face, !current.isEmpty {
        items.append((String(current), face))
        current = String.UnicodeScalarView()
      }
      face = next
      current.append(scalar)
    }
    if !current.isEmpty { items.append((String(current), face)) }
    return items
  }

  /// Characters that need no glyph: joiners, direction marks, soft hyphens.
  private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  private func shapeRun(
    _ text: String, _ face: FontFace, _ style: TextStyle, _ language: String,
    _ isRightToLeft: Bool
  ) -> GlyphRun {
    hb_buffer_reset(buffer)
    var copy = text
    copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        hb_buffer_add_utf8(
          buffer, characters.baseAddress, Int32(characters.count), 0, Int32(characters.count))
      }
    }
    hb_buffer_set_direction(buffer, isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_guess_segment_properties(buffer)
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1))
    var settings = parsedFeatures(style.features)
    hb_shape(face.font, buffer, &settings, UInt32(settings.count))
    var count: UInt32 = 0
    let infos = hb_buffer_get_glyph_infos(buffer, &count)
    let positions = hb_buffer_get_glyph_positions(buffer, &count)
    let scale = style.size / face.unitsPerEm
    let tracking = style.tracking * style.size
    var glyphs = [GlyphRun.Glyph]()
    glyphs.reserveCapacity(Int(count))
    for place in 0..<Int(count) {
      guard let info = infos?[place], let position = positions?[place] else { break }
      let advance = Double(position.x_advance) * scale
      glyphs.append(
        GlyphRun.Glyph(
          id: info.codepoint, cluster: Int32(info.cluster),
          advance: advance + (position.x_advance == 0 ? 0 : tracking),
          offset: Point(
            x: Double(position.x_offset) * scale, y: -Double(position.y_offset) * scale)))
    }
    return GlyphRun(
      face: face, size: style.size, color: style.color, text: text, glyphs: glyphs,
      isRightToLeft: isRightToLeft, language: language)
  }

  private func parsedFeatures(_ names: [String]) -> [hb_feature_t] {
    if let known = features[names] { return known }
    let parsed = names.compactMap { name -> hb_feature_t? in
      var feature = hb_feature_t()
      return hb_feature_from_string(name, -1, &feature) != 0 ? feature : nil
    }
    features[names] = parsed
    return parsed
  }
}
