import Drawing

/// Puts the lines of a paragraph together from the glyphs of its material.
struct LineAssembler {
  private let material: ParagraphMaterial
  private let inlines: [Inline]
  private let looks: [TextShaper.Look]
  private let shaper: TextShaper
  private let elements: ParagraphSetter.Elements

  init(
    _ material: ParagraphMaterial, inlines: [Inline], language: String, shaper: TextShaper,
    elements: @escaping ParagraphSetter.Elements
  ) {
    self.material = material
    self.inlines = inlines
    self.shaper = shaper
    self.elements = elements
    looks = inlines.map { shaper.look($0.style, $0.language ?? language) }
  }

  /// The line of the items in `range` as a frame `width` wide.
  /// - Parameter ratio: Share of its stretch or shrink that is used; `nil` for natural spaces.
  func line(
    _ range: ClosedRange<Int>, ratio: Double?, _ style: ParagraphStyle, width: Double,
    indent: Double, isFirst: Bool
  ) -> Frame {
    var first = range.lowerBound
    // White space at the start of a line vanishes.
    while first <= range.upperBound, !isFirst, case .glue = material.items[first] { first += 1 }
    var frame = Frame(size: Size(width: width, height: style.slot))
    guard first <= range.upperBound else { return frame }
    let pieces =
      material.hasRightToLeft
      ? reordered(first...range.upperBound)
      : pieces(first...range.upperBound, ratio: ratio ?? 0)
    var x = indent
    if style.alignment == .trailing {
      x = width - pieces.reduce(0) { $0 + $1.run.advance }
    }
    let baseline = style.slot * 5 / 7
    for (run, inline) in pieces {
      frame.add(
        .text(run), at: Point(x: x, y: baseline - inlines[inline].style.rise),
        in: elements(inline))
      x += run.advance
    }
    return frame
  }

  /// A run of a line while glyphs are added to it.
  private struct OpenRun {
    var run: GlyphRun
    var text: [UInt8]
    let inline: Int

    mutating func add(
      _ glyphs: ArraySlice<GlyphRun.Glyph>, _ bytes: some Collection<UInt8>, from: Int
    ) {
      let shift = Int32(text.count - from)
      for var glyph in glyphs {
        glyph.cluster += shift
        run.glyphs.append(glyph)
      }
      text.append(contentsOf: bytes)
    }

    var finished: (run: GlyphRun, inline: Int) {
      var run = run
      // Without the room that was left for more.
      run.glyphs = run.glyphs.withUnsafeBufferPointer { Array($0) }
      run.text = String(decoding: text, as: UTF8.self)
      return (run, inline)
    }
  }

  private func pieces(
    _ range: ClosedRange<Int>, ratio: Double
  ) -> [(run: GlyphRun, inline: Int)] {
    var finished: [(run: GlyphRun, inline: Int)] = []
    var open: OpenRun?
    func opened(_ run: GlyphRun, _ inline: Int) -> OpenRun {
      if let open, open.inline == inline, open.run.face === run.face { return open }
      if let open { finished.append(open.finished) }
      var empty = run
      empty.glyphs = []
      empty.glyphs.reserveCapacity(96)
      var text: [UInt8] = []
      text.reserveCapacity(128)
      return OpenRun(run: empty, text: text, inline: inline)
    }
    for index in range {
      switch material.contents[index] {
      case .box(let places):
        for slice in material.slices[places] {
          let run = material.runs[slice.run]
          var now = opened(run.glyphs, run.inline)
          open = nil
          let utf8 = run.glyphs.text.utf8
          let start = utf8.index(utf8.startIndex, offsetBy: slice.bytes.lowerBound)
          let end = utf8.index(start, offsetBy: slice.bytes.count)
          now.add(
            run.glyphs.glyphs[slice.glyphs], utf8[start..<end], from: slice.bytes.lowerBound)
          open = now
        }
      case .space(let inline, let isNoBreak):
        guard index < range.upperBound,
          case .glue(let natural, let stretch, let shrink) = material.items[index]
        else { continue }
        let space = shaper.shaped(isNoBreak ? "\u{A0}" : " ", looks[inline])
        for run in space.runs {
          var now = opened(run, inline)
          open = nil
          now.add(run.glyphs[...], run.text.utf8, from: 0)
          now.run.glyphs[now.run.glyphs.count - 1].advance =
            natural + (ratio >= 0 ? ratio * stretch : ratio * shrink)
          open = now
        }
      case .hyphen(let inline):
        guard index == range.upperBound else { continue }
        for run in shaper.shaped("-", looks[inline]).runs {
          var now = opened(run, inline)
          open = nil
          now.add(run.glyphs[...], run.text.utf8, from: 0)
          open = now
        }
      case .nothing: break
      }
    }
    if let open { finished.append(open.finished) }
    return finished
  }

  /// The runs of a line that is partly from right to left, in visual order.
  private func reordered(_ range: ClosedRange<Int>) -> [(run: GlyphRun, inline: Int)] {
    var stretches: [(text: String, inline: Int)] = []
    func add(_ text: Substring, _ inline: Int) {
      if stretches.last?.inline != inline { stretches.append(("", inline)) }
      stretches[stretches.count - 1].text += text
    }
    for index in range {
      switch material.contents[index] {
      case .box(let places):
        for slice in material.slices[places] {
          let run = material.runs[slice.run]
          if let reading = run.reading {
            add(reading[...], run.inline)
            continue
          }
          let utf8 = run.glyphs.text.utf8
          let start = utf8.index(utf8.startIndex, offsetBy: slice.bytes.lowerBound)
          let end = utf8.index(start, offsetBy: slice.bytes.count)
          add(run.glyphs.text[start..<end], run.inline)
        }
      case .space(let inline, let isNoBreak):
        if index < range.upperBound { add(isNoBreak ? "\u{A0}" : " ", inline) }
      case .hyphen(let inline):
        if index == range.upperBound { add("-", inline) }
      case .nothing: break
      }
    }
    return stretches.flatMap { text, inline in
      shaper.shaped(text, looks[inline]).runs.map { ($0, inline) }
    }
  }
}
