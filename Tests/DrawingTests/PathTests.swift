import Drawing
import Testing

struct PathTests {
  @Test func `a rectangle has four corners and its own bounds`() {
    let rectangle = Rectangle(x: 1, y: 2, width: 3, height: 4)
    let path = Path.rectangle(rectangle)
    #expect(path.elements.count == 5)
    #expect(path.elements.last == .close)
    #expect(path.bounds == rectangle)
  }

  @Test func `a circle stays within a thousandth of its radius`() throws {
    let center = Point(x: 10, y: 20)
    var pen = Point.zero
    for element in Path.circle(center: center, radius: 5).elements {
      switch element {
      case .move(let point): pen = point
      case .curve(let first, let second, let end):
        for step in 0...20 {
          let t = Double(step) / 20
          func at(_ part: KeyPath<Point, Double>) -> Double {
            let u = 1 - t
            return u * u * u * pen[keyPath: part] + 3 * u * u * t * first[keyPath: part]
              + 3 * u * t * t * second[keyPath: part] + t * t * t * end[keyPath: part]
          }
          let (dx, dy) = (at(\.x) - center.x, at(\.y) - center.y)
          #expect(abs((dx * dx + dy * dy).squareRoot() - 5) < 0.005)
        }
        pen = end
      case .line, .close: break
      }
    }
    #expect(pen == Point(x: 15, y: 20))
  }

  @Test func `an empty path has no bounds`() {
    #expect(Path().bounds == nil)
    #expect(Path([.close]).bounds == nil)
  }

  @Test func `a polyline is open unless it is closed`() {
    let points = [Point.zero, Point(x: 1, y: 0), Point(x: 1, y: 1)]
    #expect(
      Path.polyline(points).elements == [.move(points[0]), .line(points[1]), .line(points[2])])
    #expect(Path.polyline(points, closed: true).elements.last == .close)
  }

  @Test func `the straight pieces of a path are those between its points`() {
    let circle = Path.circle(center: .zero, radius: 1)
    #expect(circle.segments.isEmpty)
    var path = Path.polyline([.zero, Point(x: 4, y: 0)], closed: true)
    path.elements += [
      .move(Point(x: 9, y: 9)), .curve(.zero, .zero, Point(x: 1, y: 1)), .line(Point(x: 1, y: 5)),
    ]
    #expect(path.segments.map(\.start) == [.zero, Point(x: 1, y: 1)])
    #expect(path.segments.map(\.end) == [Point(x: 4, y: 0), Point(x: 1, y: 5)])
  }

  @Test func `the rectangle around points has all of them and no more`() {
    let points = [Point(x: 3, y: -1), Point(x: -2, y: 4), Point(x: 0, y: 0)]
    #expect(Rectangle(around: points) == Rectangle(x: -2, y: -1, width: 5, height: 5))
    #expect(Rectangle(around: [Point]()) == nil)
  }

  @Test func `rectangles that share an edge do not overlap`() {
    let left = Rectangle(x: 0, y: 0, width: 10, height: 10)
    #expect(!left.overlaps(Rectangle(x: 10, y: 0, width: 5, height: 10)))
    #expect(!left.overlaps(Rectangle(x: 0, y: 10, width: 10, height: 5)))
    #expect(left.overlaps(Rectangle(x: 9, y: 9, width: 5, height: 5)))
    #expect(left.overlaps(Rectangle(x: 2, y: 2, width: 1, height: 1)))
  }
}
