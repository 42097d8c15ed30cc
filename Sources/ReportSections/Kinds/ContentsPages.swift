import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine

/// The pages of the contents: one, on which the bottom line may stand beside them, and as many more
/// as chapters and changes need.
struct ContentsPages: Block {
  struct Change: Sendable {
    var date: String
    var text: [Inline]
    var scale = 1.0

    func scaled(_ scale: Double) -> Change {
      Change(date: date, text: text.map { $0.scaled(scale) }, scale: self.scale * scale)
    }
  }

  let chapters: [SectionContext.Chapter]
  let changes: [Change]
  let findings: FindingList?
  let theme: Theme
  let grid: PageGrid
  let phrases: Phrases
  let range: SourceRange?

  /// Width of the dates before changes, in points.
  private static let dateWidth = 46.0

  func flow(in context: LayoutContext) -> [FlowItem] {
    var chapters = chapters[...]
    var changes = changes[...]
    var frames = [first(&chapters, &changes, context)]
    while !chapters.isEmpty || !changes.isEmpty {
      let left = (chapters.count, changes.count)
      frames.append(further(&chapters, &changes, context))
      guard (chapters.count, changes.count) == left else { continue }
      // Nothing found room, and nothing ever will.
      frames.removeLast()
      if let change = changes.first {
        context.log.error(
          "cannot-place", "the change of \(change.date) is longer than a page", at: range,
          help: "shorten it")
      }
      break
    }
    return [.breakpoint(cost: 0)]
      + frames.flatMap { frame -> [FlowItem] in
        [.box(FlowBox(frame, isFullWidth: true)), .breakpoint(cost: -.infinity)]
      }.dropLast() + [.breakpoint(cost: 0)]
  }

  private func canvas(_ context: LayoutContext) -> Canvas {
    Canvas(width: grid.block.width, height: grid.block.height, context, theme)
  }

  private func first(
    _ chapters: inout ArraySlice<SectionContext.Chapter>, _ changes: inout ArraySlice<Change>,
    _ context: LayoutContext
  ) -> Frame {
    var canvas = canvas(context)
    let narrow = grid.span(4)
    let outer = context.parent
    let left = canvas.element(.section)
    context.parent = left
    var y = ContentsSection.head(phrases.contents, width: narrow, &canvas, x: 0, top: 21)
    let list = canvas.element(.tableOfContents, in: left)
    while let chapter = chapters.first, y + 21 <= grid.block.height + 1 {
      y = entry(chapter, y, narrow, list, &canvas)
      chapters.removeFirst()
    }
    if chapters.isEmpty, !changes.isEmpty {
      // Type that is a little smaller saves a page.
      let all = Array(changes)
      let sizes = [1, 0.94, 0.88].lazy.map { scale in
        let scaled = all.map { $0.scaled(scale) }
        return (changes: scaled, heights: scaled.map { height(of: $0, narrow, context) })
      }
      let white = 32 + 2 * Double(changes.count - 1)
      let fitting = sizes.first { $0.heights.reduce(y + white, +) <= grid.block.height }
      let (sized, heights) = fitting ?? sizes[0]
      changes = sized[...]
      let room = grid.block.height - y - 12 - heights.reduce(0, +)
      let gap = min(7, max(2, (room - 24) / Double(heights.count)))
      let above = min(48, max(20, room - gap * Double(heights.count - 1)))
      if y + above + 12 + heights[0] <= grid.block.height + 1 {
        y = ContentsSection.head(
          phrases.whatChanged, width: narrow, &canvas, x: 0, top: y + above)
        set(&changes, x: 0, from: y + 4, narrow, gap: gap, left, &canvas)
      }
    }
    if let findings {
      let wide = grid.block.width - grid.span(5) - grid.gutter
      let right = canvas.element(.section, in: outer)
      context.parent = right
      let foot = findings.draw(
        &canvas, x: grid.span(5) + grid.gutter, width: wide, top: 21, height: grid.block.height)
      if foot > grid.block.height + 1 {
        context.log.warning("too-tall", bottomLineTooTall(foot - grid.block.height), at: range)
      }
    }
    context.parent = outer
    return canvas.frame
  }

