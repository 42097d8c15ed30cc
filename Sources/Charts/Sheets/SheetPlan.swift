import Drawing

/// A sheet laid out at one scale.
struct SheetPlan {
  private let sheet: ChartSheet
  private let style: SheetStyle
  private let size: Size
  private let isBeside: Bool
  private let labels: LabelSetter
  private let head: Frame
  private let foot: Frame
  private var problems: [String] = []

  init(
    _ sheet: ChartSheet, _ style: SheetStyle, _ size: Size, isBeside: Bool, titleLines: Int,
    _ labels: LabelSetter
  ) {
    self.sheet = sheet
    self.style = style
    self.size = size
    self.isBeside = isBeside
    self.labels = labels
    let content = max(1, size.width - style.lengths.margin * 2)
    let width = isBeside ? content * 0.3 : content
    head = Self.head(
      sheet.texts, style, width: width, titleLines: isBeside ? titleLines + 2 : titleLines, labels,
      &problems)
    foot = Self.foot(sheet.texts, style, width: width, labels)
  }

  private static func head(
    _ texts: ChartSheet.Texts, _ style: SheetStyle, width: Double, titleLines: Int,
    _ labels: LabelSetter, _ problems: inout [String]
  ) -> Frame {
    var frame = Frame(size: Size(width: width, height: style.lengths.kickerGap))
    func add(_ text: String, _ style: TextStyle, gap: Double, width: Double) {
      guard !text.isEmpty else { return }
      let block = labels.block(text, style, width: width)
      frame.add(block, at: Point(x: 0, y: frame.size.height + gap))
      frame.size.height += gap + block.size.height
    }
    add(texts.kicker, style.kicker, gap: 0, width: width)
    let sizes = stride(from: 1, through: 0.7, by: -0.05).map { share in
      style.title.sized(max(min(style.subtitle.size, style.title.size), style.title.size * share))
    }
    let title =
      sizes.first { labels.lines(texts.title, $0, width: width).count <= titleLines }
      ?? sizes[sizes.count - 1]
    let lines = labels.lines(texts.title, title, width: width).count
    if lines > titleLines {
      problems.append("the title takes \(lines) lines; there is room for \(titleLines)")
    }
    add(
      texts.title, title, gap: texts.kicker.isEmpty ? 0 : style.lengths.titleGap,
      width: balanced(texts.title, title, width: width, lines: lines, labels))
    add(texts.subtitle, style.subtitle, gap: style.lengths.subtitleGap, width: width)
    return frame
  }

  /// The least width, to a hundredth, in which a title takes no more lines than in all of `width`:
  /// its lines then are about equally long, and none is left with a single word.
  private static func balanced(
    _ text: String, _ style: TextStyle, width: Double, lines: Int, _ labels: LabelSetter
  ) -> Double {
    guard lines > 1 else { return width }
    var (low, high) = (0.4, 1.0)
    while high - low > 0.01 {
      let middle = (low + high) / 2
      if labels.lines(text, style, width: width * middle).count > lines {
        low = middle
      } else {
        high = middle
      }
    }
    return width * high
  }

  /// Notes and sources with the number at the right of the last line.
  private static func foot(
    _ texts: ChartSheet.Texts, _ style: SheetStyle, width: Double, _ labels: LabelSetter
  ) -> Frame {
    let number = labels.line(texts.number, style.number)
    let reserved = texts.number.isEmpty ? 0 : number.size.width + style.source.size
    let notes = texts.notes.filter { !$0.isEmpty }
    var frame = Frame(size: Size(width: width, height: 0))
    for note in notes {
      let block = labels.block(note, style.source, width: max(1, width - reserved))
      frame.add(block, at: Point(x: 0, y: frame.size.height))
      frame.size.height += block.size.height
    }
    if !texts.number.isEmpty {
      frame.size.height = max(frame.size.height, style.number.slot)
      let baseline = frame.size.height - style.source.slot * 2 / 7
      frame.add(
        number,
        at: Point(x: width - number.size.width, y: baseline - style.number.slot * 5 / 7))
    }
    return frame
  }

  /// Where the figure stands.
  private var room: Rectangle {
    let lengths = style.lengths
    let top = lengths.top + lengths.rule
    let bottom = size.height - lengths.foot
    if isBeside {
      let left = lengths.margin + head.size.width + lengths.margin
      return Rectangle(
        x: left, y: top + lengths.kickerGap, width: max(1, size.width - lengths.margin - left),
        height: bottom - top - lengths.kickerGap)
    }
    let start = top + head.size.height + lengths.figureGap
    let end = bottom - foot.size.height - (foot.size.height > 0 ? lengths.sourceGap : 0)
    return Rectangle(
      x: lengths.margin, y: start, width: max(1, size.width - lengths.margin * 2),
      height: end - start)
  }

  func draw() -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    drawing.problems = problems
    let colors = style.chart.colors
    let lengths = style.lengths
    let left = lengths.margin
    let top = lengths.top + lengths.rule
    let rule = Rectangle(
      x: left, y: lengths.top, width: max(0, size.width - left * 2), height: lengths.rule)
    drawing.frame.fill(rule, colors.ink)
    drawing.frame.add(head, at: Point(x: left, y: top))
    let footTop = size.height - lengths.foot - foot.size.height
    drawing.frame.add(foot, at: Point(x: left, y: footTop))
    let overlap = top + head.size.height - footTop
    if overlap > 0 {
      drawing.problems.append(
        "the words need \(Ticks.text(overlap.rounded(.up), decimals: 0)) more in height")
    }
    let room = room
    guard room.height > 0, room.width > 1 else {
      drawing.problems.append("the words leave no room for the figure")
      return drawing
    }
    let figure = sheet.figure(style.chart).draw(
      in: Size(width: room.width, height: room.height), labels)
    drawing.add(figure, at: Point(x: room.x, y: room.y))
    return drawing
  }
}
