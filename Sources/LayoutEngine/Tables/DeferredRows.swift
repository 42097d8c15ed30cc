import Drawing
import Synchronization

/// The rows of a very long table, set anew whenever they are painted: a row takes thirty times the
/// room of what it is set from.
final class DeferredRows: DeferredFrames, @unchecked Sendable {
  // While a table is set, one thread adds rows; later they are made one at a time.
  private let setter: TableSetter
  private let body: ElementID
  private let head: Frame?
  /// Where in its part the elements of each row start.
  private var starts: [Int32] = []
  private let state: Mutex<State>

  private struct State: ~Copyable {
    let shaper: TextShaper
    /// The row that was made last, which may have further parts.
    var last: (number: Int, frames: [Frame])?
  }

  init(_ setter: TableSetter, _ body: ElementID, head: Frame?) {
    self.setter = setter
    self.body = body
    self.head = head
    state = Mutex(State(shaper: TextShaper(setter.fonts)))
  }

  /// Adds the next row.
  func addRow(elementsFrom first: Int) { starts.append(Int32(first)) }

  func frame(_ number: Int, part: Int) -> Frame {
    state.withLock { state in
      if let last = state.last, last.number == number { return last.frames[part] }
      let context = setter.context(elementsFrom: Int(starts[number]), state.shaper)
      let frames = setter.frames(ofRow: number, under: body, head: head, in: context)
      state.last = (number, frames)
      return frames[part]
    }
  }
}

/// The rows that carry the sums of a very long table over, of which only those are made that are
/// painted.
final class DeferredCarries: DeferredFrames, @unchecked Sendable {
  private let setter: TableSetter
  private let shaper: Mutex<TextShaper>

  init(_ setter: TableSetter) {
    self.setter = setter
    shaper = Mutex(TextShaper(setter.fonts))
  }

  func frame(_ number: Int, part: Int) -> Frame {
    shaper.withLock { shaper in
      setter.frame(
        of: TableSetter.CarriedRow(rawValue: part) ?? .forward, after: number,
        in: setter.context(elementsFrom: 0, shaper))
    }
  }
}
