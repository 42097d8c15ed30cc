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
    checkAlpha2(of: country, log)
    checkSelf(country, subject)
    if country.neighbours.contains(country.alpha3) {
      log.error(
        "borders-itself", "\(country.name) is listed as its own neighbour",
        at: subject.secondMention(ofState: country.alpha3) ?? country.range,
        help: "remove '\(country.alpha3)' from 'neighbours'")
    }
    for partner in subject.profile.partners where partner.code == country.alpha3 {
      log.error(
        "partner-of-itself", "\(country.name) is listed as its own partner", at: partner.range,
        help: "remove the partner '\(partner.code)'")
    }
  }

  /// The two-letter code of a country of a user's own is one that the standard leaves to users.
  private static func checkAlpha2(of country: Country, _ log: DiagnosticLog) {
    guard CountryCodes.alpha3(country.alpha3) == nil,
      CountryCodes.alpha2(country.alpha2) == nil, !CountryCodes.isUserAssigned2(country.alpha2)
    else { return }
    log.error(
      "unknown-country-code", "'\(country.alpha2)' is the two-letter code of no state",
      at: country.range, help: "codes of one's own are AA, QM to QZ, XA to XZ and ZZ")
  }

  /// The country holds nothing of itself and is no party to what happens to it.
  private static func checkSelf(_ country: Country, _ subject: RuleSubject) {
    func report(_ what: String, _ range: SourceRange?) {
      subject.log.error(
        "partner-of-itself", "\(what) names \(country.name) itself", at: range,
        help: "remove '\(country.alpha3)'")
    }
    for fact in subject.profile.facts {
      guard case .shares(let shares) = fact.value,
        shares.contains(where: { $0.partner == country.alpha3 })
      else { continue }
      report("the list of shares '\(fact.id)'", fact.range)
    }
    for dependency in subject.profile.dependencies {
      for holding in dependency.holdings where holding.partner == country.alpha3 {
        report("the dependency '\(dependency.id)'", holding.range ?? dependency.range)
      }
    }
    for event in subject.profile.events where event.partners.contains(country.alpha3) {
      report("the event '\(event.id)'", event.range)
    }
    for gateway in subject.profile.gateways where gateway.partner == country.alpha3 {
      report("the gateway '\(gateway.id)'", gateway.range)
    }
  }
}
