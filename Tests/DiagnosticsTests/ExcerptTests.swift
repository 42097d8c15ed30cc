import Diagnostics
import Testing

struct ExcerptTests {
  @Test(arguments: [
    ("Coal", "'Coal'"), ("", "''"), (String(repeating: "é", count: 40), nil),
    (String(repeating: "a", count: 41), "'\(String(repeating: "a", count: 40))…'"),
  ])
  func `a message has at most forty characters of a text`(_ text: String, _ expected: String?) {
    #expect(text.excerpt == expected ?? "'\(text)'")
  }

  @Test(
    arguments: [
      ("\u{7}", "U+0007"), ("\u{AD}", "U+00AD"), ("\u{202E}", "U+202E"), ("\u{F0001}", "U+F0001"),
    ] as [(Unicode.Scalar, String)])
  func `the number of a character has four digits at least`(
    _ scalar: Unicode.Scalar, _ expected: String
  ) {
    #expect(scalar.codePoint == expected)
  }
}
