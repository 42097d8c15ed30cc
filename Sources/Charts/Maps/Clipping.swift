import Drawing

extension Rectangle {
  /// The part of a closed `ring` within the rectangle (Sutherland and Hodgman, "Reentrant polygon
  /// clipping", 1974); along the edges of the rectangle it may run to and fro.
  func clipped(_ ring: [Point]) -> [Point] {
    let edges: [(inside: (Point) -> Bool, crossing: (Point, Point) -> Point)] = [
      ({ $0.x >= x }, { Self.crossing($0, $1, x: x) }),
      ({ $0.x <= x + width }, { Self.crossing($0, $1, x: x + width) }),
      ({ $0.y >= y }, { Self.crossing($0, $1, y: y) }),
      ({ $0.y <= y + height }, { Self.crossing($0, $1, y: y + height) }),
    ]
    var points = ring
    for edge in edges {
      guard var last = points.last else { return [] }
      var wasInside = edge.inside(last)
      var kept: [Point] = []
      kept.reserveCapacity(points.count)
      for point in points {
        let isInside = edge.inside(point)
        if isInside != wasInside { kept.append(edge.crossing(last, point)) }
        if isInside { kept.append(point) }
        (last, wasInside) = (point, isInside)
      }
      points = kept
    }
    return points
  }

  /// The stretches of the line through `points` within the rectangle (Liang and Barsky, "A new concept
  /// and method for line clipping", 1984).
  func stretches(of points: [Point]) -> [[Point]] {
    var result: [[Point]] = []
    for (start, end) in zip(points, points.dropFirst()) {
      guard let part = clippedSegment(start, end) else { continue }
      if let last = result.last?.last, last == part.0 {
        result[result.count - 1].append(part.1)
      } else {
        result.append([part.0, part.1])
      }
    }
    return result
  }

  private func clippedSegment(_ start: Point, _ end: Point) -> (Point, Point)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (from, to) = (0.0, 1.0)
    for (toward, room) in [
      (-dx, start.x - x), (dx, x + width - start.x), (-dy, start.y - y), (dy, y + height - start.y),
    ] {
      if toward == 0 {
        if room < 0 { return nil }
        continue
      }
      let share = room / toward
      if toward < 0 { from = max(from, share) } else { to = min(to, share) }
      if from > to { return nil }
    }
    func at(_ share: Double) -> Point {
      share == 0
        ? start : share == 1 ? end : Point(x: start.x + dx * share, y: start.y + dy * share)
    }
    return (at(from), at(to))
  }

  private static func crossing(_ a: Point, _ b: Point, x: Double) -> Point {
    Point(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
  }

  private static func crossing(_ a: Point, _ b: Point, y: Double) -> Point {
    Point(x: a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y: y)
  }
}

/// Rings of points on the plane.
enum Rings {
  /// Twice the area of `ring`, positive where it runs clockwise with y downwards.
  static func area(_ ring: [Point]) -> Double {
    guard var last = ring.last else { return 0 }
    var sum = 0.0
    for point in ring {
      sum += last.x * point.y - point.x * last.y
      last = point
    }
    return sum
  }

  /// `points` without those that lie nearer than `distance` to the one kept before.
  static func thinned(_ points: [Point], distance: Double) -> [Point] {
    guard let first = points.first, let end = points.last else { return [] }
    var kept = [first]
    for point in points.dropFirst() {
      let last = kept[kept.count - 1]
      let (dx, dy) = (point.x - last.x, point.y - last.y)
      if dx * dx + dy * dy >= distance * distance { kept.append(point) }
    }
    if kept.last != end { kept.append(end) }
    return kept
  }

  /// Whether `point` lies in the area that `rings` bound, holes left out.
  static func contains(_ point: Point, in rings: [[Point]]) -> Bool {
    var isInside = false
    for ring in rings {
      guard var last = ring.last else { continue }
      for next in ring {
        if (next.y > point.y) != (last.y > point.y),
          point.x < (last.x - next.x) * (point.y - next.y) / (last.y - next.y) + next.x
        {
          isInside.toggle()
        }
        last = next
      }
    }
    return isInside
  }
}
