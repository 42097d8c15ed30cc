import Drawing

/// Takes a paragraph apart: shapes its words, finds where lines may end, and what that costs.
struct MaterialBuilder {
  private let inlines: [Inline]
  private let language: String
  private let hyphenators: [String: Hyphenator]?
  private let shaper: TextShaper
  /// What no word may be wider than without being broken anywhere.
  private let narrowest: Double
  private let bytes: [UInt8]
  /// Where the inlines start in `bytes`, and the end.
  private let starts: [Int]
  private let looks: [TextShaper.Look]
  private var material = ParagraphMaterial()
  /// The inline that the reading has come to.
  private var current = 0

  /// - Parameter hyphenators: Patterns by language; `nil` divides no words.
  static func material(
    of inlines: [Inline], language: String, hyphenators: [String: Hyphenator]?,
    narrowest: Double = .infinity, shaper: TextShaper
  ) -> ParagraphMaterial {
    var builder = MaterialBuilder(inlines, language, hyphenators, narrowest, shaper)
    builder.build()
    return builder.material
  }

  private init(
    _ inlines: [Inline], _ language: String, _ hyphenators: [String: Hyphenator]?,
    _ narrowest: Double, _ shaper: TextShaper
  ) {
    self.inlines = inlines
    self.language = language
    self.hyphenators = hyphenators
    self.narrowest = narrowest
    self.shaper = shaper
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for inline in inlines {
      starts.append(bytes.count)
      bytes += inline.text.utf8
    }
    self.bytes = bytes
    self.starts = starts + [bytes.count]
    looks = inlines.map { shaper.look($0.style, $0.language ?? language) }
  }

  private mutating func build() {
    guard !bytes.isEmpty else {
      material.add(.penalty(width: 0, cost: -.infinity, isFlagged: false))
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    material.reserve(bytes: bytes.count)
    var start = 0
    for next in shaper.lineBreaks.breaks(in: text, language: language) {
      guard next.isMandatory || isAllowed(next.offset) else { continue }
      addStretch(start..<next.offset)
      addBreak(at: next)
      start = next.offset
    }
    addStretch(start..<bytes.count)
    addBreak(at: .init(offset: bytes.count, isMandatory: true))
  }

  /// Whether a line may end at `offset`: not before an attached stretch, not within a name at its
  /// hyphen, as in Zamyn-Üüd, nor within a unit at its stroke. Texts that are never hyphenated keep
  /// all their compounds.
  private mutating func isAllowed(_ offset: Int) -> Bool {
    let inline = inline(at: offset)
    if starts[inline] == offset, inlines[inline].isAttached { return false }
    if bytes[offset - 1] == 0x20 { return !isKeptTogether(at: offset) }
    guard bytes[offset - 1] == 0x2D || bytes[offset - 1] == 0x2F else { return true }
    // An ending stays with its number, as in 11-р and 23-нд.
    if bytes[offset - 1] == 0x2D, offset > 1, (0x30...0x39).contains(bytes[offset - 2]),
      offset < bytes.count, bytes[offset] >= 0x80
    {
      return false
    }
    return !isCapital(at: offset) && inlines[inline].allowsHyphens
  }

  /// Whether a capital letter starts at `offset`.
  private func isCapital(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] < 0x80 { return (65...90).contains(bytes[offset]) }
    return String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first?
      .properties.isUppercase ?? false
  }

  /// Whether the words around the space before `offset` are one expression: a number with its unit,
  /// as in 5 km, or a short form with its number or name, as in Art. 5 and Dr. Bat.
  private func isKeptTogether(at offset: Int) -> Bool {
    var end = offset - 1
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > 0 else { return false }
    let last = bytes[end - 1]
    let isNumber = (0x30...0x39).contains(last)
    // A full stop, and the ends of §, № and other signs.
    guard isNumber || last == 0x2E || last >= 0x80 else { return false }
    var start = end
    while start > 0, bytes[start - 1] != 0x20, bytes[start - 1] != 10 { start -= 1 }
    var stop = offset
    while stop < bytes.count, bytes[stop] != 0x20, bytes[stop] != 10 { stop += 1 }
    guard stop > offset, end - start <= 12 || isNumber else { return false }
    if isNumber {
      let closers: Set<UInt8> = [0x2E, 0x2C, 0x3B, 0x3A, 0x29]
      while stop > offset, closers.contains(bytes[stop - 1]) { stop -= 1 }
      return Expressions.units.contains(String(decoding: bytes[offset..<stop], as: UTF8.self))
    }
    while start < end, bytes[start] == 0x28 { start += 1 }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    let isBeforeNumber = (0x30...0x39).contains(bytes[offset])
    return isBeforeNumber && Expressions.beforeNumbers.contains(word)
      || Expressions.beforeNames.contains(word)
  }

