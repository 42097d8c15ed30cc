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
  ///   - opensPatterns: Whether to open the hyphenation patterns of the layout's language too.
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
      patterns: PatternFiles(hyphenationFiles))
    DetachedWork.begin {
      preparation.fonts.keep(DeclaredFonts(search))
      let decoded = DecodedLayout(BuildRequest.usualLayout, search, preparation.layouts)
      if opensPatterns, let language = decoded.layout?.language {
        // All wait for the profile first, and there are but two processors.
        _ = preparation.profile?.result.value
        preparation.patterns[language.rawValue]?.load()
      }
    }
    return preparation
  }
}
