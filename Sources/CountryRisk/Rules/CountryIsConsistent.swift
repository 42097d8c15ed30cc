import Diagnostics

/// The country's codes are of one state, it does not border itself and is not its own partner.
enum CountryIsConsistent: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let country = subject.profile.country
    let log = subject.log
    if let entry = CountryCodes.alpha3(country.alpha3), entry.alpha2 != country.alpha2 {
      log.error(
        "codes-disagree",
        "'\(country.alpha2)' and '\(country.alpha3)' are not codes of one state",
        at: country.range,
        help: "the codes of \(entry.name) are \(entry.alpha2) and \(entry.alpha3)")
    } else if CountryCodes.isUserAssigned(country.alpha3),
      let entry = CountryCodes.alpha2(country.alpha2), entry.alpha3 != country.alpha3
    {
      log.error(
        "codes-disagree", "'\(country.alpha2)' is the code of \(entry.name)", at: country.range,
        help: "its alpha-3 code is \(entry.alpha3)")
    }
    if country.neighbours.contains(country.alpha3) {
      log.error(
        "borders-itself", "\(country.name) is listed as its own neighbour",
        at: place(of: country.alpha3, subject) ?? country.range,
        help: "remove '\(country.alpha3)' from 'neighbours'")
    }
    for (number, code) in country.neighbours.enumerated()
    where country.neighbours[..<number].contains(code) {
      log.error(
        "duplicate-neighbour", "'\(code)' is listed as a neighbour twice",
        at: place(of: code, subject) ?? country.range, help: "remove one of them")
    }
    let partners = subject.profile.partners
    for (number, partner) in partners.enumerated()
    where partners[..<number].contains(where: { $0.name == partner.name }) {
      log.error(
        "duplicate-name", "two partners are called '\(partner.name)'", at: partner.range,
        help: "a reader cannot tell them apart: correct the name of one")
    }
    for partner in subject.profile.partners where partner.code == country.alpha3 {
      log.error(
        "partner-of-itself", "\(country.name) is listed as its own partner", at: partner.range,
        help: "remove the partner '\(partner.code)'")
    }
  }

  private static func place(of code: String, _ subject: RuleSubject) -> SourceRange? {
    subject.profile.mentions.filter { $0.kind == .state && $0.name == code }.dropFirst().first?
      .range
  }
}
