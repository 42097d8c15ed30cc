/// How characters look: face, size, colour, and the height of a line of them.
package struct TextStyle: Sendable, Hashable {
  package var family: String
  package var weight: Int
  package var isItalic: Bool
  /// In points.
  package var size: Double
  /// Height of a line in points; the baseline lies at 5/7 of it.
  package var slot: Double
  package var color: Color
  /// Added to each character, as a fraction of the size.
  package var tracking: Double
  /// OpenType features in HarfBuzz's notation, for example `tnum` or `calt=0`.
  package var features: [String]
  /// How far the baseline is raised, in points.
  package var rise: Double

  package init(
    family: String, weight: Int = 400, isItalic: Bool = false, size: Double, slot: Double? = nil,
    color: Color = .black, tracking: Double = 0, features: [String] = [], rise: Double = 0
  ) {
    self.family = family
    self.weight = weight
    self.isItalic = isItalic
    self.size = size
    self.slot = slot ?? size * 1.4
    self.color = color
    self.tracking = tracking
    self.features = features
    self.rise = rise
  }

  /// The style with another colour.
  package func colored(_ color: Color) -> TextStyle {
    var copy = self
    copy.color = color
    return copy
  }

  /// The style with another weight.
  package func weighted(_ weight: Int) -> TextStyle {
    var copy = self
    copy.weight = weight
    return copy
  }

  /// The style with every length multiplied.
  package func scaled(_ factor: Double) -> TextStyle {
    var copy = self
    copy.size *= factor
    copy.slot *= factor
    copy.rise *= factor
    return copy
  }
}
