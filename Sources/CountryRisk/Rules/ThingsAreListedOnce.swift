import Diagnostics

/// No list names a thing twice, and no two partners have one name.
enum ThingsAreListedOnce: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    for group in profile.keyFacts {
      checkTwice(group.facts.map { ($0.reference, $0.range) }, "the key facts", subject)
    }
    checkTwice(
      profile.mentions.filter { $0.kind == .dependency }.map { ($0.name, $0.range) }, "the motif",
      subject)
    let country = profile.country
    for (number, code) in country.neighbours.enumerated()
    where country.neighbours[..<number].contains(code) {
      subject.log.error(
        "duplicate-neighbour", "'\(code)' is listed as a neighbour twice",
        at: subject.secondMention(ofState: code) ?? country.range, help: "remove one of them")
    }
    for (number, partner) in profile.partners.enumerated()
    where profile.partners[..<number].contains(where: { $0.name == partner.name }) {
      subject.log.error(
        "duplicate-name", "two partners are called '\(partner.name)'", at: partner.range,
        help: "a reader cannot tell them apart: correct the name of one")
    }
    for event in profile.events where Set(event.partners).count < event.partners.count {
      subject.log.error(
        "duplicate-partner", "the event '\(event.id)' names a partner twice", at: event.range,
        help: "remove one of them")
    }
  }

  private static func checkTwice(
    _ names: [(name: String, range: SourceRange?)], _ what: String, _ subject: RuleSubject
  ) {
    var first: [String: SourceRange?] = [:]
    for (name, range) in names {
      guard let before = first[name] else {
        first[name] = range
        continue
      }
      subject.log.error(
        "listed-twice", "\(what) names '\(name)' twice", at: range,
        notes: before.map { [Diagnostic.Note("the first time", at: $0)] } ?? [],
        help: "remove one of them")
    }
  }
}
