import CairoRenderer
import Drawing
import PDFFinishing

extension ReportGenerator {
  /// `document` as finished PDF.
  func pdf(_ document: PagedDocument) throws -> [UInt8] {
    let parts = try PDFRenderer(fonts: pictureFonts).render(document)
    return try PDFFinisher.finish(
      parts, of: document,
      plan: FinishingPlan(
        creator: "report " + Self.version, producer: "report " + Self.version + ", cairo"))
  }
}
