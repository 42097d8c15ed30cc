/// Frees what is not needed any more on a thread of its own, since the many small pieces of a document
/// take their time.
package enum Disposal {
  /// Gives up `value`, which nobody else holds.
  package static func free<Value: Sendable>(_ value: consuming Value) {
    let held = Held(value)
    guard let thread = WorkerThread({ held.value = nil }) else {
      held.value = nil
      return
    }
    thread.detach()
  }

  private final class Held<Value: Sendable>: @unchecked Sendable {
    // Only the thread that frees it touches it, or nobody else when there is none.
    var value: Value?

    init(_ value: consuming Value) { self.value = value }
  }
}
