import Drawing
import TestSupport
import Testing

struct FontLibraryTests {
  private let library = FontLibrary(SampleFonts.catalog)

  private func family(_ scalar: Unicode.Scalar, language: String) -> String? {
    library.face(for: scalar, style: TextStyle(family: "Inter", size: 10), language: language)?
      .family
  }

  @Test(arguments: [(400, 400), (450, 400), (560, 600), (650, 700), (900, 700), (100, 400)])
  func `the nearest weight is taken, the heavier of two as near`(asked: Int, found: Int) {
    #expect(library.face(family: "Inter", weight: asked, isItalic: false)?.weight == found)
  }

  @Test func `slope counts for more than weight`() {
    let face = library.face(family: "Inter", weight: 700, isItalic: true)
    #expect(face?.isItalic == true)
    #expect(face?.weight == 400)
  }

  @Test func `an unknown family has no face`() {
    #expect(library.face(family: "Comic Sans", weight: 400, isItalic: false) == nil)
  }

  @Test func `a face that cannot be opened is named and skipped`() {
    let faces = [
      FontCatalog.Face(weight: 400, isItalic: false, path: "/nowhere/none.ttf", index: 0)
    ]
    let library = FontLibrary(
      FontCatalog(families: [("None", faces, [])], scripts: [:], fallbacks: []))
    #expect(library.face(family: "None", weight: 400, isItalic: false) == nil)
    #expect(library.face(family: "None", weight: 700, isItalic: false) == nil)
    #expect(library.unreadable == ["/nowhere/none.ttf"])
  }

  @Test(arguments: [
    ("en", "Noto Sans CJK SC"), ("zh", "Noto Sans CJK SC"), ("zh-Hans-CN", "Noto Sans CJK SC"),
    ("ja", "Noto Sans CJK JP"), ("ja-JP", "Noto Sans CJK JP"), ("zh-Hant", "Noto Sans CJK TC"),
    ("zh-Hant-TW", "Noto Sans CJK TC"),
  ])
  func `a Han character takes the form of its language`(language: String, expected: String) {
    #expect(family("骨", language: language) == expected)
  }

  @Test func `the style's own font comes first, then its fallbacks, then the script's`() {
    #expect(family("a", language: "en") == "Inter")
    #expect(family("न", language: "en") == "Noto Sans Devanagari")
    #expect(family("ב", language: "en") == "Noto Sans Hebrew")
    #expect(family("\u{13000}", language: "en") == nil)
  }

  @Test func `a face knows its measures`() throws {
    let face = try #require(library.face(family: "Inter", weight: 400, isItalic: false))
    #expect(face.unitsPerEm > 0)
    #expect((0.6...0.8).contains(face.capHeight))
    #expect((0.4...0.6).contains(face.xHeight))
    #expect(face.ascent > face.capHeight)
    #expect(face.descent > 0)
    #expect(face.glyph(for: "a") != nil)
    #expect(face.glyph(for: "国") == nil)
  }
}
