/// A place on a page or in a frame, in points, y downwards.
package struct Point: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  package static let zero = Point(x: 0, y: 0)

  package static func + (left: Point, right: Point) -> Point {
    Point(x: left.x + right.x, y: left.y + right.y)
  }
}

/// Width and height in points.
package struct Size: Sendable, Hashable {
  package var width: Double
  package var height: Double

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// A rectangle by its upper left corner and size, in points.
package struct Rectangle: Sendable, Hashable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The smallest rectangle with all of `points`; `nil` if there are none.
  package init?(around points: some Sequence<Point>) {
    var corners: (left: Double, top: Double, right: Double, bottom: Double)?
    for point in points {
      let known = corners ?? (point.x, point.y, point.x, point.y)
      corners = (
        min(known.left, point.x), min(known.top, point.y), max(known.right, point.x),
        max(known.bottom, point.y)
      )
    }
    guard let corners else { return nil }
    self.init(
      x: corners.left, y: corners.top, width: corners.right - corners.left,
      height: corners.bottom - corners.top)
  }

  /// Whether the two share more than an edge, by at least `tolerance` points each way.
  package func overlaps(_ other: Rectangle, tolerance: Double = 0.01) -> Bool {
    x + tolerance < other.x + other.width && other.x + tolerance < x + width
      && y + tolerance < other.y + other.height && other.y + tolerance < y + height
  }
}
