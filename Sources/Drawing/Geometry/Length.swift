/// Lengths as people write them; everywhere else a length is a number of points (1/72 inch).
package enum Length {
  /// Points in `text`: a number followed by `pt`, `mm`, `cm`, `in` or `px` (1/96 inch), or a bare
  /// number of points; `nil` for anything else.
  package static func points(_ text: String) -> Double? {
    let units: [(String, Double)] = [
      ("pt", 1), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72), ("px", 0.75),
    ]
    let (number, factor) =
      units.first { text.hasSuffix($0.0) }.map { (text.dropLast($0.0.count), $0.1) }
      ?? (Substring(text), 1)
    guard let value = Double(number), value.isFinite, number.last?.isWhitespace != true else {
      return nil
    }
    return value * factor
  }
}
