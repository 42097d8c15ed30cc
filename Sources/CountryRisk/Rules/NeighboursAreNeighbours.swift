import Diagnostics

/// A partner has the role of a neighbour exactly when the country borders it.
enum NeighboursAreNeighbours: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let country = subject.profile.country
    for partner in subject.profile.partners {
      let borders = country.neighbours.contains(partner.code)
      if partner.role == .neighbour, !borders {
        subject.log.error(
          "no-neighbour",
          "\(partner.name) has the role of a neighbour, but \(country.name) does not border it",
          at: partner.range,
          help: "give it the role 'third-neighbour' or 'other', or add it to 'neighbours'")
      } else if partner.role != .neighbour, borders {
        subject.log.error(
          "neighbour-role",
          "\(partner.name) borders \(country.name), but has the role '\(partner.role.rawValue)'",
          at: partner.range, help: "give it the role 'neighbour'")
      }
    }
  }
}
