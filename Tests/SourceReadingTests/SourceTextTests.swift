import Diagnostics
import SourceReading
import Testing

@Suite struct SourceTextTests {
  private func decode(_ bytes: [UInt8]) -> (file: SourceFile?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    return (SourceText.decode(bytes, name: "data.csv", log: log), log)
  }

  @Test func `a byte-order mark is no part of the text`() {
    #expect(decode([0xEF, 0xBB, 0xBF, 0x61]).file?.text == "a")
  }

  @Test func `invalid UTF-8 is refused with its byte offset`() {
    let log = decode(Array("ab\ncé".utf8) + [0xFF, 0x61]).log
    #expect(log.diagnostics.map(\.code) == ["not-utf-8"])
    #expect(log.diagnostics[0].summary == "'data.csv' is not UTF-8: byte 0xFF at offset 6")
    #expect(log.diagnostics[0].range?.start == SourcePosition(line: 2, column: 3))
  }

  @Test func `the offset counts the byte-order mark`() {
    let log = decode([0xEF, 0xBB, 0xBF, 0x61, 0xE9]).log
    #expect(log.diagnostics[0].summary.hasSuffix("byte 0xE9 at offset 4"))
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]] as [[UInt8]])
  func `UTF-16 is refused by name`(bytes: [UInt8]) {
    let log = decode(bytes).log
    #expect(log.diagnostics[0].summary == "'data.csv' is UTF-16, seen at byte 0")
    #expect(log.diagnostics[0].help == "save the file as UTF-8")
  }

  @Test(arguments: ["a\0b", "a\rb", "a\u{2028}b", "a\u{85}b"])
  func `characters that upset line numbers are refused`(text: String) {
    let log = decode(Array(text.utf8)).log
    #expect(log.diagnostics.map(\.code) == ["refused-character"])
    #expect(log.diagnostics[0].range?.start == SourcePosition(line: 1, column: 2))
  }

  @Test func `lines may end with carriage return and line feed`() {
    #expect(decode(Array("a\r\nb\r\n".utf8)).file?.line(1) == "a")
  }
}
