import Diagnostics
import ReportSections
import SourceReading
import Synchronization

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
  ///   - memory: What layouts and themes were read before.
  init(
    _ name: String, theme other: String? = nil, _ search: SearchPath,
    package: ReportPackage? = nil, _ memory: LayoutMemory = LayoutMemory()
  ) {
    let log = DiagnosticLog()
    var inputs: [ReportPackage.Input] = []
    if let file = Self.layoutFile(name, search, package, log) {
      inputs.append(
        ReportPackage.Input(path: ReportPackage.path(name, in: "layout"), file: file))
      let read = memory.layouts.value(of: file.name, [file]) {
        let own = DiagnosticLog()
        return Checked(value: LayoutReader.read(file, log: own), diagnostics: own.diagnostics)
      }
      log.add(read.diagnostics)
      layout = read.value
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
      if let first = file(other ?? layout.theme, other == nil ? layout.themeRange : nil) {
        theme = memory.theme(first, log: log, base: file)
      }
    }
    // A theme that has changed is asked for twice.
    self.inputs = inputs.enumerated().filter { place, input in
      !inputs[(place + 1)...].contains { $0.path == input.path }
    }.map(\.element)
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
    if isPath, range != nil {
      // A file must not lead to any other of the machine.
      log.error(
        "wrong-name", "'\(name)' is no name of a theme", at: range,
        help: "put the theme into Layouts/Themes and write its name; a path can follow --theme")
      return nil
    }
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

/// Layouts and themes that were read before.
final class LayoutMemory: Sendable {
  /// A theme with the files that it was made of, and the names by which all but the first were asked for.
  private struct Entry: Sendable {
    let files: [SourceFile]
    let requests: [(name: String, range: SourceRange)]
    let theme: Checked<Theme?>
  }

  let layouts = FileMemory<Checked<ReportLayout?>>()
  private let themes = Mutex<[String: Entry]>([:])

  /// The theme of `file`, over those that `base` hands over by their names.
  func theme(
    _ file: SourceFile, log: DiagnosticLog, base: (String, SourceRange) -> SourceFile?
  ) -> Theme? {
    if let known = themes.withLock({ $0[file.name] }), known.files[0].text == file.text {
      let others = known.requests.map { base($0.name, $0.range)?.text }
      if others == known.files.dropFirst().map(\.text) {
        log.add(known.theme.diagnostics)
        return known.theme.value
      }
    }
    let own = DiagnosticLog()
    var files = [file]
    var requests: [(name: String, range: SourceRange)] = []
    var isComplete = true
    let theme = ThemeReader.read(file, log: own) { name, range in
      let found = base(name, range)
      if let found { files.append(found) } else { isComplete = false }
      requests.append((name, range))
      return found
    }
    log.add(own.diagnostics)
    if isComplete {
      let entry = Entry(
        files: files, requests: requests,
        theme: Checked(value: theme, diagnostics: own.diagnostics))
      themes.withLock { $0[file.name] = entry }
    }
    return theme
  }
}
