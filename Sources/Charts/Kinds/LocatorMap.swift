import Drawing

/// A country among its neighbours, with places and ways in and out, in an equal-area projection about
/// its middle.
package struct LocatorMap: Figure {
  /// What a state is on the map.
  package enum Rank: Sendable { case country, neighbour, other }

  package struct State: Sendable {
    package var name: String
    package var rank: Rank
    package var fill: Color
    package var textColor: Color
    /// Polygons of an outer ring and the rings of holes, in degrees.
    package var polygons: [[[MapPoint]]]

    package init(
      name: String, rank: Rank, fill: Color, textColor: Color, polygons: [[[MapPoint]]]
    ) {
      self.name = name
      self.rank = rank
      self.fill = fill
      self.textColor = textColor
      self.polygons = polygons
    }
  }

  package struct Site: Sendable {
    package enum Sign: Sendable { case town, open, closed, planned }

    package var name: String
    package var point: MapPoint
    package var sign: Sign
    /// What is said of its state where it is not open.
    package var stateText: String
    /// What else is said of it in words: the partner it leads to, its modes.
    package var detail: String

    package init(
      name: String, point: MapPoint, sign: Sign, stateText: String = "", detail: String = ""
    ) {
      self.name = name
      self.point = point
      self.sign = sign
      self.stateText = stateText
      self.detail = detail
    }
  }

  package var states: [State]
  package var sites: [Site]
  package var style: ChartStyle
  /// The words for kilometres under the scale: `500 km`.
  package var distance: @Sendable (Double) -> String
  /// The words for a place: `47.9° N, 106.9° E`.
  package var coordinates: @Sendable (MapPoint) -> String
  package var tableHead: [String]

  package init(
    states: [State], sites: [Site], style: ChartStyle,
    distance: @escaping @Sendable (Double) -> String,
    coordinates: @escaping @Sendable (MapPoint) -> String, tableHead: [String]
  ) {
    self.states = states
    self.sites = sites
    self.style = style
    self.distance = distance
    self.coordinates = coordinates
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    MapPlan(self).height(forWidth: width)
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    MapPlan(self).draw(on: &drawing, labels)
    return drawing
  }

  package var table: [[String]] {
    [tableHead]
      + sites.map { site in
        [
          site.name, [site.stateText, site.detail].filter { !$0.isEmpty }.joined(separator: ", "),
          coordinates(site.point),
        ]
      }
  }
}

/// The map with everything projected.
private struct MapPlan {
  private struct Shape {
    var state: LocatorMap.State
    /// All rings, holes included, in radii of the Earth.
    var rings: [[Point]]
    /// Which points of each ring lie on the seam of the file, where a line to the next is no border.
    var seams: [[Bool]]
  }

  private let map: LocatorMap
  private let style: ChartStyle
  private let projection: AzimuthalProjection
  private var shapes: [Shape] = []
  /// The country's own extent, with the sites.
  private var extent = Rectangle(x: -0.05, y: -0.05, width: 0.1, height: 0.1)

  /// How much of the extent's longer side is shown around it.
  private static let margin = 0.22
  private static let heights = 0.42...0.72

  init(_ map: LocatorMap) {
    self.map = map
    style = map.style
    let own = map.states.filter { $0.rank == .country }.flatMap { $0.polygons.compactMap(\.first) }
    projection = AzimuthalProjection(center: Self.middle(of: own))
    for state in map.states {
      var shape = Shape(state: state, rings: [], seams: [])
      for polygon in state.polygons {
        let rings = polygon.map { ring in ring.compactMap { projection($0) } }
        // What reaches to the far side is not shown.
        guard zip(rings, polygon).allSatisfy({ $0.count == $1.count }) else { continue }
        shape.rings += rings
        shape.seams += polygon.map { ring in
          ring.map { abs($0.longitude) > 179.99 || abs($0.latitude) > 89.9 }
        }
      }
      shapes.append(shape)
    }
    let points =
      shapes.filter { $0.state.rank == .country }.flatMap { Self.main($0.rings) }
      + map.sites.compactMap { projection($0.point) }
    if let shown = Rectangle(around: points) {
      extent = Rectangle(
        x: shown.x, y: shown.y, width: max(0.002, shown.width), height: max(0.002, shown.height))
    }
    let margin = max(extent.width, extent.height) * Self.margin
    extent = Rectangle(
      x: extent.x - margin, y: extent.y - margin, width: extent.width + 2 * margin,
      height: extent.height + 2 * margin)
  }

