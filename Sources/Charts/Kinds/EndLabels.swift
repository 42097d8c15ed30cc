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
