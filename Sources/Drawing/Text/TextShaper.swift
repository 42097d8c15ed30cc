import CHarfBuzz

/// Turns text into glyph runs, each word of a style once; for one thread at a time.
package final class TextShaper: @unchecked Sendable {
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
  private var hasSibling = false
  private var looks: [Look] = []
  /// Styles that were met lately, and their looks.
  private var aliases: [(style: TextStyle, look: Look)] = []
  private var current: Look?

  /// A style and a language, and what has been shaped in them. Texts come in stretches of one look,
  /// so the last one is asked first and a style is rarely compared with others.
  package final class Look {
    package let style: TextStyle
    package let language: String
    /// The number of the style's typeface.
    fileprivate let typeface: Int
    fileprivate var texts: [String: ShapedText] = [:]
    /// What has been set in lines.
    private(set) var blocks: [LabelSetter.Block: Frame] = [:]
    /// What nearly every line asks for.
    fileprivate var space: ShapedText?
    fileprivate var hyphen: ShapedText?
    /// The face of the style, once it was asked for.
    fileprivate var face: FontFace?
    /// The language and the features as HarfBuzz has them.
    fileprivate let tag: hb_language_t?
    fileprivate let features: [hb_feature_t]
    /// The features of texts that need no glyphs composed.
    fileprivate let plainFeatures: [hb_feature_t]
    /// Whether its figures are old-style ones.
    fileprivate let hasOldStyle: Bool

    fileprivate init(_ style: TextStyle, _ language: String, typeface: Int) {
      self.style = style
      self.language = language
      self.typeface = typeface
      tag = hb_language_from_string(language, -1)
      hasOldStyle = style.features.contains("onum")
      let features = style.features.compactMap { name in
        var feature = hb_feature_t()
        return hb_feature_from_string(name, -1, &feature) != 0 ? feature : nil
      }
      self.features = features
      let composition = hb_tag_from_string("ccmp", 4)
      let allVariants = hb_tag_from_string("aalt", 4)
      plainFeatures =
        features.contains { $0.tag == composition || $0.tag == allVariants }
        ? features
        : features + [hb_feature_t(tag: composition, value: 0, start: 0, end: .max)]
    }

    /// Keeps the lines of a block.
    func keep(_ frame: Frame, for block: LabelSetter.Block) {
      if blocks.count >= TextShaper.keptBlocks { blocks.removeAll(keepingCapacity: true) }
      blocks[block] = frame
    }
  }

  private static let keptAliases = 128
  /// How many texts are kept of each look.
  private static let keptTexts = 4_096
  /// How many blocks of lines are kept of each look.
  private static let keptBlocks = 256

  /// How many texts are kept shaped.
  package var shapedCount: Int {
    looks.reduce(0) { $0 + $1.texts.count } + (hasSibling ? sibling.shapedCount : 0)
  }

  /// The look of `style` in `language`, to shape many texts in.
  package func look(_ style: TextStyle, _ language: String) -> Look {
    if let current, current.style.isSame(as: style), current.language == language { return current }
    // Most styles come from a theme, and are the same and not only equal.
    if let known = aliases.first(where: {
      $0.style.isSame(as: style) && $0.look.language == language
    }) {
      current = known.look
      return known.look
    }
    if aliases.count >= Self.keptAliases { aliases.removeAll(keepingCapacity: true) }
    if let known = looks.first(where: { $0.style == style && $0.language == language }) {
      aliases.append((style, known))
      current = known
      return known
    }
    let typeface = fonts.shapedTexts.number(
      of: ShapedTexts.Typeface(
        family: style.family, weight: style.weight, isItalic: style.isItalic,
        features: style.features, language: language))
    let new = Look(style, language, typeface: typeface)
    looks.append(new)
    aliases.append((style, new))
    current = new
    return new
  }

  package init(_ fonts: FontLibrary) {
    self.fonts = fonts
    buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  /// A shaper with the same fonts for a second thread, always the same one.
  package private(set) lazy var sibling: TextShaper = {
    hasSibling = true
    return TextShaper(fonts)
  }()

  /// Empties the list of missing characters and returns what it held.
  package func takeMissing() -> [MissingCharacter] {
    defer { missing = [] }
    return missing
  }

  /// The runs of `text`, in visual order, one for each change of face or direction.
  package func shape(_ text: String, _ style: TextStyle, language: String = "en") -> [GlyphRun] {
    shaped(text, look(style, language)).runs
  }

  /// `text` in `look`, with the runs in visual order, one for each change of face or direction.
  package func shaped(_ text: String, _ look: Look) -> ShapedText {
    if let known = look.texts[text] {
      if !known.missing.isEmpty { report(known.missing) }
      return known
    }
    let isKept = text.utf8.count <= 64
    let known = isKept ? fonts.shapedTexts[look.typeface, text] : nil
    let found = known ?? unscaled(text, look)
    if known == nil, isKept { fonts.shapedTexts[look.typeface, text] = found }
    report(found.missing)
    let shaped = ShapedText(
      found.runs.map { $0.scaled(to: look.style) }, missing: found.missing)
    if isKept {
      // A long table never ends having new words.
      if look.texts.count >= Self.keptTexts { look.texts.removeAll(keepingCapacity: true) }
      look.texts[text] = shaped
    }
    return shaped
  }

  /// A space in `look`.
  package func space(_ look: Look) -> ShapedText {
    if let space = look.space { return space }
    let space = shaped(" ", look)
    look.space = space
    return space
  }

  /// A hyphen in `look`.
  package func hyphen(_ look: Look) -> ShapedText {
    if let hyphen = look.hyphen { return hyphen }
    let hyphen = shaped("-", look)
    look.hyphen = hyphen
    return hyphen
  }

  /// The runs of `text`, all of it in one direction, in visual order.
  package func runs(of text: String, _ look: Look, isRightToLeft: Bool) -> [GlyphRun] {
    let runs = itemized(text, look).map {
      shapeRun($0.text, $0.face, look, isRightToLeft).scaled(to: look.style)
    }
    return isRightToLeft ? runs.reversed() : runs
  }

  /// `text` shaped at a size of one point.
  private func unscaled(_ text: String, _ look: Look) -> ShapedTexts.Shaped {
    var runs = [GlyphRun]()
    let reported = missing
    missing = []
    if UnicodeText.hasRightToLeft(text) {
      let bytes = Array(text.utf8)
      for (range, isRightToLeft) in UnicodeText.visualRuns(of: text) {
        let part = String(decoding: bytes[range], as: UTF8.self)
        let pieces = itemized(part, look).map {
          shapeRun($0.text, $0.face, look, isRightToLeft)
        }
        runs += isRightToLeft ? pieces.reversed() : pieces
      }
    } else {
      runs = itemized(text, look).map {
        shapeRun($0.text, $0.face, look, false)
      }
    }
    defer { missing = reported }
    return ShapedTexts.Shaped(runs: runs, missing: missing)
  }

  private func report(_ found: [MissingCharacter]) {
    for entry in found where !missing.contains(entry) { missing.append(entry) }
  }

  /// The width of `text` set on one line, in points.
  package func width(of text: String, _ style: TextStyle, language: String = "en") -> Double {
    shaped(text, look(style, language)).width
  }

  /// Splits `text` where the face must change.
  private func itemized(_ text: String, _ look: Look) -> [(text: String, face: FontFace)] {
    let style = look.style
    let found =
      look.face
      ?? fonts.face(family: style.family, weight: style.weight, isItalic: style.isItalic)
    guard let main = found else { return [] }
    look.face = main
    if main.coversASCII, !text.isEmpty, text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) {
      return [(text, main)]
    }
    var items: [(text: String, face: FontFace)] = []
    var current = String.UnicodeScalarView()
    var face = main
    for scalar in text.unicodeScalars {
      let next: FontFace
      if !current.isEmpty, UnicodeText.extendsCluster(scalar) || isInvisible(scalar) {
        next = face
      } else if isInvisible(scalar) {
        next = main
      } else if main.glyph(for: scalar) != nil {
        next = main
      } else if let found = fonts.face(for: scalar, style: style, language: look.language) {
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

  /// The figures, as ranges of bytes, that stand right after a letter or right before a capital;
  /// nothing if there are none.
  private static func codeFigures(in text: String) -> [Range<Int>]? {
    var text = text
    return text.withUTF8 { bytes in
      func isDigit(_ place: Int) -> Bool { bytes[place] >= 0x30 && bytes[place] <= 0x39 }
      func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A || byte >= 0xC3 && byte < 0xE0
      }
      var ranges: [Range<Int>]?
      var place = 0
      while place < bytes.count {
        guard isDigit(place) else {
          place += 1
          continue
        }
        let start = place
        while place < bytes.count, isDigit(place) { place += 1 }
        // A letter of two bytes ends with one that only the byte before it tells apart.
        let before =
          start > 0 && isLetter(bytes[start - 1])
          || start > 1 && bytes[start - 1] & 0xC0 == 0x80 && isLetter(bytes[start - 2])
        let after = place < bytes.count && bytes[place] >= 0x41 && bytes[place] <= 0x5A
        if before || after { ranges = (ranges ?? []) + [start..<place] }
      }
      return ranges
    }
  }

  /// Characters that need no glyph: joiners, direction marks, soft hyphens.
  private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  /// How far glyphs are moved up and down from where they stand, in em: a stack of marks stays within
  /// its line.
  private static let highest = -0.5
  private static let lowest = 0.4

  private func shapeRun(
    _ text: String, _ face: FontFace, _ look: Look, _ isRightToLeft: Bool
  ) -> GlyphRun {
    hb_buffer_reset(buffer)
    var copy = text
    let isPlain = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        hb_buffer_add_utf8(
          buffer, characters.baseAddress, Int32(characters.count), 0, Int32(characters.count))
      }
      return bytes.allSatisfy { $0 >= 32 && $0 < 127 } && face.composesNoASCII()
    }
    let features = isPlain ? look.plainFeatures : look.features
    hb_buffer_set_direction(buffer, isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_guess_segment_properties(buffer)
    hb_buffer_set_language(buffer, look.tag)
    if look.hasOldStyle, let ranges = Self.codeFigures(in: text) {
      // An old-style 1 beside capitals reads as a letter: "A1", "Baa1", "M3" have lining figures.
      var features = features
      for range in ranges {
        for (name, value) in [("onum", UInt32(0)), ("lnum", UInt32(1))] {
          features.append(
            hb_feature_t(
              tag: hb_tag_from_string(name, 4), value: value, start: UInt32(range.lowerBound),
              end: UInt32(range.upperBound)))
        }
      }
      hb_shape(face.font, buffer, features, UInt32(features.count))
    } else {
      hb_shape(face.font, buffer, features, UInt32(features.count))
    }
    var count: UInt32 = 0
    let infos = hb_buffer_get_glyph_infos(buffer, &count)
    let positions = hb_buffer_get_glyph_positions(buffer, &count)
    reportMissing(in: text, face, infos, Int(count))
    let scale = 1 / face.unitsPerEm
    var glyphs = [GlyphRun.Glyph]()
    glyphs.reserveCapacity(Int(count))
    for place in 0..<Int(count) {
      guard let info = infos?[place], let position = positions?[place] else { break }
      glyphs.append(
        GlyphRun.Glyph(
          id: info.codepoint, cluster: Int32(info.cluster),
          advance: Double(position.x_advance) * scale,
          offset: Point(
            x: Double(position.x_offset) * scale,
            y: min(max(-Double(position.y_offset) * scale, Self.highest), Self.lowest))))
    }
    return GlyphRun(
      face: face, size: 1, color: look.style.color, text: text, glyphs: glyphs,
      isRightToLeft: isRightToLeft, language: look.language)
  }

  /// Notes the characters that came out as the glyph for missing ones, such as a mark that joins a letter.
  private func reportMissing(
    in text: String, _ face: FontFace, _ infos: UnsafeMutablePointer<hb_glyph_info_t>?, _ count: Int
  ) {
    guard let infos, (0..<count).contains(where: { infos[$0].codepoint == 0 }) else { return }
    for scalar in text.unicodeScalars
    where !isInvisible(scalar) && face.glyph(for: scalar) == nil {
      let entry = MissingCharacter(scalar: scalar, text: text)
      if !missing.contains(entry) { missing.append(entry) }
    }
  }

  /// A space without width, for the end of a line that another goes on from.
  package func wordBreak(_ look: Look) -> GlyphRun {
    var run = space(look).runs[0]
    for index in run.glyphs.indices { run.glyphs[index].advance = 0 }
    return run
  }

}

extension GlyphRun {
  /// A run of one point at the size of `style`, with its colour and tracking.
  fileprivate func scaled(to style: TextStyle) -> GlyphRun {
    var run = self
    run.size = style.size
    run.color = style.color
    let tracking = style.tracking * style.size
    for index in run.glyphs.indices {
      let advance = run.glyphs[index].advance
      run.glyphs[index].advance = advance * style.size + (advance == 0 ? 0 : tracking)
      let offset = run.glyphs[index].offset
      run.glyphs[index].offset = Point(x: offset.x * style.size, y: offset.y * style.size)
    }
    return run
  }
}
