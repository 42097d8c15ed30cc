import Glibc

/// A text that was read, under the name it is shown by; the thing every position points into.
public final class SourceFile: Sendable {
  /// The path as the user wrote it, or a made-up name such as `mongolia/facts.yaml`.
  public let name: String
  /// The whole text, without a byte-order mark.
  public let text: String
  private let lineStarts: [Int]

  /// A file named `name` that holds `text`.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
    var starts = [0]
    var text = text
    text.withUTF8 { bytes in
      guard let first = UnsafeRawPointer(bytes.baseAddress) else { return }
      var offset = 0
      while let found = memchr(first + offset, 10, bytes.count - offset) {
        offset = first.distance(to: found) + 1
        starts.append(offset)
      }
    }
    lineStarts = starts
  }

  /// How many lines the text has; at least one.
  public var lineCount: Int { lineStarts.count }

  /// The text of line `number`, counted from 1, without its line end; `nil` past the end.
  public func line(_ number: Int) -> String? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: lineStarts[number - 1])
    let end =
      number < lineStarts.count
      ? bytes.index(bytes.startIndex, offsetBy: lineStarts[number] - 1) : bytes.endIndex
    var line = String(text[start..<end])
    if line.hasSuffix("\r") { line.removeLast() }
    return line
  }

  /// The first place of `scalar`, but in lines that begin with a number sign.
  public func range(of scalar: Unicode.Scalar) -> SourceRange? {
    guard text.unicodeScalars.contains(scalar) else { return nil }
    for number in 1...lineCount {
      guard let line = line(number), line.first(where: { $0 != " " }) != "#",
        let place = line.unicodeScalars.enumerated().first(where: { $1 == scalar })?.offset
      else { continue }
      let start = SourcePosition(line: number, column: place + 1)
      return SourceRange(
        file: self, start: start, end: SourcePosition(line: number, column: place + 2))
    }
    return nil
  }

  /// The position of the byte at `offset` of the text's UTF-8.
  public func position(ofByte offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    let (start, end) = (lineStarts[low], offset)
    return SourcePosition(line: low + 1, column: text.scalarCount(inBytes: start..<end) + 1)
  }
}

extension String {
  /// How many Unicode scalars begin in a range of the UTF-8, as far as there is text.
  package func scalarCount(inBytes range: Range<Int>) -> Int {
    // Each scalar has one byte that does not continue another.
    func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
      var count = 0
      for place in min(range.lowerBound, bytes.count)..<min(range.upperBound, bytes.count) {
        count &+= bytes[place] & 0xC0 == 0x80 ? 0 : 1
      }
      return count
    }
    if let count = utf8.withContiguousStorageIfAvailable(count) { return count }
    var own = self
    return own.withUTF8(count)
  }
}

/// A place in a file: line and column from 1, the column counted in Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Comparable {
  // Every value that is read carries places: they take half the room of two whole numbers.
  private var shortLine: Int32
  private var shortColumn: Int32

  /// The line, from 1.
  public var line: Int {
    get { Int(shortLine) }
    set { shortLine = Int32(clamping: newValue) }
  }
  /// The column, from 1.
  public var column: Int {
    get { Int(shortColumn) }
    set { shortColumn = Int32(clamping: newValue) }
  }

  /// The place at `line` and `column`.
  public init(line: Int, column: Int) {
    shortLine = Int32(clamping: line)
    shortColumn = Int32(clamping: column)
  }

  /// Order of reading.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a file, its end exclusive.
public struct SourceRange: Sendable, Equatable {
  /// The file it lies in.
  public let file: SourceFile
  /// The first place.
  public var start: SourcePosition
  /// The place after the last.
  public var end: SourcePosition

  /// The stretch of `file` from `start` to before `end`.
  public init(file: SourceFile, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The first place of `file`.
  public init(startOf file: SourceFile) {
    let first = SourcePosition(line: 1, column: 1)
    self.init(file: file, start: first, end: first)
  }

  /// Whether both are the same stretch of the same file.
  public static func == (one: SourceRange, other: SourceRange) -> Bool {
    one.file === other.file && one.start == other.start && one.end == other.end
  }
}
