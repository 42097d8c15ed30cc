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

  // MARK: Images

  /// A folder that is removed when the test ends.
  private final class Folder {
    let path = NSTemporaryDirectory() + "patterns-\(UUID().uuidString)"

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A copy of patterns of Debian's, and an image of it.
    func image(_ patterns: String, place: Int) throws -> (file: String, image: String) {
      let (file, image) = (path + "/\(patterns).dic", path + "/\(patterns).image")
      let source = URL(fileURLWithPath: "/usr/share/hyphen/hyph_\(patterns).dic")
        .resolvingSymlinksInPath()
      try FileManager.default.copyItem(atPath: source.path, toPath: file)
      #expect(Hyphenator.writeImage(of: file, to: image, place: place) == nil)
      return (file, image)
    }
  }

  private static let words = """
    dependency internationalization neighbourhood unbelievable photographs associations
    Schifffahrtsgesellschaft abhängigkeit zusammenarbeit dépendance gouvernement préférentielle
    перевозки зависимость государственный худалдаа хамтынажиллагаа anachronistically a to
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  @Test(
    .enabled(if: Hyphenator(path: "/usr/share/hyphen/hyph_ru_RU.dic") != nil),
    arguments: ["en_GB", "en_US", "fr", "ru_RU", "mn_MN"])
  func `an image divides words as its patterns do`(patterns: String) throws {
    let folder = try Folder()
    let places = ["en_GB": 100, "en_US": 101, "fr": 102, "ru_RU": 103, "mn_MN": 104]
    let (file, image) = try folder.image(patterns, place: places[patterns] ?? 105)
    let plain = try #require(Hyphenator(path: file))
    let mapped = try #require(Hyphenator(path: file, image: image))
    #expect(mapped.openImage())
    for word in Self.words { #expect(mapped.points(in: word) == plain.points(in: word), "\(word)") }
    #expect(!Self.words.allSatisfy { mapped.points(in: $0).isEmpty })
  }

  @Test func `an image is not taken if the patterns are others by now`() throws {
    let folder = try Folder()
    let (file, image) = try folder.image("en_US", place: 110)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file)
    let hyphenator = try #require(Hyphenator(path: file, image: image))
    #expect(!hyphenator.openImage())
    #expect(hyphenator.points(in: "dependency") == [2, 5])
  }

  @Test func `an image that is damaged is not taken`() throws {
    let folder = try Folder()
    let (file, image) = try folder.image("en_US", place: 111)
    let whole = try Data(contentsOf: URL(fileURLWithPath: image))
    var renamed = whole
    renamed[0] = 0
    var moved = whole
    moved[16] = 1
    for bytes in [
      Data(), whole.prefix(20), whole.dropLast(), whole + Data([0]), renamed, moved,
      Data(repeating: 255, count: whole.count),
    ] {
      try bytes.write(to: URL(fileURLWithPath: image))
      let hyphenator = try #require(Hyphenator(path: file, image: image))
      #expect(!hyphenator.openImage())
      #expect(hyphenator.points(in: "dependency") == [2, 5])
    }
  }

  @Test func `where something else lies in an image's place, patterns are read`() throws {
    let folder = try Folder()
    let (file, image) = try folder.image("en_US", place: 112)
    let first = try #require(Hyphenator(path: file, image: image))
    let second = try #require(Hyphenator(path: file, image: image))
    #expect(first.openImage())
    #expect(!second.openImage())
    #expect(first.points(in: "dependency") == second.points(in: "dependency"))
  }

  @Test func `an image that cannot be written is told of, and none is left`() throws {
    let folder = try Folder()
    let (file, image) = try folder.image("en_US", place: 113)
    #expect(Hyphenator.writeImage(of: file, to: folder.path + "/none/a", place: 0) != nil)
    #expect(Hyphenator.writeImage(of: file, to: image, place: 192) != nil)
    #expect(Hyphenator.writeImage(of: "/nowhere.dic", to: image, place: 0) != nil)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["en_US.dic", "en_US.image"])
  }
}