  /// A page of two columns for what found no room on the first.
  private func further(
    _ chapters: inout ArraySlice<SectionContext.Chapter>, _ changes: inout ArraySlice<Change>,
    _ context: LayoutContext
  ) -> Frame {
    var canvas = canvas(context)
    let outer = context.parent
    let section = canvas.element(.section)
    context.parent = section
    defer { context.parent = outer }
    let width = (grid.block.width - grid.gutter) / 2
    for x in [0, width + grid.gutter] {
      var y = 21.0
      if let first = chapters.first {
        y = ContentsSection.head(
          phrases.contents + ", " + phrases.continued, width: width, &canvas, x: x, top: y)
        let list = canvas.element(.tableOfContents, in: section)
        y = entry(first, x: x, y, width, list, &canvas)
        chapters.removeFirst()
        while let chapter = chapters.first, y + 21 <= grid.block.height + 1 {
          y = entry(chapter, x: x, y, width, list, &canvas)
          chapters.removeFirst()
        }
      }
      guard chapters.isEmpty, let first = changes.first else { continue }
      let top = y > 21 ? y + 48 : y
      guard top + 12 + height(of: first, width, context) <= grid.block.height + 1 else { continue }
      y = ContentsSection.head(phrases.whatChanged, width: width, &canvas, x: x, top: top)
      set(&changes, x: x, from: y + 4, width, gap: 7, section, &canvas)
    }
    return canvas.frame
  }

  private func height(of change: Change, _ width: Double, _ context: LayoutContext) -> Double {
    let slot = theme[.change].slot * change.scale
    let lines = context.setter.lines(
      of: change.text, ParagraphStyle(slot: slot), width: width - Self.dateWidth,
      language: context.language, elements: { _ in nil })
    return slot * Double(lines.count)
  }

  /// Sets changes one under another while they find room.
  private func set(
    _ changes: inout ArraySlice<Change>, x: Double, from top: Double, _ width: Double,
    gap: Double, _ parent: ElementID, _ canvas: inout Canvas
  ) {
    var y = top
    while let change = changes.first,
      y + height(of: change, width, canvas.context) <= grid.block.height + 1
    {
      let style = theme[.change].scaled(change.scale)
      let item = canvas.element(.paragraph, in: parent)
      canvas.set(
        change.date, theme[.changeDate], x: x, baseline: y + style.slot * 5 / 7,
        width: Self.dateWidth, isFollowed: true, in: canvas.element(.span, in: item))
      y =
        canvas.set(
          change.text, ParagraphStyle(slot: style.slot), x: x + Self.dateWidth, top: y,
          width: width - Self.dateWidth, in: item) + gap
      changes.removeFirst()
    }
  }

  private func entry(
    _ chapter: SectionContext.Chapter, x: Double = 0, _ top: Double, _ width: Double,
    _ list: ElementID, _ canvas: inout Canvas
  ) -> Double {
    let item = canvas.element(.tableOfContentsItem, in: list)
    let reference = canvas.element(.reference, in: item)
    let link = canvas.element(.link, in: reference) {
      $0.destination = .place(chapter.place)
      $0.linkDescription = phrases.goToSection(chapter.title)
    }
    let style = theme[.contentsEntry]
    let widest = chapters.compactMap(\.number).max().map(String.init) ?? ""
    let numbers = max(12, canvas.context.labels.width(widest, theme[.contentsNumber]) + 0.5)
    let baseline = top + 14
    if let number = chapter.number {
      canvas.set(
        String(number), theme[.contentsNumber], x: x, baseline: baseline, width: numbers,
        alignment: .trailing, isFollowed: true, in: link)
    }
    let last = canvas.set(
      chapter.title, style, x: x + numbers + 7, baseline: baseline, width: width - numbers - 31,
      isFollowed: true, in: link)
    if let page = canvas.context.page(of: chapter.place) {
      canvas.set(
        String(page), style.weighted(500), x: x + width - 24, baseline: baseline, width: 24,
        alignment: .trailing, in: link)
    }
    let foot = last + 7
    canvas.rule(theme.stroke(.hairline, .grid), x: x, y: foot, width: width)
    return foot
  }
}

private func bottomLineTooTall(_ points: Double) -> String {
  "the bottom line and the findings are \(Int(points.rounded(.up))) points too long for their page"
}
