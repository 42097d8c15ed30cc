import Drawing
import Glibc

/// A word across a page, behind its text, such as DRAFT.
enum Watermark {
  /// How much of the sheet's diagonal the word takes.
  private static let part = 0.62

  /// The outlines of `text` along the rising diagonal of a sheet.
  static func item(
    _ text: String, on paper: Size, _ style: TextStyle, _ shaper: TextShaper
  ) -> FrameItem? {
    let runs = shaper.shape(text, style)
    let width = runs.reduce(0) { $0 + $1.advance }
    guard width > 0 else { return nil }
    let diagonal = (paper.width * paper.width + paper.height * paper.height).squareRoot()
    // A short word is not blown up beyond what leaves the text readable.
    let scale = min(part * diagonal / width, paper.height / 5 / style.size)
    let angle = -atan2(paper.height, paper.width)
    let (along, across) = (cos(angle), sin(angle))
    let middle = (runs.first?.face.capHeight ?? 0.7) * style.size / 2
    var path = Path()
    var start = -width / 2
    for run in runs {
      path.elements +=
        run.outlines.mapped { point in
          let x = (point.x + start) * scale
          let y = (point.y + middle) * scale
          return Point(
            x: paper.width / 2 + x * along - y * across,
            y: paper.height / 2 + x * across + y * along)
        }.elements
      start += run.advance
    }
    return .path(path, fill: style.color, stroke: nil)
  }
}
