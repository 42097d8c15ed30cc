import Diagnostics

/// Parts of a whole do not exceed it by more than rounding explains.
enum SharesFitTheWhole: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for fact in subject.profile.facts {
      guard case .shares(let shares) = fact.value else { continue }
      let concentration = ShareConcentration(shares)
      if concentration.listed > 100.5 + concentration.roundingTolerance {
        subject.log.add(
          over("the shares of '\(fact.id)'", concentration.listed, "", at: fact.range))
      }
    }
    for dependency in subject.profile.dependencies where dependency.isShare {
      let known = subject.index.holdings(of: dependency).compactMap { $0.value?.quantity }
        .filter { $0.unit == .percent && $0.bound != .atMost }
      let sum = known.reduce(0) { $0 + $1.value }
      if sum > 100.5 + 0.5 * Double(known.count) {
        subject.log.add(
          over(
            "the holdings of '\(dependency.id)'", sum,
            "; for parts that overlap write 'whole: false'",
            at: dependency.range))
      }
    }
  }
}

private func over(_ what: String, _ sum: Double, _ more: String, at range: SourceRange?)
  -> Diagnostic
{
  let tenths = Int((sum * 10).rounded())
  let written = tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  return Diagnostic(
    .error, "shares-over-100",
    "\(what) add up to \(written) percent, more than rounding explains", at: range,
    help: "check the figures" + more)
}
