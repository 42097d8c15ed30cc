import Diagnostics

extension SourceFile {
  /// The stretch of the file that a range of its text's bytes takes.
  package func range(ofBytes bytes: Range<Int>) -> SourceRange {
    SourceRange(
      file: self, start: position(ofByte: bytes.lowerBound),
      end: position(ofByte: bytes.upperBound))
  }
}

extension RichText {
  /// Where a range of the text's bytes stands in its file.
  ///
  /// Text that fills its one line as written is placed by counting. Folded, indented and escaped
  /// text is followed through the file character by character; if that fails, the place is that
  /// of the whole text.
  package func place(ofBytes bytes: Range<Int>) -> SourceRange? {
    guard let range else { return nil }
    let before = text.scalarCount(inBytes: 0..<bytes.lowerBound)
    let within = text.scalarCount(inBytes: bytes)
    let isAsWritten =
      range.start.line == range.end.line
      && range.end.column - range.start.column
        == text.scalarCount(inBytes: 0..<text.utf8.count)
    if isAsWritten {
      var place = range
      place.start.column += before
      place.end = place.start
      place.end.column += within
      return place
    }
    return followed(from: before, count: within, in: range) ?? range
  }

  private func followed(from start: Int, count: Int, in range: SourceRange) -> SourceRange? {
    var written = WrittenScalars(range)
    var first: SourcePosition?
    var last = range.start
    for (offset, scalar) in text.unicodeScalars.prefix(start + max(count, 1)).enumerated() {
      if scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace {
        last = written.position
        if offset == start { first = last }
        continue
      }
      guard let place = written.advance(to: scalar) else { return nil }
      if offset == start { first = place }
      last = SourcePosition(line: place.line, column: place.column + 1)
    }
    return first.map { SourceRange(file: range.file, start: $0, end: count == 0 ? $0 : last) }
  }
}

/// The characters of a stretch of a file, one after the other.
private struct WrittenScalars {
  let range: SourceRange
  private var line: Int
  private var scalars: [Unicode.Scalar]
  private var next: Int

  init(_ range: SourceRange) {
    self.range = range
    line = range.start.line
    scalars = range.file.line(line).map { Array($0.unicodeScalars) } ?? []
    next = range.start.column - 1
  }

  var position: SourcePosition { SourcePosition(line: line, column: next + 1) }

  /// The place of the next `scalar`, after which reading goes on.
  mutating func advance(to scalar: Unicode.Scalar) -> SourcePosition? {
    while line <= range.end.line {
      while next < scalars.count {
        next += 1
        if scalars[next - 1] == scalar { return SourcePosition(line: line, column: next) }
      }
      line += 1
      next = 0
      scalars = range.file.line(line).map { Array($0.unicodeScalars) } ?? []
    }
    return nil
  }
}
