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

  private final class Box: Sendable {
    let values: Values

    init(_ values: Values) { self.values = values }
  }

  private var box: Box

  private mutating func change(_ change: (inout Values) -> Void) {
    var values = box.values
    change(&values)
    box = Box(values)
  }

  package var family: String {
    get { box.values.family }
    set { change { $0.family = newValue } }
  }
  package var weight: Int {
    get { box.values.weight }
    set { change { $0.weight = newValue } }
  }
  package var isItalic: Bool {
    get { box.values.isItalic }
    set { change { $0.isItalic = newValue } }
  }
  /// In points.
  package var size: Double {
    get { box.values.size }
    set { change { $0.size = newValue } }
  }
  /// Height of a line in points; the baseline lies at 5/7 of it.
  package var slot: Double {
    get { box.values.slot }
    set { change { $0.slot = newValue } }
  }
  package var color: Color {
    get { box.values.color }
    set { change { $0.color = newValue } }
  }
  /// Added to each character, as a fraction of the size.
  package var tracking: Double {
    get { box.values.tracking }
    set { change { $0.tracking = newValue } }
  }
  /// OpenType features in HarfBuzz's notation, for example `tnum` or `calt=0`.
  package var features: [String] {
    get { box.values.features }
    set { change { $0.features = newValue } }
  }
  /// How far the baseline is raised, in points.
  package var rise: Double {
    get { box.values.rise }
    set { change { $0.rise = newValue } }
  }

  package init(
    family: String, weight: Int = 400, isItalic: Bool = false, size: Double, slot: Double? = nil,
    color: Color = .black, tracking: Double = 0, features: [String] = [], rise: Double = 0
  ) {
    box = Box(
      Values(
        family: family, weight: weight, isItalic: isItalic, size: size, slot: slot ?? size * 1.4,
        color: color, tracking: tracking, features: features, rise: rise))
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.box === right.box || left.box.values == right.box.values
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(box.values) }

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
