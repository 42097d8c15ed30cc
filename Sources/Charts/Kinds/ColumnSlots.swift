import Drawing

/// Slots of a column chart measured at a width: names, values and scale.
struct ColumnSlots {
  private let chart: BarChart
  private let labels: LabelSetter
  private let style: ChartStyle
  private let width: Double
  private let slotWidth: Double
  private let share: Double
  private let left: Double
  private let names: [PlotLabel?]
  private let texts: [PlotLabel?]
  /// How the remarks that stand inside their columns are set; others stand above the number.
  private let innerNotes: [TextStyle?]
  private var problems: [String] = []

  /// Width of a column as a part of its slot.
  static let columnShare = 0.57
  /// Width that a slot has at most, in units of the style, while its texts fit.
  static let widestSlot = 110.0

  /// The slots of `chart` in `width`: as wide as their texts need where there is room.
  init(_ chart: BarChart, width: Double, _ labels: LabelSetter) {
    self.init(chart, width: width, slot: Self.widestSlot, labels)
    for slot in [Self.widestSlot * 1.5, Self.widestSlot * 2.25, .infinity]
    where !problems.isEmpty && slotWidth >= Self.widestSlot * style.lengths.unit {
      self.init(chart, width: width, slot: slot, labels)
    }
  }

  private init(_ chart: BarChart, width: Double, slot: Double, _ labels: LabelSetter) {
    self.chart = chart
    self.labels = labels
    self.width = width
    let style = chart.style
    self.style = style
    let unit = style.lengths.unit
    left = Self.axisWidth(chart, labels)
    slotWidth = min(
      slot * unit, max(0.1, width - left) / Double(max(1, chart.rows.count)))
    share = min(Self.columnShare, Self.columnShare * Self.widestSlot * unit / slotWidth)
    let room = max(0.1, slotWidth - 3 * unit)
    let fitting = ColumnText(width: room, labels: labels, least: style.lengths.minimumText)
    var problems = [String]()
    names = fitting.set(
      chart.rows.map { row in
        [(row.label, style[row.isEmphasised ? .categoryStrong : .category])]
          + (row.detail.map { [($0, style[.categoryDetail])] } ?? [])
      }, limit: style.lengths.columns, &problems)
    let inside = ColumnText(
      width: max(0.1, slotWidth * share - PartNoteMark.inset * 2 * unit),
      labels: labels, least: style.lengths.minimumText)
    let note = style[.note]
    innerNotes = chart.rows.map { row in
      guard row.bar.state == .partial, row.bar.reach != nil, let text = row.bar.note else {
        return nil
      }
      let size = note.size * inside.factor(for: text, note)
      return size >= style.lengths.minimumText - 0.01 ? note.sized(size) : nil
    }
    texts = fitting.set(
      zip(chart.rows, innerNotes).map { row, inner in
        let value = (row.bar.printed, style.textStyle(of: row.bar, value: .columnValue))
        guard let text = row.bar.note, inner == nil else { return [value] }
        return [(text, note), value]
      }, limit: style.lengths.columns / 2, &problems)
    self.problems = problems
  }

  /// Width of the figures to the left of the columns, with their distance.
  private static func axisWidth(_ chart: BarChart, _ labels: LabelSetter) -> Double {
    guard chart.showsAxis, !chart.reaches.isEmpty else { return 0 }
    let domain = LinearScale.domain(of: chart.reaches, given: chart.domain)
    let widest =
      (1...max(1, chart.axisSteps)).flatMap { steps -> [Double] in
        let values = Ticks.values(from: domain.start, to: domain.stop, count: Double(steps))
        let decimals = values.count > 1 ? Ticks.decimals(ofStep: values[1] - values[0]) : 0
        return values.map { labels.width(chart.axisText($0, decimals), chart.style[.axis]) }
      }.max() ?? 0
    return widest + chart.style.lengths.gap * 2
  }

  private var nameHeight: Double {
    let tallest = names.compactMap { $0?.frame.size.height }.max() ?? 0
    return tallest > 0 ? tallest + style.lengths.gap * 0.5 : 0
  }

  private var textHeight: Double {
    (texts.compactMap { $0?.frame.size.height }.max() ?? 0)
  }

  var idealHeight: Double {
    guard !chart.rows.isEmpty else {
      return noData.block(width: width, style, labels).size.height
    }
    return style.lengths.columns + textHeight + nameHeight
  }

