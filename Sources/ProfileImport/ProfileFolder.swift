import Diagnostics
import SourceReading

/// The files of a profile on disk: the YAML files of a folder and the Markdown files of `prose`, with
/// outlines of states as GeoJSON or TopoJSON, and the same of its translations, each in a folder that
/// is called by its language.
package struct ProfileFolder {
  package var path: String

  package init(path: String) { self.path = path }

  /// All files in the order of their names; `nil` when the log has received an error.
  /// - Parameter language: Whose translation is meant; no files if there is none.
  package func files(language: String? = nil, log: DiagnosticLog) -> [SourceFile]? {
    let reader = SourceFileReader(root: path, log: log)
    guard var names = reader.names(inFolder: ".") else { return nil }
    var folder = ""
    if let language {
      guard names.contains(language) else { return [] }
      folder = language + "/"
      guard let own = reader.names(inFolder: language) else { return nil }
      names = own
    }
    var paths = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    if names.contains("prose") {
      guard let texts = reader.names(inFolder: folder + "prose") else { return nil }
      paths += texts.filter { $0.hasSuffix(".md") }.map { "prose/" + $0 }
    }
    if language == nil {
      paths += names.filter { $0.hasSuffix(".geojson") || $0.hasSuffix(".topojson") }
    }
    paths = paths.map { folder + $0 }
    let base = path.hasSuffix("/") ? path : path + "/"
    let files = paths.map { reader.read($0, as: base + $0) }
    return files.contains { $0 == nil } ? nil : files.compactMap(\.self)
  }
}
