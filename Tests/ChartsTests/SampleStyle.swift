import Drawing
import Glibc

@testable import Charts

/// A style and a label setter with the sizes of a page.
enum Sample {
  static let blue = Color(red: 30, green: 43, blue: 102)
  static let orange = Color(red: 200, green: 129, blue: 31)

  static let style = ChartStyle(
    colors: ChartStyle.Colors(
      ink: Color(red: 22, green: 25, blue: 29), ink2: Color(red: 65, green: 71, blue: 78),
      mute: Color(red: 95, green: 102, blue: 110), rule: Color(red: 197, green: 202, blue: 208),
      grid: Color(red: 225, green: 228, blue: 232), pale: Color(red: 241, green: 243, blue: 245),
      accent: Color(red: 11, green: 98, blue: 112), alert: Color(red: 179, green: 38, blue: 30),
      others: Color(red: 169, green: 175, blue: 182), paper: .white),
    lengths: ChartStyle.Lengths(
      row: 18, columns: 150, gap: 4, panelGap: 24, gridLine: 0.4, zeroLine: 0.6, minimumText: 7)
  ) { role in
    switch role {
    case .coverNumber: TextStyle(family: "Inter", weight: 600, size: 30)
    case .coverBetween, .coverPartner: TextStyle(family: "Inter", weight: 600, size: 12)
    case .columnValue: TextStyle(family: "Inter", weight: 600, size: 10)
    case .axis, .categoryDetail: TextStyle(family: "Inter", size: 7)
    case .note, .threshold, .panelDetail, .pieceName: TextStyle(family: "Inter", size: 7.5)
    default: TextStyle(family: "Inter", size: 8)
    }
  }

  /// The style of a slide of 1920 by 1080.
  static let sheetStyle = SheetStyle(
    kicker: TextStyle(family: "Inter", weight: 500, size: 22, slot: 31),
    title: TextStyle(family: "Inter", weight: 600, size: 52, slot: 62),
    subtitle: TextStyle(family: "Inter", size: 26, slot: 36),
    source: TextStyle(family: "Inter", size: 20, slot: 28),
    number: TextStyle(family: "Inter", weight: 600, size: 22, slot: 28),
    chart: style.scaled(20.0 / 7),
    lengths: SheetStyle.Lengths(
      size: Size(width: 1920, height: 1080), margin: 96, top: 88, rule: 3, kickerGap: 23,
      titleGap: 11, subtitleGap: 20, figureGap: 42, sourceGap: 28, foot: 54, readable: 9))

  /// A setter of its own for each test, since shapers are not shared.
  static func labels() -> LabelSetter {
    let checkout = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let faces = [(400, "Regular"), (500, "Medium"), (600, "SemiBold"), (700, "Bold")].map {
      let copied = "\(checkout)/Fonts/Inter-\($0.1).otf"
      let path =
        access(copied, R_OK) == 0
        ? copied : "/usr/share/fonts/opentype/inter/Inter-\($0.1).otf"
      return FontCatalog.Face(weight: $0.0, isItalic: false, path: path, index: 0)
    }
    let catalog = FontCatalog(
      families: [("Inter", faces, [])], scripts: [:], fallbacks: [])
    return LabelSetter(TextShaper(FontLibrary(catalog)))
  }

  /// A row with its value as its text.
  static func row(
    _ label: String, _ value: Double?, _ bound: Bar.Bound = .exact, text: String? = nil,
    color: Color = blue
  ) -> BarChart.Row {
    BarChart.Row(
      label: label, value: value, text: text ?? value.map { "\($0)" } ?? "no data", bound: bound,
      color: color)
  }
}

/// What a drawing shows, opened up.
struct Seen {
  /// A line of text with the rectangle its capitals and descenders take.
  struct Text {
    var text: String
    var area: Rectangle
    var size: Double
    var color: Color
  }

  var texts: [Text] = []
  var fills: [(area: Rectangle, color: Color)] = []
  /// Rectangles around stroked paths.
  var strokes: [(area: Rectangle, stroke: Stroke)] = []

  init(_ frame: Frame) {
    for placed in frame.flattened() {
      switch placed.item {
      case .text(let run):
        texts.append(
          Text(
            text: run.text,
            area: Rectangle(
              x: placed.origin.x, y: placed.origin.y - run.size * 0.74, width: run.advance,
              height: run.size * 0.94), size: run.size, color: run.color))
      case .path(let path, let fill, let stroke):
        guard var area = path.bounds else { continue }
        area.x += placed.origin.x
        area.y += placed.origin.y
        if let fill { fills.append((area, fill)) }
        if let stroke { strokes.append((area, stroke)) }
      default: break
      }
    }
  }

  /// Pairs of texts that lie on each other.
  var overlaps: [String] {
    var found = [String]()
    for (index, text) in texts.enumerated() {
      for other in texts.dropFirst(index + 1) where text.area.overlaps(other.area) {
        found.append("\(text.text) | \(other.text)")
      }
    }
    return found
  }

  /// Texts that stand out of a frame of `size`.
  func outside(_ size: Size) -> [String] {
    texts.filter { text in
      text.area.x < -0.5 || text.area.y < -0.5 || text.area.x + text.area.width > size.width + 0.5
        || text.area.y + text.area.height > size.height + 0.5
    }.map(\.text)
  }

  /// Filled rectangles of a colour.
  func fills(_ color: Color) -> [Rectangle] { fills.filter { $0.color == color }.map(\.area) }

  func text(_ text: String) -> Rectangle? { texts.first { $0.text == text }?.area }

  /// All text, lines and spaces taken out.
  var allText: String { texts.map(\.text).joined().filter { !$0.isWhitespace } }
}
