import CairoRenderer
import Drawing
import PDFFinishing

extension ReportGenerator {
  /// `document` as finished PDF.
  func pdf(_ document: PagedDocument) throws -> [UInt8] {
    let output = try PDFRenderer(fonts: pictureFonts).render(document)
    let information = document.information
    let elements = output.elements.map { id -> FinishingPlan.Element in
      let element = document.structure[id.index]
      return FinishingPlan.Element(
        tag: element.tag.rawValue, alternate: element.alternate, language: element.language,
        scope: element.scope.map { $0 == .column ? .column : .row },
        columnSpan: element.columnSpan, rowSpan: element.rowSpan,
        identifier: element.identifier, listNumbering: element.listNumbering,
        linkContents: element.linkDescription)
    }
    return try PDFFinisher.finish(
      output.bytes,
      plan: FinishingPlan(
        elements: elements, title: information.title, author: information.author,
        subject: information.subject, keywords: information.keywords,
        language: information.language, creator: "report " + Self.version,
        producer: "report " + Self.version + ", cairo, qpdf", created: information.created,
        attachments: [], standards: [.ua1, .a3a]))
  }
}
