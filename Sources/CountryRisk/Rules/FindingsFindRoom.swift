import Diagnostics

/// The cover and the bottom line have room for three findings, the strip of key figures for five facts.
enum FindingsFindRoom: ProfileRule {
  private static let findings = 3
  private static let figures = 5

  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    for finding in profile.findings.dropFirst(findings) {
      subject.log.warning(
        "left-out", "the finding '\(finding.value)' is not shown: there is room for \(findings)",
        at: finding.range, help: "leave one out, or say it in a text")
    }
    for group in profile.keyFacts where group.isStrip {
      for fact in group.facts.dropFirst(figures) {
        subject.log.warning(
          "left-out",
          "the key figure '\(fact.reference)' is not shown: there is room for \(figures)",
          at: fact.range, help: "put it into another group, which becomes a table")
      }
    }
  }
}
