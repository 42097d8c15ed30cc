import CountryRisk
import Diagnostics
import ProfileImport
import ReportSections
import SourceReading

extension ReportGenerator {
  /// Whether the profile `name` has texts in `language`.
  private func hasTranslation(_ name: String, _ language: String) -> Bool {
    if let folder = profileFolder(name) { return SearchPath.isFolder(folder + "/" + language) }
    return !EmbeddedProfiles.files(of: name, language: language).isEmpty
  }

  private func report(_ colors: ThemeColors, _ file: SourceFile, _ log: DiagnosticLog) {
    for failure in colors.failures {
      log.warning(
        failure.measure == .contrast ? "weak-contrast" : "alike-colours", failure.summary,
        at: SourceRange(startOf: file))
    }
  }

  /// Checks what `path` leads to: a country, the folder of a profile, a layout or a theme. Nothing
  /// is written.
  /// - Parameter isStrict: Whether claims without sources, old figures and typed numbers are errors.
  public func check(_ path: String, isStrict: Bool, log: DiagnosticLog) {
    if path.hasSuffix(".yaml"), !SearchPath.isFolder(path) {
      guard let file = SourceFileReader(log: log).read(path) else { return }
      let isTheme =
        YAMLReader.read(file, log: DiagnosticLog())?.entries?
        .contains { $0.key == "roles" || $0.key == "base" } ?? false
      if isTheme {
        if let theme = DecodedLayout.theme(path, at: nil, search, log) {
          report(ThemeColors(theme), file, log)
        }
      } else {
        _ = LayoutReader.read(file, log: log)
      }
      return
    }
    guard let profile = profile(path, edition: nil, log: log) else { return }
    ProfileRules.check(profile, log: log, strict: isStrict)
    var request = BuildRequest(country: "")
    request.isStrict = isStrict
    composer(profile, decoding(layout: "country-risk"), request, log: log)?.check()
    for language in Language.allCases where hasTranslation(path, language.rawValue) {
      guard
        let translated = self.profile(
          path, edition: nil, language: language.rawValue, log: log)
      else { continue }
      ProfileRules.check(translated, log: log, strict: isStrict)
    }
  }
}
