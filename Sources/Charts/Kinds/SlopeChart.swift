import Drawing

/// Values at a few times, each series a line from one to the next, named at both ends.
///
/// The times stand at equal distances. Names are moved apart where they would lie on each other; the
/// least important are left out, with a word, where there is no room.
package struct SlopeChart: Figure {
  package struct Series: Sendable {
    package var name: String
    package var color: Color
    package var isEmphasised: Bool
    /// One value for each time, with its text; `nil` where there is none.
    package var values: [(value: Double, text: String)?]

    package init(
      name: String, color: Color, isEmphasised: Bool = true,
      values: [(value: Double, text: String)?]
    ) {
      self.name = name
      self.color = color
      self.isEmphasised = isEmphasised
      self.values = values
    }
  }

  package var times: [String]
  package var series: [Series]
  package var style: ChartStyle
  package var noData: (words: String, reason: String)
  package var tableHead: String

  package init(
    times: [String], series: [Series], style: ChartStyle,
    noData: (words: String, reason: String) = ("no data", ""), tableHead: String = ""
  ) {
    self.times = times
    self.series = series
    self.style = style
    self.noData = noData
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    let rows = Double(max(1, series.count)) * style[.category].slot * 1.4
    return style[.panelHead].slot * 1.5 + max(style.lengths.columns, rows)
  }

  package var table: [[String]] {
    [[tableHead] + times]
      + series.map { line in
        [line.name]
          + times.indices.map { place in
            (place < line.values.count ? line.values[place]?.text : nil) ?? noData.words
          }
      }
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    let finite = series.flatMap(\.values).compactMap { $0?.value }.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), times.count > 1 else {
      let block = NoDataMark(words: noData.words, reason: noData.reason)
        .block(width: size.width, style, labels)
      drawing.frame.add(block, at: .zero)
      return drawing
    }
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    let head = style[.panelHead].slot * 1.5
    let half = style[.category].slot / 2
    let values = LinearScale(
      domain: low == high ? (low - 1, high + 1) : (low, high),
      range: (size.height - half, head + half))
    let last = times.count - 1
    let limit = size.width * 0.3
    let left = side(0, width: limit, labels)
    let right = side(last, width: limit, labels)
    // Room for the lines that lead names back to their points.
    let lead = series.count > 1 ? gap * 1.5 : 0
    let start = (left.map(\.frame.size.width).max() ?? 0) + gap * 2 + lead
    let stop = max(
      start + unit, size.width - (right.map(\.frame.size.width).max() ?? 0) - gap * 2 - lead)
    func x(_ place: Int) -> Double { start + (stop - start) * Double(place) / Double(last) }
    for (place, time) in times.enumerated() {
      drawing.frame.line(
        from: Point(x: x(place), y: head), to: Point(x: x(place), y: size.height),
        Stroke(style.colors.rule, width: style.lengths.gridLine))
      let pitch = (stop - start) / Double(last)
      let room = place == 0 || place == last ? max(pitch / 2, start) : pitch
      let label = PlotLabel(
        time, style[.panelHead], width: max(unit, room - gap), labels,
        alignment: place == 0 ? .trailing : place == last ? .leading : .center
      ).frame
      if label.size.height > head {
        drawing.problems.append("the heading \(time.quoted) is higher than its line")
      }
      let at =
        place == 0
        ? x(place) - label.size.width
        : place == last ? x(place) : x(place) - label.size.width / 2
      drawing.frame.add(
        label, at: Point(x: min(max(0, at), size.width - label.size.width), y: 0))
    }
    for line in series.filter({ !$0.isEmphasised }) + series.filter(\.isEmphasised) {
      draw(line, x, values, &drawing)
    }
    let room = head...max(head + 1, size.height)
    draw(left, at: 0, x: x(0) - gap, isLeft: true, values, room, &drawing)
    draw(right, at: last, x: x(last) + gap, isLeft: false, values, room, &drawing)
    return drawing
  }

  private func draw(
    _ line: Series, _ x: (Int) -> Double, _ values: LinearScale, _ drawing: inout FigureDrawing
  ) {
    let unit = style.lengths.unit
    let width = (line.isEmphasised ? 2 : 1.25) * unit
    var before: Point?
    for (place, entry) in line.values.enumerated() {
      guard let value = entry?.value, value.isFinite else {
        before = nil
        continue
      }
      let point = Point(x: x(place), y: values.position(of: value))
      if let before {
        drawing.frame.add(
          .path(
            .polyline([before, point]), fill: nil,
            stroke: Stroke(line.color, width: width, isRound: true)), at: .zero)
      }
      drawing.frame.add(
        .path(
          .circle(center: point, radius: width * 1.3), fill: line.color,
          stroke: Stroke(style.colors.paper.opacity(1), width: unit * 0.6)), at: .zero)
      before = point
    }
  }

  /// The words at one end: the value and the name of each series that has one there.
  private func side(_ place: Int, width: Double, _ labels: LabelSetter) -> [PlotLabel] {
    series.map { line in
      guard place < line.values.count, let entry = line.values[place], entry.value.isFinite else {
        return PlotLabel("", style[.category], width: width, labels)
      }
      let style = style[line.isEmphasised ? .categoryStrong : .category]
      let isReadable = line.color.contrast(with: self.style.colors.paper.opacity(1)) >= 4.5
      let color = line.isEmphasised && isReadable ? line.color : style.color
      let text =
        place == 0
        ? line.name + "\u{A0}\u{A0}" + entry.text : entry.text + "\u{A0}\u{A0}" + line.name
      return PlotLabel(
        text, style.colored(color), width: width, labels,
        alignment: place == 0 ? .trailing : .leading)
    }
  }

  private func draw(
    _ words: [PlotLabel], at place: Int, x: Double, isLeft: Bool, _ values: LinearScale,
    _ room: ClosedRange<Double>, _ drawing: inout FigureDrawing
  ) {
    var order = series.indices.filter { index in
      place < series[index].values.count
        && series[index].values[place].map { $0.value.isFinite } ?? false
    }
    let kept = LabelSpread.kept(
      lengths: order.map { words[$0].frame.size.height },
      isImportant: order.map { series[$0].isEmphasised }, in: room)
    if kept.count < order.count {
      drawing.problems.append(
        "\(order.count - kept.count) names of lines find no room and are left out")
    }
    order = kept.map { order[$0] }
    func wanted(_ index: Int) -> Double {
      values.position(of: series[index].values[place]?.value ?? 0)
        - words[index].frame.size.height / 2
    }
    order.sort { (wanted($0), $0) < (wanted($1), $1) }
    let starts = LabelSpread.starts(
      wanted: order.map(wanted), lengths: order.map { words[$0].frame.size.height }, in: room)
    for (index, start) in zip(order, starts) {
      let frame = words[index].frame
      // A name that had to move is led back to its point.
      let moved = start - wanted(index)
      let edge = abs(moved) > frame.size.height * 0.35 ? style.lengths.gap * 1.5 : 0
      let way = isLeft ? -1.0 : 1.0
      if edge > 0 {
        drawing.frame.line(
          from: Point(
            x: x - way * style.lengths.gap * 0.4, y: wanted(index) + frame.size.height / 2),
          to: Point(x: x + way * edge * 0.8, y: start + frame.size.height / 2),
          Stroke(style.colors.rule, width: style.lengths.gridLine * 1.5))
      }
      drawing.frame.add(
        frame, at: Point(x: isLeft ? x - edge - frame.size.width : x + edge, y: start))
    }
  }
}
