/// A fault of the program itself: the PDF or the plan is not what the finisher was promised.
package struct FinishingFault: Error, Equatable, CustomStringConvertible {
  /// What was promised and what was found.
  package let message: String

  package init(_ message: String) {
    self.message = message
  }

  package var description: String { message }
}
