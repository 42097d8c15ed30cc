import Drawing
import Testing

struct UnicodeTextTests {
  private func pieces(_ text: String, language: String = "en") -> [String] {
    let bytes = Array(text.utf8)
    let ends = LineBreakFinder().breaks(in: text, language: language).map(\.offset) + [bytes.count]
    var start = 0
    return ends.map { end in
      defer { start = end }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("one two", ["one ", "two"]), ("lime-tree", ["lime-", "tree"]), ("30 %", ["30 ", "%"]),
    ("30\u{A0}%", ["30\u{A0}%"]), ("", [""]), ("a", ["a"]), ("“one” two", ["“one” ", "two"]),
    ("Монгол улс", ["Монгол ", "улс"]), ("3.4 (of 5)", ["3.4 ", "(of ", "5)"]),
    ("😀😀 a", ["😀", "😀 ", "a"]),
  ])
  func `lines may end where UAX 14 says`(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test func `Chinese text breaks between characters but not before a full stop`() {
    #expect(pieces("蒙古国。的", language: "zh") == ["蒙", "古", "国。", "的"])
  }

  @Test func `a line feed ends a line whatever the width`() {
    #expect(
      LineBreakFinder().breaks(in: "a\nb c", language: "en")
        == [.init(offset: 2, isMandatory: true), .init(offset: 4, isMandatory: false)])
  }

  @Test(arguments: [
    ("a" as Unicode.Scalar, "Latn"), ("7", "Zyyy"), ("Ө", "Cyrl"), ("国", "Hani"), ("न", "Deva"),
    ("ع", "Arab"), ("–", "Zyyy"),
  ])
  func `a script has its ISO 15924 code`(scalar: Unicode.Scalar, code: String) {
    #expect(UnicodeText.script(of: scalar) == code)
  }

  @Test(arguments: [
    ("\u{301}" as Unicode.Scalar, true), ("\u{200D}", true), ("\u{FE0F}", true), ("ा", true),
    ("a", false), ("国", false),
  ])
  func `marks and joiners belong to the character before`(scalar: Unicode.Scalar, extends: Bool) {
    #expect(UnicodeText.extendsCluster(scalar) == extends)
  }

  @Test func `text in one direction is one visual run`() {
    let runs = UnicodeText.visualRuns(of: "Ulaanbaatar")
    #expect(runs.map(\.range) == [0..<11])
    #expect(runs.map(\.isRightToLeft) == [false])
  }

  @Test func `right-to-left words in a left-to-right line are turned, numbers in them are not`() {
    let text = "a שלום 12 ב b"
    let bytes = Array(text.utf8)
    let runs = UnicodeText.visualRuns(of: text)
    #expect(
      runs.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        == ["a ", " ב", "12", "שלום ", " b"])
    #expect(runs.map(\.isRightToLeft) == [false, true, false, true, false])
  }

  @Test func `visual runs cover the text once`() {
    for text in ["", "abc", "שלום", "a😀ש😀b", "(ש) 3.5%", "ع 2024–2025 x"] {
      let ranges = UnicodeText.visualRuns(of: text).map(\.range).sorted {
        $0.lowerBound < $1.lowerBound
      }
      var end = 0
      for range in ranges {
        #expect(range.lowerBound == end)
        end = range.upperBound
      }
      #expect(end == text.utf8.count)
    }
  }
}
