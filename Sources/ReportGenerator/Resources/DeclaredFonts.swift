import Diagnostics
import Drawing
import ReportSections
import SourceReading

/// The fonts of `Fonts/fonts.yaml`, with what is wrong with it.
struct DeclaredFonts: Sendable {
  private(set) var shaper: TextShaper?
  private(set) var diagnostics: [Diagnostic] = []

  init(_ search: SearchPath) {
    let log = DiagnosticLog()
    defer { diagnostics = log.diagnostics }
    guard let path = search.file("Fonts/fonts.yaml") else {
      log.error(
        "no-fonts", "there is no Fonts/fonts.yaml", help: "run Scripts/setup to fetch the fonts")
      return
    }
    guard let file = SourceFileReader(log: log).read(path),
      let catalog = FontCatalogReader.read(
        file, folder: String(path.dropLast("/fonts.yaml".count)), log: log)
    else { return }
    let shaper = TextShaper(FontLibrary(catalog))
    // Made here, since two threads may ask for it.
    _ = shaper.sibling
    self.shaper = shaper
  }

  /// Opens the faces of `theme` and makes them ready, so that layout need not; on any thread.
  func openFaces(of theme: Theme) {
    guard let fonts = shaper?.fonts else { return }
    let shaper = TextShaper(fonts)
    for role in TextRole.allCases { _ = shaper.width(of: "Aa 1,", theme[role]) }
  }
}
