import Diagnostics

/// No state goes by the name that ISO 3166-1 gives to another; what it is called instead is the
/// profile's choice.
enum NamesAreOfTheirCodes: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    let country = profile.country
    check(country.name, country.alpha3, at: country.range, subject.log)
    for partner in profile.partners {
      check(partner.name, partner.code, at: partner.range, subject.log)
    }
  }

  private static func check(
    _ name: String, _ code: String, at range: SourceRange?, _ log: DiagnosticLog
  ) {
    guard CountryCodes.isKnown(code), let owner = CountryCodes.named(name), owner.alpha3 != code
    else { return }
    let own = CountryCodes.alpha3(code).map { "\(code) is the code of \($0.name)" }
    log.error(
      "name-of-another-state", "'\(code)' is called '\(name)', the name of \(owner.alpha3)",
      at: range,
      help: [own, "the code of \(owner.name) is \(owner.alpha3)"].compactMap(\.self)
        .joined(separator: "; "))
  }
}
