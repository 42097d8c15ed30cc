import Drawing

/// The lanes measured at a width.
struct LaneRows {
  /// An event with its words at a place of its line.
  struct Placed {
    var event: EventLanes.Event
    var mark: (start: Double, end: Double)
    var words: PlotLabel
    var x: Double
    /// What it takes of its line, mark and words.
    var span: ClosedRange<Double>
  }
  /// A line of a lane: events whose words stay clear of each other.
  struct Line {
    var events: [Placed] = []
    var above = 0.0
    var below = 0.0
  }

  let chart: EventLanes
  let style: ChartStyle
  let labels: LabelSetter
  let width: Double
  private let names: [PlotLabel]
  let stripNames: [PlotLabel]
  let scale: LinearScale
  private let lanes: [[Line]]
  private let key: Frame

  /// The part of the figure's width that words may take beside a mark.
  private static let wordShare = 0.42
  private static let nameShare = 0.16

  init(_ chart: EventLanes, width: Double, _ labels: LabelSetter) {
    let style = chart.style
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    self.chart = chart
    self.style = style
    self.labels = labels
    self.width = width
    names = chart.lanes.map {
      PlotLabel($0.name, style[.categoryStrong], width: width * Self.nameShare, labels)
    }
    stripNames = chart.strips.map {
      PlotLabel($0.name, style[.categoryStrong], width: width * Self.nameShare, labels)
    }
    let left = ((names + stripNames).map(\.frame.size.width).max() ?? 0) + gap * 3
    let times = chart.lanes.flatMap(\.events).flatMap { [$0.start, $0.end ?? $0.start] }
      .filter(\.isFinite)
    let first = (times.min() ?? 0).rounded(.down)
    let last = max(first + 1, (times.max() ?? 0).rounded(.down) + 1)
    let scale = LinearScale(domain: (first, last), range: (left, max(left + unit, width)))
    self.scale = scale
    let radius = Self.radius(style)
    key =
      ColorKey(
        chart.key.map { ColorKey.Entry(name: $0.name, color: $0.color, style: style[.category]) },
        width: width, style, labels
      ).frame
    lanes = chart.lanes.map { lane in
      var lines: [Line] = []
      for event in lane.events.sorted(by: { $0.start < $1.start }) where event.start.isFinite {
        let start = scale.position(of: event.start)
        let end = event.end.flatMap { $0.isFinite ? scale.position(of: $0) : nil } ?? start
        let mark =
          event.end == nil
          ? (start: start - radius, end: start + radius)
          : (start: start, end: max(end, start + radius))
        let options = Self.options(event, mark, from: left, to: width, style, labels)
        var isPlaced = false
        for index in lines.indices where !isPlaced {
          let fitting = options.first { option in
            !lines[index].events.contains {
              $0.span.lowerBound < option.span.upperBound + gap * 2
                && option.span.lowerBound < $0.span.upperBound + gap * 2
            }
          }
          if let fitting {
            Self.add(fitting, to: &lines[index], radius)
            isPlaced = true
          }
        }
        if !isPlaced, let option = options.first {
          var line = Line()
          Self.add(option, to: &line, radius)
          lines.append(line)
        }
      }
      return lines
    }
  }

  private static func radius(_ style: ChartStyle) -> Double { style[.note].size * 0.42 }

  private static func add(_ placed: Placed, to line: inout Line, _ radius: Double) {
    line.events.append(placed)
    line.above = max(line.above, radius, placed.words.middle)
    line.below = max(line.below, radius, placed.words.below)
  }

