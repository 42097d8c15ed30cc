import Drawing

/// The columns of a cover motif measured at a width.
struct MotifColumns {
  private let chart: CoverMotif
  private let labels: LabelSetter
  private let style: ChartStyle
  private let width: Double
  private let columns: [CoverMotif.Column]
  /// The motif's own point: 1 where five columns of 80 and their gaps fill the width.
  private let unit: Double
  private let columnWidth: Double
  private let gap: Double
  private let captions: [PlotLabel?]
  private let lowerLine: FigureDrawing
  private let upperLine: FigureDrawing
  private var problems: [String] = []

  init(_ chart: CoverMotif, width: Double, _ labels: LabelSetter) {
    self.chart = chart
    self.labels = labels
    self.width = width
    columns = Array(chart.columns.prefix(CoverMotif.limit))
    unit = width / 488
    let count = Double(max(1, columns.count))
    columnWidth = min(112 * unit, (width - 22 * unit * (count - 1)) / count)
    gap = count > 1 ? (width - columnWidth * count) / (count - 1) : 0
    var style = chart.style
    let shrink = min(1, unit / style.lengths.unit)
    for role in ChartStyle.Role.allCases {
      let size = style[role].size
      style[role] = style[role].sized(max(min(style.lengths.minimumText, size), size * shrink))
    }
    self.style = style
    let texts = columns.map { column in
      [(text: column.caption, style: style[.coverCaption])]
        + (column.detail.isEmpty ? [] : [(column.detail, style[.coverCaptionDetail])])
    }
    let wide = ColumnText(
      width: max(0.1, columnWidth + gap * 0.6), labels: labels,
      least: style.lengths.minimumText, alignment: .leading)
    var narrow = wide
    narrow.width = max(0.1, columnWidth)
    let limit = 200 * style.lengths.unit
    captions =
      wide.set(Array(texts.dropLast()), limit: limit, &problems)
      + narrow.set(texts.suffix(1), limit: limit, &problems)
    upperLine = Self.line(chart.upper, remark: "", width: width, style, labels)
    lowerLine = Self.line(chart.lower, remark: chart.remark, width: width, style, labels)
    problems += upperLine.problems + lowerLine.problems
  }

  /// A partner's name and words with a remark at the right, which moves to a line of its own where
  /// it finds no room.
  private static func line(
    _ partner: CoverMotif.Partner, remark: String, width: Double, _ style: ChartStyle,
    _ labels: LabelSetter
  ) -> FigureDrawing {
    let nameStyle = style[.coverPartner].colored(partner.textColor)
    let wordStyle = style[.coverPartnerDetail]
    let name = PlotLabel(partner.name, nameStyle, width: width, labels)
    let gap = style.lengths.gap * 1.2
    let words = PlotLabel(partner.words, wordStyle, width: width, labels)
    let baseline = nameStyle.slot * 5 / 7
    var frame = Frame(size: Size(width: width, height: name.frame.size.height))
    frame.add(name.frame, at: .zero)
    var end = name.frame.size.width
    if end + gap + words.frame.size.width <= width {
      frame.add(words.frame, at: Point(x: end + gap, y: baseline - wordStyle.slot * 5 / 7))
      end += gap + words.frame.size.width
    } else {
      frame.add(words.frame, at: Point(x: 0, y: frame.size.height))
      frame.size.height += words.frame.size.height
      end = width
    }
    if !remark.isEmpty {
      let remarkStyle = wordStyle.colored(style.colors.accent).weighted(500)
      let block = PlotLabel(remark, remarkStyle, width: width, labels, alignment: .trailing)
      let x = width - block.frame.size.width
      if end + gap * 3 <= x {
        frame.add(block.frame, at: Point(x: x, y: baseline - remarkStyle.slot * 5 / 7))
      } else {
        frame.add(block.frame, at: Point(x: 0, y: frame.size.height))
        frame.size.height += block.frame.size.height
      }
    }
    return FigureDrawing(frame: frame)
  }

  private var textHeight: Double {
    let captions = captions.compactMap { $0?.frame.size.height }.max() ?? 0
    return upperLine.frame.size.height + lowerLine.frame.size.height + captions + edge * 4
  }

  /// Distance between the columns and the names, and between these and the captions.
  private var edge: Double { 4 * style.lengths.unit }

  var idealHeight: Double { 344 * unit + textHeight }

