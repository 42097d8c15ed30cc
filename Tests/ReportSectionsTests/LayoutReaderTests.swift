import Diagnostics
import TestSupport
import Testing

@testable import ReportSections

@Suite struct LayoutReaderTests {
  private func read(_ source: MarkedSource) -> DiagnosticLog {
    let log = DiagnosticLog()
    #expect(LayoutReader.read(source.file, log: log) == nil)
    return log
  }

  @Test func `an unknown kind offers the near one`() {
    let source = MarkedSource(
      """
      name: mine
      sections:
        - kind: cover
        - kind: partner-comparision
                ^^^^^^^^^^^^^^^^^^^
      """)
    source.expect(read(source), "unknown-section", help: "did you mean 'partner-comparison'?")
  }

  @Test func `a kind near to none lists them all`() {
    let source = MarkedSource(
      """
      name: mine
      sections:
        - kind: horoscope
                ^^^^^^^^^
      """)
    let log = read(source)
    source.expect(log, "unknown-section")
    for kind in SectionCatalog.kinds {
      #expect(log.diagnostics.first?.help?.contains("'\(kind.kind)'") == true, "\(kind.kind)")
    }
  }

  @Test func `an unknown option offers the near one`() {
    let source = MarkedSource(
      """
      name: mine
      sections:
        - kind: prose
          text: energy
          colums: 2
          ^^^^^^
      """)
    source.expect(read(source), "unknown-key", help: "did you mean 'columns'?")
  }

  @Test func `an option of another kind is unknown`() {
    let source = MarkedSource(
      """
      name: mine
      sections:
        - {kind: cover, text: energy}
                        ^^^^
      """)
    source.expect(read(source), "unknown-key")
  }

  @Test func `an unknown key of the layout offers the near one`() {
    let source = MarkedSource(
      """
      name: mine
      papper: a4
      ^^^^^^
      sections:
        - kind: cover
      """)
    source.expect(read(source), "unknown-key", help: "did you mean 'paper'?")
  }

  @Test func `an unknown choice offers the near one`() {
    let source = MarkedSource(
      """
      name: mine
      sections:
        - {kind: partner-comparison, partners: accross}
                                               ^^^^^^^
      """)
    source.expect(read(source), "unknown-choice", help: "did you mean 'across'?")
  }

  @Test func `a number out of its range is refused`() {
    let source = MarkedSource(
      """
      name: mine
      sections:
        - {kind: prose, text: energy, columns: 4}
                                               ^
      """)
    source.expect(read(source), "out-of-range")
  }

  @Test(arguments: ["../mine", "a/b", "Mine", ".hidden", "my layout", "-", "a--b"])
  func `a layout's name is the name of a file`(_ name: String) {
    let log = DiagnosticLog()
    let file = SourceFile(name: "test.yaml", text: "name: '\(name)'\nsections: [{kind: cover}]")
    #expect(LayoutReader.read(file, log: log) == nil)
    #expect(log.codes == ["wrong-name"])
    #expect(log.diagnostics.first?.range?.start == SourcePosition(line: 1, column: 7))
  }

  @Test func `a layout without sections is an error`() {
    let source = MarkedSource(
      """
      name: mine
      sections: []
                ^^
      """)
    source.expect(read(source), "empty-layout")
  }

  @Test(arguments: ["name: mine", "sections: [{kind: cover}]", "", "[]", "name: mine\nsections:"])
  func `a layout needs its name and its sections`(_ text: String) {
    let log = DiagnosticLog()
    #expect(LayoutReader.read(SourceFile(name: "test.yaml", text: text), log: log) == nil)
    #expect(log.codes.count == 1, "\(log.text)")
  }

  @Test func `a section without a kind is an error`() {
    let source = MarkedSource(
      """
      name: mine
      sections:
        - title: Energy
          ^^^^^
      """)
    source.expect(read(source), "missing-key")
  }

  @Test func `a key that stands twice names both lines`() {
    let source = MarkedSource(
      """
      name: mine
      sections:
        - kind: prose
          text: energy
          text: shocks
          ^^^^
      """)
    let log = read(source)
    source.expect(log, "duplicate-key")
    #expect(log.diagnostics.first?.notes.first?.range?.start.line == 4)
  }

  @Test func `all faults of a layout are found at once`() {
    let log = DiagnosticLog()
    let text = """
      name: mine
      language: xx
      sections:
        - {kind: covr}
        - {kind: prose}
        - {kind: sources, columns: two}
      """
    #expect(LayoutReader.read(SourceFile(name: "test.yaml", text: text), log: log) == nil)
    #expect(
      Set(log.codes) == ["unknown-choice", "unknown-section", "missing-key", "not-a-number"])
  }

  @Test func `what is left out has its usual value`() throws {
    let layout = try House.layout(sections: "  - kind: cover\n    title: One\n  - kind: sources")
    #expect(layout.theme == "house")
    #expect(layout.paper == "a4")
    #expect(layout.language == .english)
    #expect(layout.entries.map { $0.title?[.english] } == ["One", nil])
    #expect(layout.entries.map(\.isNumbered) == [true, true])
    #expect(layout.entries.map(\.startsPage) == [false, false])
    #expect(layout.entries.map(\.isOptional) == [false, false])
  }

  @Test func `an unknown paper offers the near one at its place`() throws {
    let log = DiagnosticLog()
    let source = MarkedSource(
      """
      name: mine
      paper: lettr
             ^^^^^
      sections: [{kind: cover}]
      """)
    let layout = try #require(LayoutReader.read(source.file, log: log))
    #expect(ReportComposer(try Profiles.bare(), layout, try House.theme(), log: log) == nil)
    source.expect(log, "unknown-paper", help: "did you mean 'letter'?")
  }

  @Test func `kinds have names of their own and a sentence each`() {
    let kinds = SectionCatalog.kinds.map { $0.kind }
    #expect(Set(kinds).count == kinds.count)
    for kind in SectionCatalog.kinds {
      #expect(kind.summary.hasSuffix("."), "\(kind.kind)")
      #expect(Set(kind.options.map(\.key)).count == kind.options.count, "\(kind.kind)")
      #expect(kind.options.allSatisfy { $0.meaning.hasSuffix(".") }, "\(kind.kind)")
    }
  }
}
