import Drawing

/// What a paragraph is taken apart into before its lines are chosen.
extension ParagraphSetter {
  /// An undivided piece of text in one style.
  struct Piece {
    var text: String
    var inline: Int
    var width: Double
  }

  /// What stands at an item of the breaker's list.
  enum Content {
    case pieces([Piece])
    case space(String, inline: Int)
    case hyphen(inline: Int)
    case nothing
  }

  struct Material {
    var items: [LineBreaker.Item] = []
    var contents: [Content] = []

    mutating func add(_ item: LineBreaker.Item, _ content: Content) {
      items.append(item)
      contents.append(content)
    }
  }

  func material(
    of inlines: [Inline], language: String, hyphenates: Bool, narrowest: Double = .infinity
  ) -> Material {
    var material = Material()
    var bytes = [UInt8]()
    var starts = [Int]()
    for inline in inlines {
      starts.append(bytes.count)
      bytes += inline.text.utf8
    }
    guard !bytes.isEmpty else {
      material.add(.penalty(width: 0, cost: -.infinity, isFlagged: false), .nothing)
      return material
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let attached = Set(inlines.indices.filter { inlines[$0].isAttached }.map { starts[$0] })
    let breaks = shaper.lineBreaks.breaks(in: text, language: language).filter {
      $0.isMandatory
        || !attached.contains($0.offset) && !isWithinName(bytes, $0.offset, inlines, starts)
    }
    var start = 0
    for next in breaks + [.init(offset: bytes.count, isMandatory: true)] {
      var end = next.offset
      while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 10 { end -= 1 }
      // A no-break space gives and takes like any other, but no line ends at it.
      var part = start
      while part < end {
        let stop = noBreakSpace(in: bytes, from: part, to: end) ?? end
        if stop > part {
          addWord(
            part..<stop, bytes, starts, inlines, language, hyphenates, narrowest, to: &material)
        }
        guard stop < end else { break }
        let inline = inlineIndex(at: stop, starts)
        let space = shaper.width(
          of: "\u{A0}", inlines[inline].style, language: inlines[inline].language ?? language)
        material.add(.penalty(width: 0, cost: .infinity, isFlagged: false), .nothing)
        material.add(
          .glue(width: space, stretch: space * 0.5, shrink: space / 3),
          .space("\u{A0}", inline: inline))
        part = stop + 2
      }
      if next.isMandatory {
        material.add(.penalty(width: 0, cost: .infinity, isFlagged: false), .nothing)
        material.add(.glue(width: 0, stretch: 1e5, shrink: 0), .nothing)
        material.add(.penalty(width: 0, cost: -.infinity, isFlagged: false), .nothing)
      } else if next.offset > end {
        let inline = inlineIndex(at: end, starts)
        let space = shaper.width(
          of: " ", inlines[inline].style, language: inlines[inline].language ?? language)
        let previous = end > 0 ? bytes[end - 1] : 0
        let (stretch, shrink) =
          switch previous {
          case 0x2E, 0x3A, 0x3B, 0x21, 0x3F: (space * 0.6, space * 0.25)
          case 0x2C: (space * 0.55, space * 0.3)
          default: (space * 0.5, space / 3)
          }
        material.add(
          .glue(width: space, stretch: stretch, shrink: shrink), .space(" ", inline: inline))
      } else {
        material.add(.penalty(width: 0, cost: 50, isFlagged: true), .nothing)
      }
      start = next.offset
    }
    return material
  }

  /// Whether a break at `offset` would divide a name at its hyphen, as in Zamyn-Üüd, or a unit at its
  /// stroke; texts that are never hyphenated keep all their compounds.
  private func isWithinName(
    _ bytes: [UInt8], _ offset: Int, _ inlines: [Inline], _ starts: [Int]
  ) -> Bool {
    guard offset > 0, offset < bytes.count, bytes[offset - 1] == 0x2D || bytes[offset - 1] == 0x2F
    else { return false }
    let isCapital = (65...90).contains(bytes[offset]) || bytes[offset] == 0xC3
    return isCapital || !inlines[inlineIndex(at: offset, starts)].allowsHyphens
  }

  private func noBreakSpace(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    var place = start
    while place + 1 < end {
      if bytes[place] == 0xC2, bytes[place + 1] == 0xA0 { return place }
      place += 1
    }
    return nil
  }

  private func inlineIndex(at offset: Int, _ starts: [Int]) -> Int {
    var found = 0
    for (index, start) in starts.enumerated() where start <= offset { found = index }
    return found
  }

  private func addWord(
    _ range: Range<Int>, _ bytes: [UInt8], _ starts: [Int], _ inlines: [Inline],
    _ language: String, _ hyphenates: Bool, _ narrowest: Double, to material: inout Material
  ) {
    var pieces = [Piece]()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let inline = inlineIndex(at: offset, starts)
      let end = min(
        range.upperBound,
        inline + 1 < starts.count ? starts[inline + 1] : bytes.count)
      let text = String(decoding: bytes[offset..<end], as: UTF8.self)
      let spoken = inlines[inline].language ?? language
      pieces.append(
        Piece(
          text: text, inline: inline,
          width: shaper.width(of: text, inlines[inline].style, language: spoken)))
      offset = max(end, offset + 1)
    }
    let width = pieces.reduce(0) { $0 + $1.width }
    if width > narrowest {
      // A word wider than the line may be broken anywhere.
      for piece in pieces {
        for character in piece.text {
          let part = String(character)
          let partWidth = shaper.width(
            of: part, inlines[piece.inline].style,
            language: inlines[piece.inline].language ?? language)
          material.add(
            .box(width: partWidth),
            .pieces([Piece(text: part, inline: piece.inline, width: partWidth)]))
          material.add(.penalty(width: 0, cost: 500, isFlagged: false), .nothing)
        }
      }
      material.items.removeLast()
      material.contents.removeLast()
      return
    }
    guard hyphenates else {
      material.add(.box(width: width), .pieces(pieces))
      return
    }
    var waiting = [Piece]()
    func flush() {
      guard !waiting.isEmpty else { return }
      material.add(.box(width: waiting.reduce(0) { $0 + $1.width }), .pieces(waiting))
      waiting = []
    }
    for piece in pieces {
      let inline = inlines[piece.inline]
      let spoken = inline.language ?? language
      let points = inline.allowsHyphens ? hyphenPoints(in: piece.text, language: spoken) : []
      let hyphen = points.isEmpty ? 0 : shaper.width(of: "-", inline.style, language: spoken)
      guard !points.isEmpty else {
        waiting.append(piece)
        continue
      }
      let letters = Array(piece.text.utf8)
      let widths = partWidths(of: piece, at: points, inline.style, spoken)
      var start = 0
      for (place, point) in (points + [letters.count]).enumerated() {
        let part = String(decoding: letters[start..<point], as: UTF8.self)
        waiting.append(
          Piece(
            text: part, inline: piece.inline,
            width: widths?[place] ?? shaper.width(of: part, inline.style, language: spoken)))
        if point < letters.count {
          flush()
          material.add(
            .penalty(width: hyphen, cost: 50, isFlagged: true), .hyphen(inline: piece.inline))
        }
        start = point
      }
    }
    flush()
  }

