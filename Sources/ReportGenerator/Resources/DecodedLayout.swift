import Diagnostics
import ReportSections
import SourceReading

/// A layout with its theme, as their files say, and what is wrong with them.
struct DecodedLayout: Sendable {
  private(set) var layout: ReportLayout?
  private(set) var theme: Theme?
  private(set) var diagnostics: [Diagnostic] = []

  /// What `name` leads to: the path of a layout, or the name of one below `search`.
  /// - Parameter theme: The name of a theme in place of the layout's, or the path of one.
  init(_ name: String, theme other: String? = nil, _ search: SearchPath) {
    let log = DiagnosticLog()
    layout = Self.layout(name, search, log)
    theme = layout.flatMap { layout in
      Self.theme(
        other ?? layout.theme, at: other == nil ? layout.themeRange : nil, search, log)
    }
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

  /// The theme `name`, or that at the path `name`, over those that it begins with.
  static func theme(
    _ name: String, at range: SourceRange?, _ search: SearchPath, _ log: DiagnosticLog
  ) -> Theme? {
    guard let file = themeFile(name, at: range, search, log) else { return nil }
    return ThemeReader.read(file, log: log) { name, range in
      themeFile(name, at: range, search, log)
    }
  }

  private static func themeFile(
    _ name: String, at range: SourceRange?, _ search: SearchPath, _ log: DiagnosticLog
  ) -> SourceFile? {
    let isPath = name.contains("/") || name.hasSuffix(".yaml")
    guard let path = isPath ? name : search.file("Layouts/Themes/\(name).yaml") else {
      log.error(
        "unknown-theme", "there is no theme '\(name)'", at: range,
        help: NearName.help(
          for: name, in: search.entries(in: "Layouts/Themes", ending: ".yaml").map(\.name)))
      return nil
    }
    return SourceFileReader(log: log).read(path)
  }
}
