import CairoRenderer
import Diagnostics
import Drawing
import ReportSections

extension ReportGenerator {
  /// Whether pages can be pictures of the resolution asked for; where not, one that they can is named.
  func picturesFit(
    _ document: PagedDocument, _ request: BuildRequest, _ log: DiagnosticLog
  ) -> Bool {
    func fits(_ dots: Int) -> Bool {
      document.pages.allSatisfy { page in
        let pixels = Self.pixels(of: page, dotsPerInch: dots)
        return max(pixels.width, pixels.height) <= PNGRenderer.sideLimit
          && pixels.width * pixels.height <= PNGRenderer.pixelLimit
      }
    }
    let dots = request.dotsPerInch
    guard !fits(dots) else { return true }
    let most = stride(from: dots - 1, through: 1, by: -1).first(where: fits) ?? 1
    log.error(
      "picture-too-large",
      "pages of this paper are pictures of more pixels than are possible at \(dots) dots per inch",
      help: "choose --dpi \(most) at most, or a smaller paper")
    return false
  }

  private static func pixels(
    of page: PagedDocument.Page, dotsPerInch dots: Int
  ) -> (width: Int, height: Int) {
    let scale = Double(dots) / 72
    return (
      Int((page.frame.size.width * scale).rounded()),
      Int((page.frame.size.height * scale).rounded())
    )
  }

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
      let pixels = Self.pixels(of: page, dotsPerInch: request.dotsPerInch)
      let bytes = try PNGRenderer(fonts: pictureFonts).render(
        page.frame, pixels: pixels, scale: scale, background: composer.theme[.paper],
        texts: [("Title", document.information.title), ("Software", "report")])
      return RenderedFile(name: "\(name)-\(padded).png", bytes: bytes, pixels: pixels)
    }
  }
}
