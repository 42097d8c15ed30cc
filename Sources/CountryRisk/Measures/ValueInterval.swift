/// The lowest and the highest value something may have.
package struct ValueInterval: Sendable, Hashable {
  package var lower: Double
  package var upper: Double

  package init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// Whether it is one value, as far as a `Double` can tell.
  package var isExact: Bool { upper - lower <= 1e-9 * max(1, abs(upper)) }
}
