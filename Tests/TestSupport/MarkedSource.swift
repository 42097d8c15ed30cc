import Diagnostics
import Testing

/// A text with a line of carets below each place where a diagnostic must point.
package struct MarkedSource {
  package let file: SourceFile
  /// The places marked, in order.
  package let marks: [(start: SourcePosition, end: SourcePosition)]

  package init(_ marked: String, name: String = "test.yaml") {
    var lines: [Substring] = []
    var marks: [(SourcePosition, SourcePosition)] = []
    for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
      let carets = line.drop { $0 == " " }
      guard !carets.isEmpty, carets.allSatisfy({ $0 == "^" }) else {
        lines.append(line)
        continue
      }
      let column = line.count - carets.count + 1
      marks.append(
        (
          SourcePosition(line: lines.count, column: column),
          SourcePosition(line: lines.count, column: column + carets.count)
        ))
    }
    file = SourceFile(name: name, text: lines.joined(separator: "\n"))
    self.marks = marks
  }

  /// Expects that `log` holds one error or warning for each mark, all of the kind `code`.
  package func expect(
    _ log: DiagnosticLog, _ code: String, help: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      log.diagnostics.map(\.code) == marks.map { _ in code }, sourceLocation: sourceLocation)
    for (diagnostic, mark) in zip(log.diagnostics, marks) {
      #expect(diagnostic.range?.start == mark.start, sourceLocation: sourceLocation)
      #expect(diagnostic.range?.end == mark.end, sourceLocation: sourceLocation)
      if let help { #expect(diagnostic.help == help, sourceLocation: sourceLocation) }
    }
  }
}
