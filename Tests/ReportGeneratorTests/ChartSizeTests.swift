import Testing

@testable import ReportGenerator

@Suite struct ChartSizeTests {
  private func read(_ text: String, scale: Int = 1) -> ChartSize? {
    try? ChartSize.read(text, scale: scale, column: 488).get()
  }

  private func fault(_ text: String, scale: Int = 1) -> ChartSize.Fault? {
    guard case .failure(let fault) = ChartSize.read(text, scale: scale, column: 488) else {
      return nil
    }
    return fault
  }

  @Test(arguments: [
    ("slide", 1920, 1080), ("slide-4k", 3840, 2160), ("half-slide", 960, 1080),
    ("third-slide", 640, 1080), ("square", 1080, 1080), ("story", 1080, 1920),
    ("1920x1080", 1920, 1080), ("640x480px", 640, 480), ("160x90mm", 605, 340),
    ("16x9cm", 605, 340), ("5x3in", 480, 288), ("720x405pt", 960, 540), ("160x160", 160, 160),
    ("6.5x4.25in", 624, 408), ("16384x16384", 16384, 16384), ("20000x200", 20000, 200),
  ])
  func `a size is a name or two lengths`(_ text: String, _ width: Int, _ height: Int) {
    let size = read(text)
    #expect(size?.width == width)
    #expect(size?.height == height)
    #expect(size?.name == text)
    #expect(size?.isColumn == false)
  }

  @Test func `a scale multiplies the pixels and not the drawing`() {
    let size = read("slide", scale: 2)
    #expect(size?.width == 3840)
    #expect(size?.height == 2160)
    #expect(size?.pixelsPerPoint == 2)
    #expect(read("160x90mm", scale: 3)?.width == 1814)
  }

  @Test func `a slide in 4k is the same drawing in twice the pixels`() {
    #expect(read("slide-4k")?.pixelsPerPoint == 2)
    #expect(read("slide-4k", scale: 2)?.width == 7680)
    #expect(read("slide")?.pixelsPerPoint == 1)
  }

  @Test func `the column is as wide as the report's and as high as its figure`() {
    let size = read("column", scale: 2)
    #expect(size?.width == 2603)
    #expect(size?.isColumn == true)
    #expect(size?.pixelsPerPoint == 2 * 192.0 / 72)
  }

  @Test(arguments: [
    "", "large", "slid", "1920", "1920x", "x1080", "1920x1080x2", "1920 x 1080", "1920*1080",
    "axb", "nanxnan", "infx100", "1920x1080em", "mm", "xmm", "--1x1", "１９２０x1080", "Slide",
  ])
  func `what is no size says what is`(_ text: String) {
    #expect(fault(text)?.summary == "'\(text)' is no size")
    #expect(fault(text)?.help.contains("1920x1080") == true)
  }

  @Test(arguments: [
    "159x160", "160x159", "0x0", "-1920x1080", "20001x200", "200x20001", "1e300x1e300", "1x1mm",
    "99999999999999999999x200", "10x10km".replacing("km", with: "mm"), "20000x20000",
  ])
  func `a picture too small or too large is refused before it is drawn`(_ text: String) {
    let fault = fault(text)
    #expect(fault != nil)
    #expect(fault?.summary.contains("is no size") == false)
    #expect(fault?.help.contains("--scale") == true)
  }

  @Test func `the scale counts against the limit`() {
    #expect(read("4000x2000", scale: 4) != nil)
    #expect(fault("4000x2000", scale: 8) != nil)
  }
}
