import Drawing

/// Puts the lines of a paragraph together from the glyphs of its material.
struct LineAssembler {
  private let material: ParagraphMaterial
  private let inlines: [Inline]
  private let looks: [TextShaper.Look]
  private let shaper: TextShaper
  /// Whether the paragraph as a whole runs from right to left.
  private let isRightToLeft: Bool
  /// Whether its lines begin at the right edge then.
  var beginsAtRight = true
  private let elements: ParagraphSetter.Elements
  private let open = OpenRun()
  /// The values in the paragraph by the byte at which each begins.
  private let values: [(place: Int, value: ShownValue)]

  init(
    _ material: ParagraphMaterial, inlines: [Inline], language: String, isRightToLeft: Bool,
    shaper: TextShaper, elements: @escaping ParagraphSetter.Elements
  ) {
    self.material = material
    self.inlines = inlines
    self.shaper = shaper
    self.isRightToLeft = isRightToLeft
    self.elements = elements
    looks = inlines.map { shaper.look($0.style, $0.language ?? language) }
    var values: [(place: Int, value: ShownValue)] = []
    if inlines.contains(where: { !$0.values.isEmpty }) {
      var start = 0
      for inline in inlines {
        for (offset, value) in inline.values.sorted(by: { $0.key < $1.key }) {
          values.append((start + offset, value))
        }
        start += inline.text.utf8.count
      }
    }
    self.values = values
  }

  /// The line of the items in `range` as a frame `width` wide.
  func line(
    _ range: ClosedRange<Int>, _ filling: LineFilling, _ style: ParagraphStyle, width: Double,
    indent: Double, isFirst: Bool
  ) -> Frame {
    var first = range.lowerBound
    // White space at the start of a line vanishes.
    while first <= range.upperBound, !isFirst, case .glue = material.items[first] { first += 1 }
    var frame = Frame(size: Size(width: width, height: style.slot))
    guard first <= range.upperBound else { return frame }
    if !values.isEmpty {
      let bytes = material.bytes(of: first...range.upperBound)
      for shown in values where bytes.contains(shown.place) {
        frame.add(.value(shown.value), at: .zero)
      }
    }
    let pieces =
      material.hasRightToLeft
      ? reordered(first...range.upperBound, filling)
      : pieces(first...range.upperBound, filling)
    var x = indent - filling.left
    let isRightToLeft = isRightToLeft && beginsAtRight
    if isRightToLeft, style.alignment != .trailing {
      // The edge at which lines begin is the right one.
      x = width - indent - pieces.reduce(0) { $0 + $1.run.advance }
    } else if style.alignment == .trailing, !isRightToLeft {
      x = width - pieces.reduce(0) { $0 + $1.run.advance }
    }
    let baseline = style.slot * 5 / 7
    for (run, inline) in pieces {
      if let note = inlines[inline].note {
        frame.add(.anchor(note.markPlace), at: Point(x: x, y: 0))
      }
      frame.add(
        .text(run), at: Point(x: x, y: baseline - inlines[inline].style.rise),
        in: elements(inline))
      x += run.advance
    }
    return frame
  }

  /// A run of a line while glyphs are added to it, in memory that all lines of a paragraph share.
  private final class OpenRun {
    private(set) var glyphs: [GlyphRun.Glyph] = []
    private var text: [UInt8] = []
    /// What the run is like, but for its glyphs and their text; `nil` if none is open.
    private var model: GlyphRun?
    private(set) var inline = 0
    private(set) var finished: [(run: GlyphRun, inline: Int)] = []

    var isOpen: Bool { model != nil }

    /// Goes on with glyphs of the face of a run of `word`, in the run that is open if it has that face.
    func open(_ word: ShapedText, _ place: Int, _ inline: Int, _ filling: LineFilling) {
      if let model, self.inline == inline, model.face === word.runs[place].face { return }
      close()
      var model = word.runs[place]
      model.glyphs = []
      model.text = ""
      model.expansion = filling.expansion
      self.model = model
      self.inline = inline
    }

