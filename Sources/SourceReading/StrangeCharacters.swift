import Diagnostics

/// Characters that no text for print has: controls, what stands for bytes that could not be read, what is
/// no character, and those whose meaning is private, which no reader could read aloud.
package enum StrangeCharacters {
  /// The first of them in `text`.
  package static func first(in text: String) -> Unicode.Scalar? {
    guard text.utf8.contains(where: mayBegin) else { return nil }
    return text.unicodeScalars.first(where: isStrange)
  }

  /// Whether a byte can begin such a character, or be one.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    byte < 32 && byte != 10 && byte != 9 && byte != 13 || byte == 127 || byte == 0xC2
      || byte >= 0xEE
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
