import Diagnostics
import Testing

@Suite struct SourceFileTests {
  private let file = SourceFile(name: "a.yaml", text: "één\ntwee\r\n\ndrie")

  @Test func `lines are counted from one`() {
    #expect(file.lineCount == 4)
    #expect((0...5).map { file.line($0) } == [nil, "één", "twee", "", "drie", nil])
  }

  @Test func `a byte has a line and a column of characters`() {
    #expect(file.position(ofByte: 0) == SourcePosition(line: 1, column: 1))
    #expect(file.position(ofByte: 4) == SourcePosition(line: 1, column: 3))
    #expect(file.position(ofByte: 6) == SourcePosition(line: 2, column: 1))
    #expect(file.position(ofByte: 13) == SourcePosition(line: 4, column: 1))
    #expect(file.position(ofByte: 99) == SourcePosition(line: 4, column: 5))
  }

  @Test func `a character is found where it is written, but not in remarks`() {
    let file = SourceFile(name: "a.yaml", text: "# é\n  # é\n- a: ñé # é\n- é")
    let range = file.range(of: "é")
    #expect(range?.start == SourcePosition(line: 3, column: 7))
    #expect(range?.end == SourcePosition(line: 3, column: 8))
    #expect(file.range(of: "ö") == nil)
  }

  @Test func `a log knows whether it holds errors`() {
    let log = DiagnosticLog()
    log.warning("a", "b")
    #expect(!log.hasErrors)
    log.error("c", "d")
    #expect(log.hasErrors)
    #expect(Diagnostic.Severity.warning < .error)
  }
}
