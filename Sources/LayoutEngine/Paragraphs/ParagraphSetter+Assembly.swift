import Drawing

/// Putting the lines of a paragraph together.
extension ParagraphSetter {
  func assemble(
    _ material: Material, _ range: ClosedRange<Int>, ratio: Double?, inlines: [Inline],
    style: ParagraphStyle, width: Double, indent: Double, isFirst: Bool, language: String,
    elements: Elements
  ) -> Frame {
    var chunks: [(text: String, inline: Int, spaces: [Int: Double])] = []
    func append(_ text: String, _ inline: Int, spaceWidth: Double? = nil) {
      if chunks.last?.inline != inline { chunks.append(("", inline, [:])) }
      if let spaceWidth {
        chunks[chunks.count - 1].spaces[chunks[chunks.count - 1].text.utf8.count] = spaceWidth
      }
      chunks[chunks.count - 1].text += text
    }
    var first = range.lowerBound
    while first <= range.upperBound {
      if case .glue = material.items[first], !isFirst { first += 1 } else { break }
    }
    guard first <= range.upperBound else {
      return Frame(size: Size(width: width, height: style.slot))
    }
    for index in first...range.upperBound {
      switch (material.items[index], material.contents[index]) {
      case (_, .pieces(let pieces)):
        for piece in pieces { append(piece.text, piece.inline) }
      case (.glue(let natural, let stretch, let shrink), .space(let text, let inline)):
        guard index < range.upperBound else { break }
        let share = ratio ?? 0
        let space = natural + (share >= 0 ? share * stretch : share * shrink)
        append(text, inline, spaceWidth: space)
      case (_, .hyphen(let inline)):
        if index == range.upperBound { append("-", inline) }
      default: break
      }
    }
    var frame = Frame(size: Size(width: width, height: style.slot))
    var placed: [(run: GlyphRun, rise: Double, element: ElementID?)] = []
    func shapeChunks() -> Double {
      placed = []
      for chunk in chunks {
        let inline = inlines[chunk.inline]
        let runs = shaped(chunk.text, inline.style, inline.language ?? language, chunk.spaces)
        for run in runs { placed.append((run, inline.style.rise, elements(chunk.inline))) }
      }
      return placed.reduce(0) { $0 + $1.run.advance }
    }
    var total = shapeChunks()
    // Words were measured in syllables: what kerning between these makes goes into the spaces.
    let rest = width - indent - total
    let count = chunks.reduce(0) { $0 + $1.spaces.count }
    if ratio != nil, count > 0, abs(rest) > 0.005, abs(rest) < 1 {
      for index in chunks.indices {
        for place in chunks[index].spaces.keys {
          chunks[index].spaces[place]? += rest / Double(count)
        }
      }
      total = shapeChunks()
    }
    var x = style.alignment == .trailing ? width - total : indent
    let baseline = style.slot * 5 / 7
    for part in placed {
      frame.add(.text(part.run), at: Point(x: x, y: baseline - part.rise), in: part.element)
      x += part.run.advance
    }
    return frame
  }

  /// Shapes a line's text word by word, so that each word is shaped once, and joins the words.
  private func shaped(
    _ text: String, _ style: TextStyle, _ language: String, _ spaces: [Int: Double]
  ) -> [GlyphRun] {
    guard !UnicodeText.hasRightToLeft(text) else {
      return shaper.shape(text, style, language: language).map { run in
        var run = run
        run.language = language
        return run
      }
    }
    var result = [GlyphRun]()
    func append(_ run: GlyphRun) {
      guard var last = result.last, last.face === run.face, !last.isRightToLeft else {
        result.append(run)
        return
      }
      let offset = Int32(last.text.utf8.count)
      last.text += run.text
      last.glyphs += run.glyphs.map { glyph in
        var glyph = glyph
        glyph.cluster += offset
        return glyph
      }
      result[result.count - 1] = last
    }
    let bytes = Array(text.utf8)
    var start = 0
    for offset in spaces.keys.sorted() + [bytes.count] {
      if offset > start {
        let word = String(decoding: bytes[start..<offset], as: UTF8.self)
        for run in shaper.shape(word, style, language: language) { append(run) }
      }
      if offset < bytes.count, let width = spaces[offset] {
        let isNoBreak = bytes[offset] == 0xC2
        for var run in shaper.shape(isNoBreak ? "\u{A0}" : " ", style, language: language) {
          if !run.glyphs.isEmpty { run.glyphs[0].advance = width }
          append(run)
        }
        start = offset + (isNoBreak ? 2 : 1)
      }
    }
    return result
  }
}
