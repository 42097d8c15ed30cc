import Drawing
import Testing

struct ColorTests {
  @Test(arguments: [
    ("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#777777", "#FFFFFF", 4.478),
    ("#767676", "#FFFFFF", 4.542), ("#FF0000", "#FFFFFF", 3.998), ("#0000FF", "#FFFFFF", 8.592),
    ("#FFFF00", "#0000FF", 8.001),
  ])
  func `contrast is that of WCAG`(first: String, second: String, ratio: Double) throws {
    let (first, second) = (try #require(Color(hex: first)), try #require(Color(hex: second)))
    #expect(abs(first.contrast(with: second) - ratio) < 0.001)
    #expect(first.contrast(with: second) == second.contrast(with: first))
  }

  @Test(arguments: ["#000000", "#0B6270", "#FFFFFF", "#01020A"])
  func `a hex colour comes back as it was written`(hex: String) {
    #expect(Color(hex: hex)?.hex == hex)
  }

  @Test func `small hex digits are read too`() {
    #expect(Color(hex: "#c5cad0") == Color(red: 0xC5, green: 0xCA, blue: 0xD0))
  }

  @Test(arguments: ["", "#", "C5CAD0", "#FFF", "#C5CAD0FF", "#+12345", "#GGGGGG", "red", "#12345é"])
  func `any other form is no colour`(hex: String) {
    #expect(Color(hex: hex) == nil)
  }

  @Test func `opacity changes nothing else`() {
    let color = Color(red: 1, green: 2, blue: 3).opacity(0.5)
    #expect(color == Color(red: 1, green: 2, blue: 3, alpha: 0.5))
    #expect(color.hex == "#010203")
  }
}
