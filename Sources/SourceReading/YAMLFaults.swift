import CYAML
import Diagnostics

extension YAMLReader {
  /// What stopped `parser`, in the words of the parser, with the usual reason as help.
  static func syntaxFault(_ parser: yaml_parser_t, in file: SourceFile) -> Diagnostic {
    let problem = parser.problem.map { String(cString: $0) } ?? "the text is no YAML"
    if parser.error == YAML_READER_ERROR {
      let start = file.position(ofByte: Int(parser.problem_offset))
      var end = start
      end.column += 1
      return Diagnostic(
        .error, "yaml-syntax", problem, at: SourceRange(file: file, start: start, end: end),
        help: "remove the character")
    }
    let start = place(parser.problem_mark, in: file)
    var end = start
    end.column += 1
    // The parser looks ahead and may meet its own limit before the reader meets the stricter one.
    if problem.hasPrefix("Maximum nesting level") {
      return tooDeep(limit: depthLimit, at: SourceRange(file: file, start: start, end: end))
    }
    var notes: [Diagnostic.Note] = []
    if let context = parser.context.map({ String(cString: $0) }) {
      let mark = place(parser.context_mark, in: file)
      notes.append(
        Diagnostic.Note(
          context + " that begins here", at: SourceRange(file: file, start: mark, end: mark)))
    }
    return Diagnostic(
      .error, "yaml-syntax", problem, at: SourceRange(file: file, start: start, end: end),
      notes: notes, help: syntaxHelp[problem] ?? "check indentation, quotation marks and brackets")
  }

  private static func place(_ mark: yaml_mark_t, in file: SourceFile) -> SourcePosition {
    SourcePosition(line: min(Int(mark.line) + 1, file.lineCount), column: Int(mark.column) + 1)
  }

  private static let syntaxHelp = [
    "mapping values are not allowed in this context":
      "put quotation marks around a value that holds ': '",
    "found character that cannot start any token":
      "indent with spaces, not tabs; put quotation marks around text that begins with '@' or '`'",
    "could not find expected ':'": "write ': ' after the key",
    "found unexpected end of stream": "close the quotation mark or bracket",
    "did not find expected key": "give the keys of one mapping the same indentation",
    "did not find expected '-' indicator": "give the items of one list the same indentation",
    "did not find expected ',' or ']'": "close the list with ']'",
    "did not find expected ',' or '}'": "close the braces with '}'",
    "did not find expected alphabetic or numeric character":
      "put quotation marks around text that begins with '*' or '&'",
    "found unknown escape character":
      "write '\\\\' for a backslash, or use single quotation marks",
  ]
}
