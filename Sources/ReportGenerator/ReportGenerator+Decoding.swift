import CountryRisk
import Diagnostics
import Drawing
import ReportSections
import SideWork

/// The third step of a build, decode.
extension ReportGenerator {
  /// The layout and theme that `name` leads to, decoded beside the import of a profile: on another thread,
  /// or on this one where that is busy with the profile.
  /// - Parameters:
  ///   - report: The report that carries them, if they are those of one.
  ///   - opensFaces: Whether all faces of the theme are opened and made ready then.
  func decoding(
    layout name: String, theme: String? = nil, of report: String? = nil, opensFaces: Bool = false
  ) -> SideTask<DecodedLayout> {
    let isOwnWork = importsBeside
    importsBeside = false
    if usableShaper == nil, awaitedFonts == nil {
      let fonts = Promise<DeclaredFonts>()
      awaitedFonts = fonts
      if isOwnWork {
        fonts.keep(DeclaredFonts(search))
      } else {
        DetachedWork.begin { [search] in fonts.keep(DeclaredFonts(search)) }
      }
    }
    let package = report.flatMap { packages[$0] }
    let fonts = opensFaces ? awaitedFonts : nil
    let decode = { @Sendable [search, decodedLayouts] in
      let decoded = DecodedLayout(name, theme: theme, search, package: package, decodedLayouts)
      if let theme = decoded.theme, let fonts {
        DetachedWork.begin { fonts.value.openFaces(of: theme) }
      }
      return decoded
    }
    return isOwnWork ? .done(decode()) : SideTask(decode)
  }

  /// The layout and theme of `decoded`, filled with `profile`.
  func composer(
    _ profile: CountryProfile, _ decoded: SideTask<DecodedLayout>, _ request: BuildRequest,
    log: DiagnosticLog
  ) -> ReportComposer? {
    onStep?(.decode)
    log.add(decoded.value.diagnostics)
    guard var layout = decoded.value.layout, let theme = decoded.value.theme else { return nil }
    if let watermark = request.watermark {
      layout.watermark = watermark.isEmpty ? nil : watermark
    }
    guard let language = Self.language(request.language, or: layout.language, log: log) else {
      return nil
    }
    layout.language = language
    var profile = profile
    if layout.language.rawValue != profile.language {
      guard
        let translated = self.profile(
          request.country, edition: request.edition, language: layout.language.rawValue, log: log)
      else { return nil }
      profile = translated
    }
    var composer = ReportComposer(profile, layout, theme, paper: request.paper, log: log)
    composer?.isStrict = request.isStrict
    composer?.pictures = pictures(of: profile, log: log)
    return composer
  }

  /// The language that `name` stands for, or `usual` without a name; `nil` for one that nothing can
  /// be written in, which is reported.
  static func language(_ name: String?, or usual: Language, log: DiagnosticLog) -> Language? {
    guard let name else { return usual }
    guard let known = Language(rawValue: name) else {
      log.error(
        "unknown-language", "nothing can be written in '\(name)'",
        help: NearName.help(for: name, in: Language.allCases.map(\.rawValue)))
      return nil
    }
    return known
  }
}
