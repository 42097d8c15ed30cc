import Drawing

/// What brings a line to its width: shares of what its spaces give or take, glyphs a little wider or
/// narrower, a little after each letter, and what hangs into the margins.
struct LineFilling {
  /// Share of the stretch (positive) or shrink (negative) of the spaces.
  private(set) var spaces = 0.0
  /// How much wider glyphs are drawn, in whole thousandths of their width.
  private(set) var expansion = 1.0
  /// Added after each letter but the last, in points.
  private(set) var letters = 0.0
  /// How far the line starts left of its edge, in points.
  private(set) var left = 0.0

  /// Share of their give that spaces use before letters help: where they can do without, letters
  /// keep their places.
  private static let spacesFirst = 0.35

  init() {}

  /// The filling of the items in `range`; the last line and one that is ended by force are filled
  /// only if they are too wide.
  init(
    _ material: ParagraphMaterial, _ range: ClosedRange<Int>, _ margins: LineBreaker.Margins,
    width: Double, isFirst: Bool, isLast: Bool
  ) {
    var (natural, stretch, shrink, letterCount) = (0.0, 0.0, 0.0, 0.0)
    var glyphWidth = 0.0
    var hasBox = isFirst
    var right = 0.0
    var firstBox: Int?
    for index in range {
      switch material.items[index] {
      case .box(let boxWidth):
        natural += boxWidth
        glyphWidth += boxWidth
        hasBox = true
        if firstBox == nil { firstBox = index }
        if !margins.letters.isEmpty { letterCount += margins.letters[index] }
        if !margins.right.isEmpty { right = margins.right[index] }
      case .glue(let glueWidth, let more, let less):
        guard hasBox, index < range.upperBound, more < 1e4 else { continue }
        natural += glueWidth
        stretch += more
        shrink += less
      case .penalty(let extra, let cost, _):
        if index == range.upperBound, cost > -.infinity {
          natural += extra
          glyphWidth += extra
          if extra > 0, !margins.right.isEmpty { right = margins.right[index] }
        }
      }
    }
    if let firstBox, !margins.left.isEmpty { left = margins.left[firstBox] }
    let isForced =
      if case .penalty(_, -.infinity, _) = material.items[range.upperBound] { true } else { false }
    let room = width - natural + left + right
    if case .hyphen = material.contents[range.upperBound] {} else { letterCount -= 1 }
    letterCount = max(0, letterCount)
    if room >= 0, isLast || isForced { return }
    let give = room >= 0 ? stretch : shrink
    let mostLetters = letterCount * (room >= 0 ? margins.letterStretch : margins.letterShrink)
    let mostGlyphs = glyphWidth * (room >= 0 ? margins.glyphStretch : margins.glyphShrink)
    // What spaces do not do first, glyphs and letters do, each by what it can.
    let help = min(max(0, abs(room) - Self.spacesFirst * give), mostLetters + mostGlyphs)
    var rest = room
    if mostGlyphs > 0 {
      let wanted = help * mostGlyphs / (mostLetters + mostGlyphs) / glyphWidth
      let thousandths = (wanted * 1000).rounded() * (room >= 0 ? 1 : -1)
      expansion = 1 + thousandths / 1000
      rest -= glyphWidth * thousandths / 1000
    }
    if mostLetters > 0 {
      let more = help * mostLetters / (mostLetters + mostGlyphs) * (room >= 0 ? 1 : -1)
      letters = more / letterCount
      rest -= more
    }
    if give > 0 { spaces = max(-1, rest / give) }
  }
}