  /// The inline that the byte at `offset` belongs to; offsets come in rising order but for a few
  /// steps back.
  private mutating func inline(at offset: Int) -> Int {
    while current > 0, starts[current] > offset { current -= 1 }
    while current + 1 < inlines.count, starts[current + 1] <= offset { current += 1 }
    return current
  }

  // MARK: Breaks

  /// Adds what stands where a line may end, the white space before it included.
  private mutating func addBreak(at next: UnicodeText.LineBreak) {
    if next.isMandatory {
      material.add(.penalty(width: 0, cost: .infinity, isFlagged: false))
      material.add(.glue(width: 0, stretch: 1e5, shrink: 0))
      material.add(.penalty(width: 0, cost: -.infinity, isFlagged: false))
      return
    }
    let end = endOfWord(before: next.offset)
    if end < next.offset {
      addSpace(at: end, isNoBreak: false)
    } else if isSoftHyphen(before: end) {
      let inline = inline(at: end - 1)
      material.add(
        .penalty(width: shaper.hyphen(looks[inline]).width, cost: 50, isFlagged: true),
        .hyphen(inline: inline))
    } else if isBetweenIdeographs(end) {
      // Lines of Chinese and Japanese are filled between their characters.
      let size = inlines[inline(at: end - 1)].style.size
      material.add(.glue(width: 0, stretch: size * Self.ideographStretch, shrink: 0))
    } else {
      material.add(.penalty(width: 0, cost: 50, isFlagged: true))
    }
  }

  /// How much can stand between two ideographs, as a fraction of the size.
  private static let ideographStretch = 0.08

  /// Whether a character of full width stands before or after `offset`.
  private func isBetweenIdeographs(_ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return false }
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let around = String(decoding: bytes[start..<min(offset + 4, bytes.count)], as: UTF8.self)
    return around.unicodeScalars.prefix(2).contains { scalar in
      (0x2E80...0x9FFF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
        || (0xF900...0xFAFF).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || (0x20000...0x3FFFF).contains(scalar.value)
    }
  }

  private func isSoftHyphen(before offset: Int) -> Bool {
    offset > 1 && bytes[offset - 2] == 0xC2 && bytes[offset - 1] == 0xAD
  }

  private func endOfWord(before offset: Int) -> Int {
    var end = offset
    while end > 0, bytes[end - 1] == 32 || bytes[end - 1] == 10 { end -= 1 }
    return end
  }

  /// The narrowest space between words, as a fraction of the size.
  private static let leastSpace = 0.165

  /// White space gives and takes more after a point than after a comma, and least within a clause.
  private mutating func addSpace(at offset: Int, isNoBreak: Bool) {
    let inline = inline(at: offset)
    let space = isNoBreak ? width(of: "\u{A0}", inline) : shaper.space(looks[inline]).width
    let (stretch, shrink) =
      switch offset > 0 ? bytes[offset - 1] : 0 {
      case 0x2E, 0x3A, 0x3B, 0x21, 0x3F: (space * 0.6, space * 0.2)
      case 0x2C: (space * 0.55, space * 0.22)
      default: (space * 0.5, space * 0.24)
      }
    // Programs that read text by its places take less than this for no space at all.
    let least = Self.leastSpace * inlines[inline].style.size
    material.add(
      .glue(width: space, stretch: stretch, shrink: max(0, min(shrink, space - least))),
      .space(inline: inline, isNoBreak: isNoBreak))
  }

  private func width(of text: String, _ inline: Int) -> Double {
    shaper.shaped(text, looks[inline]).width
  }

  // MARK: Words