  /// The places that an event's words may have: to the right, then to the left, the one with fewer
  /// lines first; what is longer than both allow takes the wider side.
  private static func options(
    _ event: EventLanes.Event, _ mark: (start: Double, end: Double), from left: Double,
    to right: Double, _ style: ChartStyle, _ labels: LabelSetter
  ) -> [Placed] {
    let gap = style.lengths.gap
    let most = (right - left) * wordShare
    func option(_ room: Double, isRight: Bool) -> Placed? {
      let date = labels.line(event.date, style[.note].weighted(600), endsAtSpace: true)
      guard room > date.size.width + gap else { return nil }
      var words = Self.words(
        event, date, width: min(room, most), isRight ? .leading : .trailing, style, labels)
      // As narrow as the same number of lines allows, so that no word is left alone in the last.
      for share in stride(from: 0.95, through: 0.6, by: -0.05) {
        let narrower = Self.words(
          event, date, width: min(room, most) * share, isRight ? .leading : .trailing, style, labels
        )
        guard narrower.frame.size.height <= words.frame.size.height + 0.01 else { break }
        words = narrower
      }
      guard words.frame.size.width <= room + 0.01 else { return nil }
      let x = isRight ? mark.end + gap : mark.start - gap - words.frame.size.width
      return Placed(
        event: event, mark: mark, words: words, x: x,
        span: isRight
          ? mark.start...(x + words.frame.size.width) : x...mark.end)
    }
    let after = option(right - mark.end - gap, isRight: true)
    let before = option(mark.start - gap - left, isRight: false)
    let both = [after, before].compactMap(\.self)
    return both.sorted { $0.words.frame.size.height < $1.words.frame.size.height - 0.5 }
  }

  /// The date and the words after it, in lines of at most `width`.
  private static func words(
    _ event: EventLanes.Event, _ date: Frame, width: Double, _ alignment: LabelSetter.Alignment,
    _ style: ChartStyle, _ labels: LabelSetter
  ) -> PlotLabel {
    let text = style[.note].weighted(400)
    let space = labels.width("n", text) * 0.5
    // The first line has the date before it.
    let (head, rest) = labels.divided(event.text, text, width: width - date.size.width - space)
    var frame = Frame(size: Size(width: 0, height: text.slot))
    let first = labels.line(head, text, endsAtSpace: !rest.isEmpty)
    let firstWidth =
      date.size.width + (head.isEmpty ? 0 : space + labels.width(head, text))
    let below =
      rest.isEmpty
      ? nil
      : labels.block(rest, text, width: width, alignment: alignment, isTight: true)
    let whole = max(firstWidth, below?.size.width ?? 0)
    let x = alignment == .trailing ? whole - firstWidth : 0
    frame.add(date, at: Point(x: x, y: 0))
    if !head.isEmpty { frame.add(first, at: Point(x: x + date.size.width + space, y: 0)) }
    frame.size.width = whole
    if let below {
      frame.add(
        below,
        at: Point(x: alignment == .trailing ? whole - below.size.width : 0, y: text.slot))
      frame.size.height += below.size.height
    }
    // The mark stands level with the first line.
    return PlotLabel(frame: frame, middle: text.middle)
  }

  /// The years with the line below them, and the key above.
  private var axisHeight: Double { yearsTop + style[.panelHead].slot + style.lengths.gap }
  private var yearsTop: Double {
    chart.key.isEmpty ? 0 : key.size.height + style.lengths.gap * 1.5
  }

  /// How far the lanes close up, 1 for not at all.
  private(set) var closeness = 1.0
  var padding: Double { style.lengths.gap * 1.75 * closeness }

  /// Height of a lane: its lines, each apart from the next, or its name.
  private func height(_ place: Int) -> Double {
    let lines = lanes[place].reduce(0) { $0 + $1.above + $1.below }
    let between = Double(max(0, lanes[place].count - 1)) * style.lengths.gap * closeness
    return max(lines + between, names[place].frame.size.height) + padding * 2
  }

  var idealHeight: Double {
    axisHeight + lanes.indices.reduce(0) { $0 + height($1) } + stripsHeight
  }

