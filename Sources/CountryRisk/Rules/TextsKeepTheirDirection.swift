import Diagnostics

/// No text has characters that turn the direction of others without being seen (Unicode Standard
/// Annex 9): they can make a number or a name read otherwise than it is.
enum TextsKeepTheirDirection: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for text in subject.writtenTexts { check(text, subject) }
  }

  private static func check(_ written: any WrittenText, _ subject: RuleSubject) {
    let text = written.text
    // All of them begin with this byte.
    guard text.utf8.contains(0xE2) else { return }
    var offset = 0
    for scalar in text.unicodeScalars {
      let length = scalar.utf8.count
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069, 0x206A...0x206F:
        subject.log.warning(
          "hidden-direction",
          "the character \(scalar.codePoint) turns the direction of a text unseen",
          at: written.place(ofBytes: offset..<(offset + length)),
          help: "leave it out: texts of two directions are put in order without it")
        return
      default: break
      }
      offset += length
    }
  }
}