  /// The rings that matter for what is shown: distant islands do not make the country small.
  private static func main(_ rings: [[Point]]) -> [Point] {
    let greatest = rings.map { abs(Rings.area($0)) }.max() ?? 0
    return rings.filter { abs(Rings.area($0)) > greatest * 0.05 }.flatMap { $0 }
  }

  /// The middle of the greatest ring, on either side of the antimeridian.
  private static func middle(of rings: [[MapPoint]]) -> MapPoint {
    func area(_ ring: [MapPoint]) -> Double {
      abs(Rings.area(ring.map { Point(x: $0.longitude, y: $0.latitude) }))
    }
    guard let greatest = rings.max(by: { area($0) < area($1) }), let first = greatest.first else {
      return MapPoint(longitude: 0, latitude: 0)
    }
    // Longitudes relative to the first, so that none is the seam.
    let turned = greatest.map { point in
      var east = point.longitude - first.longitude
      if east > 180 { east -= 360 }
      if east < -180 { east += 360 }
      return (east: east, north: point.latitude)
    }
    let (west, east) = (turned.map(\.east).min() ?? 0, turned.map(\.east).max() ?? 0)
    let (south, north) = (turned.map(\.north).min() ?? 0, turned.map(\.north).max() ?? 0)
    var longitude = first.longitude + (west + east) / 2
    if longitude > 180 { longitude -= 360 }
    if longitude < -180 { longitude += 360 }
    return MapPoint(longitude: longitude, latitude: (south + north) / 2)
  }

  func height(forWidth width: Double) -> Double {
    let ratio = extent.height / extent.width
    return width * min(max(ratio, Self.heights.lowerBound), Self.heights.upperBound)
  }

  // MARK: Drawing

  func draw(on drawing: inout FigureDrawing, _ labels: LabelSetter) {
    let size = drawing.frame.size
    let colors = style.colors
    let unit = style.lengths.unit
    let room = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let scale = min(size.width / extent.width, size.height / extent.height)
    let shift = Point(
      x: size.width / 2 - (extent.x + extent.width / 2) * scale,
      y: size.height / 2 - (extent.y + extent.height / 2) * scale)
    func place(_ point: Point) -> Point {
      Point(x: point.x * scale + shift.x, y: point.y * scale + shift.y)
    }
    drawing.frame.fill(room, colors.pale.mixed(with: colors.accent, share: 0.06))
    var clipped: [[[Point]]] = []
    var (borders, own) = (Path(), Path())
    for shape in shapes {
      let rings = shape.rings.map { $0.map(place) }
      let visible = rings.map { room.clipped(Rings.thinned($0, distance: 0.3 * unit)) }
        .filter { $0.count > 2 }
      clipped.append(visible)
      var area = Path()
      for ring in visible { area.elements += Path.polyline(ring, closed: true).elements }
      guard !area.elements.isEmpty else { continue }
      drawing.frame.add(.path(area, fill: shape.state.fill, stroke: nil), at: .zero)
      for (ring, seams) in zip(rings, shape.seams) {
        for line in Self.lines(ring, seams) {
          for stretch in room.stretches(of: Rings.thinned(line, distance: 0.3 * unit)) {
            let path = Path.polyline(stretch)
            borders.elements += path.elements
            if shape.state.rank == .country { own.elements += path.elements }
          }
        }
      }
    }
    drawing.frame.add(
      .path(borders, fill: nil, stroke: Stroke(colors.mute, width: 0.4 * unit, isRound: true)),
      at: .zero)
    drawing.frame.add(
      .path(own, fill: nil, stroke: Stroke(colors.ink, width: 1.1 * unit, isRound: true)),
      at: .zero)
    var placer = MapLabels(room: room, style: style, labels: labels)
    placer.avoid(own)
    drawScale(scale, room, &placer, on: &drawing)
    let sites = map.sites.compactMap { site in
      projection(site.point).map { (site: site, point: place($0)) }
    }
    for (site, point) in sites { draw(site.sign, at: point, &placer, on: &drawing) }
    for (site, point) in sites { placer.add(site, at: point, on: &drawing) }
    let order: [LocatorMap.Rank] = [.country, .neighbour, .other]
    for rank in order {
      for (shape, rings) in zip(shapes, clipped) where shape.state.rank == rank {
        placer.add(shape.state, in: rings, on: &drawing)
      }
    }
  }

