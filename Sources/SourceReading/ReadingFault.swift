import Diagnostics

/// The fault that ends a reading.
struct ReadingFault: Error {
  var diagnostic: Diagnostic
}

func emptyFile(_ file: SourceFile) -> Diagnostic {
  Diagnostic(
    .error, "empty-file", "the file holds no values", at: SourceRange(startOf: file),
    help: "write at least one key, or remove the file")
}

func duplicateKey(_ key: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
  Diagnostic(
    .error, "duplicate-key",
    "the key '\(key)' on line \(range.start.line) stands already on line \(first.start.line)",
    at: range, notes: [Diagnostic.Note("the first '\(key)'", at: first)],
    help: "keep one of the two")
}

func tooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
  Diagnostic(
    .error, "nested-too-deep", "values are nested more than \(limit) deep", at: range,
    help: "flatten the values; brackets that are never closed also lead here")
}
