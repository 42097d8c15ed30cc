/// Sets short texts of one style, such as labels and captions, ragged and without hyphens.
package struct LabelSetter {
  /// How lines stand in the width.
  package enum Alignment: Sendable { case leading, center, trailing }

  package let shaper: TextShaper
  package var language: String

  package init(_ shaper: TextShaper, language: String = "en") {
    self.shaper = shaper
    self.language = language
  }

  /// The width of `text` on one line.
  package func width(_ text: String, _ style: TextStyle) -> Double {
    shaper.width(of: text, style, language: language)
  }

  /// The lines of `text` broken to `width`; a word wider than that is broken between characters.
  package func lines(_ text: String, _ style: TextStyle, width: Double) -> [String] {
    guard text.utf8.contains(10) else { return wrapped(text, style, width) }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrapped(String($0), style, width) }
  }

  /// The words of `text` that fit on a line of `width`, and those after them. There are none of the
  /// first kind where not even one word fits.
  package func divided(
    _ text: String, _ style: TextStyle, width: Double
  ) -> (head: String, rest: String) {
    let bytes = Array(text.utf8)
    let places = shaper.shaped(text, shaper.look(style, language)).places(of: bytes.count)
    let start = bytes.firstIndex { $0 != 32 } ?? bytes.count
    var (head, next) = (start, start)
    while next < bytes.count {
      let end = bytes[next...].firstIndex(of: 32) ?? bytes.count
      if end > next {
        guard self.width(of: bytes[start..<end], places, style) <= width else { break }
        head = end
      }
      next = end + 1
    }
    return (String(decoding: bytes[start..<head], as: UTF8.self), trimmed(bytes[head...]))
  }

  /// The width of a part of a text without the spaces around it: from `places`, or from its own glyphs
  /// where the text has none.
  private func width(
    of part: ArraySlice<UInt8>, _ places: [Double]?, _ style: TextStyle
  ) -> Double {
    let part = withoutSpaces(part)
    if let places { return places[part.endIndex] - places[part.startIndex] }
    return width(String(decoding: part, as: UTF8.self), style)
  }

  private func wrapped(_ text: String, _ style: TextStyle, _ limit: Double) -> [String] {
    let bytes = Array(text.utf8)
    let offsets = shaper.lineBreaks.breaks(in: text, language: language).map(\.offset)
    let whole = shaper.shaped(text, shaper.look(style, language))
    if offsets.isEmpty || whole.width <= limit + 0.01 {
      let line = trimmed(bytes[...])
      if self.width(line, style) <= limit + 0.01 { return [line] }
    }
    let ends = offsets + [bytes.count]
    let places = whole.places(of: bytes.count)
    func width(of part: Range<Int>) -> Double { self.width(of: bytes[part], places, style) }
    var lines = [String]()
    var start = 0
    var end = 0
    /// More bytes than a line can hold.
    let most = Int(min(limit / max(0.1, style.size) * 40, 1e6)) + 64
    for next in ends {
      if next - start <= most || places != nil, width(of: start..<next) <= limit + 0.01 {
        end = next
        continue
      }
      if end > start {
        lines.append(trimmed(bytes[start..<end]))
        start = end
      }
      while next - start > most || width(of: start..<next) > limit + 0.01,
        let piece = tooWide(front(of: bytes[start..<next], most), style, limit)
      {
        lines.append(trimmed(Array(piece.utf8)[...]))
        while bytes[start] == 32 { start += 1 }
        start += piece.utf8.count
      }
      end = next
    }
    let rest = trimmed(bytes[start..<bytes.count])
    if !rest.isEmpty || lines.isEmpty { lines.append(rest) }
    return lines
  }

  /// As much from the front of `bytes` as fits into `width`, at least a character; `nil` if all fits.
  private func tooWide(
    _ bytes: ArraySlice<UInt8>, _ style: TextStyle, _ width: Double
  ) -> Substring? {
    let text = trimmed(bytes)
    let characters = Array(text)
    guard characters.count > 1, self.width(text, style) > width + 0.01 else { return nil }
    // The most characters that fit; a text that is longer is hardly ever narrower.
    var (low, high) = (1, characters.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if self.width(String(characters[..<middle]), style) <= width + 0.01 {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return text.prefix(low)
  }

  /// The first `count` of `bytes`, or a few less, up to the end of a character.
  private func front(of bytes: ArraySlice<UInt8>, _ count: Int) -> ArraySlice<UInt8> {
    guard bytes.count > count else { return bytes }
    var end = bytes.startIndex + count
    while end > bytes.startIndex + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return bytes[..<end]
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: withoutSpaces(bytes), as: UTF8.self)
  }

  private func withoutSpaces(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while end > start, bytes[end - 1] == 32 { end -= 1 }
    while start < end, bytes[start] == 32 { start += 1 }
    return bytes[start..<end]
  }

  /// `text` on one line as a frame of the style's slot; `endsAtSpace` if another line goes on from
  /// the space after it.
  package func line(_ text: String, _ style: TextStyle, endsAtSpace: Bool = false) -> Frame {
    var frame = Frame(size: Size(width: 0, height: style.slot))
    var x = 0.0
    let baseline = style.slot * 5 / 7 - style.rise
    var runs = shaper.shape(text, style, language: language)
    if endsAtSpace, let last = runs.last, !last.isRightToLeft {
      let space = shaper.wordBreak(shaper.look(style, language))
      if space.face === last.face {
        runs[runs.count - 1].append(space)
      } else {
        runs.append(space)
      }
    }
    for run in runs {
      frame.add(.text(run), at: Point(x: x, y: baseline))
      x += run.advance
    }
    frame.size.width = x
    return frame
  }

  /// `text` in lines of at most `width`; the frame is `width` wide unless `isTight`.
  /// Text that belongs to it comes next if it `isFollowed`.
  ///
  /// Blocks are kept: most figures are laid out twice, for their height and to be drawn.
  package func block(
    _ text: String, _ style: TextStyle, width: Double, alignment: Alignment = .leading,
    isTight: Bool = false, isFollowed: Bool = false
  ) -> Frame {
    let look = shaper.look(style, language)
    let key = Block(
      text: text, width: width, alignment: alignment, isTight: isTight, isFollowed: isFollowed)
    if let known = look.blocks[key] { return known }
    let frame = set(key, style)
    // Characters that are missing are told of each time.
    if shaper.missing.isEmpty { look.keep(frame, for: key) }
    return frame
  }

  /// What makes a block of one look.
  struct Block: Hashable {
    var text: String
    var width: Double
    var alignment: Alignment
    var isTight: Bool
    var isFollowed: Bool
  }

  private func set(_ block: Block, _ style: TextStyle) -> Frame {
    let texts = lines(block.text, style, width: block.width)
    var rest = block.text.utf8[...]
    let lines = texts.map { text in
      // Words stay apart for those who read the text without its lines (ISO 32000-1, 14.8.2.5).
      rest = rest.drop { $0 == 32 || $0 == 10 }.dropFirst(text.utf8.count)
      return line(
        text, style, endsAtSpace: rest.first.map { $0 == 32 || $0 == 10 } ?? block.isFollowed)
    }
    let widest = lines.map(\.size.width).max() ?? 0
    let whole = block.isTight ? widest : block.width
    var frame = Frame(size: Size(width: whole, height: style.slot * Double(lines.count)))
    for (index, line) in lines.enumerated() {
      let slack = whole - line.size.width
      let x =
        switch block.alignment {
        case .leading: 0.0
        case .center: slack / 2
        case .trailing: slack
        }
      frame.add(line, at: Point(x: x, y: Double(index) * style.slot))
    }
    return frame
  }
}

extension ShapedText {
  /// How far from its start each of the text's `count` bytes stands, and its end; `nil` where the
  /// text does not run from left to right.
  fileprivate func places(of count: Int) -> [Double]? {
    var places = [Double](repeating: -1, count: count + 1)
    var x = 0.0
    var offset = 0
    for run in runs {
      guard !run.isRightToLeft else { return nil }
      for glyph in run.glyphs {
        let place = offset + Int(glyph.cluster)
        if places[place] < 0 { places[place] = x }
        x += glyph.advance
      }
      offset += run.text.utf8.count
    }
    places[count] = x
    // Within what one glyph stands for, as if after it.
    for place in stride(from: count - 1, through: 0, by: -1) where places[place] < 0 {
      places[place] = places[place + 1]
    }
    return places
  }
}
