import Drawing
import Glibc

/// The fonts the tests use, from the checkout if they were copied there, else from their packages.
package enum SampleFonts {
  package static func shaper() -> TextShaper { TextShaper(FontLibrary(catalog)) }

  package static let catalog = FontCatalog(
    families: [
      (
        "Inter",
        [
          face("opentype/inter/Inter-Regular.otf"),
          face("opentype/inter/Inter-SemiBold.otf", weight: 600),
          face("opentype/inter/Inter-Bold.otf", weight: 700),
          face("opentype/inter/Inter-Italic.otf", isItalic: true),
        ], ["Noto Sans"]
      ),
      ("Vollkorn", [face("truetype/vollkorn/Vollkorn-Regular.ttf")], ["Noto Sans"]),
      ("Noto Sans", [face("truetype/noto/NotoSans-Regular.ttf")], []),
      ("Noto Sans Devanagari", [face("truetype/noto/NotoSansDevanagari-Regular.ttf")], []),
      ("Noto Sans Arabic", [face("truetype/noto/NotoSansArabic-Regular.ttf")], []),
      ("Noto Sans Hebrew", [face("truetype/noto/NotoSansHebrew-Regular.ttf")], []),
      ("Noto Sans CJK JP", [face("opentype/noto/NotoSansCJK-Regular.ttc", index: 0)], []),
      ("Noto Sans CJK SC", [face("opentype/noto/NotoSansCJK-Regular.ttc", index: 2)], []),
      ("Noto Sans CJK TC", [face("opentype/noto/NotoSansCJK-Regular.ttc", index: 3)], []),
    ],
    scripts: [
      "Hani": [
        "default": "Noto Sans CJK SC", "ja": "Noto Sans CJK JP", "zh": "Noto Sans CJK SC",
        "zh-Hant": "Noto Sans CJK TC",
      ],
      "Deva": ["default": "Noto Sans Devanagari"],
      "Arab": ["default": "Noto Sans Arabic"],
      "Hebr": ["default": "Noto Sans Hebrew"],
    ], fallbacks: ["Noto Sans", "Noto Sans CJK SC"])

  private static func face(
    _ path: String, weight: Int = 400, isItalic: Bool = false, index: Int = 0
  ) -> FontCatalog.Face {
    let checkout = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let copied = checkout + "/Fonts/" + (path.split(separator: "/").last.map(String.init) ?? "")
    return FontCatalog.Face(
      weight: weight, isItalic: isItalic,
      path: access(copied, R_OK) == 0 ? copied : "/usr/share/fonts/" + path, index: index)
  }
}
