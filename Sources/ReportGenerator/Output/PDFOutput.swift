import CairoRenderer
import Drawing
import PDFFinishing
import SourceReading

extension ReportGenerator {
  /// `document` as finished PDF.
  /// - Parameters:
  ///   - attachments: The files that are embedded in it, asked for when all is painted.
  ///   - hasData: Whether the numbers of its figures are embedded as well, each on its figure.
  ///   - standards: What it claims to keep.
  func pdf(
    _ document: PagedDocument, _ attachments: @escaping () -> [FinishingPlan.Attachment] = { [] },
    hasData: Bool = true, standards: FinishingPlan.Standards = [.ua1, .a3a]
  ) throws -> [UInt8] {
    var finisher = try PDFFinisher(
      document,
      plan: FinishingPlan(
        creator: "report " + Self.version, producer: "report " + Self.version + ", cairo",
        attachments: hasData ? Self.tables(in: document) : [], standards: standards),
      otherAttachments: attachments)
    try PDFRenderer(fonts: pictureFonts).render(document) { try finisher.add($0) }
    return try finisher.finished()
  }

  /// The numbers of the figures of `document`, as CSV.
  private static func tables(in document: PagedDocument) -> [FinishingPlan.Attachment] {
    var names: [String: Int] = [:]
    return document.structure.enumerated().compactMap { index, element in
      guard let data = element.data else { return nil }
      let count = names[data.name, default: 0] + 1
      names[data.name] = count
      return FinishingPlan.Attachment(
        name: "chart-\(data.name)\(count > 1 ? "-\(count)" : "").csv", mimeType: "text/csv",
        bytes: CSVWriter.bytes(of: data.rows), description: "Numbers of the chart \(data.name)",
        element: ElementID(index: index))
    }
  }
}
