import Drawing
import PDFFinishing
import TestSupport

@testable import CairoRenderer

/// Makes small documents and looks at their files with the tools that readers use.
struct PDFBench {
  let labels = LabelSetter(SampleFonts.shaper())
  let structure = StructureTree()
  let root: ElementID
  let sans = TextStyle(family: "Inter", size: 10, slot: 14, features: ["calt=0"])

  init() { root = structure.add(.document, in: nil) }

  /// One page of 200 by 100 points.
  func page(_ change: (inout Frame) -> Void) -> PagedDocument.Page {
    var frame = Frame(size: Size(width: 200, height: 100))
    change(&frame)
    return PagedDocument.Page(frame: frame, label: "1")
  }

  func document(
    _ pages: [PagedDocument.Page], outline: [PagedDocument.OutlineEntry] = []
  ) -> PagedDocument {
    PagedDocument(
      pages: pages, structure: structure.elements, outline: outline,
      information: .init(
        title: "Country risk – Монгол", author: "An (author)", language: "en",
        created: "2026-11-23T00:00:00Z"))
  }

  /// The document as a finished file.
  func file(_ document: PagedDocument) throws -> [UInt8] {
    try PDFFinisher.finish(
      PDFRenderer().render(document), of: document,
      plan: FinishingPlan(creator: "report", producer: "cairo"))
  }

  func run(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
    try PDFTools.run(tool, arguments, on: bytes)
  }

  func text(of bytes: [UInt8]) throws -> [String] { try PDFTools.text(of: bytes) }

  func plain(_ bytes: [UInt8]) throws -> String { try PDFTools.plain(bytes) }
}
