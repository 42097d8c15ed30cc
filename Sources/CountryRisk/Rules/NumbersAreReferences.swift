import Diagnostics

/// Numbers in Markdown texts and on the cover are references, so that none can disagree with its
/// source.
enum NumbersAreReferences: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for prose in subject.profile.prose {
      let file = prose.file
      for number in MarkdownText.typedNumbers(in: file.text) {
        subject.log.add(
          typed(number.text, at: file.range(ofBytes: number.bytes), isError: subject.isStrict))
      }
    }
    for text in subject.profile.coverTexts {
      for number in MarkdownText.typedNumbers(in: text.text) {
        subject.log.add(
          typed(number.text, at: text.place(ofBytes: number.bytes), isError: subject.isStrict))
      }
    }
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
