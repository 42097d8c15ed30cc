import CairoRenderer
import Drawing

/// The size of a chart as a picture, in whole pixels, and how many of them make a point.
struct ChartSize: Sendable {
  /// As asked for, for file names: `slide`, `1920x1080`.
  var name: String
  var width: Int
  var height: Int
  /// Pixels to a point of the drawing; 1 where the drawing counts in pixels.
  var pixelsPerPoint: Double
  /// Whether it is the report's column, set in the report's own sizes of type.
  var isColumn: Bool

  /// Sizes by name, in the pixels that text is set for, and how many pixels each of them is.
  static let named: [(name: String, width: Int, height: Int, density: Int)] = [
    ("slide", 1920, 1080, 1), ("slide-4k", 1920, 1080, 2), ("half-slide", 960, 1080, 1),
    ("third-slide", 640, 1080, 1), ("square", 1080, 1080, 1), ("story", 1080, 1920, 1),
  ]

  /// Why a size cannot be used.
  struct Fault: Error {
    var summary: String
    var help: String
  }

  static let smallest = 160
  static let largest = 20_000

  /// Reads `slide`, `column`, `1920x1080` (pixels), or a width and height in mm, cm, in or pt at
  /// 96 pixels an inch; `scale` multiplies the pixels.
  /// - Parameter column: Width of the report's column, in points.
  static func read(_ text: String, scale: Int, column: Double) -> Result<ChartSize, Fault> {
    if let size = named.first(where: { $0.name == text }) {
      let pixels = size.density * scale
      return checked(text, size.width * pixels, size.height * pixels, Double(pixels))
    }
    if text == "column" {
      // The column in points at 192 dots an inch; the height is the figure's own.
      let pixels = Double(scale) * 192 / 72
      return .success(
        ChartSize(
          name: text, width: Int((column * pixels).rounded()), height: 0,
          pixelsPerPoint: pixels, isColumn: true))
    }
    let units = [
      ("px", 1.0), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96.0), ("pt", 96 / 72.0),
    ]
    let unit = units.first { text.hasSuffix($0.0) }
    let numbers = text.dropLast(unit?.0.count ?? 0).split(
      separator: "x", omittingEmptySubsequences: false)
    guard numbers.count == 2, let width = Double(numbers[0]), let height = Double(numbers[1]),
      width.isFinite, height.isFinite
    else {
      return .failure(
        Fault(
          summary: "'\(text)' is no size",
          help: "use " + named.map(\.name).joined(separator: ", ")
            + ", column, or a width and height such as 1920x1080 "
            + "or 160x90mm"))
    }
    let factor = (unit?.1 ?? 1) * Double(scale)
    guard abs(width * factor) < 1e7, abs(height * factor) < 1e7 else {
      return checked(text, Int.max, Int.max, 1)
    }
    return checked(
      text, Int((width * factor).rounded()), Int((height * factor).rounded()), Double(scale))
  }

  private static func checked(
    _ name: String, _ width: Int, _ height: Int, _ pixelsPerPoint: Double
  ) -> Result<ChartSize, Fault> {
    guard width >= smallest, height >= smallest, width <= largest, height <= largest else {
      return .failure(
        Fault(
          summary: "a chart of '\(name)' is not between \(smallest) and \(largest) pixels a side",
          help: "choose a size in between, or another --scale"))
    }
    guard width * height <= PNGRenderer.pixelLimit else {
      return .failure(
        Fault(
          summary: "a chart of '\(name)' has more than \(PNGRenderer.pixelLimit) pixels",
          help: "choose a smaller size, or another --scale"))
    }
    return .success(
      ChartSize(
        name: name, width: width, height: height, pixelsPerPoint: pixelsPerPoint,
        isColumn: false))
  }
}
