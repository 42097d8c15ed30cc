import Drawing
import Testing

@testable import Charts

struct ProjectionTests {
  private func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  @Test(arguments: [10.0, 45, 90, 119])
  func `a place lies as far from the centre as the chord of its angle`(angle: Double) throws {
    let projection = AzimuthalProjection(center: MapPoint(longitude: 106, latitude: 0))
    let chord = 2 * sine(angle / 2)
    for point in [
      MapPoint(longitude: 106 + angle, latitude: 0), MapPoint(longitude: 106 - angle, latitude: 0),
    ] {
      #expect(abs(distance(try #require(projection(point)), .zero) - chord) < 1e-9)
    }
    let north = AzimuthalProjection(center: MapPoint(longitude: 0, latitude: -40))
    let place = try #require(north(MapPoint(longitude: 0, latitude: min(90, angle - 40))))
    if angle - 40 <= 90 { #expect(abs(distance(place, .zero) - chord) < 1e-9) }
    #expect(place.y < 0)
  }

  /// Without Foundation: by a series, to ten digits for these angles.
  private func sine(_ degrees: Double) -> Double {
    let x = degrees * .pi / 180
    var (term, sum) = (x, x)
    for n in 1...12 {
      term *= -x * x / Double((2 * n) * (2 * n + 1))
      sum += term
    }
    return sum
  }

  @Test func `equal areas of the globe are equal on the map`() throws {
    let projection = AzimuthalProjection(center: MapPoint(longitude: 20, latitude: 50))
    func area(_ west: Double, _ south: Double) throws -> Double {
      // Cells of the equator and of 60 degrees north, which is half as wide.
      let (width, height) = (south == 0 ? 0.5 : 1.0, 0.5)
      let ring = try [
        (west, south), (west + width, south), (west + width, south + height),
        (west, south + height),
      ].map { try #require(projection(MapPoint(longitude: $0.0, latitude: $0.1))) }
      return abs(Rings.area(ring))
    }
    let equator = try area(10, 0)
    #expect(abs(try area(-30, 0) / equator - 1) < 0.001)
    // cos 60.25° / cos 0.25° = 0.49622.
    #expect(abs(try area(0, 60) / equator - 2 * 0.49622) < 0.002)
  }

  @Test func `the antimeridian is no seam and the far side is not shown`() throws {
    let projection = AzimuthalProjection(center: MapPoint(longitude: 179, latitude: -17))
    let west = try #require(projection(MapPoint(longitude: 180, latitude: -17)))
    let east = try #require(projection(MapPoint(longitude: -180, latitude: -17)))
    #expect(distance(west, east) < 1e-9)
    #expect(projection(MapPoint(longitude: -1, latitude: 17)) == nil)
  }
}

struct ClippingTests {
  private let room = Rectangle(x: 0, y: 0, width: 10, height: 10)

  @Test func `a ring is cut at the edges`() {
    let ring = [Point(x: -5, y: 2), Point(x: 5, y: 2), Point(x: 5, y: 8), Point(x: -5, y: 8)]
    #expect(abs(abs(Rings.area(room.clipped(ring))) / 2 - 30) < 1e-9)
    #expect(room.clipped(ring.map { Point(x: $0.x + 50, y: $0.y) }) == [])
    let around = [
      Point(x: -5, y: -5), Point(x: 15, y: -5), Point(x: 15, y: 15), Point(x: -5, y: 15),
    ]
    #expect(abs(abs(Rings.area(room.clipped(around))) / 2 - 100) < 1e-9)
  }

  @Test func `a line is in as many stretches as it enters`() {
    let line = [
      Point(x: -5, y: 5), Point(x: 5, y: 5), Point(x: 5, y: 15), Point(x: 8, y: 15),
      Point(x: 8, y: 5),
    ]
    let stretches = room.stretches(of: line)
    #expect(
      stretches == [
        [Point(x: 0, y: 5), Point(x: 5, y: 5), Point(x: 5, y: 10)],
        [Point(x: 8, y: 10), Point(x: 8, y: 5)],
      ])
    #expect(room.stretches(of: [Point(x: -1, y: -1), Point(x: -1, y: 11)]) == [])
  }

  @Test func `a hole is no part of an area`() {
    let outer = [Point(x: 0, y: 0), Point(x: 9, y: 0), Point(x: 9, y: 9), Point(x: 0, y: 9)]
    let hole = [Point(x: 3, y: 3), Point(x: 3, y: 6), Point(x: 6, y: 6), Point(x: 6, y: 3)]
    #expect(Rings.contains(Point(x: 1, y: 1), in: [outer, hole]))
    #expect(!Rings.contains(Point(x: 4, y: 4), in: [outer, hole]))
    #expect(!Rings.contains(Point(x: 10, y: 1), in: [outer, hole]))
  }
}

struct LocatorMapTests {
  private let labels = Sample.labels()

  private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [MapPoint] {
    [(west, south), (west, north), (east, north), (east, south), (west, south)].map {
      MapPoint(longitude: $0.0, latitude: $0.1)
    }
  }

