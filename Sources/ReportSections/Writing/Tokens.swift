import CountryRisk

/// References taken out of a text, with placeholders that Markdown passes through.
enum Tokens {
  private static let first: UInt32 = 0xF0000

  /// `segments` as text with one placeholder for each that is not plain text, and those.
  static func taken(from segments: [Segment]) -> (text: String, tokens: [Segment]) {
    var text = ""
    var tokens = [Segment]()
    for segment in segments {
      if case .text(let plain) = segment {
        text += plain
      } else if let placeholder = Unicode.Scalar(first + UInt32(tokens.count)) {
        text.unicodeScalars.append(placeholder)
        tokens.append(segment)
      }
    }
    return (text, tokens)
  }

  /// Which segment `scalar` is the placeholder of.
  static func index(of scalar: Unicode.Scalar) -> Int? {
    scalar.value >= first && scalar.value < first + 0xFFFE ? Int(scalar.value - first) : nil
  }
}
