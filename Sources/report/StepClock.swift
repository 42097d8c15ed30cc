/// Prints how long each step of a build took.
final class StepClock {
  private let terminal: Terminal
  private var step: (name: String, start: Double)?

  init(_ terminal: Terminal) { self.terminal = terminal }

  /// Ends the step before and begins `name`.
  func begin(_ name: String) {
    end()
    step = (name, Terminal.seconds())
  }

  /// Ends the step that is under way.
  func end() {
    guard let step else { return }
    let tenths = Int(((Terminal.seconds() - step.start) * 10_000).rounded())
    terminal.remark("\(step.name)  \(tenths / 10).\(tenths % 10) ms")
    self.step = nil
  }
}
