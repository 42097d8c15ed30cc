/// A value that one thread makes and others wait for.
package final class Promise<Value: Sendable>: Sendable {
  private let state: Monitor<Value?>

  /// - Parameter value: The value, where it is there already.
  package init(_ value: Value? = nil) { state = Monitor(value) }

  /// Hands over the value.
  package func keep(_ value: Value) { state.update { $0 = value } }

  /// The value, as soon as it is there.
  package var value: Value { state.wait { $0 } }
}