  /// The parts of a ring that are borders or coasts.
  private static func lines(_ ring: [Point], _ seams: [Bool]) -> [[Point]] {
    var lines: [[Point]] = []
    var current: [Point] = []
    for (index, point) in ring.enumerated() {
      if index > 0, seams[index], seams[index - 1] {
        if current.count > 1 { lines.append(current) }
        current = []
      }
      current.append(point)
    }
    if current.count > 1 { lines.append(current) }
    return lines
  }

  private func draw(
    _ sign: LocatorMap.Site.Sign, at point: Point, _ placer: inout MapLabels,
    on drawing: inout FigureDrawing
  ) {
    let unit = style.lengths.unit
    let colors = style.colors
    let radius = (sign == .town ? 1.8 : 2.7) * unit
    switch sign {
    case .town:
      drawing.frame.add(
        .path(.circle(center: point, radius: radius), fill: colors.ink, stroke: nil), at: .zero)
    case .open, .planned:
      let rim =
        sign == .open
        ? Stroke(colors.ink, width: 1.3 * unit)
        : Stroke(colors.mute, width: 1.3 * unit, dashes: [1.5 * unit, 1.2 * unit])
      drawing.frame.add(
        .path(.circle(center: point, radius: radius), fill: colors.paper, stroke: rim), at: .zero)
    case .closed:
      for turn in [1.0, -1.0] {
        drawing.frame.line(
          from: Point(x: point.x - radius, y: point.y - radius * turn),
          to: Point(x: point.x + radius, y: point.y + radius * turn),
          Stroke(colors.alert, width: 1.6 * unit, isRound: true))
      }
    }
    placer.cover(
      Rectangle(
        x: point.x - radius * 1.3, y: point.y - radius * 1.3, width: radius * 2.6,
        height: radius * 2.6))
  }

  /// A bar of a round number of kilometres in the lower left corner.
  private func drawScale(
    _ scale: Double, _ room: Rectangle, _ placer: inout MapLabels, on drawing: inout FigureDrawing
  ) {
    let unit = style.lengths.unit
    let most = room.width * 0.2 / scale * AzimuthalProjection.kilometres
    guard let length = [2000.0, 1000, 500, 200, 100, 50, 20, 10].first(where: { $0 <= most })
    else { return }
    let width = length / AzimuthalProjection.kilometres * scale
    let (x, y) = (8 * unit, room.height - 8 * unit)
    let stroke = Stroke(style.colors.ink, width: 1 * unit)
    drawing.frame.line(from: Point(x: x, y: y), to: Point(x: x + width, y: y), stroke)
    for end in [x, x + width] {
      drawing.frame.line(from: Point(x: end, y: y - 2.5 * unit), to: Point(x: end, y: y), stroke)
    }
    let words = placer.block(map.distance(length), style[.axis])
    let top = y - 3.5 * unit - words.size.height
    drawing.frame.add(words, at: Point(x: x, y: top))
    placer.cover(
      Rectangle(
        x: x, y: top, width: max(width, words.size.width), height: words.size.height + 4 * unit))
  }
}
