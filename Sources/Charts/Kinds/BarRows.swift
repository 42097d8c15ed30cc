import Drawing

/// Rows of a horizontal bar chart measured at a width: names, values, scale and heights.
struct BarRows {
  /// One row around the middle of its bar.
  private struct Row {
    var name: PlotLabel
    var value: PlotLabel
    var above: Double
    var below: Double
    var hasTail: Bool
  }

  private let chart: BarChart
  private let labels: LabelSetter
  private let width: Double
  private let style: ChartStyle
  private let nameWidth: Double
  private let scale: LinearScale
  private let rows: [Row]
  private let ticks: (values: [Double], texts: [String])

  /// Height of a bar as a part of its row.
  static let barShare = 0.62
  /// Most of the width that names may take.
  static let nameShare = 0.45

  init(_ chart: BarChart, width: Double, _ labels: LabelSetter) {
    self.chart = chart
    self.labels = labels
    self.width = width
    let style = chart.style
    self.style = style
    let gap = style.lengths.gap
    let names = chart.rows.map {
      Self.name(of: $0, width: width * Self.nameShare, style, labels)
    }
    nameWidth = names.map(\.frame.size.width).max() ?? 0
    let left = nameWidth > 0 ? nameWidth + gap * 1.5 : 0
    let room = max(1, width - left)
    let domain = LinearScale.domain(of: chart.reaches, given: chart.domain)
    let hasBothSides = domain.start < 0 && domain.stop > 0
    let limit = room * (hasBothSides ? 0.33 : 0.5)
    let bars = chart.rows.map(\.bar)
    var texts = chart.rows.map { row in
      Self.text(of: row, width: limit, style, labels)
    }
    let isClosed = chart.domain != nil
    let margins = zip(bars, texts).compactMap { bar, text -> (value: Double, margin: Double)? in
      guard let value = bar.reach else { return nil }
      let stripes = bar.bound == .atLeast && !isClosed ? 12 * style.lengths.unit : 0
      let margin = text.frame.size.width + gap + stripes
      return (value, domain.stop <= 0 || value < 0 ? -margin : margin)
    }
    scale = LinearScale.fitting(domain, in: left...max(left, width), margins: margins)
    let rest = max(width * 0.1, width - scale.position(of: 0) - gap)
    for (index, row) in chart.rows.enumerated() where row.bar.reach == nil {
      texts[index] = Self.text(of: row, width: rest, style, labels)
    }
    let thickness = style.lengths.row * Self.barShare
    rows = zip(chart.rows, zip(names, texts)).map { row, pair in
      let (name, value) = pair
      return Row(
        name: name, value: value, above: max(name.middle, value.middle, thickness / 2),
        below: max(name.below, value.below, thickness / 2), hasTail: row.detail != nil)
    }
    let steps = max(1, min(chart.axisSteps, Int(abs(scale.range.stop - scale.range.start)
      / (80 * style.lengths.unit))))
    ticks =
      chart.showsAxis && !chart.reaches.isEmpty
      ? AxisMark.values(
        on: scale, count: steps, .horizontal, room: 0...max(1, width), style, labels,
        text: chart.axisText) : ([], [])
  }

  private static func name(
    of row: BarChart.Row, width: Double, _ style: ChartStyle, _ labels: LabelSetter
  ) -> PlotLabel {
    let alignment = style.categoryAlignment
    let name = PlotLabel(
      row.label, style[row.isEmphasised ? .categoryStrong : .category], width: width, labels,
      alignment: alignment)
    guard let detail = row.detail else { return name }
    return name.above(
      PlotLabel(detail, style[.categoryDetail], width: width, labels, alignment: alignment),
      alignment: alignment)
  }

