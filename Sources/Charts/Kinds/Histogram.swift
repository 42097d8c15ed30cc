import Drawing

/// How often values fall into intervals of one length, as columns without gaps.
///
/// Below stand the ends of the intervals. Counts stand over the columns where all of them find room;
/// else an axis says them.
package struct Histogram: Figure {
  package var values: [Double]
  /// About how many intervals there are; as many as the values call for if `nil`.
  package var binCount: Int?
  package var color: Color
  package var style: ChartStyle
  package var axisText: @Sendable (Double, Int) -> String
  package var noData: (words: String, reason: String)
  /// The heads of the columns of the table: the interval, and the count.
  package var tableHead: (String, String)

  package init(
    values: [Double], binCount: Int? = nil, color: Color, style: ChartStyle,
    axisText: @escaping @Sendable (Double, Int) -> String = { Ticks.text($0, decimals: $1) },
    noData: (words: String, reason: String) = ("no data", ""),
    tableHead: (String, String) = ("", "")
  ) {
    self.values = values
    self.binCount = binCount
    self.color = color
    self.style = style
    self.axisText = axisText
    self.noData = noData
    self.tableHead = tableHead
  }

  package var bins: [Bins.Bin] { Bins(values, count: binCount).bins }

  /// The ends of the intervals as text.
  private func ends(_ bins: [Bins.Bin]) -> [String] {
    let ends = bins.map(\.start) + bins.suffix(1).map(\.stop)
    let decimals = bins.first.map { Ticks.decimals(ofStep: $0.stop - $0.start) } ?? 0
    return ends.map { axisText($0, decimals) }
  }

  package var table: [[String]] {
    let bins = bins
    let ends = ends(bins)
    return [[tableHead.0, tableHead.1]]
      + bins.indices.map { ["\(ends[$0])–\(ends[$0 + 1])", axisText(Double(bins[$0].count), 0)] }
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    style.lengths.columns + style[.value].slot + style[.axis].slot + style.lengths.gap * 0.5
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    let bins = bins
    guard !bins.isEmpty else {
      let block = NoDataMark(words: noData.words, reason: noData.reason)
        .block(width: size.width, style, labels)
      drawing.frame.add(block, at: .zero)
      return drawing
    }
    let gap = style.lengths.gap
    let foot = size.height - style[.axis].slot - gap * 0.5
    guard foot > style[.value].slot * 3 else {
      drawing.problems.append("the columns have less height than their numbers")
      return drawing
    }
    let domain = LinearScale.domain(of: bins.map { Double($0.count) })
    let texts = bins.map { axisText(Double($0.count), 0) }
    let widest = texts.map { labels.width($0, style[.value]) }.max() ?? 0
    let showsCounts = widest <= size.width / Double(bins.count) * 0.96
    let ends = ends(bins).map { labels.width($0, style[.axis]) }
    // The first and the last end stand in the middle of their edges too.
    let left = max(
      (ends.first ?? 0) / 2,
      showsCounts ? 0 : labels.width(axisText(domain.stop, 0), style[.axis]) + gap * 2)
    let width = max(style.lengths.unit, size.width - left - (ends.last ?? 0) / 2)
    let scale = LinearScale(
      domain: domain,
      range: (foot, showsCounts ? style[.value].slot + gap * 0.25 : style[.axis].slot / 2))
    let plot = PlotArea(
      orientation: .vertical, values: scale,
      bands: BandScale(count: bins.count, from: left, length: width, share: 1), isClosed: true,
      style: style, labels: labels)
    if !showsCounts { drawAxis(in: plot, &drawing) }
    for (index, bin) in bins.enumerated() where bin.count > 0 {
      var across = plot.bands.bar(index)
      // A hair of paper parts neighbours.
      across.stop = max(
        across.start + 0.4 * style.lengths.unit, across.stop - 0.75 * style.lengths.unit)
      let end = scale.position(of: Double(bin.count))
      let area = plot.rectangle(along: (foot, end), across: across)
      drawing.frame.fill(area, color)
      guard showsCounts else { continue }
      let label = labels.line(texts[index], style[.value])
      drawing.frame.add(
        label,
        at: Point(
          x: area.x + (area.width - label.size.width) / 2, y: end - label.size.height - gap * 0.1))
    }
    drawing.frame.line(
      from: Point(x: left, y: foot), to: Point(x: left + width, y: foot),
      Stroke(style.colors.ink, width: style.lengths.zeroLine))
    drawEnds(bins, plot, foot + gap * 0.5, &drawing)
    return drawing
  }

  private func drawAxis(in plot: PlotArea, _ drawing: inout FigureDrawing) {
    let extent = plot.bands.extent
    let (start, stop) = plot.values.range
    let steps = max(1, min(5, Int((start - stop) / (40 * style.lengths.unit))))
    let ticks = AxisMark.values(
      on: plot.values, count: steps, .vertical, room: 0...max(1, start), style, plot.labels,
      text: axisText)
    // Counts are whole.
    let whole = zip(ticks.values, ticks.texts).filter { $0.0 == $0.0.rounded() && $0.0 != 0 }
    for (value, _) in whole {
      let y = plot.values.position(of: value)
      drawing.frame.line(
        from: Point(x: extent.lowerBound, y: y), to: Point(x: extent.upperBound, y: y),
        Stroke(style.colors.grid, width: style.lengths.gridLine))
    }
    AxisMark(
      whole.map(\.0), texts: whole.map { axisText($0.0, 0) },
      edge: extent.lowerBound - style.lengths.gap
    ).draw(in: plot, on: &drawing)
  }

  /// The ends of the intervals, as many as stand clear of each other, with a tick each.
  private func drawEnds(
    _ bins: [Bins.Bin], _ plot: PlotArea, _ top: Double, _ drawing: inout FigureDrawing
  ) {
    let texts = ends(bins)
    let labels = plot.labels
    let edges = bins.indices.map { plot.bands.slots[$0].start } + [plot.bands.extent.upperBound]
    let widths = texts.map { labels.width($0, style[.axis]) }
    let room = edges.count > 1 ? edges[1] - edges[0] : 0
    let step = (1...max(1, texts.count)).first { step in
      (widths.max() ?? 0) + style.lengths.gap <= room * Double(step)
    }
    for index in stride(from: 0, to: texts.count, by: step ?? max(1, texts.count)) {
      drawing.frame.line(
        from: Point(x: edges[index], y: top - style.lengths.gap * 0.5),
        to: Point(x: edges[index], y: top - style.lengths.gap * 0.5 + 3 * style.lengths.unit),
        Stroke(style.colors.ink, width: style.lengths.zeroLine))
      let label = labels.line(texts[index], style[.axis])
      drawing.frame.add(label, at: Point(x: edges[index] - label.size.width / 2, y: top))
    }
  }
}
