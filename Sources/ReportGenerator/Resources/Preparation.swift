import CountryRisk
import Diagnostics
import ProfileImport
import SideWork
import SourceReading

/// What is read before a request is known.
extension ReportGenerator {
  /// What nearly every request needs, read on a second thread before it is known.
  public struct Preparation: Sendable {
    let search: SearchPath
    let fonts: Promise<DeclaredFonts>
    let layouts: LayoutMemory
    let profile: ImportedProfile?
    let patterns: PatternFiles
    /// Whether the faces of the usual layout are being opened.
    let opensFaces: Bool
  }

  /// A compiled-in profile that is imported on a thread of its own.
  struct ImportedProfile: Sendable {
    let name: String
    let files: [SourceFile]
    let result: Promise<Checked<CountryProfile?>>
  }

  /// Begins to read the fonts and the usual layout below `search`.
  /// - Parameters:
  ///   - country: A country to import as well, if it is a compiled-in one.
  ///   - opensPatterns: Whether to open the faces of the usual theme and the hyphenation patterns of the
  ///     layout's language too.
  public static func prepare(
    _ search: SearchPath, country: String? = nil, opensPatterns: Bool = false
  ) -> Preparation {
    var imported: ImportedProfile?
    if let country, EmbeddedProfiles.names.contains(country) {
      let profile = ImportedProfile(
        name: country, files: EmbeddedProfiles.files(of: country), result: Promise())
      DetachedWork.begin {
        let log = DiagnosticLog()
        let value = ProfileImporter.read(files: profile.files, name: country, log: log)
        profile.result.keep(Checked(value: value, diagnostics: log.diagnostics))
      }
      imported = profile
    }
    let preparation = Preparation(
      search: search, fonts: Promise(), layouts: LayoutMemory(), profile: imported,
      patterns: PatternFiles(hyphenationFiles), opensFaces: opensPatterns)
    DetachedWork.begin {
      let fonts = DeclaredFonts(search)
      preparation.fonts.keep(fonts)
      let decoded = DecodedLayout(BuildRequest.usualLayout, search, preparation.layouts)
      if opensPatterns, let language = decoded.layout?.language {
        if let theme = decoded.theme { fonts.openFaces(of: theme) }
        // All wait for the profile first, and there are but two processors.
        _ = preparation.profile?.result.value
        preparation.patterns[language.rawValue]?.load()
      }
    }
    return preparation
  }
}
