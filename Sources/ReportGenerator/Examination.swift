import CairoRenderer
import Compression
import CountryRisk
import Diagnostics
import Drawing

/// One thing the program needs, and what was found of it.
public struct Finding: Sendable {
  /// What is needed.
  public var name: String
  /// A version, a path, or what is missing.
  public var detail: String
  /// Whether it was found.
  public var isFound: Bool
}

extension ReportGenerator {
  /// What the program found of the libraries, fonts, layouts and patterns it needs.
  public func examine() -> [Finding] {
    var findings = [
      Finding(name: "report", detail: Self.version, isFound: true),
      Finding(name: "cairo", detail: CairoVersion.text, isFound: true),
      Finding(name: "freetype", detail: CairoVersion.freeType, isFound: true),
      Finding(name: "libpng", detail: CairoVersion.png, isFound: true),
      Finding(name: "harfbuzz", detail: LibraryVersions.harfBuzz, isFound: true),
      Finding(name: "icu", detail: LibraryVersions.icu, isFound: true),
      Finding(name: "libdeflate", detail: Deflate.version, isFound: true),
      Finding(name: "isa-l", detail: RowCompression.version, isFound: true),
      Finding(name: "country codes", detail: CountryCodes.edition, isFound: true),
    ]
    for name in ["Layouts/country-risk.yaml", "Layouts/Themes/house.yaml", "Fonts/fonts.yaml"] {
      let path = search.file(name)
      findings.append(
        Finding(name: name, detail: path ?? "not found", isFound: path != nil))
    }
    let log = DiagnosticLog()
    if let shaper = shaper(log: log) {
      for family in shaper.fonts.catalog.families {
        let missing = family.faces.filter { realPath($0.path) == nil }.map(\.path)
        findings.append(
          Finding(
            name: family.name,
            detail: missing.isEmpty
              ? "\(family.faces.count) faces" : "missing: " + missing.joined(separator: ", "),
            isFound: missing.isEmpty))
      }
    }
    for (language, path) in Self.hyphenationFiles {
      findings.append(
        Finding(
          name: "hyphenation, " + language, detail: realPath(path) ?? "not found: " + path,
          isFound: realPath(path) != nil))
    }
    return findings
  }

  /// Where Debian keeps the patterns of each language.
  static let hyphenationFiles: [(language: String, path: String)] = [
    ("en", "en_GB"), ("en-US", "en_US"), ("mn", "mn_MN"), ("ru", "ru_RU"), ("de", "de_DE"),
    ("fr", "fr_FR"),
  ].map { ($0, "/usr/share/hyphen/hyph_\($1).dic") }
}
