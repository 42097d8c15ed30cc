/// A value behind a reference, which is copied when it changes: however large, it takes the room of a
/// reference where it is stored and passed on.
@propertyWrapper
struct Boxed<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  init(wrappedValue: Value) { box = Box(wrappedValue) }

  var wrappedValue: Value {
    get { box.value }
    set { box = Box(newValue) }
  }

  /// Whether both are one value, without looking at it.
  func isIdentical(to other: Boxed) -> Bool { box === other.box }
}
