import Drawing

/// The names of lines at their ends, moved apart where they would lie on each other.
struct EndLabels {
  private struct Entry {
    let line: LineChart.Line
    let last: LineChart.Observation
    /// The value that its name stands level with.
    let end: Double
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
    entries = chart.lines.filter(\.namesEnd).compactMap { line in
      guard let last = line.points.filter({ $0.reach != nil }).max(by: { $0.time < $1.time })
      else { return nil }
      let text = [line.name, last.text].filter { !$0.isEmpty }.joined(separator: "\u{A0}")
      let set = labels.lines(
        text, style[line.isEmphasised ? .categoryStrong : .category], width: limit)
      return Entry(
        line: line, last: last, end: chart.middle(of: line, at: last), lines: set,
        height: style[.categoryStrong].slot * Double(set.count))
    }
    let widest =
      entries.flatMap { entry in
        entry.lines.map {
          labels.width($0, style[entry.line.isEmphasised ? .categoryStrong : .category])
        }
      }.max() ?? 0
    width = widest > 0 ? widest + style.lengths.gap * 2 + Self.swatch(chart) : 0
  }

  /// Draws the names from `x` on, each level with the end of its line as far as there is room; the
  /// least important are left out where there is not.
  func draw(
    at x: Double, _ values: LinearScale, _ across: LinearScale, _ room: ClosedRange<Double>,
    _ drawing: inout FigureDrawing
  ) {
    let style = chart.style
    let inner = drawEarlyEnds(before: x, values, across, room, &drawing)
    let entries = entries.filter { !inner.contains($0.line.name) }
    var kept = LabelSpread.kept(
      lengths: entries.map(\.height), isImportant: entries.map(\.line.isEmphasised), in: room
    ).map { entries[$0] }
    if kept.count < entries.count {
      drawing.problems.append(
        "\(entries.count - kept.count) names of lines find no room and are left out")
    }
    for index in kept.indices {
      kept[index].y = values.position(of: kept[index].end) - kept[index].height / 2
    }
    kept.sort { $0.y < $1.y }
    let starts = LabelSpread.starts(
      wanted: kept.map(\.y), lengths: kept.map(\.height), in: room)
    for (index, start) in starts.enumerated() { kept[index].y = start }
    let swatch = Self.swatch(chart)
    for entry in kept {
      if swatch > 0 {
        let square = Swatch.frame(entry.line.color, style, beside: style[.category])
        drawing.frame.add(
          square,
          at: Point(x: x, y: entry.y + style[.category].middle - square.size.height / 2))
      }
      let style = style[entry.line.isEmphasised ? .categoryStrong : .category]
      for (number, text) in entry.lines.enumerated() {
        drawing.frame.add(
          labels.line(
            text,
            style.colored(
              entry.line.isEmphasised && swatch == 0 ? ink(entry.line.color) : style.color)),
          at: Point(x: x + swatch, y: entry.y + style.slot * Double(number)))
      }
      let end = values.position(of: entry.end)
      let middle = entry.y + entry.height / 2
      guard abs(middle - end) > style.slot * 0.6 else { continue }
      drawing.frame.line(
        from: Point(
          x: across.position(of: entry.last.time) + chart.style.lengths.gap * 0.5, y: end),
        to: Point(x: x - chart.style.lengths.gap * 0.5, y: middle),
        Stroke(chart.style.colors.rule, width: chart.style.lengths.gridLine))
    }
  }

  /// Names lines that end before the others at their own ends, with the time, where nothing is covered;
  /// the names of those lines.
  private func drawEarlyEnds(
    before x: Double, _ values: LinearScale, _ across: LinearScale, _ room: ClosedRange<Double>,
    _ drawing: inout FigureDrawing
  ) -> Set<String> {
    guard chart.form == .lines else { return [] }
    let latest = entries.map(\.last.time).max() ?? 0
    let gap = chart.style.lengths.gap
    func point(_ observation: LineChart.Observation) -> Point? {
      observation.reach.map {
        Point(x: across.position(of: observation.time), y: values.position(of: $0))
      }
    }
    let segments = chart.lines.flatMap { line -> [(Point, Point)] in
      let points = line.points.sorted { $0.time < $1.time }
      return zip(points, points.dropFirst()).compactMap { pair in
        guard let from = point(pair.0), let to = point(pair.1) else { return nil }
        return (from, to)
      }
    }
    var covered: [Rectangle] = []
    var named: Set<String> = []
    for entry in entries where entry.last.time < latest {
      guard let end = point(entry.last) else { continue }
      let style = chart.style[entry.line.isEmphasised ? .categoryStrong : .category]
      let text = [entry.line.name, entry.last.text + ",", entry.last.label]
        .filter { !$0.isEmpty }.joined(separator: "\u{A0}")
      let width = labels.width(text, style)
      let places = [
        (gap, -0.5), (gap, -1.1), (gap, 0.1), (-width * 0.5, -1.4), (-width * 0.5, 0.4),
      ]
      let free = places.lazy.map { across, down in
        Rectangle(
          x: end.x + across, y: end.y + down * style.slot, width: width, height: style.slot)
      }.first { area in
        area.x + area.width < x - gap && room.contains(area.y)
          && room.contains(area.y + area.height)
          && !covered.contains { $0.overlaps(area) }
          && !segments.contains { !area.stretches(of: [$0.0, $0.1]).isEmpty }
      }
      guard let free else { continue }
      drawing.frame.add(
        labels.line(
          text, style.colored(entry.line.isEmphasised ? ink(entry.line.color) : style.color)),
        at: Point(x: free.x, y: free.y))
      covered.append(free)
      named.insert(entry.line.name)
    }
    return named
  }

  /// The room for the colours of areas, whose names cannot all be written in them.
  private static func swatch(_ chart: LineChart) -> Double {
    chart.form == .areas ? chart.style[.category].size * 1.3 : 0
  }

  /// The colour of a line for its name; ink where it could not be read.
  private func ink(_ color: Color) -> Color {
    color.contrast(with: chart.style.colors.paper.opacity(1)) >= 4.5
      ? color : chart.style.colors.ink
  }
}
