import CairoRenderer
import Drawing
import ReportSections

extension ReportGenerator {
  /// The pages as pictures, numbered with as many digits as the last needs.
  func pictures(
    _ document: PagedDocument, _ name: String, _ request: BuildRequest,
    _ composer: ReportComposer
  ) throws -> [RenderedFile] {
    let scale = Double(request.dotsPerInch) / 72
    let digits = String(document.pages.count).count
    return try document.pages.enumerated().map { index, page in
      let number = String(index + 1)
      let padded = String(repeating: "0", count: digits - number.count) + number
      let pixels = (
        width: Int((page.frame.size.width * scale).rounded()),
        height: Int((page.frame.size.height * scale).rounded())
      )
      let bytes = try PNGRenderer(fonts: pictureFonts).render(
        page.frame, pixels: pixels, scale: scale, background: composer.theme[.paper],
        texts: [("Title", document.information.title), ("Software", "report")])
      return RenderedFile(name: "\(name)-\(padded).png", bytes: bytes, pixels: pixels)
    }
  }
}
