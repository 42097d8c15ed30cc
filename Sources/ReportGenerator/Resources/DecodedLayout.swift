import Diagnostics
import ReportSections
import SourceReading

/// A layout with its theme, as their files say, and what is wrong with them.
struct DecodedLayout: Sendable {
  private(set) var layout: ReportLayout?
  private(set) var theme: Theme?
  private(set) var diagnostics: [Diagnostic] = []

  /// What `name` leads to: the path of a layout, or the name of one below `search`.
  init(_ name: String, _ search: SearchPath) {
    let log = DiagnosticLog()
    layout = Self.layout(name, search, log)
    theme = layout.flatMap { Self.theme(of: $0, search, log) }
    diagnostics = log.diagnostics
  }

  private static func layout(
    _ name: String, _ search: SearchPath, _ log: DiagnosticLog
  ) -> ReportLayout? {
    let isPath = name.contains("/") || name.hasSuffix(".yaml")
    guard let path = isPath ? name : search.file("Layouts/\(name).yaml") else {
      log.error(
        "unknown-layout", "there is no layout '\(name)'",
        help: NearName.help(
          for: name, in: search.entries(in: "Layouts", ending: ".yaml").map(\.name))
          ?? "looked below \(search.described); 'report doctor' shows what is found")
      return nil
    }
    guard let file = SourceFileReader(log: log).read(path) else { return nil }
    return LayoutReader.read(file, log: log)
  }

  private static func theme(
    of layout: ReportLayout, _ search: SearchPath, _ log: DiagnosticLog
  ) -> Theme? {
    guard let path = search.file("Layouts/Themes/\(layout.theme).yaml") else {
      log.error(
        "unknown-theme", "there is no theme '\(layout.theme)'", at: layout.themeRange,
        help: NearName.help(
          for: layout.theme,
          in: search.entries(in: "Layouts/Themes", ending: ".yaml").map(\.name)))
      return nil
    }
    guard let file = SourceFileReader(log: log).read(path) else { return nil }
    return ThemeReader.read(file, log: log)
  }
}
