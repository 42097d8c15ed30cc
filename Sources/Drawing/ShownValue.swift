/// Says that a page shows a value: which one, as references name it, and the thing it is a value of.
package struct ShownValue: Sendable, Hashable {
  /// What readers look values up by: `exports-2023`.
  package var subject: String
  /// The value itself: `exports-2023.CHN`.
  package var reference: String

  package init(subject: String, reference: String) {
    self.subject = subject
    self.reference = reference
  }
}
