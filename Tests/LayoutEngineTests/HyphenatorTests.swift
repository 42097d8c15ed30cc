import Foundation
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

  @Test(
    .enabled(if: Hyphenator(path: "/usr/share/hyphen/hyph_ru_RU.dic") != nil),
    arguments: [
      ("en_GB", "dependency", "de-pend-ency"), ("de_DE", "abhängigkeit", "ab-hän-gig-keit"),
      ("fr", "dépendance", "dé-pen-dance"), ("ru_RU", "перевозки", "пе-ре-возки"),
      ("mn_MN", "худалдаа", "ху-дал-даа"),
    ])
  func `words of other languages and characters are divided by their own patterns`(
    patterns: String, word: String, divided: String
  ) throws {
    let hyphenator = try #require(
      Hyphenator(path: "/usr/share/hyphen/hyph_\(patterns).dic"))
    var bytes = Array(word.utf8)
    for point in hyphenator.points(in: word).reversed() { bytes.insert(0x2D, at: point) }
    #expect(String(decoding: bytes, as: UTF8.self) == divided)
  }

  @Test func `characters that the patterns cannot spell divide nothing`() throws {
    // "а" and "у" may be parted from what stands before them, in KOI8-R.
    let patterns: [UInt8] = Array("KOI8-R\n1".utf8) + [0xC1, 10] + Array("1".utf8) + [0xD5, 10]
    let path = NSTemporaryDirectory() + "patterns-\(UUID().uuidString).dic"
    try Data(patterns).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let hyphenator = try #require(Hyphenator(path: path))
    #expect(!hyphenator.points(in: "худалдаануудаас").isEmpty)
    #expect(hyphenator.points(in: "国国国国国国") == [])
    #expect(hyphenator.points(in: "худалдаануудаасөү") == [])
  }
}
