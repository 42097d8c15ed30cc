import Diagnostics

/// A partner holds one tier at a time, and its present one is the latest and the highest.
enum PartnershipsFollowTheScale: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for partner in subject.profile.partners {
      checkOrder(of: partner, subject)
      guard let present = partner.partnership else { continue }
      for earlier in partner.history {
        check(earlier, before: present, of: partner, subject)
      }
    }
  }

  /// Earlier steps are told from the oldest on, one tier at a time.
  private static func checkOrder(of partner: Partner, _ subject: RuleSubject) {
    for (first, second) in zip(partner.history, partner.history.dropFirst()) {
      guard let since = first.since, let next = second.since,
        !areAtOnce(first, second, of: partner, at: second.range, subject)
      else { continue }
      if next.isSurelyBefore(since) {
        subject.log.error(
          "history-out-of-order",
          "\(partner.name)'s step of \(next.text) stands after that of \(since.text)",
          at: second.range, help: "tell the history from the oldest step on")
      }
    }
  }

  /// Whether two steps of other tiers began at the same time, which is reported.
  private static func areAtOnce(
    _ first: Partnership, _ second: Partnership, of partner: Partner, at range: SourceRange?,
    _ subject: RuleSubject
  ) -> Bool {
    guard let since = first.since, since == second.since, let tier = first.tier,
      let other = second.tier, tier != other
    else { return false }
    subject.log.error(
      "partner-in-two-tiers",
      "\(partner.name) is in the tiers '\(tier)' and '\(other)' since \(since.text)", at: range,
      help: "keep the one that held then")
    return true
  }

  private static func check(
    _ earlier: Partnership, before present: Partnership, of partner: Partner,
    _ subject: RuleSubject
  ) {
    if !areAtOnce(earlier, present, of: partner, at: earlier.range, subject),
      let since = earlier.since, let now = present.since, now.isSurelyBefore(since)
    {
      subject.log.error(
        "later-partnership",
        "\(partner.name)'s earlier partnership of \(since.text) is later than the present one "
          + "of \(now.text)", at: earlier.range,
        help: "let the latest be the present one")
    }
    guard let rung = earlier.tier.flatMap(subject.index.tier)?.rung,
      let top = present.tier.flatMap(subject.index.tier)?.rung, rung > top,
      earlier.note == nil, present.note == nil
    else { return }
    subject.log.error(
      "higher-tier-before",
      "\(partner.name) once stood on a higher rung ('\(earlier.tier ?? "")') than now "
        + "('\(present.tier ?? "")')", at: earlier.range,
      help: "check the tiers; if the partnership was lowered, say so in a 'note'")
  }
}
