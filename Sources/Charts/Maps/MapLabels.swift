import Drawing

/// Names on a map, each where it covers no other.
struct MapLabels {
  private let room: Rectangle
  private let style: ChartStyle
  private let labels: LabelSetter
  private var covered: [Rectangle] = []
  /// Lines that names cross only where they must.
  private var lines: [(Point, Point)] = []

  init(room: Rectangle, style: ChartStyle, labels: LabelSetter) {
    self.room = room
    self.style = style
    self.labels = labels
  }

  /// Keeps names out of `area`.
  mutating func cover(_ area: Rectangle) { covered.append(area) }

  /// Keeps names off the lines of `path` where that can be.
  mutating func avoid(_ path: Path) {
    lines += path.segments.map { ($0.start, $0.end) }
  }

  func block(_ text: String, _ style: TextStyle) -> Frame {
    labels.block(text, style, width: room.width * 0.4, isTight: true)
  }

  /// Puts the name of a site beside its sign: right, left, above or below, then farther away with a
  /// line to it. A name without room is left out, and a problem.
  mutating func add(
    _ site: LocatorMap.Site, at point: Point, on drawing: inout FigureDrawing
  ) {
    let unit = style.lengths.unit
    let role: ChartStyle.Role = site.sign == .town ? .category : .categoryStrong
    var words = labels.block(
      site.name, style[role], width: room.width * 0.3, alignment: .leading, isTight: true)
    if !site.stateText.isEmpty {
      let state = labels.line(
        site.stateText,
        style[.note].weighted(600).colored(
          site.sign == .closed ? style.colors.alert : style.colors.ink2))
      words.add(state, at: Point(x: 0, y: words.size.height))
      words.size.height += state.size.height
      words.size.width = max(words.size.width, state.size.width)
    }
    let (width, height) = (words.size.width, words.size.height)
    let reaches = [5.0, 14, 26, 40, 58]
    for (reach, mayCross) in reaches.map({ ($0, false) }) + reaches.map({ ($0, true) }) {
      let away = reach * unit
      let places = [
        Point(x: point.x + away, y: point.y - height / 2),
        Point(x: point.x - away - width, y: point.y - height / 2),
        Point(x: point.x + away * 0.6, y: point.y - away * 0.6 - height),
        Point(x: point.x + away * 0.6, y: point.y + away * 0.6),
        Point(x: point.x - away * 0.6 - width, y: point.y - away * 0.6 - height),
        Point(x: point.x - away * 0.6 - width, y: point.y + away * 0.6),
        Point(x: point.x - width / 2, y: point.y - away - height),
        Point(x: point.x - width / 2, y: point.y + away),
      ]
      guard
        let place = places.first(where: {
          isFree(Rectangle(x: $0.x, y: $0.y, width: width, height: height), crossing: mayCross)
        })
      else { continue }
      if reach > 5 {
        let end = Point(
          x: min(max(point.x, place.x), place.x + width),
          y: min(max(point.y, place.y), place.y + height))
        drawing.frame.line(
          from: toward(end, from: point, by: 3.6 * unit), to: end,
          Stroke(style.colors.mute, width: 0.6 * unit))
      }
      drawing.frame.add(words, at: place)
      cover(Rectangle(x: place.x, y: place.y, width: width, height: height))
      return
    }
    drawing.problems.append("the name of \(site.name.quoted) finds no room")
  }

  /// Puts the name of a state where most of it lies around: whole within it if it can be, for a
  /// neighbour elsewhere in its area too; the names of others are left out where they do not fit.
  mutating func add(
    _ state: LocatorMap.State, in rings: [[Point]], on drawing: inout FigureDrawing
  ) {
    guard !rings.isEmpty, !state.name.isEmpty else { return }
    let role: ChartStyle.Role =
      switch state.rank {
      case .country: .panelHead
      case .neighbour: .categoryStrong
      case .other: .categoryDetail
      }
    let words = labels.block(
      state.name, style[role].colored(state.textColor), width: room.width * 0.3,
      alignment: .center, isTight: true)
    guard let middle = place(for: words.size, in: rings, mustFit: state.rank == .other) else {
      if state.rank == .country {
        drawing.problems.append("the name of \(state.name.quoted) finds no room")
      }
      return
    }
    let area = Rectangle(
      x: middle.x - words.size.width / 2, y: middle.y - words.size.height / 2,
      width: words.size.width, height: words.size.height)
    drawing.frame.add(words, at: Point(x: area.x, y: area.y))
    cover(area)
  }

  /// The middle of a place for something of `size`, as far as can be from the outline.
  private func place(for size: Size, in rings: [[Point]], mustFit: Bool) -> Point? {
    let points = Array(rings.joined())
    guard let extent = Rectangle(around: points) else { return nil }
    let outline = Rings.thinned(points, distance: 2 * style.lengths.unit)
    var best: (point: Point, worth: Double)?
    let steps = 24
    for row in 1..<steps {
      for column in 1..<steps {
        let middle = Point(
          x: extent.x + extent.width * Double(column) / Double(steps),
          y: extent.y + extent.height * Double(row) / Double(steps))
        let area = Rectangle(
          x: middle.x - size.width / 2, y: middle.y - size.height / 2, width: size.width,
          height: size.height)
        guard isFree(area, crossing: true), Rings.contains(middle, in: rings) else { continue }
        let corners = [
          Point(x: area.x, y: area.y), Point(x: area.x + area.width, y: area.y),
          Point(x: area.x, y: area.y + area.height),
          Point(x: area.x + area.width, y: area.y + area.height),
        ]
        let inside = corners.count { Rings.contains($0, in: rings) }
        if mustFit, inside < 4 { continue }
        // The edges of the map bound what is seen of a state, too.
        let edge = min(
          min(middle.x - room.x, room.x + room.width - middle.x) * 0.5,
          min(middle.y - room.y, room.y + room.height - middle.y))
        var nearest = edge * edge
        for point in outline {
          // Distances up and down count for more: names are wide.
          let (dx, dy) = ((point.x - middle.x) * 0.5, point.y - middle.y)
          nearest = min(nearest, dx * dx + dy * dy)
        }
        let isClear = isFree(area, crossing: false)
        let worth =
          nearest.squareRoot() + Double(inside) * size.height * 2 + (isClear ? size.height * 4 : 0)
        if worth > best?.worth ?? 0 { best = (middle, worth) }
      }
    }
    return best?.point
  }

  private func isFree(_ area: Rectangle, crossing mayCross: Bool) -> Bool {
    let gap = style.lengths.unit * 1.5
    let wide = Rectangle(
      x: area.x - gap, y: area.y - gap / 2, width: area.width + 2 * gap, height: area.height + gap)
    return wide.x >= room.x && wide.y >= room.y && wide.x + wide.width <= room.x + room.width
      && wide.y + wide.height <= room.y + room.height && !covered.contains { $0.overlaps(wide) }
      && (mayCross || !lines.contains { !area.stretches(of: [$0.0, $0.1]).isEmpty })
  }

  private func toward(_ end: Point, from start: Point, by distance: Double) -> Point {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > distance else { return end }
    return Point(x: start.x + dx / length * distance, y: start.y + dy / length * distance)
  }
}
