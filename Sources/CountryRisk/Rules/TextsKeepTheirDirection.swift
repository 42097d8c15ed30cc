import Diagnostics

/// No text has characters that turn the direction of others without being seen (Unicode Standard Annex 9):
/// they can make a number or a name read otherwise than it is.
enum TextsKeepTheirDirection: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for prose in subject.profile.prose {
      check(prose.file.text, subject) { prose.file.range(ofBytes: $0) }
    }
    for text in subject.profile.richTexts {
      check(text.text, subject) { text.place(ofBytes: $0) }
    }
  }

  private static func check(
    _ text: String, _ subject: RuleSubject, _ place: (Range<Int>) -> SourceRange?
  ) {
    // All of them begin with this byte.
    guard text.utf8.contains(0xE2) else { return }
    var offset = 0
    for scalar in text.unicodeScalars {
      let length = scalar.utf8.count
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069, 0x206A...0x206F:
        let code = String(scalar.value, radix: 16, uppercase: true)
        subject.log.warning(
          "hidden-direction", "the character U+\(code) turns the direction of a text unseen",
          at: place(offset..<(offset + length)),
          help: "leave it out: texts of two directions are put in order without it")
        return
      default: break
      }
      offset += length
    }
  }
}