  func draw(on drawing: inout FigureDrawing) {
    drawing.problems += problems
    let height = max(0, drawing.frame.size.height - textHeight)
    if height < 60 * unit {
      drawing.problems.append("the columns find less than a sixth of their height")
    }
    drawing.frame.add(upperLine.frame, at: .zero)
    let top = upperLine.frame.size.height + edge
    let bottom = top + height
    var asides = MotifAsides(
      room: Rectangle(x: 0, y: top, width: width, height: height), style: style, labels: labels)
    for (index, column) in columns.enumerated() {
      let area = Rectangle(
        x: Double(index) * (columnWidth + gap), y: top, width: columnWidth, height: height)
      draw(column, area, isLast: index == columns.count - 1, &asides, on: &drawing)
      if let caption = captions[index] {
        let y = bottom + lowerLine.frame.size.height + edge * 3
        drawing.frame.add(caption.frame, at: Point(x: area.x, y: y))
      }
    }
    asides.draw(on: &drawing)
    for y in [top, bottom] {
      drawing.frame.line(
        from: Point(x: 0, y: y), to: Point(x: width, y: y),
        Stroke(style.colors.ink, width: style.lengths.zeroLine))
    }
    drawing.frame.add(lowerLine.frame, at: Point(x: 0, y: bottom + edge))
  }

  private func draw(
    _ column: CoverMotif.Column, _ area: Rectangle, isLast: Bool, _ asides: inout MotifAsides,
    on drawing: inout FigureDrawing
  ) {
    let whole = chart.whole > 0 ? chart.whole : 1
    let shares = [column.upper, column.lower].map { bar in
      min(1, max(0, (bar?.reach ?? 0) / whole))
    }
    let lower = min(shares[1], 1 - shares[0])
    let lengths = [shares[0] * area.height, lower * area.height]
    let room = max(0, area.height - lengths[0] - lengths[1])
    var white = Rectangle(
      x: area.x, y: area.y + lengths[0], width: area.width, height: room)
    for (index, bar) in [column.upper, column.lower].enumerated() {
      guard let bar else { continue }
      let isUpper = index == 0
      let y = isUpper ? area.y : area.y + area.height - lengths[1]
      let piece = Rectangle(x: area.x, y: y, width: area.width, height: lengths[index])
      let used = paint(bar, piece, isUpper: isUpper, room: room, on: &drawing.frame)
      white.height -= used
      if isUpper { white.y += used }
      place(bar, piece, isUpper: isUpper, &white, &asides, isLast: isLast, on: &drawing.frame)
    }
    if let between = column.between {
      asides.addBetween(between, in: white, isLast: isLast, gap: gap)
    }
  }

  /// Paints a piece, and stripes beyond it for a lower bound; returns the height these take.
  private func paint(
    _ bar: Bar, _ piece: Rectangle, isUpper: Bool, room: Double, on frame: inout Frame
  ) -> Double {
    guard bar.reach != nil, piece.height > 0 else { return 0 }
    let line = min(style.lengths.unit, unit)
    if bar.bound == .atMost || bar.state == .remainder {
      frame.hatch(piece, style.colors.mute, unit: line)
      frame.outline(piece, style.colors.mute, width: 0.5 * line)
      return 0
    }
    if bar.state == .partial {
      frame.outline(piece, bar.color, width: line)
      return 0
    }
    frame.fill(piece, bar.color)
    if bar.color.contrast(with: style.colors.paper) < 2 {
      frame.outline(piece, style.colors.mute, width: 0.5 * line)
    }
    guard bar.bound == .atLeast, room > 0 else { return 0 }
    let stripe = min(2 * line, room / 12)
    for index in 0..<3 {
      let offset = stripe * Double(index * 2 + 1)
      let y = isUpper ? piece.y + piece.height + offset : piece.y - offset - stripe
      frame.fill(
        Rectangle(x: piece.x, y: y, width: piece.width, height: stripe), bar.color)
    }
    return stripe * 6
  }

  /// Places a piece's number inside it, or hands it over as one that stands beside.
  private func place(
    _ bar: Bar, _ piece: Rectangle, isUpper: Bool, _ white: inout Rectangle,
    _ asides: inout MotifAsides, isLast: Bool, on frame: inout Frame
  ) {
    guard bar.reach != nil else {
      asides.addWords(bar, in: &white, isUpper: isUpper)
      return
    }
    let isHollow = bar.bound == .atMost || bar.state != .actual
    let full = style[.coverNumber]
    let inset = 9 * unit
    let shrink = min(
      1, (piece.width - inset * 1.4) / max(0.1, labels.width(bar.text, full)),
      piece.height / (full.size * 0.727 * 1.5))
    let number = full.sized(max(min(style[.coverAside].size * 1.3, full.size), full.size * shrink))
    let capital = number.size * 0.727
    let margin = min(13 * unit, max(0, (piece.height - capital) / 2))
    guard labels.width(bar.text, number) <= piece.width - inset,
      piece.height >= capital * 1.35, !isHollow
    else {
      asides.add(bar.printed, piece, isLast: isLast, gap: gap, white: white, isUpper: isUpper)
      return
    }
    let baseline =
      isUpper ? piece.y + margin + capital : piece.y + piece.height - margin
    let color = bar.textColor ?? style.inside(bar.color)
    frame.add(
      labels.line(bar.text, number.colored(color)),
      at: Point(x: piece.x + inset, y: baseline - number.slot * 5 / 7))
  }
}
