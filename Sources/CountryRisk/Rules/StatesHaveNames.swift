import Diagnostics

/// A code of a user's own, which the standard gives no name, has one in the profile.
enum StatesHaveNames: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    var told: Set<String> = []
    for mention in profile.mentions where mention.kind == .state {
      let code = mention.name
      guard CountryCodes.isUserAssigned(code), CountryCodes.alpha3(code) == nil,
        code != profile.country.alpha3, subject.index.name(of: code) == code,
        !profile.country.neighbours.contains(code), told.insert(code).inserted
      else { continue }
      subject.log.warning(
        "unnamed-state", "'\(code)' has no name and is printed as it is", at: mention.range,
        help: "name it under 'partners:', or in a layout under 'state-names:'")
    }
  }
}
