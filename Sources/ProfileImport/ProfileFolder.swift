import Diagnostics
import SourceReading

/// The files of a profile on disk: the YAML files of a folder and the Markdown files of `prose`.
package struct ProfileFolder {
  package var path: String

  package init(path: String) { self.path = path }

  /// All files in the order of their names; `nil` when the log has received an error.
  package func files(log: DiagnosticLog) -> [SourceFile]? {
    let reader = SourceFileReader(root: path, log: log)
    guard let names = reader.names(inFolder: ".") else { return nil }
    var paths = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    if names.contains("prose") {
      guard let texts = reader.names(inFolder: "prose") else { return nil }
      paths += texts.filter { $0.hasSuffix(".md") }.map { "prose/" + $0 }
    }
    let base = path.hasSuffix("/") ? path : path + "/"
    let files = paths.map { reader.read($0, as: base + $0) }
    return files.contains { $0 == nil } ? nil : files.compactMap(\.self)
  }
}
