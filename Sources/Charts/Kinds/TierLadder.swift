import Drawing

/// Standings over time, a row each: a step begins where a standing does, and is as high as its rung.
///
/// The words of a step stand above it, beside it over the step before, or in it, wherever they are
/// clear of the others. A step whose beginning is not known fades in.
package struct TierLadder: Figure {
  /// A standing from one date until the next begins.
  package struct Step: Sendable {
    /// The beginning in years; `nil` where it is not known.
    package var start: Double?
    /// How high, as a part of the highest rung.
    package var height: Double
    package var text: String

    package init(start: Double?, height: Double, text: String) {
      self.start = start
      self.height = height
      self.text = text
    }
  }

  package struct Row: Sendable {
    package var name: String
    package var color: Color
    package var isEmphasised: Bool
    /// Oldest first.
    package var steps: [Step]
    /// What stands in place of steps where there are none.
    package var remark: String
    package var endsGroup: Bool

    package init(
      name: String, color: Color, isEmphasised: Bool = false, steps: [Step], remark: String = "",
      endsGroup: Bool = false
    ) {
      self.name = name
      self.color = color
      self.isEmphasised = isEmphasised
      self.steps = steps
      self.remark = remark
      self.endsGroup = endsGroup
    }
  }

  package var rows: [Row]
  /// Where the last standings are cut off, in years.
  package var end: Double
  /// The rungs from the lowest, with what each is called.
  package var key: [(text: String, height: Double)]
  package var style: ChartStyle
  /// Heads of the table: name, standings.
  package var tableHead: (category: String, value: String)

  package init(
    rows: [Row], end: Double, key: [(text: String, height: Double)], style: ChartStyle,
    tableHead: (category: String, value: String) = ("", "")
  ) {
    self.rows = rows
    self.end = end
    self.key = key
    self.style = style
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    LadderRows(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    LadderRows(self, width: size.width, height: size.height, labels).draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    [[tableHead.category, tableHead.value]]
      + rows.map { row in
        [row.name, row.steps.isEmpty ? row.remark : row.steps.map(\.text).joined(separator: "; ")]
      }
  }
}

/// The rows of a ladder measured at a width.
private struct LadderRows {
  private let ladder: TierLadder
  private let style: ChartStyle
  private let labels: LabelSetter
  private let width: Double
  private let names: [PlotLabel]
  private let scale: LinearScale
  private let key: Frame
  /// Height of the highest rung.
  private let rung: Double
  /// Most rows need no more than this; the height of each beside its highest step and its words.
  private let row: Double

  private static let nameShare = 0.24

  /// - Parameter height: What there is room for; as high as suits the rows if left out.
  init(
    _ ladder: TierLadder, width: Double, height: Double = .infinity, _ labels: LabelSetter
  ) {
    let style = ladder.style
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    self.ladder = ladder
    self.style = style
    self.labels = labels
    self.width = width
    names = ladder.rows.map {
      PlotLabel(
        $0.name, style[$0.isEmphasised ? .categoryStrong : .category],
        width: width * Self.nameShare, labels)
    }
    let left = (names.map(\.frame.size.width).max() ?? 0) + gap * 3
    let starts = ladder.rows.flatMap { $0.steps.compactMap(\.start) }
    let end = ladder.end.isFinite ? ladder.end : starts.max() ?? 1
    let first = min(starts.filter(\.isFinite).min() ?? end - 1, end - 1).rounded(.down)
    scale = LinearScale(domain: (first, end), range: (left, max(left + unit, width)))
    // Rungs are lower where the height would not do, but words always find room above them.
    let (least, ideal) = (style[.note].slot * 1.5, style[.note].slot * 2)
    var (rung, key) = (ideal, Self.key(of: ladder, rung: ideal, width: width, labels))
    let tallest = names.map(\.frame.size.height).max() ?? 0
    for step in 0...8 {
      rung = ideal - (ideal - least) * Double(step) / 8
      key = Self.key(of: ladder, rung: rung, width: width, labels)
      let row = max(Self.row(rung, style), tallest + gap)
      let whole =
        style[.axis].slot + gap * 0.5 + row * Double(ladder.rows.count)
        + (ladder.key.isEmpty ? 0 : key.size.height + gap * 2.5)
      if whole <= height + 0.5 { break }
    }
    (self.rung, self.key) = (rung, key)
    row = Self.row(rung, style)
  }

  /// A row with the highest rung, and words above it.
  private static func row(_ rung: Double, _ style: ChartStyle) -> Double {
    rung + style[.note].slot * 0.6 + style.lengths.gap * 0.75
  }

  private static func key(
    of ladder: TierLadder, rung: Double, width: Double, _ labels: LabelSetter
  ) -> Frame {
    let style = ladder.style
    let gap = style.lengths.gap
    var frame = Frame(size: Size(width: width, height: 0))
    guard !ladder.key.isEmpty else { return frame }
    let side = style[.note].size * 2
    let line = max(rung * (ladder.key.map(\.height).max() ?? 1), style[.note].slot)
    var (x, y) = (0.0, 0.0)
    for entry in ladder.key {
      let text = PlotLabel(
        entry.text, style[.note], width: max(gap, width - side - gap), labels)
      let length = side + gap + text.frame.size.width
      if x > 0, x + length > width {
        (x, y) = (0, y + line + gap)
      }
      let foot = y + line
      frame.fill(
        Rectangle(x: x, y: foot - rung * entry.height, width: side, height: rung * entry.height),
        style.colors.ink2)
      frame.add(text.frame, at: Point(x: x + side + gap, y: foot - text.frame.size.height))
      x += length + gap * 3
    }
    frame.size.height = y + line
    return frame
  }

  private var axisHeight: Double { style[.axis].slot + style.lengths.gap * 0.5 }
  private var keyHeight: Double {
    ladder.key.isEmpty ? 0 : key.size.height + style.lengths.gap * 2.5
  }

  /// The height of a row: that of its steps with the words above them.
  private func height(of place: Int) -> Double {
    max(row, names[place].frame.size.height + style.lengths.gap)
  }

  var idealHeight: Double {
    axisHeight + ladder.rows.indices.reduce(0) { $0 + height(of: $1) } + keyHeight
  }

  func draw(on drawing: inout FigureDrawing) {
    let heights = ladder.rows.indices.map { height(of: $0) }
    let room = drawing.frame.size.height - axisHeight - keyHeight
    let shown = LeftOut.count(of: heights, in: room, &drawing, what: "rows")
    let spare = max(0, room - heights.reduce(0, +))
    let stretch = min(spare / Double(max(1, shown)), style.lengths.row * 0.8)
    let foot = axisHeight + heights.prefix(shown).reduce(0) { $0 + $1 + stretch }
    drawAxis(to: foot, &drawing)
    var top = axisHeight
    for (place, row) in ladder.rows.prefix(shown).enumerated() {
      let base = top + height(of: place) + stretch
      draw(row, name: names[place], base: base, top: top, &drawing)
      drawing.frame.line(
        from: Point(x: 0, y: base), to: Point(x: width, y: base),
        row.endsGroup
          ? Stroke(style.colors.ink, width: style.lengths.zeroLine)
          : Stroke(style.colors.rule, width: style.lengths.gridLine))
      top = base
    }
    drawing.frame.add(key, at: Point(x: 0, y: foot + style.lengths.gap * 2.5))
  }

  /// Years above, with lines down to the last row.
  private func drawAxis(to foot: Double, _ drawing: inout FigureDrawing) {
    let room = scale.range.stop - scale.range.start
    let text = style[.axis]
    let most = max(1, room / (labels.width("2000", text) * 2.2))
    let years = scale.ticks(min(8, most)).filter { $0 == $0.rounded() }
    for year in years {
      let x = scale.position(of: year)
      drawing.frame.line(
        from: Point(x: x, y: text.slot), to: Point(x: x, y: foot),
        Stroke(style.colors.grid, width: style.lengths.gridLine))
      let label = labels.line(String(Int(year)), text)
      let place = min(max(0, x - label.size.width / 2), max(0, width - label.size.width))
      drawing.frame.add(label, at: Point(x: place, y: 0))
    }
  }

  private func draw(
    _ row: TierLadder.Row, name: PlotLabel, base: Double, top: Double,
    _ drawing: inout FigureDrawing
  ) {
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    drawing.frame.add(
      name.frame,
      at: Point(x: 0, y: base - unit * 2.5 - name.frame.size.height))
    guard !row.steps.isEmpty else {
      let remark = PlotLabel(
        row.remark, style[.words], width: max(unit, width - scale.range.start), labels)
      drawing.frame.add(
        remark.frame,
        at: Point(x: scale.range.start, y: base - unit * 2.5 - remark.frame.size.height))
      return
    }
    let steps = places(of: row.steps)
    let placed = StepWords(
      row, steps, rung: rung, base: base, top: top, end: scale.range.stop,
      left: scale.range.start, style, labels
    ).best()
    let wanted = row.steps.count { !$0.text.isEmpty }
    if placed.count < wanted {
      drawing.problems.append(
        "words of \(row.name.quoted) find no room: \(wanted - placed.count) of \(wanted)")
    }
    // What words clear of grid lines they must not take from the steps, which are drawn over it.
    for word in placed where !word.isInside {
      word.frame.forEachItem(at: word.origin) { item in
        guard case .text(let run) = item.item else { return }
        drawing.frame.fill(
          Rectangle(
            x: item.origin.x - gap * 0.25, y: item.origin.y - run.size * 0.8,
            width: run.advance + gap * 0.5, height: run.size * 1.05), style.colors.paper)
      }
      drawing.frame.add(word.frame, at: word.origin)
    }
    for (index, step) in steps.enumerated() {
      let next = index + 1 < steps.count ? steps[index + 1].start : scale.range.stop
      let height = rung * row.steps[index].height
      let area = Rectangle(
        x: step.start, y: base - height, width: max(unit, next - step.start), height: height)
      if step.isFaded {
        drawing.frame.add(
          .fade(area, from: row.color.opacity(0), to: row.color), at: .zero)
      } else {
        drawing.frame.fill(area, row.color)
        if row.color.contrast(with: style.colors.paper.opacity(1)) < 3 {
          drawing.frame.outline(area, style.colors.mute, width: 0.5 * unit)
        }
      }
    }
    for word in placed where word.isInside { drawing.frame.add(word.frame, at: word.origin) }
  }

  /// Where each step begins in points; one without a date a little before the next, fading in.
  private func places(of steps: [TierLadder.Step]) -> [(start: Double, isFaded: Bool)] {
    var next = scale.range.stop
    var places: [(start: Double, isFaded: Bool)] = []
    for step in steps.reversed() {
      if let start = step.start, start.isFinite {
        next = min(next, max(scale.range.start, scale.position(of: start)))
        places.append((next, false))
      } else {
        next = max(scale.range.start, next - (scale.range.stop - scale.range.start) * 0.2)
        places.append((next, true))
      }
    }
    return places.reversed()
  }
}

/// The search for the places of a row's words.
private struct StepWords {
  struct Word {
    var frame: Frame
    var origin: Point
    /// Whether it stands in its own step.
    var isInside: Bool
    var cost: Double

    var area: Rectangle {
      Rectangle(
        x: origin.x, y: origin.y, width: frame.size.width, height: frame.size.height)
    }
  }

  private let candidates: [[Word]]
  private let gap: Double

  init(
    _ row: TierLadder.Row, _ steps: [(start: Double, isFaded: Bool)], rung: Double, base: Double,
    top: Double, end: Double, left: Double, _ style: ChartStyle, _ labels: LabelSetter
  ) {
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    self.gap = gap
    let text = style[.note]
    let bars = steps.indices.map { index -> Rectangle in
      let next = index + 1 < steps.count ? steps[index + 1].start : end
      let height = rung * row.steps[index].height
      return Rectangle(
        x: steps[index].start, y: base - height, width: max(0, next - steps[index].start),
        height: height)
    }
    let lift = max(gap * 0.3, text.size * 0.14)
    candidates = steps.indices.map { index in
      let words = row.steps[index].text
      guard !words.isEmpty else { return [] }
      let bar = bars[index]
      let plain = labels.line(words, text)
      let inside = labels.line(words, text.colored(style.inside(row.color)))
      let (width, height) = (plain.size.width, plain.size.height)
      // Words are higher than what is seen of them by the space between lines.
      let lead = text.slot - text.size
      var all: [Word] = []
      func add(_ frame: Frame, _ x: Double, _ y: Double, isInside: Bool = false, _ cost: Double) {
        let area = Rectangle(x: x, y: y, width: frame.size.width, height: frame.size.height)
        guard x >= left - gap, x + area.width <= end + 0.01, y >= top + unit else { return }
        let core = Rectangle(
          x: area.x, y: area.y + lead / 2, width: area.width, height: area.height - lead)
        let hit = bars.enumerated().contains { place, bar in
          !(isInside && place == index) && bar.overlaps(core)
        }
        guard !hit else { return }
        all.append(Word(frame: frame, origin: Point(x: x, y: y), isInside: isInside, cost: cost))
      }
      let over = bar.y - height + lead / 2 - lift
      if bar.height >= text.size * 1.15, bar.width >= width + gap * 2, !steps[index].isFaded {
        add(
          inside, bar.x + gap, bar.y + (bar.height - height) / 2 + lead * 0.1, isInside: true, 0)
      }
      add(plain, bar.x + gap * 0.5, over, 0.1)
      // Before the step: as high as its own top, or just over the step before it.
      let before = bar.x - gap - width
      let under = index > 0 ? bars[index - 1].y : base
      add(plain, before, min(bar.y - lead / 2 + 1, under - height), 0.6)
      add(plain, before, under - height + lead / 2 - lift, 0.7)
      add(plain, before, max(bar.y - lead, under - height + lead / 2 - lift), 0.8)
      add(plain, end - width, over, 1)
      add(plain, max(left, bar.x + bar.width - width), over, 1.2)
      add(plain, before, over, 1.5)
      let folded = labels.block(words, text, width: width * 0.62, isTight: true)
      let top = bar.y - folded.size.height + lead / 2 - lift
      add(folded, bar.x + gap * 0.5, top, 2)
      add(folded, bar.x + bar.width - folded.size.width - gap * 0.5, top, 2.1)
      add(folded, bar.x - gap - folded.size.width, under - folded.size.height, 2.2)
      return all
    }
  }

  /// The words of which most find room, at the least cost.
  func best() -> [Word] {
    var best: (words: [Word], cost: Double) = ([], .infinity)
    var chosen: [Word] = []
    func visit(_ index: Int, _ cost: Double) {
      guard cost < best.cost else { return }
      guard index < candidates.count else {
        best = (chosen, cost)
        return
      }
      for word in candidates[index] {
        let area = Rectangle(
          x: word.area.x - gap, y: word.area.y, width: word.area.width + gap * 2,
          height: word.area.height)
        guard !chosen.contains(where: { $0.area.overlaps(area) }) else { continue }
        chosen.append(word)
        visit(index + 1, cost + word.cost)
        chosen.removeLast()
      }
      visit(index + 1, cost + 100)
    }
    visit(0, 0)
    return best.words
  }
}
