import Diagnostics
import SourceReading
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) -> (node: SourceNode?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    return (JSONReader.read(SourceFile(name: "test.json", text: text), log: log), log)
  }

  @Test func `values keep their text and their place`() throws {
    let node = try #require(read("{\"a\": [1.50, true, null, \"ü\"],\n \"b\": {}}").node)
    let items = try #require(node.entries?[0].value.items)
    #expect(items.map { $0.scalar?.text } == ["1.50", "true", "null", "ü"])
    #expect(items[2].scalar?.isAbsent == true)
    #expect(items[3].range.end.column == 29)
    #expect(node.entries?[1].keyRange.start == SourcePosition(line: 2, column: 2))
  }

  @Test func `escapes are read`() throws {
    let node = try #require(read(#""a\n\u00e9\ud83d\ude00\/""#).node)
    #expect(node.scalar?.text == "a\né😀/")
  }

  @Test func `a duplicate key names both lines`() {
    let log = DiagnosticLog()
    let source = MarkedSource("{\"a\": 1,\n \"a\": 2}\n ^^^", name: "test.json")
    #expect(JSONReader.read(source.file, log: log) == nil)
    source.expect(log, "duplicate-key")
  }

  @Test func `nesting a hundred thousand deep is refused`() {
    let log = read(String(repeating: "[", count: 100_000)).log
    #expect(log.diagnostics.map(\.code) == ["nested-too-deep"])
  }

  @Test func `an empty file is a named error`() {
    #expect(read(" \n").log.diagnostics.map(\.code) == ["empty-file"])
  }

  @Test(arguments: [
    "{", "[1,]", "{\"a\" 1}", "{a: 1}", "[1] 2", "\"open", "\"\\x\"", "\"\\ud83d\"", "\"\t\"",
    "nul", "NaN", "[1 2]", "// comment",
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(read(text).log.diagnostics.map(\.code) == ["json-syntax"])
  }
}
