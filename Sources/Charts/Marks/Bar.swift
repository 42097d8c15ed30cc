import Drawing

/// One number as a bar or column shows it: how far it reaches, what is written, how sure it is.
package struct Bar: Sendable {
  /// What a value says about the true one.
  package enum Bound: Sendable, Hashable { case exact, atLeast, atMost, about }

  /// What a bar stands for.
  package enum State: Sendable, Hashable {
    /// A whole period or amount: solid.
    case actual
    /// A part of a period: hollow.
    case partial
    /// An amount that the source does not divide: hatched.
    case remainder
  }

  /// `nil` where there is no figure; then `text` stands where the bar would.
  package var value: Double?
  /// The value as printed, or the words for a missing one.
  package var text: String
  package var bound: Bound
  package var state: State
  package var color: Color
  /// The colour of the text; ink, or mute for words and upper bounds, where `nil`.
  package var textColor: Color?
  /// A remark, such as "Jan–Nov".
  package var note: String?

  package init(
    value: Double?, text: String, bound: Bound = .exact, state: State = .actual, color: Color,
    textColor: Color? = nil, note: String? = nil
  ) {
    self.value = value
    self.text = text
    self.bound = bound
    self.state = state
    self.color = color
    self.textColor = textColor
    self.note = note
  }

  /// The value if it can be drawn.
  var reach: Double? { value.flatMap { $0.isFinite ? $0 + 0 : nil } }

  /// Whether it is an upper bound or an amount that the source does not divide.
  var isHatched: Bool { bound == .atMost || state == .remainder }

  /// The text as printed: never an infinite or undefined number.
  var printed: String { value == nil || reach != nil ? text : "no data" }

  /// The room that a text of `length` needs beyond the value, its gap and stripes included: negative
  /// on the side of negative values, `nil` where there is no value.
  func margin(
    text length: Double, gap: Double, on domain: (start: Double, stop: Double), room: Double,
    isClosed: Bool, unit: Double
  ) -> (value: Double, margin: Double)? {
    guard let value = reach else { return nil }
    let isBelow = LinearScale.isBelowZero(value, domain)
    let share = LinearScale(domain: domain, range: (0, 1)).fraction(of: value)
    let beyond = isClosed ? (isBelow ? share : 1 - share) * room : .infinity
    let stripes = bound == .atLeast ? min(12 * unit, max(0, beyond)) : 0
    let margin = length + gap + stripes
    return (value, isBelow ? -margin : margin)
  }
}
