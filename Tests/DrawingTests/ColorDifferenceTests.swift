import Drawing
import Testing

struct ColorDifferenceTests {
  /// Pairs of Sharma, Wu and Dalal (2005), table 1.
  @Test(
    arguments: [
      ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
      ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
      ((50, 2.8361, -74.0200), (50, 0, -82.7485), 3.4412),
      ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
      ((50, -1.1848, -84.8006), (50, 0, -82.7485), 1.0000),
      ((50, -0.9009, -85.5211), (50, 0, -82.7485), 1.0000),
      ((50, 0, 0), (50, -1, 2), 2.3669),
      ((50, -1, 2), (50, 0, 0), 2.3669),
      ((50, 2.4900, -0.0010), (50, -2.4900, 0.0009), 7.1792),
      ((50, 2.4900, -0.0010), (50, -2.4900, 0.0011), 7.2195),
      ((50, -0.0010, 2.4900), (50, 0.0009, -2.4900), 4.8045),
      ((50, -0.0010, 2.4900), (50, 0.0011, -2.4900), 4.7461),
      ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
      ((50, 2.5, 0), (73, 25, -18), 27.1492),
      ((50, 2.5, 0), (61, -5, 29), 22.8977),
      ((50, 2.5, 0), (56, -27, -3), 31.9030),
      ((50, 2.5, 0), (58, 24, 15), 19.4535),
      ((50, 2.5, 0), (50, 3.1736, 0.5854), 1.0000),
      ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
      ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
      ((61.2901, 3.7196, -5.3901), (61.4292, 2.2480, -4.9620), 1.8731),
      ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
      ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
      ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ] as [((Double, Double, Double), (Double, Double, Double), Double)])
  func `differences are those that were published`(
    _ first: (Double, Double, Double), _ second: (Double, Double, Double), _ expected: Double
  ) {
    let (first, second) = (
      LabColor(first.0, first.1, first.2), LabColor(second.0, second.1, second.2)
    )
    #expect(abs(first.difference(from: second) - expected) < 0.00005)
    #expect(abs(second.difference(from: first) - expected) < 0.00005)
  }

  @Test func `white and black are the ends of lightness`() {
    let white = LabColor(.white)
    #expect(abs(white.lightness - 100) < 1e-4)
    #expect(abs(white.a) < 0.01 && abs(white.b) < 0.01)
    #expect(abs(LabColor(.black).lightness) < 1e-9)
    #expect(LabColor(Color(red: 255, green: 0, blue: 0)).a > 60)
  }

  @Test func `red and green of a lightness are alike without the cones for middle waves`() {
    let (red, green) = (Color(red: 190, green: 90, blue: 40), Color(red: 110, green: 130, blue: 40))
    #expect(ColorSight.normal.difference(red, green) > 30)
    #expect(ColorSight.deutan.difference(red, green) < 15)
    #expect(ColorSight.tritan.difference(red, green) > 30)
  }

  @Test(arguments: ColorSight.allCases)
  func `greys stay as they are however they are seen`(_ sight: ColorSight) {
    for level in stride(from: UInt8(0), through: 250, by: 25) {
      let grey = Color(red: level, green: level, blue: level)
      let seen = sight.seen(grey)
      for channel in [seen.red, seen.green, seen.blue] {
        #expect(abs(Int(channel) - Int(level)) <= 1)
      }
    }
  }

  @Test func `a frame is seen in all that it has`() {
    let color = Color(red: 200, green: 30, blue: 30, alpha: 0.5)
    var inner = Frame(size: Size(width: 10, height: 10))
    inner.fill(Rectangle(x: 0, y: 0, width: 5, height: 5), color)
    inner.line(from: .zero, to: Point(x: 1, y: 1), Stroke(color, width: 1))
    var frame = Frame(size: Size(width: 10, height: 10))
    frame.add(inner, at: .zero)
    let grey = ColorSight.grey.seen(color)
    #expect(grey.red == grey.blue && grey.alpha == 0.5)
    let items = frame.seen(as: .grey).flattened()
    guard case .path(_, grey, nil) = items[0].item, case .path(_, nil, let stroke?) = items[1].item
    else {
      Issue.record("the frame has other items")
      return
    }
    #expect(stroke.color == grey)
  }
}
