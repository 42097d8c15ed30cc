import Diagnostics

/// Numbers in texts are references, so that none can disagree with its source. In the short texts of
/// tables and charts, which name their years, a year may be typed.
enum NumbersAreReferences: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for prose in subject.profile.prose {
      let file = prose.file
      for number in MarkdownText.typedNumbers(in: file.text) {
        subject.log.add(
          typed(number.text, at: file.range(ofBytes: number.bytes), isError: subject.isStrict))
      }
    }
    let cover = subject.profile.coverTexts.count
    for (place, text) in subject.profile.printedTexts.enumerated() {
      for number in MarkdownText.typedNumbers(in: text.text) {
        if place >= cover, isYear(number.text) { continue }
        subject.log.add(
          typed(number.text, at: text.place(ofBytes: number.bytes), isError: subject.isStrict))
      }
    }
  }

  private static func isYear(_ number: String) -> Bool {
    number.utf8.count == 4 && number.utf8.allSatisfy { (48...57).contains($0) }
      && (number.hasPrefix("1") || number.hasPrefix("20"))
  }
}

private func typed(
  _ number: String, at range: SourceRange?, isError: Bool
) -> Diagnostic {
  Diagnostic(
    isError ? .error : .warning, "typed-number",
    "the number \(number) is typed, not taken from a fact", at: range,
    help: "refer to a fact, as in {id.latest}; write {!\(number)} where it must be typed")
}
