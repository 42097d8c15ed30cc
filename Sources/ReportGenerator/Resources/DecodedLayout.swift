import Diagnostics
import ReportSections
import SourceReading

/// A layout with its theme, as their files say, and what is wrong with them.
struct DecodedLayout: Sendable {
  private(set) var layout: ReportLayout?
  private(set) var theme: Theme?
  private(set) var diagnostics: [Diagnostic] = []
  /// The files that were read, with their paths in a package.
  private(set) var inputs: [ReportPackage.Input] = []

  /// What `name` leads to: the path of a layout, or the name of one below `search`.
  /// - Parameters:
  ///   - theme: The name of a theme in place of the layout's, or the path of one.
  ///   - package: Whose layout and themes come before those below `search`.
  init(
    _ name: String, theme other: String? = nil, _ search: SearchPath,
    package: ReportPackage? = nil
  ) {
    let log = DiagnosticLog()
    var inputs: [ReportPackage.Input] = []
    if let file = Self.layoutFile(name, search, package, log) {
      inputs.append(
        ReportPackage.Input(path: ReportPackage.path(name, in: "layout"), file: file))
      layout = LayoutReader.read(file, log: log)
    }
    if let layout {
      func file(_ name: String, _ range: SourceRange?) -> SourceFile? {
        let found = Self.themeFile(name, at: range, search, log, package)
        if let found {
          inputs.append(
            ReportPackage.Input(path: ReportPackage.path(name, in: "themes"), file: found))
        }
        return found
      }
      theme = file(other ?? layout.theme, other == nil ? layout.themeRange : nil).flatMap {
        ThemeReader.read($0, log: log, base: file)
      }
    }
    self.inputs = inputs
    diagnostics = log.diagnostics
  }

  private static func layoutFile(
    _ name: String, _ search: SearchPath, _ package: ReportPackage?, _ log: DiagnosticLog
  ) -> SourceFile? {
    if let own = package?.file(ReportPackage.path(name, in: "layout")) { return own }
    let isPath = name.contains("/") || name.hasSuffix(".yaml")
    guard let path = isPath ? name : search.file("Layouts/\(name).yaml") else {
      log.error(
        "unknown-layout", "there is no layout '\(name)'",
        help: NearName.help(
          for: name, in: search.entries(in: "Layouts", ending: ".yaml").map(\.name))
          ?? "looked below \(search.described); 'report doctor' shows what is found")
      return nil
    }
    return SourceFileReader(log: log).read(path)
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
    _ name: String, at range: SourceRange?, _ search: SearchPath, _ log: DiagnosticLog,
    _ package: ReportPackage? = nil
  ) -> SourceFile? {
    if let own = package?.file(ReportPackage.path(name, in: "themes")) { return own }
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
