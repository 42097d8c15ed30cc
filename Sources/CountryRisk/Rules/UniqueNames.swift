import Diagnostics

/// No two things of one kind have the same name; facts and series are one kind.
enum UniqueNames: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    let log = subject.log
    check(
      profile.facts.map { ($0.id, $0.range) } + profile.observations.map { ($0.id, $0.range) },
      "fact or series", log)
    check(profile.sources.map { ($0.id, $0.range) }, "source", log)
    check(profile.tiers.map { ($0.id, $0.range) }, "tier", log)
    check(profile.partners.map { ($0.code, $0.range) }, "partner", log)
    check(profile.dependencies.map { ($0.id, $0.range) }, "dependency", log)
    check(profile.gateways.map { ($0.id, $0.range) }, "gateway", log)
    check(profile.events.map { ($0.id, $0.range) }, "event", log)
    check(profile.quotations.map { ($0.id, $0.range) }, "quotation", log)
    check(profile.disagreements.map { ($0.id, $0.range) }, "disagreement", log)
    check(profile.charts.map { ($0.id, $0.range) }, "chart", log)
    check(profile.pictures.map { ($0.id, $0.range) }, "picture", log)
    check(
      profile.prose.map { ($0.name, SourceRange(startOf: $0.file)) }, "prose text", log)
    for unit in profile.units where Unit.builtIn.contains(unit.id) {
      log.error(
        "duplicate-id", "'\(unit.id)' is a unit of every profile",
        help: "choose another id, or leave the unit out")
    }
  }

  private static func check(
    _ names: [(name: String, range: SourceRange?)], _ kind: String, _ log: DiagnosticLog
  ) {
    var first: [String: SourceRange?] = [:]
    for (name, range) in names {
      if let before = first[name] {
        log.error(
          "duplicate-id", "there are two of the \(kind) '\(name)'", at: range,
          notes: before.map { [Diagnostic.Note("the first one", at: $0)] } ?? [],
          help: "rename one of them")
      } else {
        first[name] = range
      }
    }
  }
}
