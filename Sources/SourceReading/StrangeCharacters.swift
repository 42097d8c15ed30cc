import Diagnostics

/// Characters that no text for print has: controls, what stands for bytes that could not be read, what is
/// no character, and those whose meaning is private, which no reader could read aloud.
package enum StrangeCharacters {
  /// The first of them in `text`.
  package static func first(in text: String) -> Unicode.Scalar? {
    guard text.utf8.withContiguousStorageIfAvailable(mayHold) ?? true else { return nil }
    return text.unicodeScalars.first(where: isStrange)
  }

  /// Whether any of `bytes` can begin such a character, or be one; without a way out in the middle, so
  /// that many are looked at at a time.
  package static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in bytes {
      let isControl = byte < 32 && byte != 10 && byte != 9 && byte != 13
      found |= isControl || byte == 127 || byte == 0xC2 || byte >= 0xEE ? 1 : 0
    }
    return found != 0
  }

  private static func isStrange(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13: false
    case 0...31, 127...0x84, 0x86...0x9F, 0xFFFD: true
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
    case let value: value & 0xFFFE == 0xFFFE
    }
  }

  /// What is said of `scalar`, which stands at `range`.
  package static func diagnostic(_ scalar: Unicode.Scalar, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .error, "control-character", "the text holds \(scalar.codePoint), which cannot be printed",
      at: range, help: "remove it, or write what is meant in letters")
  }
}
