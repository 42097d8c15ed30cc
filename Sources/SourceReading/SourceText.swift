import Diagnostics

/// The step from bytes to text: UTF-8 only, whatever the locale of the process.
package enum SourceText {
  /// The text of `bytes` without its byte-order mark; `nil` when the log has received an error.
  package static func decode(
    _ bytes: [UInt8], name: String, log: DiagnosticLog
  ) -> SourceFile? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      log.add(utf16(name))
      return nil
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      log.add(invalid(name, bytes: content, skipped: bytes.count - content.count))
      return nil
    }
    let file = SourceFile(name: name, text: text)
    if let fault = refusedCharacter(in: file) {
      log.add(fault)
      return nil
    }
    return file
  }

  // A line ends with a line feed everywhere, so that all readers agree on line numbers.
  private static func refusedCharacter(in file: SourceFile) -> Diagnostic? {
    var text = file.text
    return text.withUTF8 { bytes -> Diagnostic? in
      for (offset, byte) in bytes.enumerated() {
        func next(_ distance: Int) -> UInt8 {
          offset + distance < bytes.count ? bytes[offset + distance] : 0
        }
        switch byte {
        case 0: return refused("a NUL byte", offset, 1, in: file)
        case 13 where next(1) != 10:
          return refused("a carriage return without a line feed", offset, 1, in: file)
        case 0xC2 where next(1) == 0x85: return refused("the line end U+0085", offset, 2, in: file)
        case 0xE2 where next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9):
          return refused("the line end U+202\(next(2) == 0xA8 ? 8 : 9)", offset, 3, in: file)
        default: break
        }
      }
      return nil
    }
  }

  /// The offset of the first byte that is not part of valid UTF-8.
  static func firstInvalidByte(_ bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }

  private static func utf16(_ name: String) -> Diagnostic {
    Diagnostic(
      .error, "not-utf-8", "'\(name)' is UTF-16, seen at byte 0",
      at: SourceRange(startOf: SourceFile(name: name, text: "")), help: "save the file as UTF-8")
  }

  private static func invalid(
    _ name: String, bytes: ArraySlice<UInt8>, skipped: Int
  ) -> Diagnostic {
    let offset = firstInvalidByte(bytes)
    let file = SourceFile(name: name, text: String(decoding: bytes, as: UTF8.self))
    let start = file.position(ofByte: offset)
    let end = SourcePosition(line: start.line, column: start.column + 1)
    let hex = String(bytes[bytes.startIndex + offset], radix: 16, uppercase: true)
    return Diagnostic(
      .error, "not-utf-8",
      "'\(name)' is not UTF-8: byte 0x\(hex) at offset \(offset + skipped)",
      at: SourceRange(file: file, start: start, end: end),
      help: "save the file as UTF-8; it may be in a code page such as ISO 8859-1")
  }

  private static func refused(
    _ what: String, _ offset: Int, _ length: Int, in file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      .error, "refused-character", "\(what) at byte offset \(offset)",
      at: SourceRange(
        file: file, start: file.position(ofByte: offset),
        end: file.position(ofByte: offset + length)),
      help: "remove it; lines end with a line feed")
  }
}