  private func map(_ sites: [LocatorMap.Site] = []) -> LocatorMap {
    func state(_ name: String, _ rank: LocatorMap.Rank, _ rings: [[MapPoint]]) -> LocatorMap.State {
      LocatorMap.State(
        name: name, rank: rank, fill: rank == .country ? Sample.blue : .white, textColor: .black,
        polygons: rings.map { [$0] })
    }
    return LocatorMap(
      states: [
        state("Farland", .other, [box(-10, 40, 10, 50)]),
        // In two pieces, on both sides of the antimeridian.
        state("Norland", .neighbour, [box(165, 5, 180, 15), box(-180, 5, -170, 15)]),
        state("Homeland", .country, [box(170, -5, 179, 5)]),
      ], sites: sites, style: Sample.style, distance: { "\(Int($0)) km" },
      coordinates: { "\($0.latitude), \($0.longitude)" }, tableHead: ["", "", ""])
  }

  @Test func `the country is whole, and what lies on the far side is left out`() {
    let drawing = map().draw(in: Size(width: 400, height: 240), labels)
    #expect(drawing.problems == [])
    let seen = Seen(drawing.frame)
    let country = seen.fills(Sample.blue)
    #expect(country.count == 1)
    #expect(country[0].width > 100 && country[0].x > 0 && country[0].x + country[0].width < 400)
    let words = drawing.frame.flattened().compactMap { placed -> String? in
      if case .text(let run) = placed.item { run.text } else { nil }
    }
    #expect(words.contains("Homeland") && words.contains("Norland") && !words.contains("Farland"))
    #expect(words.contains { $0.hasSuffix("km") })
  }

  @Test func `the seam of a file is no border`() {
    let drawing = map().draw(in: Size(width: 400, height: 240), labels)
    let plan = AzimuthalProjection(center: MapPoint(longitude: 174.5, latitude: 0))
    // A border along the antimeridian would have points at the ends of the seam.
    let seam = plan(MapPoint(longitude: 180, latitude: 5))!.x
    let side = plan(MapPoint(longitude: 179, latitude: 5))!.x
    var xs: Set<Int> = []
    drawing.frame.forEachItem { placed in
      guard case .path(let path, nil, let stroke?) = placed.item, stroke.width < 1 else { return }
      for (start, end) in path.segments
      where abs(start.x - end.x) < 0.5 && abs(start.y - end.y) > 5 {
        xs.insert(Int(end.x.rounded()))
      }
    }
    // The sides of the country and of its neighbour, but nothing between those.
    #expect(seam > side)
    let own = drawing.frame.flattened().compactMap { placed -> Rectangle? in
      if case .path(let path, Sample.blue?, nil) = placed.item { path.bounds } else { nil }
    }[0]
    let scale = own.width / (2 * side)
    let expected = Int((own.x + own.width / 2 + seam * scale).rounded())
    #expect(!xs.contains { abs($0 - expected) < 2 })
  }

  @Test func `a site that is not open says so, and a planned one is dashed`() {
    let sites = [
      LocatorMap.Site(
        name: "Gate", point: MapPoint(longitude: 172, latitude: 0), sign: .closed,
        stateText: "Closed", detail: "road"),
      LocatorMap.Site(
        name: "Pipe", point: MapPoint(longitude: 177, latitude: 0), sign: .planned,
        stateText: "Planned"),
    ]
    let drawing = map(sites).draw(in: Size(width: 400, height: 240), labels)
    let items = drawing.frame.flattened()
    func place(_ word: String) -> Point? {
      items.first { placed in
        if case .text(let run) = placed.item { run.text == word } else { false }
      }?.origin
    }
    #expect(place("Closed")?.x == place("Gate")?.x && place("Planned")?.x == place("Pipe")?.x)
    let dashed = items.count { placed in
      if case .path(_, _, let stroke?) = placed.item { !stroke.dashes.isEmpty } else { false }
    }
    #expect(dashed == 1)
    #expect(
      map(sites).table.dropFirst() == [
        ["Gate", "Closed, road", "0.0, 172.0"], ["Pipe", "Planned", "0.0, 177.0"],
      ])
  }

  @Test(arguments: 0..<12)
  func `names of sites never overlap, or are told of`(seed: Int) {
    let sites = (0..<14).map { number in
      LocatorMap.Site(
        name: "Crossing number \(number)",
        point: MapPoint(
          longitude: 171 + Double((number * 7 + seed * 3) % 13) / 2,
          latitude: -4 + Double((number * 5 + seed) % 9) / 3),
        sign: number % 3 == 0 ? .closed : .open, stateText: number % 3 == 0 ? "Closed" : "")
    }
    let size = Size(width: 420, height: 260)
    let drawing = map(sites).draw(in: size, labels)
    let seen = Seen(drawing.frame)
    #expect(seen.overlaps.isEmpty)
    #expect(seen.outside(size).isEmpty)
    let shown = drawing.frame.flattened().count { placed in
      if case .text(let run) = placed.item { run.text.hasPrefix("Crossing") } else { false }
    }
    #expect(shown + drawing.problems.count >= 14)
  }
}