  /// Widths of the parts between `points`, told from the glyphs of the whole word; `nil` where a
  /// point falls within a ligature or the word changes its face.
  private func partWidths(
    of piece: Piece, at points: [Int], _ style: TextStyle, _ language: String
  ) -> [Double]? {
    let runs = shaper.shape(piece.text, style, language: language)
    guard runs.count == 1, !runs[0].isRightToLeft else { return nil }
    var widths = [Double]()
    var width = 0.0
    var next = points[...]
    for glyph in runs[0].glyphs {
      if let point = next.first, Int(glyph.cluster) >= point {
        guard Int(glyph.cluster) == point else { return nil }
        widths.append(width)
        width = 0
        next = next.dropFirst()
      }
      width += glyph.advance
    }
    guard next.isEmpty else { return nil }
    return widths + [width]
  }

  /// Hyphenation points of the letters within `text`, which may carry punctuation at its ends.
  private func hyphenPoints(in text: String, language: String) -> [Int] {
    let primary = language.split(separator: "-").first.map(String.init) ?? language
    guard let hyphenator = hyphenators[language] ?? hyphenators[primary] else { return [] }
    let bytes = Array(text.utf8)
    var start = 0
    var end = bytes.count
    func isLetter(_ byte: UInt8) -> Bool {
      (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0xC3
        || (0x80..<0xC0).contains(byte)
    }
    while start < end, !isLetter(bytes[start]) { start += 1 }
    while end > start, !isLetter(bytes[end - 1]) { end -= 1 }
    var word = String(decoding: bytes[start..<end], as: UTF8.self)
    // A closing quotation mark counts as a letter above; so does an apostrophe's ending.
    if let mark = word.firstIndex(where: { !$0.isLetter }) { word = String(word[..<mark]) }
    // Names and all-capital words stay whole.
    guard let first = word.first, !first.isUppercase else { return [] }
    return hyphenator.points(in: word).map { $0 + start }
  }
}
