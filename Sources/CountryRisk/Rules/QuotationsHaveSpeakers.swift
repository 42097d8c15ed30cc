import Diagnostics

/// Every quotation says whose words it is.
enum QuotationsHaveSpeakers: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for quotation in subject.profile.quotations where quotation.speaker == nil {
      subject.log.error(
        "quotation-without-speaker", "the quotation '\(quotation.id)' has no speaker",
        at: quotation.range, help: "add 'speaker:'")
    }
  }
}
