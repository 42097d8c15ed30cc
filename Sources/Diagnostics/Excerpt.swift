extension StringProtocol {
  /// The text in quotation marks, or its first forty characters where there are more, for a message.
  public var excerpt: String {
    let first = prefix(40)
    return "'\(first)\(first.endIndex < endIndex ? "…" : "")'"
  }
}

extension Unicode.Scalar {
  /// The number of the character, as the Unicode Standard writes it: `U+00AD`.
  public var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
