import Synchronization

/// Frees what is not needed any more on a thread of its own, since the many small pieces of a document
/// take their time.
package enum Disposal {
  /// Gives up `value`, which nobody else holds.
  /// - Parameter isLarge: Whether its memory is wanted back soon. What is small waits for `freeRetired`, or
  ///   for much else like it: a process that ends before has no need to take it apart.
  package static func free<Value: Sendable>(_ value: consuming Value, isLarge: Bool = true) {
    let held = Held(value)
    guard isLarge else {
      let isMuch = retired.withLock { retired in
        retired.append(held)
        return retired.count > mostRetired
      }
      if isMuch { freeRetired() }
      return
    }
    DetachedWork.begin { held.value = nil }
  }

  /// Frees what was small, and waits.
  package static func freeRetired() {
    let values = retired.withLock { retired in
      defer { retired = [] }
      return retired
    }
    if !values.isEmpty { free(values) }
  }

  private static let retired = Mutex<[any Sendable]>([])
  private static let mostRetired = 8

  private final class Held<Value: Sendable>: @unchecked Sendable {
    // Only the thread that frees it touches it, or nobody else when there is none.
    var value: Value?

    init(_ value: consuming Value) { self.value = value }
  }
}
