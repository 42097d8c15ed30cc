import Diagnostics

/// What a partner holds of a dependency is its own share, and holdings of one dependency have one unit.
enum HoldingsFitTheirPartner: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for dependency in subject.profile.dependencies {
      var first: Unit?
      for holding in dependency.holdings {
        guard let reference = holding.reference,
          let value = try? subject.index.resolve(reference).get(), let quantity = value.quantity
        else { continue }
        if let other = partner(in: reference, subject), other != holding.partner {
          subject.log.error(
            "wrong-holding",
            "what '\(holding.partner)' holds of '\(dependency.id)' is the share of '\(other)'",
            at: holding.range ?? dependency.range, help: "name the share of the same partner")
        }
        if let first, first != quantity.unit {
          subject.log.error(
            "mixed-units",
            "the holdings of '\(dependency.id)' are in \(first.id) and in \(quantity.unit.id)",
            at: holding.range ?? dependency.range, help: "name values of one unit")
        }
        first = first ?? quantity.unit
      }
    }
  }

  /// The partner whose share of a fact `reference` names; `nil` for any other value.
  private static func partner(in reference: String, _ subject: RuleSubject) -> String? {
    guard let dot = reference.lastIndex(of: ".") else { return nil }
    let name = String(reference[reference.index(after: dot)...])
    guard case .success(.shares(_, let shares)) = subject.index.data(String(reference[..<dot])),
      shares.contains(where: { $0.partner == name })
    else { return nil }
    return name
  }
}
