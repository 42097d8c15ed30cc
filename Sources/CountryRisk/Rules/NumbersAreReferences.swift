import Diagnostics

/// Numbers in texts are references, so that none can disagree with its source. In the short texts of
/// tables and charts, which name their years, a year may be typed.
enum NumbersAreReferences: ProfileRule {
  static func check(_ subject: RuleSubject) {
    let profile = subject.profile
    for text in profile.prose as [any WrittenText] + profile.coverTexts {
      check(text, subject, allowsYears: false)
    }
    for text in profile.exhibitTexts { check(text, subject, allowsYears: true) }
  }

  private static func check(
    _ text: any WrittenText, _ subject: RuleSubject, allowsYears: Bool
  ) {
    for number in MarkdownText.typedNumbers(in: text.text)
    where !allowsYears || !isYear(number.text) {
      subject.log.add(
        Diagnostic(
          subject.lack, "typed-number",
          "the number \(number.text) is typed, not taken from a fact",
          at: text.place(ofBytes: number.bytes),
          help: "refer to a fact, as in {id.latest}; write {!\(number.text)} where it must be typed"
        ))
    }
  }

  private static func isYear(_ number: String) -> Bool {
    number.utf8.count == 4 && number.utf8.allSatisfy { (48...57).contains($0) }
      && (number.hasPrefix("1") || number.hasPrefix("20"))
  }
}
