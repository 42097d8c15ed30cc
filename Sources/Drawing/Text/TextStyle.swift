/// How characters look: face, size, colour, and the height of a line of them.
///
/// Every stretch of text carries one, so that it takes no more room than a reference.
package struct TextStyle: Sendable, Hashable {
  private struct Values: Sendable, Hashable {
    var family: String
    var weight: Int
    var isItalic: Bool
    var size: Double
    var slot: Double
    var color: Color
    var tracking: Double
    var features: [String]
    var rise: Double
  }

  @Boxed private var values: Values

  package var family: String {
    get { values.family }
    set { values.family = newValue }
  }
  package var weight: Int {
    get { values.weight }
    set { values.weight = newValue }
  }
  package var isItalic: Bool {
    get { values.isItalic }
    set { values.isItalic = newValue }
  }
  /// In points.
  package var size: Double {
    get { values.size }
    set { values.size = newValue }
  }
  /// Height of a line in points; the baseline lies at 5/7 of it.
  package var slot: Double {
    get { values.slot }
    set { values.slot = newValue }
  }
  package var color: Color {
    get { values.color }
    set { values.color = newValue }
  }
  /// Added to each character, as a fraction of the size.
  package var tracking: Double {
    get { values.tracking }
    set { values.tracking = newValue }
  }
  /// OpenType features in HarfBuzz's notation, for example `tnum` or `calt=0`.
  package var features: [String] {
    get { values.features }
    set { values.features = newValue }
  }
  /// How far the baseline is raised, in points.
  package var rise: Double {
    get { values.rise }
    set { values.rise = newValue }
  }

  package init(
    family: String, weight: Int = 400, isItalic: Bool = false, size: Double, slot: Double? = nil,
    color: Color = .black, tracking: Double = 0, features: [String] = [], rise: Double = 0
  ) {
    values = Values(
      family: family, weight: weight, isItalic: isItalic, size: size, slot: slot ?? size * 1.4,
      color: color, tracking: tracking, features: features, rise: rise)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left._values.isIdentical(to: right._values) || left.values == right.values
  }

  /// Whether both are one style, without looking at it.
  func isSame(as other: TextStyle) -> Bool { _values.isIdentical(to: other._values) }

  package func hash(into hasher: inout Hasher) { hasher.combine(values) }

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
    guard factor != 1 else { return self }
    var copy = self
    copy.size *= factor
    copy.slot *= factor
    copy.rise *= factor
    return copy
  }
}
