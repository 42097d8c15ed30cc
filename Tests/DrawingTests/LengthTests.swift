import Drawing
import Testing

struct LengthTests {
  @Test(arguments: [
    ("12pt", 12), ("25.4mm", 72), ("2.54cm", 72), ("1in", 72), ("96px", 72), ("-3mm", -8.503937),
    ("7.5", 7.5), ("0", 0),
  ])
  func `a length is a number with a unit, or bare points`(text: String, points: Double) throws {
    #expect(abs(try #require(Length.points(text)) - points) < 1e-6)
  }

  @Test(arguments: ["", "mm", "12 mm", "12em", "1,5mm", "nan", "infpt", "twelve", " 12", "12pt "])
  func `anything else is no length`(text: String) {
    #expect(Length.points(text) == nil)
  }
}
