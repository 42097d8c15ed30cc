import Glibc

/// `base` to the power `exponent`.
package func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// An outline of straight lines and cubic curves.
package struct Path: Sendable, Hashable {
  /// One step of the pen.
  package enum Element: Sendable, Hashable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  package var elements: [Element]

  package init(_ elements: [Element] = []) { self.elements = elements }

  /// A straight line.
  package static func line(from start: Point, to end: Point) -> Path {
    Path([.move(start), .line(end)])
  }

  /// A line through all of `points`.
  package static func polyline(_ points: [Point], closed: Bool = false) -> Path {
    var path = Path()
    for (index, point) in points.enumerated() {
      path.elements.append(index == 0 ? .move(point) : .line(point))
    }
    if closed { path.elements.append(.close) }
    return path
  }

  /// The outline of a rectangle.
  package static func rectangle(_ rectangle: Rectangle) -> Path {
    let (left, top) = (rectangle.x, rectangle.y)
    let (right, bottom) = (left + rectangle.width, top + rectangle.height)
    return polyline(
      [
        Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom),
        Point(x: left, y: bottom),
      ], closed: true)
  }

  /// A circle by four cubic curves.
  package static func circle(center: Point, radius: Double) -> Path {
    let k = 0.5522847498 * radius
    func at(_ x: Double, _ y: Double) -> Point { Point(x: center.x + x, y: center.y + y) }
    return Path([
      .move(at(radius, 0)),
      .curve(at(radius, k), at(k, radius), at(0, radius)),
      .curve(at(-k, radius), at(-radius, k), at(-radius, 0)),
      .curve(at(-radius, -k), at(-k, -radius), at(0, -radius)),
      .curve(at(k, -radius), at(radius, -k), at(radius, 0)),
      .close,
    ])
  }

  /// The rectangle around all points, control points included; `nil` for an empty path.
  package var bounds: Rectangle? {
    var (left, top) = (Double.infinity, Double.infinity)
    var (right, bottom) = (-Double.infinity, -Double.infinity)
    func add(_ point: Point) {
      (left, top) = (min(left, point.x), min(top, point.y))
      (right, bottom) = (max(right, point.x), max(bottom, point.y))
    }
    for element in elements {
      switch element {
      case .move(let point), .line(let point): add(point)
      case .curve(let first, let second, let end):
        add(first)
        add(second)
        add(end)
      case .close: break
      }
    }
    return left <= right
      ? Rectangle(x: left, y: top, width: right - left, height: bottom - top) : nil
  }

  /// The straight pieces of the path, without those that close it.
  package var segments: [(start: Point, end: Point)] {
    var segments: [(start: Point, end: Point)] = []
    var last: Point?
    for element in elements {
      switch element {
      case .move(let point): last = point
      case .line(let point):
        if let last { segments.append((last, point)) }
        last = point
      case .curve(_, _, let end): last = end
      case .close: break
      }
    }
    return segments
  }
}

/// How a path's line is drawn.
package struct Stroke: Sendable, Hashable {
  package var color: Color
  package var width: Double
  /// Lengths of dashes and gaps; empty for a solid line.
  package var dashes: [Double]
  package var isRound: Bool

  package init(_ color: Color, width: Double, dashes: [Double] = [], isRound: Bool = false) {
    self.color = color
    self.width = width
    self.dashes = dashes
    self.isRound = isRound
  }
}
