import Drawing
import Foundation
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

  func render(_ document: PagedDocument) throws -> PDFRenderer.Output {
    try PDFRenderer().render(document)
  }

  /// What `tool` prints about the file.
  func run(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pdf-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("file.pdf")
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments.map { $0 == "FILE" ? file.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  /// The text of the file in reading order, its lines without what ends them.
  func text(of bytes: [UInt8]) throws -> [String] {
    try run("pdftotext", ["-enc", "UTF-8", "FILE", "-"], on: bytes)
      .split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The file with its streams and strings in plain sight.
  func plain(_ bytes: [UInt8]) throws -> String {
    try run(
      "qpdf", ["--qdf", "--object-streams=disable", "--no-original-object-ids", "FILE", "-"],
      on: bytes)
  }
}
