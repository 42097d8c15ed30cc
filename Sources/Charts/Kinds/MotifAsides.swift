import Drawing

/// Numbers of a cover motif that stand in the white or beside their piece, clear of each other.
struct MotifAsides {
  let style: ChartStyle
  let labels: LabelSetter
  /// What the columns take.
  let room: Rectangle
  private var placed: [(frame: Frame, area: Rectangle)] = []
  private var problems: [String] = []

  init(room: Rectangle, style: ChartStyle, labels: LabelSetter) {
    self.room = room
    self.style = style
    self.labels = labels
  }

  /// The share left between, in the middle of the white, else beside it.
  mutating func addBetween(_ text: String, in white: Rectangle, isLast: Bool, gap: Double) {
    let full = style[.coverBetween]
    let small = full.sized(min(full.size, style[.coverAside].size))
    for size in [full, small] {
      let label = labels.line(text, size)
      let capital = size.size * 0.73
      guard white.height >= capital * 1.5, label.size.width <= white.width else { continue }
      let origin = Point(
        x: white.x + (white.width - label.size.width) / 2,
        y: white.y + white.height / 2 - size.middle)
      let area = Rectangle(
        x: origin.x, y: white.y + (white.height - capital) / 2, width: label.size.width,
        height: capital)
      if take(label, at: origin, area) { return }
    }
    addBeside(
      text, small, middle: white.y + white.height / 2, of: white, isLast: isLast, gap: gap)
  }

  /// The number of a piece too short for it: beside the piece, else in the white next to it.
  mutating func add(
    _ text: String, _ piece: Rectangle, isLast: Bool, gap: Double, white: Rectangle,
    isUpper: Bool
  ) {
    let aside = style[.coverAside]
    let edge = aside.size * 0.55
    let middle =
      isUpper
      ? piece.y + max(edge, piece.height / 2)
      : piece.y + piece.height - max(edge, piece.height / 2)
    if piece.height < aside.size * 3, place(text, aside, middle, piece, isLast, gap) { return }
    let label = labels.line(text, aside)
    let y = isUpper ? white.y + edge * 0.6 : white.y + white.height - aside.size * 1.1
    let area = Rectangle(
      x: white.x, y: y, width: label.size.width, height: aside.size * 0.75)
    if white.height >= aside.size * 1.4, label.size.width <= white.width,
      take(label, at: Point(x: white.x, y: y + aside.size * 0.73 - aside.slot * 5 / 7), area)
    {
      return
    }
    addBeside(text, aside, middle: middle, of: piece, isLast: isLast, gap: gap)
  }

  /// Words in place of a missing share, in the white at its end.
  mutating func addWords(_ bar: Bar, in white: inout Rectangle, isUpper: Bool) {
    guard !bar.printed.isEmpty else { return }
    let base = style[.words].sized(min(style[.words].size, style[.coverAside].size))
    let words = bar.textColor.map { base.colored($0) } ?? base
    let block = labels.block(bar.printed, words, width: max(1, white.width), isTight: true)
    let height = block.size.height
    guard height <= white.height else {
      problems.append("\(bar.printed.quoted) finds no room in the white")
      return
    }
    let y = isUpper ? white.y + words.size * 0.3 : white.y + white.height - height
    _ = take(
      block, at: Point(x: white.x, y: y),
      Rectangle(x: white.x, y: y, width: block.size.width, height: height))
    white.height -= height
    if isUpper { white.y += height }
  }

  private mutating func addBeside(
    _ text: String, _ style: TextStyle, middle: Double, of piece: Rectangle, isLast: Bool,
    gap: Double
  ) {
    if !place(text, style, middle, piece, isLast, gap) {
      problems.append("\(text.quoted) finds no room beside its column")
    }
  }

  private mutating func place(
    _ text: String, _ style: TextStyle, _ middle: Double, _ piece: Rectangle, _ isLast: Bool,
    _ gap: Double
  ) -> Bool {
    let inset = min(self.style.lengths.gap * 0.75, gap * 0.15)
    let least = min(style.size, self.style.lengths.minimumText)
    let natural = labels.width(text, style)
    let free = gap - inset * 1.5
    let size = max(least, style.size * min(1, max(0.01, free) / max(0.1, natural)))
    let label = labels.line(text, style.sized(size))
    guard label.size.width <= free else { return false }
    let edge = size * 0.5
    let level = min(max(middle, room.y + edge), room.y + room.height - edge)
    let sides = [
      isLast ? nil : piece.x + piece.width + inset, piece.x - inset - label.size.width,
    ]
    for x in sides.compactMap(\.self) where x >= 0 && x + label.size.width <= room.width {
      let area = Rectangle(
        x: x, y: level - size * 0.4, width: label.size.width, height: size * 0.8)
      if take(label, at: Point(x: x, y: level - style.sized(size).middle), area) { return true }
    }
    return false
  }

  /// Keeps a label if nothing stands in its area yet.
  private mutating func take(_ label: Frame, at origin: Point, _ area: Rectangle) -> Bool {
    guard placed.allSatisfy({ !$0.area.overlaps(area) }) else { return false }
    var frame = Frame(size: label.size)
    frame.add(label, at: origin)
    placed.append((frame, area))
    return true
  }

  func draw(on drawing: inout FigureDrawing) {
    for item in placed { drawing.frame.add(item.frame, at: .zero) }
    drawing.problems += problems
  }
}
