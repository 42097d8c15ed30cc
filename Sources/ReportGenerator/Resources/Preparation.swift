import CountryRisk
import Diagnostics
import ProfileImport
import SideWork
import SourceReading

/// What is read before a request is known.
extension ReportGenerator {
  /// What nearly every request needs, read on a second thread before it is known: a compiled-in country,
  /// or else the fonts and the usual layout, which are read beside the country otherwise.
  public struct Preparation: Sendable {
    let search: SearchPath
    let profile: ImportedProfile?
    let fonts: Promise<DeclaredFonts>?
    let layouts: LayoutMemory
  }

  /// A compiled-in profile that is imported on a thread of its own.
  struct ImportedProfile: Sendable {
    let name: String
    let result = Promise<(files: [SourceFile], profile: Checked<CountryProfile?>)>()
  }

  /// Begins to read `country`, if it is a compiled-in one, or the fonts and the usual layout below
  /// `search`, which is looked for meanwhile where it can be.
  public static func prepare(
    _ search: @autoclosure () -> SearchPath, country: String? = nil
  ) -> Preparation {
    let layouts = LayoutMemory()
    guard let country, EmbeddedProfiles.names.contains(country) else {
      let fonts = Promise<DeclaredFonts>()
      let search = search()
      DetachedWork.begin {
        fonts.keep(DeclaredFonts(search))
        _ = DecodedLayout(BuildRequest.usualLayout, search, layouts)
      }
      return Preparation(search: search, profile: nil, fonts: fonts, layouts: layouts)
    }
    let profile = ImportedProfile(name: country)
    DetachedWork.begin {
      let log = DiagnosticLog()
      let files = EmbeddedProfiles.files(of: country)
      let value = ProfileImporter.read(files: files, name: country, log: log, sharesWork: false)
      profile.result.keep((files, Checked(value: value, diagnostics: log.diagnostics)))
    }
    return Preparation(search: search(), profile: profile, fonts: nil, layouts: layouts)
  }
}
