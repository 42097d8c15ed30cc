import LayoutEngine
import Testing

struct HyphenatorTests {
  private func syllables(_ word: String) throws -> String {
    let hyphenator = try #require(Hyphenator(path: "/usr/share/hyphen/hyph_en_US.dic"))
    let bytes = Array(word.utf8)
    let points = hyphenator.points(in: word) + [bytes.count]
    var start = 0
    return points.map { end in
      defer { start = end }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }.joined(separator: "-")
  }

  @Test(arguments: [
    ("internationalization", "in-ter-na-tion-al-iza-tion"), ("dependency", "de-pen-dency"),
    ("coal", "coal"), ("the", "the"), ("", ""), ("a", "a"),
  ])
  func `words are divided by the patterns`(word: String, expected: String) throws {
    #expect(try syllables(word) == expected)
  }

  @Test(arguments: ["abc123def", "copper-gold", "it's", "нөхцөл", "naïveté", "国境"])
  func `what is no word of the language keeps its letters whole`(word: String) throws {
    #expect(try syllables(word).filter { $0 != "-" } == word.filter { $0 != "-" })
  }

  @Test func `a word of any length comes to an end`() throws {
    let word = String(repeating: "international", count: 40)
    #expect(try syllables(word).filter { $0 != "-" } == word)
  }

  @Test func `missing patterns make no hyphenator`() {
    #expect(Hyphenator(path: "/nowhere/hyph_xx.dic") == nil)
  }
}
