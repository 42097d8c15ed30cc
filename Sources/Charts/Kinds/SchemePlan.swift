import Drawing

/// The scheme measured at a width.
struct SchemePlan {
  /// One way with its texts.
  private struct Column {
    var link: GatewayScheme.Link
    /// Where its lines stand.
    var x: Double
    var name: PlotLabel
    var detail: Frame
  }
  private struct Border {
    var side: GatewayScheme.Side
    var start: Double
    var stop: Double
    var name: Frame
    var columns: [Column]
  }

  private let scheme: GatewayScheme
  private let style: ChartStyle
  private let labels: LabelSetter
  private let width: Double
  private let country: Frame
  /// The borders above and below.
  private let above: [Border]
  private let below: [Border]
  private let key: Frame
  private var problems: [String] = []

  private static let nameShare = 0.17

  init(_ scheme: GatewayScheme, width: Double, _ labels: LabelSetter) {
    let style = scheme.style
    self.scheme = scheme
    self.style = style
    self.labels = labels
    self.width = width
    // Each side goes to the border that has fewer ways so far, the first above.
    var (upper, lower): ([GatewayScheme.Side], [GatewayScheme.Side]) = ([], [])
    for side in scheme.sides {
      let counts = (
        upper.reduce(0) { $0 + max(1, $1.links.count) },
        lower.reduce(0) { $0 + max(1, $1.links.count) }
      )
      if counts.0 <= counts.1 { upper.append(side) } else { lower.append(side) }
    }
    country = labels.block(
      scheme.country, style[.panelHead].scaled(1.35), width: width * Self.nameShare, isTight: true)
    var problems: [String] = []
    above = Self.borders(upper, scheme, width: width, labels, &problems)
    below = Self.borders(lower, scheme, width: width, labels, &problems)
    self.problems = problems
    key = Self.key(of: scheme, width: width, labels)
  }

  private static func borders(
    _ sides: [GatewayScheme.Side], _ scheme: GatewayScheme, width: Double, _ labels: LabelSetter,
    _ problems: inout [String]
  ) -> [Border] {
    let style = scheme.style
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    let all = Double(max(1, sides.reduce(0) { $0 + max(1, $1.links.count) }))
    let between = gap * 3
    let room = width - between * Double(max(0, sides.count - 1))
    var start = 0.0
    return sides.map { side in
      let length = room * Double(max(1, side.links.count)) / all
      let stop = start + length
      let nameWidth = sides.count == 1 ? width * nameShare : length
      var name = labels.block(
        side.name,
        style[.panelHead].scaled(1.35).colored(side.textColor),
        width: nameWidth, isTight: true)
      if !side.detail.isEmpty {
        let detail = labels.block(
          side.detail, style[.panelDetail], width: nameWidth, isTight: true)
        name.add(detail, at: Point(x: 0, y: name.size.height))
        name.size.height += detail.size.height
        name.size.width = max(name.size.width, detail.size.width)
      }
      // A border of its own has the name beside the ways, borders that share a line above them.
      let first = sides.count == 1 ? start + width * nameShare + gap * 2 : start
      let pitch = (stop - first) / Double(max(1, side.links.count))
      let columns = side.links.enumerated().map { place, link -> Column in
        let lines = scheme.offsets(of: link).last ?? 0
        let x = first + Double(place) * pitch + 4 * unit
        let inner = max(unit, pitch - lines - 4 * unit - gap * 4)
        let setter = ColumnText(
          width: inner, labels: labels, least: style.lengths.minimumText, alignment: .leading)
        var parts: [(text: String, style: TextStyle)] = []
        if !link.stateText.isEmpty {
          parts.append(
            (
              link.stateText,
              style[.note].weighted(600).colored(
                link.state == .closed ? style.colors.alert : style.colors.ink2)
            ))
        }
        if !link.detail.isEmpty { parts.append((link.detail, style[.panelDetail])) }
        let set = setter.set(
          [[(link.name, style[.categoryStrong])]] + (parts.isEmpty ? [] : [parts]),
          limit: style[.note].slot * 14, &problems)
        return Column(
          link: link, x: x,
          name: (set.first ?? nil) ?? PlotLabel("", style[.categoryStrong], width: inner, labels),
          detail: (set.count > 1 ? set[1] : nil)?.frame ?? Frame(size: Size(width: 0, height: 0)))
      }
      defer { start = stop + between }
      return Border(side: side, start: start, stop: stop, name: name, columns: columns)
    }
  }

  private static func key(
    of scheme: GatewayScheme, width: Double, _ labels: LabelSetter
  ) -> Frame {
    let style = scheme.style
    let (gap, text) = (style.lengths.gap, style[.axis])
    let used = Set(scheme.sides.flatMap(\.links).flatMap(\.ways))
    var frame = Frame(size: Size(width: width, height: 0))
    var (x, y) = (0.0, 0.0)
    let side = 26 * style.lengths.unit
    for way in GatewayScheme.Way.allCases where used.contains(way) {
      let name = labels.line(scheme.wayNames[way] ?? way.rawValue, text)
      let length = side + gap * 1.5 + name.size.width
      if x > 0, x + length > width { (x, y) = (0, y + text.slot) }
      frame.line(
        from: Point(x: x, y: y + text.middle), to: Point(x: x + side, y: y + text.middle),
        scheme.stroke(way))
      frame.add(name, at: Point(x: x + side + gap * 1.5, y: y))
      x += length + gap * 5
      frame.size.height = y + text.slot
    }
    return frame
  }

