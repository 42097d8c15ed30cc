import Diagnostics
import Drawing
import SourceReading

/// Reads `fonts.yaml`.
enum FontCatalogReader {
  /// The fonts declared in `file`, whose files lie in `folder`; `nil` if it has errors.
  static func read(_ file: SourceFile, folder: String, log: DiagnosticLog) -> FontCatalog? {
    let own = DiagnosticLog()
    defer { log.add(own.diagnostics) }
    guard let node = YAMLReader.read(file, log: own) else { return nil }
    let reader = FieldReader(node, own, what: "the fonts")
    let families = reader.map("families", of: "a family", required: true) { entry, fields in
      _ = fields.optionalString("licence")
      _ = fields.optionalString("package")
      return (
        name: entry.key,
        faces: fields.list("faces", of: "a face", required: true) { face($0, folder) },
        fallback: fields.strings("fallback")
      )
    }
    var scripts: [String: [String: String]] = [:]
    for entry in reader.map("scripts") {
      var languages: [String: String] = [:]
      for language in entry.value.entries ?? [] {
        languages[language.key] = language.value.scalar?.text
      }
      scripts[entry.key] = languages
    }
    let fallbacks =
      reader.nested("fallbacks", as: "the fallbacks") { $0.strings("default") } ?? []
    reader.finish()
    guard !own.hasErrors else { return nil }
    return FontCatalog(families: families, scripts: scripts, fallbacks: fallbacks)
  }

  private enum Slope: String, CaseIterable { case normal, italic }

  private static func face(_ fields: FieldReader, _ folder: String) -> FontCatalog.Face? {
    _ = fields.optionalString("from")
    let checksums = fields.strings("sha256")
    return FontCatalog.Face(
      weight: fields.integer("weight", in: 1...1000),
      isItalic: fields.choice("style", Slope.self) == .italic,
      path: SearchPath.join(folder, fields.string("file")),
      index: fields.optionalInteger("index", in: 0...64) ?? 0, checksums: checksums,
      sizes: fields.strings("bytes").compactMap { Int($0) })
  }
}
