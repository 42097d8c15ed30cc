import Diagnostics
import Testing

@Suite struct DiagnosticFormatterTests {
  private func diagnostic(_ text: String, line: Int, from: Int, to: Int) -> Diagnostic {
    let file = SourceFile(name: "Layouts/a.yaml", text: text)
    let range = SourceRange(
      file: file, start: SourcePosition(line: line, column: from),
      end: SourcePosition(line: line, column: to))
    return Diagnostic(
      .error, "unknown-section", "unknown section kind 'partnr'", at: range,
      help: "did you mean 'partner'?")
  }

  @Test func `a diagnostic shows its line with carets below`() {
    let text = DiagnosticFormatter().text(
      diagnostic("a: 1\nkind: partnr\n", line: 2, from: 7, to: 13))
    #expect(
      text == """
        error: unknown section kind 'partnr' [unknown-section]
          --> Layouts/a.yaml:2:7
        2 | kind: partnr
          |       ^^^^^^
          = help: did you mean 'partner'?

        """)
  }

  @Test func `carets stand below wide characters`() {
    let text = DiagnosticFormatter().text(diagnostic("蒙古: x", line: 1, from: 5, to: 6))
    #expect(text.contains("\n1 | 蒙古: x\n  |       ^\n"))
  }

  @Test func `a note shows its own place`() {
    var value = diagnostic("a\nb", line: 2, from: 1, to: 2)
    value.notes = [
      Diagnostic.Note("the first", at: diagnostic("a\nb", line: 1, from: 1, to: 2).range)
    ]
    let text = DiagnosticFormatter().text(value)
    #expect(text.contains("  note: the first\n  --> Layouts/a.yaml:1:1\n1 | a\n  | ^\n"))
  }

  @Test func `nothing in a file can steer the terminal`() {
    let text = DiagnosticFormatter().text(diagnostic("\u{1B}[2J\u{202E}x", line: 1, from: 1, to: 2))
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("\u{202E}"))
  }

  @Test func `a long line is cut around the mark`() {
    let long = String(repeating: "x", count: 500)
    let text = DiagnosticFormatter().text(diagnostic(long, line: 1, from: 300, to: 302))
    #expect(text.contains("| …x"))
    #expect(text.contains("x…\n"))
    #expect(text.contains("^^\n"))
  }

  @Test func `JSON has one object with all members`() {
    let json = DiagnosticFormatter.json(diagnostic("kind: \"x\"", line: 1, from: 7, to: 10))
    #expect(
      json
        == #"{"severity":"error","code":"unknown-section","#
        + #""summary":"unknown section kind 'partnr'","file":"Layouts/a.yaml","line":1,"#
        + #""column":7,"endLine":1,"endColumn":10,"help":"did you mean 'partner'?"}"#)
  }

  @Test func `JSON escapes what it must`() {
    #expect(DiagnosticFormatter.quoted("a\"\\\n\u{1}é") == #""a\"\\\n\u0001é""#)
  }
}
