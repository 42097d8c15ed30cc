import Diagnostics

/// Shares that are stacked, each of which may have been rounded by half of its last digit.
package struct StackSum {
  package private(set) var value = 0.0
  package private(set) var slack = 0.0
  private var decimals = 0

  package init() {}

  package init(_ quantities: [Quantity]) {
    self = quantities.reduce(StackSum()) { $0.adding($1) }
  }

  func adding(_ quantity: Quantity) -> StackSum {
    var sum = self
    sum.value += quantity.value
    sum.slack += quantity.rounding
    sum.decimals = max(decimals, quantity.decimals)
    return sum
  }

  package var isBeyondWhole: Bool { value > 100 + slack + 1e-9 }

  /// Whether so much of the whole is there that all of it must have been meant.
  package var isShortOfWhole: Bool { value >= 90 && value < 100 - slack - 1e-9 }

  /// Whether rounding alone keeps the shares from adding up.
  package var isRounded: Bool { abs(value - 100) > 1e-9 && abs(value - 100) <= slack + 1e-9 }

  /// What is said of shares of `label` that are short of the whole.
  package func short(of label: String, at range: SourceRange?) -> Diagnostic {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((value * scale).rounded())
    let whole = units / Int(scale)
    let rest = String(units % Int(scale))
    let written =
      decimals == 0
      ? String(whole)
      : "\(whole)." + String(repeating: "0", count: decimals - rest.count) + rest
    return Diagnostic(
      .warning, "stack-below-whole",
      "the shares of '\(label)' add up to \(written) per cent, less than rounding explains",
      at: range,
      help: "add what is missing, or write 'whole: false' if they are not all of the whole")
  }
}
