import CountryRisk
import Drawing

extension Segment.Letters {
  /// The OpenType features that set them.
  var features: [String] {
    switch self {
    case .smallCaps: ["smcp"]
    case .allSmallCaps: ["smcp", "c2sc"]
    case .fraction: ["frac"]
    }
  }
}

extension TextStyle {
  /// The style with other letters of its font.
  func set(in letters: Segment.Letters) -> TextStyle {
    var style = self
    // The figures of a fraction are lining ones.
    if letters == .fraction { style.features.removeAll { $0 == "onum" } }
    style.features += letters.features
    return style
  }
}
