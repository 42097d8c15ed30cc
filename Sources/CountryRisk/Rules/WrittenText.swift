import Diagnostics

/// A text that a writer of the profile has written, with the places of its bytes.
protocol WrittenText {
  var text: String { get }
  /// Where the bytes of `range` stand in the file.
  func place(ofBytes range: Range<Int>) -> SourceRange?
}

extension RichText: WrittenText {}

extension ProseText: WrittenText {
  var text: String { file.text }

  func place(ofBytes range: Range<Int>) -> SourceRange? { file.range(ofBytes: range) }
}