  private static func text(
    of row: BarChart.Row, width: Double, _ style: ChartStyle, _ labels: LabelSetter
  ) -> PlotLabel {
    let text = PlotLabel(
      row.bar.printed,
      style.textStyle(of: row.bar, value: row.isEmphasised ? .keyValue : .value), width: width,
      labels)
    guard let note = row.bar.note else { return text }
    let gap = style.lengths.gap * 1.5
    let aside = PlotLabel(note, style[.note], width: width, labels)
    return text.frame.size.width + gap + aside.frame.size.width <= width
      ? text.followed(by: aside, gap: gap) : text.above(aside)
  }

  private var axisHeight: Double {
    ticks.values.isEmpty ? 0 : style[.axis].slot + style.lengths.gap * 0.5
  }

  var idealHeight: Double {
    let rows = bands(base: style.lengths.row, from: 0, stretch: 0).extent.upperBound
    guard chart.reaches.isEmpty else { return rows + axisHeight }
    return max(rows, noData.block(width: noDataWidth, style, labels).size.height)
  }

  private var noData: NoDataMark {
    NoDataMark(words: chart.noData.words, reason: chart.noData.reason)
  }

  private var noDataWidth: Double {
    max(style.lengths.unit, width - scale.position(of: 0) - style.lengths.gap * 2)
  }

  /// The rows one below the other, each at least `base` high, each with `stretch` added.
  private func bands(base: Double, from start: Double, stretch: Double) -> BandScale {
    var slots = [BandScale.Slot]()
    var top = start
    let least = style.lengths.unit * (base < style.lengths.row ? 1 : 2.5)
    for row in rows {
      let head = max(base / 2 - row.above, least)
      let foot = max(base / 2 - row.below, row.hasTail ? least * 2 : least)
      let length = head + row.above + row.below + foot + stretch
      slots.append(
        BandScale.Slot(start: top, length: length, middle: top + stretch / 2 + head + row.above))
      top += length
    }
    return BandScale(slots: slots, thickness: base * Self.barShare + stretch * 0.4)
  }

  /// The rows that `height` has room for: stretched where there is more, closed up where less.
  private func bands(in height: Double) -> BandScale {
    let row = style.lengths.row
    let whole = bands(base: row, from: 0, stretch: 0)
    let spare = height - whole.extent.upperBound
    if spare >= -0.01 {
      let stretch = rows.isEmpty ? 0 : min(max(0, spare) / Double(rows.count), row * 0.6)
      return bands(base: row, from: 0, stretch: stretch)
    }
    var closest = whole
    for step in 1...8 {
      let least = min(row, style[.category].slot)
      closest = bands(base: row - (row - least) * Double(step) / 8, from: 0, stretch: 0)
      if closest.extent.upperBound <= height { return closest }
    }
    return BandScale(
      slots: closest.slots.filter { $0.start + $0.length <= height + 0.01 },
      thickness: closest.thickness)
  }

  func draw(on drawing: inout FigureDrawing) {
    let bands = bands(in: max(0, drawing.frame.size.height - axisHeight))
    if bands.slots.count < rows.count {
      drawing.problems.append(
        "\(rows.count - bands.slots.count) of \(rows.count) rows found no room, from "
          + chart.rows[bands.slots.count].label.quoted)
    }
    let shown = bands.slots.count
    let plot = PlotArea(
      orientation: .horizontal, values: scale,
      bands: shown > 0
        ? bands : BandScale(count: 0, from: 0, length: 0, share: 0), isClosed: chart.domain != nil,
      style: style, labels: labels)
    let names = CategoryMark(rows.prefix(shown).map(\.name), edge: nameWidth)
    var marks: [any Mark]
    if chart.reaches.isEmpty {
      marks = [names, RuleMark.zero(style), noData]
    } else {
      let bars = chart.rows.prefix(shown).map(\.bar)
      marks = [
        GridMark(ticks.values), BarMark(bars), RuleMark.zero(style),
        ValueLabelMark(bars, texts: rows.prefix(shown).map(\.value)), names,
        AxisMark(
          ticks.values, texts: ticks.texts,
          edge: bands.extent.upperBound + style.lengths.gap * 0.5),
      ]
    }
    for mark in marks { mark.draw(in: plot, on: &drawing) }
  }
}
