import Testing

@testable import CairoRenderer

struct TaggerTests {
  @Test(arguments: [
    ("source-nso", "source-nso"), ("it's", #"it\'s"#), (#"a\b"#, "a%5Cb"), (#"\'"#, #"%5C\'"#),
    ("line\nfeed\0", "line%0Afeed%00"), ("Өм", "%D3%A8%D0%BC"), ("(a b)", "%28a%20b%29"),
    ("https://e.org/?a=1&b=[2]#c", "https://e.org/?a=1&b=[2]#c"), ("", ""),
  ])
  func `a quoted string of cairo's syntax cannot be left`(text: String, expected: String) {
    #expect(Tagger.quoted(text) == expected)
  }
}
