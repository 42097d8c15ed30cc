/// An instant in UTC, in the two spellings that a PDF needs.
struct DocumentDate {
  /// The spelling of XMP, `2026-01-02T03:04:05Z`.
  let xmp: String
  /// The spelling of PDF strings, `D:20260102030405Z`.
  let pdf: String

  /// The instant that `text`, in the spelling of XMP, says; `nil` if it says none.
  init?(_ text: String) {
    let pattern = "0000-00-00T00:00:00Z"
    guard text.utf8.count == pattern.utf8.count else { return nil }
    for (found, wanted) in zip(text.utf8, pattern.utf8) {
      let isRight = wanted == UInt8(ascii: "0") ? PDFTokenizer.isDigit(found) : found == wanted
      guard isRight else { return nil }
    }
    xmp = text
    pdf = "D:" + text.filter { $0.isNumber } + "Z"
  }
}
