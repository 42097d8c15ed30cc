import CairoRenderer
import Drawing
import PDFFinishing

extension ReportGenerator {
  /// `document` as finished PDF.
  func pdf(_ document: PagedDocument) throws -> [UInt8] {
    var finisher = try PDFFinisher(
      document,
      plan: FinishingPlan(
        creator: "report " + Self.version, producer: "report " + Self.version + ", cairo"))
    let elements = document.structure
    try PDFRenderer(fonts: pictureFonts).render(
      document, prepare: { try PreparedPart($0, elements) }, use: { try finisher.add($0) })
    return try finisher.finished()
  }
}
