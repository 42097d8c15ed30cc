import Diagnostics
import Drawing
import LayoutEngine
import ReportSections

/// The shaper with the declared fonts, and where words may be divided.
extension ReportGenerator {
  /// Shaped texts that are kept from one report to the next.
  private static let shapedLimit = 100_000

  /// Reports font files that could not be opened and families of `theme` that nobody declared.
  func reportFonts(of shaper: TextShaper, _ theme: Theme, log: DiagnosticLog) {
    for path in shaper.fonts.unreadable {
      log.error(
        "font-missing", "the font file '\(path)' cannot be opened",
        help: "run Scripts/setup to fetch the fonts")
    }
    let known = shaper.fonts.catalog.families.map(\.name)
    let named = theme.families.keys.filter { !known.contains($0) }
    for family in Set(shaper.fonts.unknownFamilies + named).sorted() {
      log.error(
        "unknown-font", "no family '\(family)' is declared", at: theme.families[family],
        help: NearName.help(for: family, in: known))
    }
  }

  /// A shaper with the declared fonts.
  func shaper(log: DiagnosticLog) -> TextShaper? {
    if let usableShaper { return usableShaper }
    let declared = awaitedFonts?.value ?? DeclaredFonts(search)
    awaitedFonts = nil
    log.add(declared.diagnostics)
    cachedShaper = declared.shaper
    return cachedShaper
  }

  /// The last shaper, unless it has kept too much.
  var usableShaper: TextShaper? {
    cachedShaper.flatMap { $0.shapedCount < Self.shapedLimit ? $0 : nil }
  }

  func hyphenators(for language: Language, log: DiagnosticLog) -> [String: Hyphenator] {
    if !patterns.serves(language.rawValue) {
      log.warning(
        "no-hyphenation", "there are no hyphenation patterns for '\(language.rawValue)'",
        help: "run Scripts/setup to fetch them; words are not divided")
    }
    return patterns.hyphenators
  }
}
