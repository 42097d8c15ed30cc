import Diagnostics

/// Every name in the files is the name of something.
enum KnownNames: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    let sources = profile.sources.map(\.id)
    let tiers = profile.tiers.map(\.id)
    let areas = profile.subjectAreas.map(\.id)
    let dependencies = profile.dependencies.map(\.id)
    let events = profile.events.map(\.id)
    let partners = profile.partners.map(\.code)
    let units = profile.units.map(\.id) + Unit.builtIn
    for mention in profile.mentions {
      switch mention.kind {
      case .source: subject.require(mention, in: sources, "unknown-source", "source")
      case .tier: subject.require(mention, in: tiers, "tier-not-in-scale", "tier of the scale")
      case .subjectArea:
        subject.require(mention, in: areas, "unknown-subject-area", "subject area")
      case .unit: subject.require(mention, in: units, "unknown-unit", "unit")
      case .dependency:
        subject.require(mention, in: dependencies, "unknown-dependency", "dependency")
      case .event: subject.require(mention, in: events, "unknown-event", "event")
      case .partner: subject.require(mention, in: partners, "unknown-partner", "partner")
      case .state:
        if !CountryCodes.isKnown(mention.name) { subject.log.add(unknownCode(mention)) }
      case .value, .shares, .data: break
      }
    }
  }
}

extension RuleSubject {
  fileprivate func require(
    _ mention: ProfileMention, in names: [String], _ code: String, _ what: String
  ) {
    guard !names.contains(mention.name) else { return }
    log.error(
      code, "there is no \(what) '\(mention.name)'", at: mention.range,
      help: NearName.help(for: mention.name, in: names))
  }
}

private func unknownCode(_ mention: ProfileMention) -> Diagnostic {
  Diagnostic(
    .error, "unknown-country-code", "'\(mention.name)' is the code of no state",
    at: mention.range, help: CountryCodes.help(for: mention.name))
}