  mutating func draw(on drawing: inout FigureDrawing) {
    for share in [0.8, 0.6, 0.4] where idealHeight > drawing.frame.size.height + 0.5 {
      closeness = share
    }
    let room = drawing.frame.size.height - axisHeight - stripsHeight
    let heights = lanes.indices.map { height($0) }
    let shown = LeftOut.count(of: heights, in: room, &drawing, what: "lanes")
    let spare = max(0, room - heights.reduce(0, +))
    let lines = lanes.reduce(0) { $0 + $1.count }
    let stretch = min(spare / Double(max(1, lines)), style.lengths.row)
    let foot = (0..<shown).reduce(axisHeight) {
      $0 + heights[$1] + stretch * Double(lanes[$1].count)
    }
    if !chart.key.isEmpty { drawing.frame.add(key, at: .zero) }
    drawAxis(to: foot + stripsHeight, &drawing)
    var top = axisHeight
    for (place, lane) in lanes.prefix(shown).enumerated() {
      drawing.frame.add(names[place].frame, at: Point(x: 0, y: top + padding))
      var y = top + padding
      for line in lane {
        let middle = y + line.above + stretch / 2
        for placed in line.events { draw(placed, at: middle, &drawing) }
        y += line.above + line.below + style.lengths.gap * closeness + stretch
      }
      top += height(place) + stretch * Double(lane.count)
      drawing.frame.line(
        from: Point(x: 0, y: top), to: Point(x: width, y: top),
        Stroke(style.colors.rule, width: style.lengths.gridLine))
    }
    for place in chart.strips.indices {
      drawStrip(place, from: top, &drawing)
      top += stripHeight(place)
    }
  }

  private func draw(_ placed: Placed, at middle: Double, _ drawing: inout FigureDrawing) {
    let radius = Self.radius(style)
    if placed.event.end == nil {
      drawing.frame.add(
        .path(
          .circle(
            center: Point(x: (placed.mark.start + placed.mark.end) / 2, y: middle),
            radius: radius), fill: placed.event.color, stroke: nil), at: .zero)
    } else {
      drawing.frame.fill(
        Rectangle(
          x: placed.mark.start, y: middle - radius, width: placed.mark.end - placed.mark.start,
          height: radius * 2), placed.event.color)
    }
    // Grid lines are cleared behind each line of words, not beside a short one.
    let origin = Point(x: placed.x, y: middle - placed.words.middle)
    let margin = style.lengths.gap * 0.3
    placed.words.frame.forEachItem(at: origin) { item in
      guard case .text(let run) = item.item else { return }
      drawing.frame.fill(
        Rectangle(
          x: item.origin.x - margin, y: item.origin.y - run.size, width: run.advance + margin * 2,
          height: run.size * 1.3), style.colors.paper)
    }
    drawing.frame.add(placed.words.frame, at: origin)
  }

  /// Years between lines, each named in the middle of its stretch as far as there is room.
  private func drawAxis(to foot: Double, _ drawing: inout FigureDrawing) {
    let text = style[.panelHead]
    let (first, last) = (Int(scale.domain.start), Int(scale.domain.stop))
    let slot = (scale.range.stop - scale.range.start) / Double(max(1, last - first))
    let label = labels.width("2000", text) + style.lengths.gap * 2
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].first { slot * Double($0) >= label } ?? 1000
    let left = scale.range.start
    drawing.frame.line(
      from: Point(x: 0, y: axisHeight), to: Point(x: width, y: axisHeight),
      Stroke(style.colors.ink, width: style.lengths.zeroLine))
    for year in first...last where (year - first) % step == 0 || year == last {
      let x = scale.position(of: Double(year))
      drawing.frame.line(
        from: Point(x: x, y: axisHeight), to: Point(x: x, y: foot),
        Stroke(style.colors.grid, width: style.lengths.gridLine))
      guard year < last else { continue }
      let name = labels.line(String(year), text)
      // A year is the stretch between two lines; where several share one, its first is named.
      let room = min(slot * Double(step), scale.range.stop - x)
      let at = step == 1 ? x + (slot - name.size.width) / 2 : x
      guard at + name.size.width <= x + room + 0.01 else { continue }
      drawing.frame.add(name, at: Point(x: max(left, at), y: yearsTop))
    }
  }
}
