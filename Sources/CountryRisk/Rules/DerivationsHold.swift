import Diagnostics

/// Every derived fact can be computed; operands that stand for nothing are reported elsewhere.
enum DerivationsHold: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for fact in subject.profile.facts {
      guard let derivation = fact.derivation,
        case .failure(let fault) = subject.index.resolve(fact)
      else { continue }
      let operandsStand = derivation.operands.allSatisfy { operand in
        if case .success = subject.index.resolve(operand) { true } else { false }
      }
      guard operandsStand || fault.code == "circular-derivation" else { continue }
      subject.log.error(fault.code, fault.summary, at: fact.range, help: fault.help)
    }
  }
}
