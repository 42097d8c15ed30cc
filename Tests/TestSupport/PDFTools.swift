import Foundation

/// What the programs that readers use print about a file.
package enum PDFTools {
  /// What `tool` prints; `FILE` among the arguments stands for the file.
  package static func run(
    _ tool: String, _ arguments: [String], on bytes: [UInt8]
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pdf-\(UUID().uuidString)")
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
  package static func text(of bytes: [UInt8]) throws -> [String] {
    try run("pdftotext", ["-enc", "UTF-8", "FILE", "-"], on: bytes)
      .split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The file with its streams and strings in plain sight.
  package static func plain(_ bytes: [UInt8]) throws -> String {
    try run(
      "qpdf", ["--qdf", "--object-streams=disable", "--no-original-object-ids", "FILE", "-"],
      on: bytes)
  }
}
