import Diagnostics
import Foundation
import Glibc
import SourceReading
import Testing

/// A folder for one test, removed with it.
private final class TestFolder {
  let path: String

  init() {
    let folder = FileManager.default.temporaryDirectory.path
    var template = Array((folder + "/report-test-XXXXXX").utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  func write(_ name: String, _ bytes: [UInt8]) {
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(descriptor) }
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }

  deinit {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      unlink(path + "/" + name)
    }
    closedir(folder)
    rmdir(path)
  }
}

@Suite struct SourceFileReaderTests {
  private let folder = TestFolder()

  private func read(_ path: String, root: String? = nil) -> (text: String?, codes: [String]) {
    let log = DiagnosticLog()
    let file = SourceFileReader(root: root, log: log).read(path)
    return (file?.text, log.diagnostics.map(\.code))
  }

  @Test func `a file is read`() {
    folder.write("a.yaml", Array("key: value\n".utf8))
    #expect(read(folder.path + "/a.yaml").text == "key: value\n")
    #expect(read("a.yaml", root: folder.path).text == "key: value\n")
  }

  @Test func `a missing file is an error at the place that names it`() {
    let log = DiagnosticLog()
    let place = SourceRange(startOf: SourceFile(name: "layout.yaml", text: "map: x.json"))
    _ = SourceFileReader(log: log).read(folder.path + "/none.yaml", at: place)
    #expect(log.diagnostics.map(\.code) == ["file-missing"])
    #expect(log.diagnostics[0].range?.file.name == "layout.yaml")
  }

  @Test func `a folder is not a file`() {
    #expect(read(folder.path).codes == ["file-is-folder"])
  }

  @Test func `a pipe is refused without waiting`() {
    mkfifo(folder.path + "/pipe", 0o644)
    #expect(read(folder.path + "/pipe").codes == ["file-not-regular"])
  }

  @Test func `a device is refused`() {
    #expect(read("/dev/zero").codes == ["file-not-regular"])
  }

  @Test func `a path may not leave its root`() {
    #expect(read("../../etc/passwd", root: folder.path).codes == ["path-outside"])
    #expect(read("/etc/passwd", root: folder.path).codes == ["path-outside"])
    symlink("/etc/passwd", folder.path + "/link")
    #expect(read("link", root: folder.path).codes == ["path-outside"])
  }

  @Test(arguments: ["", "a\nb", "a\u{0}b", String(repeating: "x/", count: 3000)])
  func `an unusable path is refused`(path: String) {
    #expect(read(path).codes == ["path-unusable"])
  }

  @Test func `a file above the size limit is refused before it is read`() {
    folder.write("big", [])
    truncate(folder.path + "/big", SourceFileReader.sizeLimit + 1)
    #expect(read(folder.path + "/big").codes == ["file-too-large"])
  }

  @Test func `an empty file is empty text`() {
    folder.write("empty", [])
    #expect(read(folder.path + "/empty").text == "")
  }

  @Test func `the names in a folder are in order`() {
    for name in ["b.yaml", "a.yaml", ".hidden", "ä.yaml"] { folder.write(name, []) }
    let names = SourceFileReader(log: DiagnosticLog()).names(inFolder: folder.path)
    #expect(names == ["a.yaml", "b.yaml", "ä.yaml"])
  }

  @Test func `the names in a file are an error`() {
    folder.write("a", [])
    let log = DiagnosticLog()
    #expect(SourceFileReader(log: log).names(inFolder: folder.path + "/a") == nil)
    #expect(log.diagnostics.map(\.code) == ["not-a-folder"])
  }
}
