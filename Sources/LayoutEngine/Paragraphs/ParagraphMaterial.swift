import Drawing

/// A paragraph taken apart: the list that the breaker sees, and the glyphs behind it.
struct ParagraphMaterial {
  /// A word or a part of one in one face, as it was shaped.
  struct Run {
    /// The word, and which of its runs this is.
    let word: ShapedText
    let place: Int
    let inline: Int
    /// The byte of the paragraph at which its text begins; of runs in another order, their word's.
    let start: Int
    /// The text as it is read, where runs of a word stand in another order: that of the word at its
    /// first run, and none at the others.
    let reading: String?

    /// Its glyphs and what they stand for. To copy a run as a whole costs more than all that is done
    /// with it.
    var glyphs: [GlyphRun.Glyph] { word.runs[place].glyphs }
    var text: String { word.runs[place].text }
    var isRightToLeft: Bool { word.runs[place].isRightToLeft }
  }

  /// Glyphs of a run that are never parted.
  struct Slice {
    let run: Int
    let glyphs: Range<Int>
    /// The bytes of the run's text that they stand for.
    let bytes: Range<Int>
  }

  /// What stands at an item of the breaker's list.
  enum Content {
    /// Slices, by their places.
    case box(Range<Int>)
    case space(inline: Int, isNoBreak: Bool)
    case hyphen(inline: Int)
    case nothing
  }

  private(set) var items: [LineBreaker.Item] = []
  private(set) var contents: [Content] = []
  private(set) var runs: [Run] = []
  private(set) var slices: [Slice] = []
  /// Whether some of it runs from right to left.
  private(set) var hasRightToLeft = false

  /// Makes room for a paragraph of as many bytes.
  mutating func reserve(bytes: Int) {
    items.reserveCapacity(bytes / 2)
    contents.reserveCapacity(bytes / 2)
    runs.reserveCapacity(bytes / 4)
    slices.reserveCapacity(bytes / 3)
  }

  mutating func add(_ item: LineBreaker.Item, _ content: Content = .nothing) {
    items.append(item)
    contents.append(content)
  }

  /// Adds a shaped word or part of one; its boxes are added apart.
  mutating func add(_ word: ShapedText, of text: String, inline: Int, at start: Int) {
    let isReordered = word.runs.contains(where: \.isRightToLeft)
    if isReordered { hasRightToLeft = true }
    var start = start
    for place in word.runs.indices {
      runs.append(
        Run(
          word: word, place: place, inline: inline, start: start,
          reading: isReordered ? (place == 0 ? text : "") : nil))
      if !isReordered { start += word.runs[place].text.utf8.count }
    }
  }

  /// Adds all of a run as a slice.
  mutating func addSlice(of run: Int) {
    slices.append(
      Slice(
        run: run, glyphs: 0..<runs[run].glyphs.count, bytes: 0..<runs[run].text.utf8.count))
  }

  mutating func addSlice(of run: Int, glyphs: Range<Int>, bytes: Range<Int>) {
    slices.append(Slice(run: run, glyphs: glyphs, bytes: bytes))
  }

  /// Lets lines end at the spaces of what stands together from `first` on, if it is wider than a line.
  mutating func freeSpaces(from first: Int, widerThan limit: Double) {
    let width = items[first...].reduce(0) { sum, item in
      switch item {
      case .box(let width), .glue(let width, _, _): sum + width
      case .penalty: sum
      }
    }
    guard width > limit else { return }
    for index in first..<items.count where items[index] == Self.forbidden {
      items[index] = .penalty(width: 0, cost: 1000, isFlagged: false)
    }
  }

  private static let forbidden = LineBreaker.Item.penalty(
    width: 0, cost: .infinity, isFlagged: false)

  mutating func removeLastItem() {
    items.removeLast()
    contents.removeLast()
  }

  /// The width of slices, in points.
  func width(of places: Range<Int>) -> Double {
    var width = 0.0
    for slice in slices[places] {
      let glyphs = runs[slice.run].glyphs
      for place in slice.glyphs { width += glyphs[place].advance }
    }
    return width
  }

  /// The bytes of the paragraph that the items in `range` stand for, from the first to the last.
  func bytes(of range: ClosedRange<Int>) -> Range<Int> {
    var bytes: Range<Int>?
    for content in contents[range] {
      guard case .box(let places) = content else { continue }
      for slice in slices[places] {
        let start = runs[slice.run].start
        let own = start + slice.bytes.lowerBound..<start + slice.bytes.upperBound
        let known = bytes ?? own
        bytes =
          min(known.lowerBound, own.lowerBound)..<max(known.upperBound, own.upperBound)
      }
    }
    return bytes ?? 0..<0
  }

  /// Adds a box of the slices from `first` to the last one.
  mutating func addBox(from first: Int) {
    let places = first..<slices.count
    add(.box(width: width(of: places)), .box(places))
  }
}
