import Drawing
import Glibc

/// The fonts the tests use, from the checkout if they were copied there, else from their packages.
enum SampleFonts {
  static func shaper() -> TextShaper { TextShaper(FontLibrary(catalog)) }

  static let catalog = FontCatalog(
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
      ("Noto Sans Hebrew", [face("truetype/noto/NotoSansHebrew-Regular.ttf")], []),
    ],
    scripts: ["Hebr": ["default": "Noto Sans Hebrew"]], fallbacks: ["Noto Sans"])

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
