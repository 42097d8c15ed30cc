import Diagnostics
import SourceReading
import TestSupport
import Testing

private enum Kind: String, CaseIterable { case bars, columns }

@Suite struct FieldReaderTests {
  private let log = DiagnosticLog()

  private func reader(_ source: MarkedSource, what: String = "a chart") throws -> FieldReader {
    FieldReader(try #require(YAMLReader.read(source.file, log: log)), log, what: what)
  }

  @Test func `of very many keys each that nobody asks for is reported`() throws {
    let text = (0..<100).map { "key-\($0): \($0)" }.joined(separator: "\n")
    let reader = try reader(MarkedSource(text))
    for number in 0..<100 where ![3, 63, 64, 99].contains(number) {
      #expect(reader.integer("key-\(number)", in: 0...99) == number)
    }
    reader.finish()
    #expect(log.diagnostics.count == 4)
    for number in [3, 63, 64, 99] {
      #expect(log.diagnostics.contains { $0.summary.contains("'key-\(number)'") })
    }
  }

  @Test func `fields of every kind are read`() throws {
    let reader = try reader(
      MarkedSource(
        """
        title: Exports
        kind: columns
        size: 12.50
        count: 3
        strip: true
        ink: "#1a2B3c"
        names: [a, b]
        source: one
        """))
    #expect(reader.string("title") == "Exports")
    #expect(reader.choice("kind", Kind.self) == .columns)
    #expect(reader.number("size") == SourceNumber(value: 12.5, decimals: 2))
    #expect(reader.integer("count", in: 1...9) == 3)
    #expect(reader.bool("strip", default: false))
    #expect(reader.colour("ink") == SourceColour(red: 0x1A, green: 0x2B, blue: 0x3C))
    #expect(reader.strings("names") == ["a", "b"])
    #expect(reader.oneOrMore("source").map(\.text) == ["one"])
    #expect(reader.optionalString("note") == nil)
    reader.finish()
    #expect(log.diagnostics.isEmpty)
  }

  @Test func `an unknown key offers the near name`() throws {
    let source = MarkedSource("title: a\nsubtitel: b\n^^^^^^^^")
    let reader = try reader(source)
    _ = reader.string("title")
    _ = reader.optionalString("subtitle")
    reader.finish()
    source.expect(log, "unknown-key", help: "did you mean 'subtitle'?")
    #expect(log.diagnostics[0].summary == "unknown key 'subtitel' in a chart")
  }

  @Test func `a missing key is reported where the mapping begins`() throws {
    let source = MarkedSource("kind: bars\n^^^^")
    let reader = try reader(source)
    #expect(reader.string("title") == "")
    source.expect(log, "missing-key", help: "add 'title:'")
  }

  @Test func `a missing key offers the misspelt one`() throws {
    let reader = try reader(MarkedSource("tilte: a"))
    _ = reader.string("title")
    #expect(log.diagnostics[0].help == "is 'tilte' meant to be 'title'?")
  }

  @Test(arguments: ["title:", "title: ~", "title: null"])
  func `a key without a value is an error`(text: String) throws {
    let reader = try reader(MarkedSource(text))
    _ = reader.optionalString("title")
    #expect(log.diagnostics.map(\.code) == ["missing-value"])
  }

  @Test func `an empty text is an error`() throws {
    _ = try reader(MarkedSource("title: ''")).string("title")
    #expect(log.diagnostics.map(\.code) == ["missing-value"])
  }

  @Test func `a wrong shape says what was found`() throws {
    let source = MarkedSource("title: [a]\n       ^^^")
    _ = try reader(source).string("title")
    source.expect(log, "wrong-type")
    #expect(log.diagnostics[0].summary == "'title' must be a single value, not a list")
  }

  @Test func `a list in place of a mapping is one error, not many`() throws {
    let node = try #require(YAMLReader.read(MarkedSource("[a]").file, log: log))
    let reader = FieldReader(node, log, what: "a chart")
    _ = reader.string("title")
    reader.finish()
    #expect(log.diagnostics.map(\.code) == ["wrong-type"])
  }

  @Test func `an unknown choice offers the near one`() throws {
    let source = MarkedSource("kind: bar\n      ^^^")
    _ = try reader(source).choice("kind", Kind.self)
    source.expect(log, "unknown-choice", help: "did you mean 'bars'?")
  }

  @Test(arguments: ["yes", "on", "True", "1"])
  func `only true and false are true and false`(text: String) throws {
    _ = try reader(MarkedSource("strip: \(text)")).bool("strip", default: false)
    #expect(log.diagnostics.map(\.code) == ["not-true-or-false"])
  }

  @Test func `a number outside its range is refused`() throws {
    let source = MarkedSource("size: 250\n      ^^^")
    _ = try reader(source).number("size", in: 1...200)
    source.expect(log, "out-of-range")
    #expect(log.diagnostics[0].summary == "'size' is 250, outside 1 to 200")
  }

  @Test func `a whole number has no decimals`() throws {
    _ = try reader(MarkedSource("count: 2.0")).integer("count", in: 1...9)
    #expect(log.diagnostics.map(\.code) == ["not-a-whole-number"])
  }

  @Test func `of two exclusive keys one must go`() throws {
    let source = MarkedSource("year: 2023\ndate: 2023-01\n^^^^")
    try reader(source).refuseBoth("year", "date")
    source.expect(log, "exclusive-keys")
  }

  @Test func `mappings within are read and finished by themselves`() throws {
    let source = MarkedSource(
      "rows:\n  - {label: a}\n  - {label: b, colour: red}\n               ^^^^^^")
    let reader = try reader(source)
    let labels = reader.list("rows", of: "a row") { $0.string("label") }
    #expect(labels == ["a", "b"])
    source.expect(log, "unknown-key", help: "allowed: 'label'")
  }

  @Test func `an entry of a map is named in messages`() throws {
    let source = MarkedSource("facts:\n  area: {}\n  ^^^^")
    let reader = try reader(source)
    _ = reader.map("facts", of: "a fact") { _, fact in fact.string("label") }
    source.expect(log, "missing-key")
    #expect(log.diagnostics[0].summary == "a fact 'area' needs the key 'label'")
  }

  @Test(arguments: ["red;", "#12", "rgba(1,2,3,.5)", "transparent", "red", "#+12345", "#12345678"])
  func `a colour has six digits`(text: String) throws {
    _ = try reader(MarkedSource("ink: \"\(text)\"")).colour("ink")
    #expect(log.diagnostics.map(\.code) == ["wrong-colour"])
  }
}