    /// Adds glyphs, and the bytes of `other` that they stand for.
    func add(
      _ new: ArraySlice<GlyphRun.Glyph>, _ other: String, _ bytes: Range<Int>, more: Double = 0
    ) {
      let shift = Int32(text.count - bytes.lowerBound)
      let expansion = model?.expansion ?? 1
      for var glyph in new {
        glyph.cluster += shift
        if expansion != 1 {
          glyph.advance *= expansion
          glyph.offset.x *= expansion
        }
        if glyph.advance != 0 { glyph.advance += more }
        glyphs.append(glyph)
      }
      if other.utf8.withContiguousStorageIfAvailable({ text += $0[bytes] }) == nil {
        text += other.utf8.dropFirst(bytes.lowerBound).prefix(bytes.count)
      }
    }

    /// Adds all of a run of `word`, as `other` if that is what it stands for.
    func add(_ word: ShapedText, _ place: Int, as other: String? = nil) {
      let other = other ?? word.runs[place].text
      add(word.runs[place].glyphs[...], other, 0..<other.utf8.count)
    }

    /// Sets the width of the last glyph.
    func setLast(_ advance: Double) { glyphs[glyphs.count - 1].advance = advance }

    /// Takes the width of the last glyphs away.
    func makeLastsThin(_ count: Int) {
      for place in glyphs.indices.suffix(count) { glyphs[place].advance = 0 }
    }

    func close() {
      guard var run = model else { return }
      // Without the room that is left for more.
      run.glyphs = glyphs.withUnsafeBufferPointer { Array($0) }
      run.text = String(decoding: text, as: UTF8.self)
      finished.append((run, inline))
      model = nil
      glyphs.removeAll(keepingCapacity: true)
      text.removeAll(keepingCapacity: true)
    }

    /// All runs since the last time, the open one closed.
    func takeFinished() -> [(run: GlyphRun, inline: Int)] {
      close()
      defer { finished = [] }
      return finished
    }
  }

  private func pieces(
    _ range: ClosedRange<Int>, _ filling: LineFilling
  ) -> [(run: GlyphRun, inline: Int)] {
    for index in range {
      switch material.contents[index] {
      case .box(let places):
        for slice in material.slices[places] {
          let (word, place) = (material.runs[slice.run].word, material.runs[slice.run].place)
          open.open(word, place, material.runs[slice.run].inline, filling)
          open.add(
            word.runs[place].glyphs[slice.glyphs], word.runs[place].text, slice.bytes,
            more: filling.letters)
        }
      case .space(let inline, let isNoBreak):
        guard case .glue(let natural, let stretch, let shrink) = material.items[index]
        else { continue }
        guard index < range.upperBound else {
          addWordBreak(inline, filling)
          continue
        }
        let look = looks[inline]
        let space = isNoBreak ? shaper.shaped("\u{A0}", look) : shaper.space(look)
        for place in space.runs.indices {
          open.open(space, place, inline, filling)
          open.add(space, place)
          open.setLast(natural + filling.spaces * (filling.spaces >= 0 ? stretch : shrink))
        }
      case .hyphen(let inline):
        guard index == range.upperBound else { continue }
        // It belongs to the line and not to the word, which readers say whole (ISO 32000-1, 14.8.2.2.3).
        let hyphen = shaper.hyphen(looks[inline])
        for place in hyphen.runs.indices {
          open.open(hyphen, place, inline, filling)
          open.add(hyphen, place, as: "\u{AD}")
        }
      case .nothing:
        // White space without a character, between ideographs.
        guard index < range.upperBound, filling.spaces > 0,
          case .glue(_, let stretch, _) = material.items[index], stretch < 1e4,
          let last = open.glyphs.last
        else { continue }
        open.setLast(last.advance + filling.spaces * stretch)
      }
    }
    // So do the words at a line end that was asked for.
    if range.upperBound < material.items.count - 1, open.isOpen,
      case .penalty(_, -.infinity, _) = material.items[range.upperBound]
    {
      addWordBreak(open.inline, filling)
    }
    var finished = open.takeFinished()
    // Nothing is added after the last letter, unless a hyphen follows.
    if case .hyphen = material.contents[range.upperBound] { return finished }
    if filling.letters != 0, let last = finished.indices.last,
      let glyph = finished[last].run.glyphs.lastIndex(where: { $0.advance != 0 })
    {
      finished[last].run.glyphs[glyph].advance -= filling.letters
    }
    return finished
  }

  /// Words stay apart for those who read the text without its lines (ISO 32000-1, 14.8.2.5).
  private func addWordBreak(_ inline: Int, _ filling: LineFilling) {
    let space = shaper.space(looks[inline])
    open.open(space, 0, inline, filling)
    open.add(space, 0)
    open.makeLastsThin(space.runs[0].glyphs.count)
  }

