import Diagnostics

/// Every source says when it was published.
enum SourcesHaveYears: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for source in subject.profile.sources where source.year == nil {
      subject.log.add(
        Diagnostic(
          subject.lack, "source-without-year",
          "the source '\(source.id)' has no year", at: source.range,
          help: "add 'year:'; if it is inferred, say so in 'note'"))
    }
  }
}
