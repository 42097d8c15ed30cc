import Diagnostics
import SourceReading
import TestSupport
import Testing

@Suite struct YAMLReaderTests {
  private func read(_ text: String) -> (node: SourceNode?, log: DiagnosticLog) {
    let log = DiagnosticLog()
    return (YAMLReader.read(SourceFile(name: "test.yaml", text: text), log: log), log)
  }

  @Test func `a value knows where it begins and ends`() throws {
    let node = try #require(read("one: 1\ntwo: [a, ' b']\n").node)
    let two = try #require(node.entries?[1])
    #expect(two.keyRange.start == SourcePosition(line: 2, column: 1))
    #expect(two.value.range.end == SourcePosition(line: 2, column: 15))
    let quoted = try #require(two.value.items?[1].scalar)
    #expect(quoted.text == " b")
    #expect(quoted.textRange.start == SourcePosition(line: 2, column: 11))
    #expect(quoted.textRange.end == SourcePosition(line: 2, column: 13))
  }

  @Test func `columns count characters, not bytes`() throws {
    let node = try #require(read("ключ: значение\n").node)
    #expect(node.entries?[0].value.range.start.column == 7)
    #expect(node.entries?[0].value.range.end.column == 15)
  }

  @Test func `a block mapping ends where its last value ends`() throws {
    let node = try #require(read("a:\n  b: 1\n\n\nc: 2\n").node)
    #expect(node.entries?[0].value.range.end == SourcePosition(line: 2, column: 7))
  }

  @Test(arguments: ["no", "1e3", "2022-12-01", "012", "NaN", "0x1F", "1_000", "yes", ".inf"])
  func `an implicit type stays text`(word: String) throws {
    #expect(try #require(read("key: \(word)").node).entries?[0].value.scalar?.text == word)
  }

  @Test func `a duplicate key names both lines`() throws {
    let source = MarkedSource("a: 1\nb: 2\na: 3\n^")
    let log = DiagnosticLog()
    #expect(YAMLReader.read(source.file, log: log) == nil)
    source.expect(log, "duplicate-key", help: "keep one of the two")
    #expect(log.diagnostics[0].summary == "the key 'a' on line 3 stands already on line 1")
    #expect(log.diagnostics[0].notes[0].range?.start == SourcePosition(line: 1, column: 1))
  }

  @Test func `a duplicate key is found among many keys`() {
    let keys = (1...40).map { "key\($0): x\n" }.joined()
    #expect(read(keys + "key7: y\n").log.diagnostics.map(\.code) == ["duplicate-key"])
    #expect(read(keys).log.diagnostics.isEmpty)
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "~"])
  func `a file without values is a named error`(text: String) {
    #expect(read(text).log.diagnostics.map(\.code) == ["empty-file"])
  }

  @Test func `nesting without end is refused`() {
    let open = String(repeating: "[", count: 100_000)
    #expect(read(open).log.diagnostics.map(\.code) == ["nested-too-deep"])
    let nested = String(repeating: "{a: ", count: 100_000)
    #expect(read(nested).log.diagnostics.map(\.code) == ["nested-too-deep"])
  }

  @Test func `an alias bomb is refused`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(read(text).log.diagnostics.map(\.code) == ["alias-expansion"])
  }

  @Test func `an alias repeats its value at its own place`() throws {
    let node = try #require(read("a: &x {k: v}\nb: *x\n").node)
    let repeated = try #require(node.entries?[1].value)
    #expect(repeated.entries?[0].value.scalar?.text == "v")
    #expect(repeated.range.start == SourcePosition(line: 2, column: 4))
  }

  @Test func `an unknown alias offers the near name`() {
    let log = DiagnosticLog()
    let source = MarkedSource("a: &north 1\nb: *nort\n   ^^^^^")
    _ = YAMLReader.read(source.file, log: log)
    source.expect(log, "unknown-alias", help: "did you mean 'north'?")
  }

  @Test func `a value with a colon is explained`() {
    let log = DiagnosticLog()
    let source = MarkedSource("title: Risk: a report\n           ^")
    _ = YAMLReader.read(source.file, log: log)
    source.expect(
      log, "yaml-syntax", help: "put quotation marks around a value that holds ': '")
  }

  @Test(arguments: [
    ("a: 'open", "close the quotation mark or bracket"),
    ("a: [1, 2", "close the list with ']'"),
    ("a: {b: 1", "close the braces with '}'"),
    (
      "a:\n\t- x",
      "indent with spaces, not tabs; put quotation marks around text that begins with '@' or '`'"
    ),
    (
      "a: @x",
      "indent with spaces, not tabs; put quotation marks around text that begins with '@' or '`'"
    ),
  ])
  func `a fault of syntax has a place and help`(text: String, help: String) {
    let log = read(text).log
    #expect(log.diagnostics.map(\.code) == ["yaml-syntax"])
    #expect(log.diagnostics.first?.help == help)
    #expect(log.diagnostics.first?.range != nil)
  }

  @Test func `a control character is refused at its place`() {
    let log = read("a: b\u{1}c").log
    #expect(log.diagnostics.map(\.code) == ["yaml-syntax"])
    #expect(log.diagnostics.first?.range?.start == SourcePosition(line: 1, column: 5))
  }

  @Test func `tags, second documents and keys that are lists are refused`() {
    #expect(read("a: !!int 5").log.diagnostics.map(\.code) == ["yaml-tag"])
    #expect(read("a: 1\n---\nb: 2\n").log.diagnostics.map(\.code) == ["second-document"])
    #expect(read("[a]: 1").log.diagnostics.map(\.code) == ["key-not-text"])
  }
}