  /// The runs of a line that is partly from right to left, in visual order (UAX 9). Letters keep
  /// their places, since those of Arabic join.
  private func reordered(
    _ range: ClosedRange<Int>, _ filling: LineFilling
  ) -> [(run: GlyphRun, inline: Int)] {
    let line = readingLine(range, filling)
    let bytes = Array(line.text.utf8)
    var result: [(run: GlyphRun, inline: Int)] = []
    for (visual, isRightToLeft) in UnicodeText.visualRuns(
      of: line.text, isRightToLeft: isRightToLeft)
    {
      let stretches = line.stretches.filter {
        $0.range.lowerBound < visual.upperBound && $0.range.upperBound > visual.lowerBound
      }
      for stretch in isRightToLeft ? stretches.reversed() : stretches {
        let part = stretch.range.clamped(to: visual)
        let text = String(decoding: bytes[part], as: UTF8.self)
        let runs = shaper.runs(of: text, looks[stretch.inline], isRightToLeft: isRightToLeft)
        var offset = part.lowerBound
        for var run in runs {
          // A run's text starts where that before it in reading order ends.
          let start = isRightToLeft ? part.upperBound - (offset - part.lowerBound) : offset
          let from = isRightToLeft ? start - run.text.utf8.count : start
          run.expand(by: filling.expansion)
          for index in run.glyphs.indices {
            let place = from + Int(run.glyphs[index].cluster)
            if let space = line.spaces[place] { run.glyphs[index].advance = space }
            if let more = line.more[place] { run.glyphs[index].advance += more }
          }
          offset += run.text.utf8.count
          result.append((run, stretch.inline))
        }
      }
    }
    return result
  }

  /// A line as it is read.
  private struct ReadingLine {
    var text = ""
    var stretches: [(range: Range<Int>, inline: Int)] = []
    /// The widths of its spaces by where they stand.
    var spaces: [Int: Double] = [:]
    /// What follows a character as white space, by where it stands.
    var more: [Int: Double] = [:]

    /// Adds white space after the last character.
    mutating func space(_ width: Double) {
      guard let last = text.unicodeScalars.last else { return }
      more[text.utf8.count - last.utf8.count] = width
    }

    mutating func add(_ more: some StringProtocol, _ inline: Int) {
      let start = text.utf8.count
      text += more
      if let last = stretches.last, last.inline == inline {
        stretches[stretches.count - 1].range = last.range.lowerBound..<text.utf8.count
      } else {
        stretches.append((start..<text.utf8.count, inline))
      }
    }
  }

  private func readingLine(_ range: ClosedRange<Int>, _ filling: LineFilling) -> ReadingLine {
    var line = ReadingLine()
    for index in range {
      switch material.contents[index] {
      case .box(let places):
        for slice in material.slices[places] {
          let run = material.runs[slice.run]
          if let reading = run.reading {
            line.add(reading, run.inline)
            continue
          }
          let utf8 = run.text.utf8
          let start = utf8.index(utf8.startIndex, offsetBy: slice.bytes.lowerBound)
          let end = utf8.index(start, offsetBy: slice.bytes.count)
          line.add(run.text[start..<end], run.inline)
        }
      case .space(let inline, let isNoBreak):
        guard case .glue(let natural, let stretch, let shrink) = material.items[index]
        else { continue }
        line.spaces[line.text.utf8.count] =
          index == range.upperBound
          ? 0 : natural + filling.spaces * (filling.spaces >= 0 ? stretch : shrink)
        line.add(isNoBreak ? "\u{A0}" : " ", inline)
      case .hyphen(let inline):
        if index == range.upperBound { line.add("-", inline) }
      case .nothing:
        // White space without a character, between ideographs.
        guard index < range.upperBound, filling.spaces > 0,
          case .glue(_, let stretch, _) = material.items[index], stretch < 1e4
        else { continue }
        line.space(filling.spaces * stretch)
      }
    }
    return line
  }
}

extension GlyphRun {
  /// Draws the glyphs wider by `factor`.
  fileprivate mutating func expand(by factor: Double) {
    guard factor != 1 else { return }
    expansion = factor
    for index in glyphs.indices {
      glyphs[index].advance *= factor
      glyphs[index].offset.x *= factor
    }
  }
}
