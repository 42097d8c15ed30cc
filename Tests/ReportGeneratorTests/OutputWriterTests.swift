import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ReportGenerator

@Suite struct OutputWriterTests {
  private let folder: TemporaryFolder
  private let log = DiagnosticLog()
  private let writer: OutputWriter

  init() throws {
    folder = try TemporaryFolder()
    writer = OutputWriter(log: log)
  }

  @Test func `folders are made and nothing else is left behind`() {
    #expect(writer.write([1, 2, 3], to: folder["a/b/c.pdf"]))
    #expect(folder.bytes("a/b/c.pdf") == Data([1, 2, 3]))
    #expect(folder.files == ["a/b/c.pdf"])
    #expect(log.codes == [])
  }

  @Test func `a new edition takes the place of the old one`() throws {
    try folder.write("an older and longer edition", to: "c.pdf")
    #expect(writer.write([9], to: folder["c.pdf"]))
    #expect(folder.bytes("c.pdf") == Data([9]))
    #expect(folder.files == ["c.pdf"])
  }

  @Test func `a large file is written whole`() {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(writer.write(bytes, to: folder["large.png"]))
    #expect(folder.bytes("large.png") == Data(bytes))
  }

  @Test func `an empty file is a file`() {
    #expect(writer.write([], to: folder["empty"]))
    #expect(folder.bytes("empty") == Data())
  }

  @Test func `a folder in the way is an error and stays as it is`() throws {
    try folder.write("kept", to: "c.pdf/inside")
    #expect(!writer.write([1], to: folder["c.pdf"]))
    #expect(log.codes == ["output-is-a-folder"])
    #expect(folder.files == ["c.pdf/inside"])
  }

  @Test func `a file in place of a folder is an error and stays as it is`() throws {
    try folder.write("kept", to: "blocked")
    #expect(!writer.write([1], to: folder["blocked/c.pdf"]))
    #expect(!writer.write([1], to: folder["blocked/deeper/c.pdf"]))
    #expect(log.codes == ["cannot-write", "cannot-write"])
    #expect(log.diagnostics.allSatisfy { $0.help?.contains("--output") == true })
    #expect(folder.files == ["blocked"])
    #expect(folder.bytes("blocked") == Data("kept".utf8))
  }

  @Test func `the old edition is untouched when the new one cannot be written`() throws {
    // The temporary file's name would be too long for the file system.
    let name = String(repeating: "n", count: 250)
    try folder.write("old", to: name)
    #expect(!writer.write([1], to: folder[name]))
    #expect(log.codes == ["cannot-write"])
    #expect(folder.bytes(name) == Data("old".utf8))
    #expect(folder.files == [name])
  }

  @Test func `a path that ends nowhere is an error`() {
    #expect(!writer.write([1], to: "/proc/report-tests/c.pdf"))
    #expect(log.codes == ["cannot-write"])
  }

  @Test func `where a path would lie is known before it is there`() throws {
    try folder.write("", to: "real/file")
    try FileManager.default.createSymbolicLink(
      atPath: folder["link"], withDestinationPath: folder["real"])
    let real = try #require(realPath(folder["real"]))
    #expect(nearestRealPath(folder["link/new/deep"]) == real + "/new/deep")
    #expect(nearestRealPath(folder["link"]) == real)
    #expect(realPath(folder["none"]) == nil)
  }
}
