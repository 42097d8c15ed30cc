import Drawing

/// What brings a line to its width: shares of what its spaces give or take, a little after each
/// letter, and what hangs into the margins.
struct LineFilling {
  /// Share of the stretch (positive) or shrink (negative) of the spaces.
  private(set) var spaces = 0.0
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
    var hasBox = isFirst
    var right = 0.0
    var firstBox: Int?
    for index in range {
      switch material.items[index] {
      case .box(let boxWidth):
        natural += boxWidth
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
    if room >= 0 {
      guard !isLast, !isForced else { return }
      let help = min(
        max(0, room - Self.spacesFirst * stretch), letterCount * margins.letterStretch)
      if letterCount > 0 { letters = help / letterCount }
      if stretch > 0 { spaces = (room - help) / stretch }
    } else {
      let help = min(
        max(0, -room - Self.spacesFirst * shrink), letterCount * margins.letterShrink)
      if letterCount > 0 { letters = -help / letterCount }
      if shrink > 0 { spaces = max(-1, (room + help) / shrink) }
    }
  }
}
