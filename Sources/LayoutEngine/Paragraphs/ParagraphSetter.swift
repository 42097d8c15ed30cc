import Diagnostics
import Drawing

/// Turns the text of a paragraph into lines.
package final class ParagraphSetter {
  package let shaper: TextShaper
  /// Patterns by primary language.
  private let hyphenators: [String: Hyphenator]
  private let log: DiagnosticLog
  private var breaker = LineBreaker()

  /// The elements that the stretches of a paragraph belong to.
  package typealias Elements = (Int) -> ElementID?

  package init(_ shaper: TextShaper, hyphenators: [String: Hyphenator], log: DiagnosticLog) {
    self.shaper = shaper
    self.hyphenators = hyphenators
    self.log = log
  }

  /// An undivided piece of text in one style.
  private struct Piece {
    var text: String
    var inline: Int
    var width: Double
  }

  /// What stands at an item of the breaker's list.
  private enum Content {
    case pieces([Piece])
    case space(String, inline: Int)
    case hyphen(inline: Int)
    case nothing
  }

  private struct Material {
    var items: [LineBreaker.Item] = []
    var contents: [Content] = []

    mutating func add(_ item: LineBreaker.Item, _ content: Content) {
      items.append(item)
      contents.append(content)
    }
  }

  /// The narrowest width that no word of `inlines` exceeds, and the width on one line.
  package func contentWidths(
    of inlines: [Inline], language: String
  ) -> (minimum: Double, maximum: Double) {
    let material = material(of: inlines, language: language, hyphenates: false)
    var (minimum, maximum, run, line) = (0.0, 0.0, 0.0, 0.0)
    var isGlued = false
    for item in material.items {
      defer { if case .penalty(_, .infinity, _) = item { isGlued = true } else { isGlued = false } }
      switch item {
      case .box(let width):
        run += width
        line += width
      case .glue(let width, _, _):
        if isGlued {
          run += width
        } else {
          minimum = max(minimum, run)
          run = 0
        }
        line += width
      case .penalty(_, let cost, _):
        if cost < .infinity {
          minimum = max(minimum, run)
          run = 0
        }
        if cost == -.infinity {
          maximum = max(maximum, line)
          line = 0
        }
      }
    }
    return (minimum, max(maximum, line))
  }

  /// The lines of a paragraph as frames `width` wide and one slot high.
  /// - Parameter elements: Leaf of the structure tree for each stretch, by its place in `inlines`.
  package func lines(
    of inlines: [Inline], _ style: ParagraphStyle, width: Double, language: String,
    elements: Elements
  ) -> [Frame] {
    let narrowest = width - max(0, style.indent, style.hangingIndent)
    let material = material(
      of: inlines, language: language, hyphenates: style.isHyphenated, narrowest: narrowest)
    func lineWidth(_ line: Int) -> Double {
      max(1, width - (line == 0 ? style.indent : style.hangingIndent))
    }
    let lines =
      (style.alignment == .justified ? bestLines(material.items, style, lineWidth) : nil)
      ?? breaker.greedyLines(of: material.items, width: lineWidth)
    var frames = [Frame]()
    var start = 0
    for (number, line) in lines.enumerated() {
      let isLast = number == lines.count - 1
      let indent = number == 0 ? style.indent : style.hangingIndent
      let ratio =
        style.alignment == .justified
        ? fillRatio(
          material, start...max(start, line.end), width: width - indent, isFirst: number == 0,
          isLast: isLast) : nil
      frames.append(
        assemble(
          material, start...max(start, line.end), ratio: ratio, inlines: inlines, style: style,
          width: width, indent: indent, isFirst: number == 0, language: language,
          elements: elements))
      start = line.end + 1
    }
    reportMissing(inlines)
    return frames
  }

  /// The line ends of a justified paragraph: without hyphens if that looks well, then with them,
  /// then with as much white as it takes.
  private func bestLines(
    _ items: [LineBreaker.Item], _ style: ParagraphStyle, _ width: (Int) -> Double
  ) -> [LineBreaker.Line]? {
    breaker.tolerance = 60
    if let lines = breaker.lines(of: items, width: width, uniformFrom: 1, allowsHyphens: false) {
      return lines
    }
    if style.isHyphenated {
      breaker.tolerance = 300
      if let lines = breaker.lines(of: items, width: width, uniformFrom: 1) { return lines }
    }
    breaker.tolerance = 10_000
    return breaker.lines(
      of: items, width: width, uniformFrom: 1, emergencyStretch: style.slot * 2)
  }

  /// Share of a line's own stretch or shrink that brings it to `width`; `nil` for a line that is
  /// not filled, such as the last.
  private func fillRatio(
    _ material: Material, _ range: ClosedRange<Int>, width: Double, isFirst: Bool, isLast: Bool
  ) -> Double? {
    var (natural, stretch, shrink) = (0.0, 0.0, 0.0)
    var hasBox = isFirst
    for index in range {
      switch material.items[index] {
      case .box(let boxWidth):
        natural += boxWidth
        hasBox = true
      case .glue(let glueWidth, let more, let less):
        guard hasBox, index < range.upperBound, more < 1e4 else { continue }
        natural += glueWidth
        stretch += more
        shrink += less
      case .penalty(let extra, let cost, _):
        if index == range.upperBound, cost > -.infinity { natural += extra }
      }
    }
    let isForced =
      if case .penalty(_, -.infinity, _) = material.items[range.upperBound] { true } else { false }
    let room = width - natural
    if room < 0 { return shrink > 0 ? max(-1, room / shrink) : nil }
    return isLast || isForced || stretch == 0 ? nil : room / stretch
  }

  /// Reports characters that no font has, at the place in `inlines` where they were written.
  func reportMissing(_ inlines: [Inline]) {
    for missing in shaper.takeMissing() {
      let place = inlines.first { $0.text.contains(missing.text) || missing.text.contains($0.text) }
      log.error(
        "missing-character", missingCharacterSummary(missing),
        at: place?.range ?? inlines.lazy.compactMap(\.range).first,
        help: "add a font that has the character to Fonts/fonts.yaml, or write it differently")
    }
  }

  // MARK: Taking text apart

  private func material(
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
      $0.isMandatory || !attached.contains($0.offset)
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
      let letters = Array(piece.text.utf8)
      var start = 0
      for point in points + [letters.count] {
        let part = String(decoding: letters[start..<point], as: UTF8.self)
        waiting.append(
          Piece(
            text: part, inline: piece.inline,
            width: shaper.width(of: part, inline.style, language: spoken)))
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

  // MARK: Putting lines together

  private func assemble(
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

private func missingCharacterSummary(_ missing: TextShaper.MissingCharacter) -> String {
  let code = String(missing.scalar.value, radix: 16, uppercase: true)
  let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
  return "no font has the character U+\(padded) in '\(missing.text)'"
}