  private var noData: NoDataMark {
    NoDataMark(words: chart.noData.words, reason: chart.noData.reason)
  }

  /// From values to heights: measured from the foot of the plot upwards, then turned over.
  private func scale(in height: Double) -> LinearScale {
    let domain = LinearScale.domain(of: chart.reaches, given: chart.domain)
    let gap = style.lengths.gap * ValueLabelMark.lift
    let stub = min(14 * style.lengths.unit, height * 0.12)
    var margins = zip(chart.rows, texts).compactMap { row, text in
      let length = text?.frame.size.height ?? 0
      if row.bar.reach == nil {
        let isBelow = LinearScale.isBelowZero(0, domain)
        return (0.0, (length + gap + stub) * (isBelow ? -1 : 1))
      }
      return row.bar.margin(
        text: length, gap: gap, on: domain, room: height, isClosed: chart.domain != nil,
        unit: style.lengths.unit)
    }
    // The figures at the ends of the axis stand half above and half below their lines.
    let half = chart.showsAxis ? style[.axis].slot / 2 : 0
    margins.append((domain.stop, half))
    if domain.start < 0 { margins.append((domain.start, -half)) }
    let upwards = LinearScale.fitting(domain, in: 0...max(0, height), margins: margins)
    return LinearScale(
      domain: domain, range: (height - upwards.range.start, height - upwards.range.stop))
  }

  func draw(on drawing: inout FigureDrawing) {
    let plotHeight = max(0, drawing.frame.size.height - nameHeight)
    let scale = scale(in: plotHeight)
    let isEmpty = chart.reaches.isEmpty
    let steps = max(
      1, min(chart.axisSteps, Int(plotHeight / (40 * style.lengths.unit))))
    let found: (values: [Double], texts: [String]) =
      chart.showsAxis && !isEmpty
      ? AxisMark.values(
        on: scale, count: steps, .vertical, room: 0...max(1, plotHeight), style, labels,
        text: chart.axisText) : ([], [])
    // A zero at the foot says nothing that the base line does not.
    let ticks = zip(found.values, found.texts).filter { scale.domain.start < 0 || $0.0 != 0 }
    let count = chart.rows.count
    let plot = PlotArea(
      orientation: .vertical, values: scale,
      bands: BandScale(
        count: count, from: left, length: slotWidth * Double(count), share: share),
      isClosed: chart.domain != nil, style: style, labels: labels)
    drawing.problems += problems
    drawing.unnamed += zip(chart.rows, names).compactMap { $1 == nil ? $0.label : nil }
    if !isEmpty, abs(scale.range.start - scale.range.stop) < textHeight, textHeight > 0 {
      drawing.problems.append("the columns have less height than their numbers")
    }
    let edge = plotHeight + style.lengths.gap * 0.5
    var marks: [any Mark] = [CategoryMark(names, edge: edge), RuleMark.zero(style)]
    if isEmpty {
      marks.append(noData)
    } else {
      let bars = chart.rows.map(\.bar)
      marks = [
        GridMark(ticks.map(\.0)), BarMark(bars), ValueLabelMark(bars, texts: texts),
        PartNoteMark(bars, styles: innerNotes), RuleMark.zero(style),
        CategoryMark(names, edge: edge),
        AxisMark(ticks.map(\.0), texts: ticks.map(\.1), edge: left - style.lengths.gap),
      ]
    }
    for mark in marks { mark.draw(in: plot, on: &drawing) }
    drawAnnotations(plot, height: plotHeight, on: &drawing)
  }

  /// Remarks with arrows to the numbers of their columns.
  private func drawAnnotations(
    _ plot: PlotArea, height: Double, on drawing: inout FigureDrawing
  ) {
    guard !chart.annotations.isEmpty else { return }
    var placer = AnnotationPlacer(
      drawing.frame,
      room: Rectangle(x: left, y: 0, width: max(0, width - left), height: height), style, labels)
    for annotation in chart.annotations {
      guard let place = chart.rows.firstIndex(where: { $0.label == annotation.at }) else {
        continue
      }
      let value = chart.rows[place].bar.reach ?? 0
      let isBelow = LinearScale.isBelowZero(value, plot.values.domain)
      let end = plot.values.position(of: value)
      let text = texts[place]?.frame.size.height ?? 0
      placer.add(
        annotation.text,
        to: Point(x: plot.bands.slots[place].middle, y: isBelow ? end + text : end - text),
        distance: style.lengths.gap, on: &drawing)
    }
  }
}