  /// Adds what stands between two places where lines may end. No line ends at a space within it,
  /// which gives and takes like any other.
  private mutating func addStretch(_ range: Range<Int>) {
    var end = max(range.lowerBound, endOfWord(before: range.upperBound))
    if end == range.upperBound, isSoftHyphen(before: end) { end -= 2 }
    var start = range.lowerBound
    let firstItem = material.items.count
    while start < end {
      var stop = start
      func isNoBreakSpace() -> Bool {
        bytes[stop] == 0xC2 && stop + 1 < end && bytes[stop + 1] == 0xA0
      }
      while stop < end, bytes[stop] != 0x20, !isNoBreakSpace() { stop += 1 }
      if stop > start { addWord(start..<stop) }
      guard stop < end else { break }
      material.add(.penalty(width: 0, cost: .infinity, isFlagged: false))
      addSpace(at: stop, isNoBreak: bytes[stop] == 0xC2)
      start = stop + (bytes[stop] == 0xC2 ? 2 : 1)
    }
    material.freeSpaces(from: firstItem, widerThan: narrowest)
  }

  private mutating func addWord(_ range: Range<Int>) {
    let firstRun = material.runs.count
    var width = 0.0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let inline = inline(at: offset)
      let end = min(range.upperBound, starts[inline + 1])
      let text = String(decoding: bytes[offset..<end], as: UTF8.self)
      let shaped = shaper.shaped(text, looks[inline])
      material.add(shaped, of: text, inline: inline, at: offset)
      width += shaped.width
      offset = end
    }
    let runs = firstRun..<material.runs.count
    if width > narrowest { return addBroken(runs) }
    let firstSlice = material.slices.count
    var open = firstSlice
    for run in runs {
      let points = hyphenPoints(in: run)
      guard !points.isEmpty else {
        material.addSlice(of: run)
        continue
      }
      let inline = material.runs[run].inline
      let hyphen = shaper.hyphen(looks[inline]).width
      var start = (glyph: 0, byte: 0)
      for point in points {
        material.addSlice(
          of: run, glyphs: start.glyph..<point.glyph, bytes: start.byte..<point.byte)
        material.addBox(from: open)
        open = material.slices.count
        material.add(
          .penalty(width: hyphen, cost: 50, isFlagged: true), .hyphen(inline: inline))
        start = point
      }
      material.addSlice(
        of: run, glyphs: start.glyph..<material.runs[run].glyphs.count,
        bytes: start.byte..<material.runs[run].text.utf8.count)
    }
    if open == firstSlice {
      material.add(.box(width: width), .box(open..<material.slices.count))
    } else {
      material.addBox(from: open)
    }
  }

  /// A word wider than the line may be broken between any characters.
  private mutating func addBroken(_ runs: Range<Int>) {
    for run in runs {
      let (glyphs, length) = (material.runs[run].glyphs, material.runs[run].text.utf8.count)
      guard !material.runs[run].isRightToLeft else {
        let first = material.slices.count
        material.addSlice(of: run)
        material.addBox(from: first)
        material.add(.penalty(width: 0, cost: 500, isFlagged: false))
        continue
      }
      var start = 0
      while start < glyphs.count {
        let from = Int(glyphs[start].cluster)
        var end = start + 1
        while end < glyphs.count, Int(glyphs[end].cluster) == from { end += 1 }
        let to = end < glyphs.count ? Int(glyphs[end].cluster) : length
        let first = material.slices.count
        material.addSlice(of: run, glyphs: start..<end, bytes: from..<to)
        material.addBox(from: first)
        material.add(.penalty(width: 0, cost: 500, isFlagged: false))
        start = end
      }
    }
    material.removeLastItem()
  }

  // MARK: Hyphens

  /// Where the word of a run may be divided, as glyph and byte; not within what one glyph stands
  /// for.
  private func hyphenPoints(in run: Int) -> [ShapedText.Division] {
    guard let hyphenators else { return [] }
    let inline = material.runs[run].inline
    guard inlines[inline].allowsHyphens, !material.runs[run].isRightToLeft else { return [] }
    let spoken = looks[inline].language
    let primary = spoken.prefix { $0 != "-" }
    guard let hyphenator = hyphenators[spoken] ?? hyphenators[String(primary)] else { return [] }
    let (word, place) = (material.runs[run].word, material.runs[run].place)
    return word.divisions(ofRun: place, by: hyphenator) { run in
      let bytes = hyphenator.wordPoints(in: run.text)
      guard !bytes.isEmpty else { return [] }
      var points: [ShapedText.Division] = []
      var next = bytes[...]
      for (index, glyph) in run.glyphs.enumerated() {
        while let point = next.first, Int(glyph.cluster) > point { next = next.dropFirst() }
        guard let point = next.first else { break }
        if Int(glyph.cluster) == point {
          points.append((index, point))
          next = next.dropFirst()
        }
      }
      return points
    }
  }
}
