import Drawing

/// Lines over time, each named at its end. A line is interrupted where a value is missing or not
/// comparable with the one before; a value that stands alone is a dot.
package struct LineChart: Figure {
  /// One observation.
  package struct Observation: Sendable {
    /// Its place along the axis, such as a year.
    package var time: Double
    package var label: String
    package var value: Double?
    /// The printed value, or why there is none.
    package var text: String
    package var isBreak: Bool

    package init(
      time: Double, label: String, value: Double?, text: String, isBreak: Bool = false
    ) {
      self.time = time
      self.label = label
      self.value = value
      self.text = text
      self.isBreak = isBreak
    }

    /// The value, if it can be drawn.
    var reach: Double? { value.flatMap { $0.isFinite ? $0 : nil } }
  }

  package struct Line: Sendable {
    package var name: String
    package var color: Color
    /// Whether the line matters more than the others, which it is drawn over.
    package var isEmphasised: Bool
    package var points: [Observation]

    package init(name: String, color: Color, isEmphasised: Bool = true, points: [Observation]) {
      self.name = name
      self.color = color
      self.isEmphasised = isEmphasised
      self.points = points
    }
  }

  package var lines: [Line]
  package var style: ChartStyle
  /// The printed form of an axis value with a number of decimals.
  package var axisText: @Sendable (Double, Int) -> String
  package var noData: (words: String, reason: String)
  /// Heads of the table: time, value.
  package var tableHead: (category: String, value: String)

  package init(
    lines: [Line], style: ChartStyle,
    axisText: @escaping @Sendable (Double, Int) -> String = { Ticks.text($0, decimals: $1) },
    noData: (words: String, reason: String) = ("no data", ""),
    tableHead: (category: String, value: String) = ("", "")
  ) {
    self.lines = lines
    self.style = style
    self.axisText = axisText
    self.noData = noData
    self.tableHead = tableHead
  }

  /// From this part of the greatest value on, the least one lets the axis begin above zero.
  private static let narrowFrom = 0.6

  /// All values that can be drawn.
  private var reaches: [Double] { lines.flatMap(\.points).compactMap(\.reach) }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    style.lengths.columns + style[.axis].slot * 2
  }

  package var table: [[String]] {
    let byTime = lines.map { line in
      Dictionary(line.points.map { ($0.time, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return [[tableHead.category] + lines.map(\.name)]
      + times.map { time in
        let points = byTime.map { $0[time] }
        return [points.compactMap { $0?.label }.first ?? ""] + points.map { $0?.text ?? "" }
      }
  }

  /// All places along the axis, in order.
  private var times: [Double] { Set(lines.flatMap(\.points).map(\.time)).sorted() }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    let times = times
    guard let low = reaches.min(), let high = reaches.max(), let first = times.first,
      let last = times.last
    else {
      let block = NoDataMark(words: noData.words, reason: noData.reason)
        .block(width: size.width, style, labels)
      drawing.frame.add(block, at: .zero)
      return drawing
    }
    let axis = style[.axis]
    let foot = size.height - axis.slot - style.lengths.gap
    let head = style[.categoryStrong].slot / 2
    let isNarrow =
      low > 0 && low >= high * Self.narrowFrom || high < 0 && high <= low * Self.narrowFrom
    let spread = (isNarrow ? low : min(0, low), isNarrow ? high : max(0, high))
    let steps = max(2, min(5, Int((foot - head) / (44 * style.lengths.unit))))
    let domain =
      spread.0 == spread.1
      ? (spread.0 - 1, spread.1 + 1)
      : Ticks.nice(from: spread.0, to: spread.1, count: Double(steps))
    let values = LinearScale(domain: (domain.0, domain.1), range: (foot, head))
    let ticks = AxisMark.values(
      on: values, count: steps, .vertical, room: 0...max(1, foot), style, labels, text: axisText)
    let left = (ticks.texts.map { labels.width($0, axis) }.max() ?? 0) + style.lengths.gap * 2
    let ends = EndLabels(self, limit: size.width * 0.32, labels)
    let right = max(left + 1, size.width - ends.width)
    let across = LinearScale(
      domain: (first, last == first ? first + 1 : last),
      range: (left + style.lengths.unit * 3, right - style.lengths.unit * 3))
    for (value, text) in zip(ticks.values, ticks.texts) {
      let y = values.position(of: value)
      let isZero = value == 0
      drawing.frame.line(
        from: Point(x: left, y: y), to: Point(x: right, y: y),
        Stroke(
          isZero ? style.colors.ink : style.colors.grid,
          width: isZero ? style.lengths.zeroLine : style.lengths.gridLine))
      let label = labels.line(text, axis)
      drawing.frame.add(
        label, at: Point(x: left - style.lengths.gap - label.size.width, y: y - axis.middle))
    }
    drawTimes(times, across, foot: foot + style.lengths.gap * 0.5, &drawing, labels)
    for line in lines.filter({ !$0.isEmphasised }) + lines.filter(\.isEmphasised) {
      draw(line, across, values, &drawing)
    }
    ends.draw(at: right + style.lengths.gap, values, across, 0...foot, &drawing)
    return drawing
  }

  /// Names of times below the axis, as many as stand clear of each other, the first and the last
  /// among them.
  private func drawTimes(
    _ times: [Double], _ across: LinearScale, foot: Double, _ drawing: inout FigureDrawing,
    _ labels: LabelSetter
  ) {
    let axis = style[.axis]
    let byTime = Dictionary(
      lines.flatMap(\.points).map { ($0.time, $0.label) }, uniquingKeysWith: { first, _ in first })
    let names = times.map { byTime[$0] ?? "" }
    let widest = names.map { labels.width($0, axis) }.max() ?? 0
    let room = abs(across.range.stop - across.range.start)
    let most = max(2, Int(room / max(1, widest + style.lengths.gap * 3)))
    let step = max(1, Int((Double(times.count - 1) / Double(max(1, most - 1))).rounded(.up)))
    var taken: [ClosedRange<Double>] = []
    let order =
      times.count > 1
      ? [times.count - 1] + Array(stride(from: 0, to: times.count - 1, by: step)) : [0]
    for place in order where !names[place].isEmpty {
      let label = labels.line(names[place], axis)
      let x = min(
        max(0, across.position(of: times[place]) - label.size.width / 2),
        max(0, drawing.frame.size.width - label.size.width))
      let span = x - style.lengths.gap...x + label.size.width + style.lengths.gap
      guard !taken.contains(where: { $0.overlaps(span) }) else { continue }
      taken.append(span)
      drawing.frame.add(label, at: Point(x: x, y: foot))
    }
  }

  private func draw(
    _ line: Line, _ across: LinearScale, _ values: LinearScale, _ drawing: inout FigureDrawing
  ) {
    let width = (line.isEmphasised ? 2 : 1.25) * style.lengths.unit
    var stretch: [Point] = []
    func finish() {
      defer { stretch = [] }
      if stretch.count > 1 {
        drawing.frame.add(
          .path(
            .polyline(stretch), fill: nil,
            stroke: Stroke(line.color, width: width, isRound: true)), at: .zero)
      } else if let only = stretch.first {
        drawing.frame.add(
          .path(.circle(center: only, radius: width), fill: line.color, stroke: nil), at: .zero)
      }
    }
    for point in line.points.sorted(by: { $0.time < $1.time }) {
      if point.isBreak { finish() }
      guard let value = point.reach else {
        finish()
        continue
      }
      stretch.append(
        Point(x: across.position(of: point.time), y: values.position(of: value)))
    }
    finish()
  }
}

/// The names of lines at their ends, moved apart where they would lie on each other.
private struct EndLabels {
  private struct Entry {
    let line: LineChart.Line
    let last: LineChart.Observation
    let lines: [String]
    let height: Double
    var y = 0.0
  }

  private let chart: LineChart
  private let labels: LabelSetter
  private let entries: [Entry]
  /// The room they need to the right of the lines.
  let width: Double

  init(_ chart: LineChart, limit: Double, _ labels: LabelSetter) {
    self.chart = chart
    self.labels = labels
    let style = chart.style
    entries = chart.lines.compactMap { line in
      guard let last = line.points.filter({ $0.reach != nil }).max(by: { $0.time < $1.time })
      else { return nil }
      let text = [line.name, last.text].filter { !$0.isEmpty }.joined(separator: "\u{A0}")
      let set = labels.lines(
        text, style[line.isEmphasised ? .categoryStrong : .category], width: limit)
      return Entry(
        line: line, last: last, lines: set,
        height: style[.categoryStrong].slot * Double(set.count))
    }
    let widest =
      entries.flatMap { entry in
        entry.lines.map {
          labels.width($0, style[entry.line.isEmphasised ? .categoryStrong : .category])
        }
      }.max() ?? 0
    width = widest > 0 ? widest + style.lengths.gap * 2 : 0
  }

  /// Draws the names from `x` on, each level with the end of its line as far as there is room; the
  /// least important are left out where there is not.
  func draw(
    at x: Double, _ values: LinearScale, _ across: LinearScale, _ room: ClosedRange<Double>,
    _ drawing: inout FigureDrawing
  ) {
    let style = chart.style
    var kept = entries.map { entry in
      var entry = entry
      entry.y = values.position(of: entry.last.reach ?? 0) - entry.height / 2
      return entry
    }
    var leftOut = 0
    while kept.reduce(0, { $0 + $1.height }) > room.upperBound - room.lowerBound, kept.count > 1 {
      let place = kept.lastIndex { !$0.line.isEmphasised } ?? kept.count - 1
      kept.remove(at: place)
      leftOut += 1
    }
    if leftOut > 0 {
      drawing.problems.append("\(leftOut) names of lines find no room and are left out")
    }
    kept.sort { $0.y < $1.y }
    // Names that overlap are pushed apart from their common middle, those at the edges inwards.
    for _ in 0..<60 {
      var isClear = true
      for index in kept.indices.dropFirst() {
        let overlap = kept[index - 1].y + kept[index - 1].height - kept[index].y
        guard overlap > 0.01 else { continue }
        isClear = false
        kept[index - 1].y -= overlap / 2
        kept[index].y += overlap / 2
      }
      for index in kept.indices {
        kept[index].y = min(
          max(kept[index].y, room.lowerBound), room.upperBound - kept[index].height)
      }
      if isClear { break }
    }
    for entry in kept {
      let style = style[entry.line.isEmphasised ? .categoryStrong : .category]
      for (number, text) in entry.lines.enumerated() {
        drawing.frame.add(
          labels.line(
            text, style.colored(entry.line.isEmphasised ? ink(entry.line.color) : style.color)),
          at: Point(x: x, y: entry.y + style.slot * Double(number)))
      }
      let end = values.position(of: entry.last.reach ?? 0)
      let middle = entry.y + entry.height / 2
      guard abs(middle - end) > style.slot * 0.6 else { continue }
      drawing.frame.line(
        from: Point(
          x: across.position(of: entry.last.time) + chart.style.lengths.gap * 0.5, y: end),
        to: Point(x: x - chart.style.lengths.gap * 0.5, y: middle),
        Stroke(chart.style.colors.rule, width: chart.style.lengths.gridLine))
    }
  }

  /// The colour of a line for its name; ink where it could not be read.
  private func ink(_ color: Color) -> Color {
    color.contrast(with: chart.style.colors.paper.opacity(1)) >= 4.5
      ? color : chart.style.colors.ink
  }
}
