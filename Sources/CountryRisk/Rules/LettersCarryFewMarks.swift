import Diagnostics

/// No letter carries more marks than a line has room for: what stands above the line is set at its top.
enum LettersCarryFewMarks: ProfileRule {
  /// Two marks are the most that a language writes on a letter; phonetic script stacks some more.
  static let limit = 6

  static func check(_ subject: RuleSubject) {
    for text in subject.writtenTexts { check(text, subject) }
  }

  private static func check(_ written: any WrittenText, _ subject: RuleSubject) {
    let text = written.text
    // The first byte of every combining mark for Latin, Greek and Cyrillic letters.
    guard text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD || $0 == 0xE1 }) else { return }
    var offset = 0
    var count = 0
    var letter = 0
    for scalar in text.unicodeScalars {
      if isMark(scalar) {
        count += 1
      } else {
        (letter, count) = (offset, 0)
      }
      offset += scalar.utf8.count
      if count > limit {
        subject.log.warning(
          "mark-stack", "a letter carries more than \(limit) marks",
          at: written.place(ofBytes: letter..<offset),
          help: "leave some out: a line has no room for them")
        return
      }
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF: true
    default: false
    }
  }
}