  // MARK: Heights

  private var pad: Double { style.lengths.gap * 1.5 }

  /// How far beyond a border its ways reach, along their words.
  private func reach(_ border: Border) -> Double {
    guard let words = border.columns.map(\.detail.size.height).max() else { return 0 }
    return max(words, style[.note].slot) + pad
  }

  /// What the texts beyond a border need.
  private func outside(_ borders: [Border]) -> Double {
    borders.map { border in
      borders.count == 1
        ? max(reach(border), border.name.size.height + pad)
        : reach(border) + border.name.size.height + pad
    }.max().map { $0 + pad } ?? 0
  }

  /// What the names of ways need within the country.
  private func inside(_ borders: [Border]) -> Double {
    (borders.flatMap(\.columns).map(\.name.frame.size.height).max() ?? 0) + pad * 2.5
  }

  private var keyHeight: Double {
    key.size.height > 0 ? key.size.height + style.lengths.gap * 3 : 0
  }

  var idealHeight: Double {
    outside(above) + inside(above) + country.size.height + pad * 2 + inside(below)
      + outside(below) + keyHeight
  }

  func draw(on drawing: inout FigureDrawing) {
    drawing.problems += problems
    let spare = drawing.frame.size.height - idealHeight
    if spare < -0.5 {
      drawing.problems.append(
        "the scheme needs \(Ticks.text((-spare).rounded(.up), decimals: 0)) more in height")
    }
    let more = min(max(0, spare), idealHeight * 0.6)
    let north = outside(above)
    let south =
      north + inside(above) + country.size.height + pad * 2 + inside(below) + more
    for border in above { draw(border, at: north, isAbove: true, above.count == 1, &drawing) }
    for border in below { draw(border, at: south, isAbove: false, below.count == 1, &drawing) }
    drawing.frame.add(
      country,
      at: Point(
        x: 0,
        y: north + inside(above) + pad + more / 2))
    if !above.isEmpty || !below.isEmpty {
      drawing.frame.add(
        key, at: Point(x: 0, y: south + outside(below) + style.lengths.gap * 3))
    }
  }

  private func draw(
    _ border: Border, at y: Double, isAbove: Bool, _ isAlone: Bool,
    _ drawing: inout FigureDrawing
  ) {
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    let way = isAbove ? -1.0 : 1.0
    let far = reach(border)
    drawing.frame.line(
      from: Point(x: border.start, y: y), to: Point(x: border.stop, y: y),
      border.side.isNeighbour
        ? Stroke(border.side.color, width: 2.5 * unit)
        : Stroke(border.side.color, width: 1 * unit, dashes: [2 * unit, 2 * unit]))
    let nameY: Double
    if isAlone {
      nameY = isAbove ? y - pad - border.name.size.height : y + pad
    } else {
      nameY = isAbove ? y - far - pad - border.name.size.height : y + far + pad
    }
    drawing.frame.add(border.name, at: Point(x: border.start, y: nameY))
    for column in border.columns {
      let offsets = scheme.offsets(of: column.link)
      let isClosed = column.link.state == .closed
      let name = column.name
      let stationY =
        isAbove ? y + pad + name.middle : y - pad - name.frame.size.height + name.middle
      let middle = column.x + (offsets.last ?? 0) / 2
      for (mode, offset) in zip(column.link.ways, offsets) {
        let x = column.x + offset
        drawing.frame.line(
          from: Point(x: x, y: stationY), to: Point(x: x, y: y + way * far),
          scheme.stroke(mode, column.link.state, weight: column.link.weight))
      }
      let radius = 3.4 * unit
      let rim =
        isClosed || column.link.state == .planned ? style.colors.mute : style.colors.ink
      drawing.frame.add(
        .path(
          .circle(center: Point(x: middle, y: stationY), radius: radius),
          fill: style.colors.paper.opacity(1),
          stroke: Stroke(
            rim, width: 1.3 * unit,
            dashes: column.link.state == .planned ? [1.5 * unit, 1.2 * unit] : [])), at: .zero)
      if isClosed {
        let arm = 3 * unit
        for sign in [-1.0, 1.0] {
          drawing.frame.line(
            from: Point(x: middle - arm, y: y - arm * sign),
            to: Point(x: middle + arm, y: y + arm * sign),
            Stroke(style.colors.alert, width: 1.6 * unit))
        }
      }
      let text = column.x + (offsets.last ?? 0) + gap * 2
      drawing.frame.add(
        column.name.frame, at: Point(x: text, y: stationY - column.name.middle))
      let detailY = isAbove ? y - pad - column.detail.size.height : y + pad
      drawing.frame.add(column.detail, at: Point(x: text, y: detailY))
    }
  }
}
