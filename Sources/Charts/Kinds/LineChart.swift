import Drawing
import Glibc

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
    /// Whether its name and last value stand at its end.
    package var namesEnd = true
    package var points: [Observation]

    package init(name: String, color: Color, isEmphasised: Bool = true, points: [Observation]) {
      self.name = name
      self.color = color
      self.isEmphasised = isEmphasised
      self.points = points
    }
  }

  /// Whether lines stand alone, or each bounds an area on top of the ones before it.
  package enum Form: Sendable { case lines, areas }

  package var form = Form.lines
  /// How values are placed; areas are always straight.
  package var transform = LinearScale.Transform.linear
  package var lines: [Line]
  /// The least room that is kept for names at the right, so that panels side by side are as wide.
  package var endRoom = 0.0
  /// Remarks on points of lines.
  package var annotations: [Annotation] = []
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

  /// All values that can be drawn; of areas, where each ends.
  private var reaches: [Double] {
    switch form {
    case .lines: lines.flatMap(\.points).compactMap(\.reach)
    case .areas: bands.flatMap { $0.compactMap { $0.map(\.to) } }
    }
  }

  /// From where to where the area of each line reaches at each time; `nil` where a part is missing, so
  /// that the sum is not known.
  private var bands: [[(from: Double, to: Double)?]] {
    let byTime = lines.map { line in
      Dictionary(line.points.map { ($0.time, $0) }, uniquingKeysWith: { first, _ in first })
    }
    var sums: [Double?] = times.map { _ in 0 }
    for (place, time) in times.enumerated()
    where byTime.contains(where: { $0[time]?.reach == nil }) { sums[place] = nil }
    return byTime.map { points in
      times.enumerated().map { place, time in
        guard let from = sums[place], let value = points[time]?.reach else { return nil }
        sums[place] = from + value
        return (from, from + value)
      }
    }
  }

  /// The value that the name of a line stands level with.
  func middle(of line: Line, at last: Observation) -> Double {
    guard form == .areas, let place = lines.firstIndex(where: { $0.name == line.name }),
      let band = bands[place].last(where: { $0 != nil }) ?? nil
    else { return last.reach ?? 0 }
    return (band.from + band.to) / 2
  }

  /// The room that names at the right take.
  func endWidth(_ width: Double, _ labels: LabelSetter) -> Double {
    EndLabels(self, limit: width * Self.endShare, labels).width
  }

  /// The part of the width that names at the right may take.
  private static let endShare = 0.32

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
      form == .lines && low > 0 && low >= high * Self.narrowFrom
      || form == .lines && high < 0 && high <= low * Self.narrowFrom
    let spread = (isNarrow ? low : min(0, low), isNarrow ? high : max(0, high))
    let steps = max(2, min(5, Int((foot - head) / (44 * style.lengths.unit))))
    let values: LinearScale
    let ticks: (values: [Double], texts: [String])
    if form == .lines, transform == .log {
      values = LinearScale(domain: (low, high), range: (foot, head), transform: .log).nice()
      let found = logarithmicTicks(on: values, count: steps, labels)
      ticks = (found, found.map { axisText($0, Ticks.decimals(of: $0)) })
    } else {
      let domain =
        spread.0 == spread.1
        ? (spread.0 - 1, spread.1 + 1)
        : Ticks.nice(from: spread.0, to: spread.1, count: Double(steps))
      values = LinearScale(
        domain: (domain.0, domain.1), range: (foot, head),
        transform: form == .lines ? transform : .linear)
      ticks = AxisMark.values(
        on: values, count: steps, .vertical, room: 0...max(1, foot), style, labels, text: axisText)
    }
    let left = (ticks.texts.map { labels.width($0, axis) }.max() ?? 0) + style.lengths.gap * 2
    let ends = EndLabels(self, limit: size.width * Self.endShare, labels)
    let right = max(left + 1, size.width - max(ends.width, endRoom))
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
    if form == .areas {
      drawAreas(across, values, &drawing)
      if !bands.contains(where: { $0.contains { $0 != nil } }) {
        drawing.problems.append("at no time do all parts have a value, so none is drawn")
      }
    }
    drawTimes(times, across, foot: foot + style.lengths.gap, &drawing, labels)
    for line in lines.filter({ !$0.isEmphasised }) + lines.filter(\.isEmphasised)
    where form == .lines {
      draw(line, across, values, &drawing)
    }
    ends.draw(at: right + style.lengths.gap, values, across, 0...foot, &drawing)
    if form == .lines, !annotations.isEmpty {
      let room = Rectangle(x: left, y: 0, width: max(0, right - left), height: foot)
      var placer = AnnotationPlacer(drawing.frame, room: room, style, labels)
      for annotation in annotations {
        let own = lines.filter { annotation.series == nil || $0.name == annotation.series }
        guard
          let point = own.lazy.flatMap(\.points)
            .first(where: { $0.label == annotation.at && $0.reach != nil })
        else { continue }
        placer.add(
          annotation.text,
          to: Point(
            x: across.position(of: point.time), y: values.position(of: point.reach ?? 0)),
          distance: style.lengths.gap, on: &drawing)
      }
    }
    return drawing
  }

  /// Values of a logarithmic axis that stand clear of each other: with their multiples by 2 and 5, or
  /// powers alone.
  private func logarithmicTicks(
    on values: LinearScale, count: Int, _ labels: LabelSetter
  ) -> [Double] {
    let all = values.ticks(10)
    func clear(_ ticks: [Double], _ space: Double = 1.5) -> Bool {
      let places = ticks.map { values.position(of: $0) }.sorted()
      return zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= style[.axis].slot * space }
    }
    func leading(_ value: Double) -> Int {
      Int((abs(value) / power(10, log10(abs(value)).rounded(.down)) + 1e-6).rounded(.down))
    }
    for digits in [[1, 2, 5], [1, 3], [1]] {
      let some = all.filter { digits.contains(leading($0)) }
      if some.count > 1, clear(some, digits.count > 1 ? 2.4 : 1.5) { return some }
    }
    let powers = all.filter { leading($0) == 1 }
    for step in 2...20 {
      let some = powers.enumerated().filter { $0.offset % step == 0 }.map(\.element)
      if some.count > 1, clear(some) { return some }
    }
    return [all.first, all.last].compactMap(\.self)
  }

  /// The areas over each stretch of times of which all parts are known.
  private func drawAreas(
    _ across: LinearScale, _ values: LinearScale, _ drawing: inout FigureDrawing
  ) {
    for (line, band) in zip(lines, bands) {
      var (upper, lower): ([Point], [Point]) = ([], [])
      func finish() {
        defer { (upper, lower) = ([], []) }
        guard let first = upper.first, let last = lower.first else { return }
        // A time alone between gaps is a stroke of its own width.
        if upper.count == 1 {
          drawing.frame.line(
            from: first, to: last, Stroke(line.color, width: 2 * style.lengths.unit))
          return
        }
        let column = style.lengths.unit / 2
        (upper, lower) = (upper.condensed(column: column), lower.condensed(column: column))
        drawing.frame.add(
          .path(.polyline(upper + lower.reversed(), closed: true), fill: line.color, stroke: nil),
          at: .zero)
        // A hair of paper parts neighbours whose colours are alike.
        drawing.frame.add(
          .path(
            .polyline(upper), fill: nil,
            stroke: Stroke(style.colors.paper.opacity(1), width: 0.75 * style.lengths.unit)),
          at: .zero)
      }
      for (time, part) in zip(times, band) {
        guard let part else {
          finish()
          continue
        }
        let x = across.position(of: time)
        upper.append(Point(x: x, y: values.position(of: part.to)))
        lower.append(Point(x: x, y: values.position(of: part.from)))
      }
      finish()
    }
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
            .polyline(stretch.condensed(column: width / 2)), fill: nil,
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
