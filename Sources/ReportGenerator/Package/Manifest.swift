import CairoRenderer
import Diagnostics
import Drawing
import Glibc
import PDFFinishing
import SourceReading

/// What a report was made from, how, and with what, as the file says that it carries.
struct Manifest: Sendable, Equatable {
  /// A thing with what tells one version of it from another.
  struct Entry: Sendable, Equatable {
    var path: String
    var value: String
  }

  /// What stands on a page.
  struct Page: Sendable, Equatable {
    /// A digest of what stands where.
    var digest: String
    /// References of the values that it shows.
    var values: [String]
  }

  /// The form of the manifest that this program writes and reads.
  static let format = 2

  var program: String
  /// Versions of the libraries on which the bytes of a file depend.
  var libraries: [Entry]
  var options: ReportPackage.Options
  /// Digests of the inputs, by path.
  var inputs: [Entry]
  /// Digests of the font files that the report is set in, by name.
  var fonts: [Entry]
  var pages: [Page]

  /// - Parameter inputs: Digests of the package's inputs, by path.
  init(
    _ package: ReportPackage, inputs: [Entry], _ document: PagedDocument, fonts: FontCatalog
  ) {
    program = Self.currentProgram
    libraries = Self.currentLibraries
    options = package.options
    self.inputs = inputs
    let pages = document.pages.map { PageDigest($0.frame) }
    self.pages = pages.map { Page(digest: $0.digest, values: $0.values) }
    let used = pages.reduce(into: Set<String>()) { $0.formUnion($1.fonts) }
    self.fonts = used.sorted().map { path in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let face = fonts.families.flatMap(\.faces).first { $0.path == path }
      let digest =
        face.flatMap(Self.checkedDigest)
        ?? SourceFileReader(log: DiagnosticLog()).bytes(of: path).map(Digest.sha256)
      return Entry(path: name, value: digest ?? "")
    }
  }

  /// The digest that set-up found a file to have: the only one that is accepted, or the one of a file
  /// of its size; `nil` if that does not say.
  static func checkedDigest(of face: FontCatalog.Face) -> String? {
    if face.checksums.count == 1 { return face.checksums[0] }
    var status = stat()
    guard face.sizes.count == face.checksums.count, Set(face.sizes).count == face.sizes.count,
      stat(face.path, &status) == 0,
      let version = face.sizes.firstIndex(of: Int(status.st_size))
    else { return nil }
    return face.checksums[version]
  }

  static var currentProgram: String { "report " + ReportGenerator.version }

  static var currentLibraries: [Entry] {
    [
      Entry(path: "cairo", value: CairoVersion.text),
      Entry(path: "freetype", value: CairoVersion.freeType),
      Entry(path: "harfbuzz", value: LibraryVersions.harfBuzz),
      Entry(path: "icu", value: LibraryVersions.icu),
    ]
  }

  /// The digest of a text.
  static func digest(_ file: SourceFile) -> String { Digest.sha256(Array(file.text.utf8)) }

  // MARK: JSON

  /// The manifest as JSON, the same for the same report.
  var json: String {
    func object(_ entries: [(String, String)]) -> String {
      let members = entries.map {
        DiagnosticFormatter.quoted($0.0) + ": " + DiagnosticFormatter.quoted($0.1)
      }
      return members.isEmpty
        ? "{}" : "{\n    " + members.joined(separator: ",\n    ") + "\n  }"
    }
    func list(_ entries: [Entry], _ value: String) -> String {
      let items = entries.map {
        "{\"path\": \(DiagnosticFormatter.quoted($0.path)), "
          + "\"\(value)\": \(DiagnosticFormatter.quoted($0.value))}"
      }
      return items.isEmpty ? "[]" : "[\n    " + items.joined(separator: ",\n    ") + "\n  ]"
    }
    let given = ReportPackage.Options.keys.compactMap { entry in
      options[keyPath: entry.path].map { (entry.key, $0) }
    }
    let pages = pages.map { page in
      "{\"sha256\": \(DiagnosticFormatter.quoted(page.digest)), \"values\": ["
        + page.values.map(DiagnosticFormatter.quoted).joined(separator: ", ") + "]}"
    }
    return """
      {
        "format": \(Self.format),
        "program": \(DiagnosticFormatter.quoted(program)),
        "libraries": \(list(libraries, "version")),
        "profile": \(DiagnosticFormatter.quoted(options.profile)),
        "layout": \(DiagnosticFormatter.quoted(options.layout)),
        "options": \(object(given)),
        "inputs": \(list(inputs, "sha256")),
        "fonts": \(list(fonts, "sha256")),
        "pages": [\(pages.isEmpty ? "" : "\n    " + pages.joined(separator: ",\n    ") + "\n  ")]
      }

      """
  }

  /// The manifest that `file` holds; `nil` when the log has received an error.
  init?(_ file: SourceFile, log: DiagnosticLog) {
    let own = DiagnosticLog()
    defer { log.add(own.diagnostics) }
    guard let node = JSONReader.read(file, log: own) else { return nil }
    let reader = FieldReader(node, own, what: "a manifest")
    let format = reader.integer("format", in: 1...Int(Int32.max))
    guard format == Self.format || own.hasErrors else {
      own.error(
        "unknown-format", "the manifest has the form \(format), which this program does not know",
        at: reader.range(of: "format"),
        help: "use the program that wrote the report, or a newer one")
      return nil
    }
    program = reader.string("program")
    func entries(_ key: String, _ value: String) -> [Entry] {
      reader.list(key, of: "an entry of '\(key)'") {
        Entry(path: $0.string("path"), value: $0.string(value))
      }
    }
    libraries = entries("libraries", "version")
    var options = ReportPackage.Options()
    options.profile = reader.string("profile")
    options.layout = reader.string("layout")
    let given = reader.nested("options", as: "the options", required: true) { fields in
      ReportPackage.Options.keys.map { fields.optionalString($0.key) }
    }
    for (entry, value) in zip(ReportPackage.Options.keys, given ?? []) {
      options[keyPath: entry.path] = value
    }
    self.options = options
    inputs = entries("inputs", "sha256")
    fonts = entries("fonts", "sha256")
    pages = reader.list("pages", of: "a page") {
      Page(digest: $0.string("sha256"), values: $0.strings("values"))
    }
    reader.finish()
    for input in inputs where !PackagePath.isSafe(input.path) {
      own.error(
        "unsafe-path", "the manifest names the path \(DiagnosticFormatter.quoted(input.path))",
        at: reader.range(of: "inputs"), help: "take the file as 'report build' wrote it")
    }
    if own.hasErrors { return nil }
  }
}

/// Paths of files in a package, which come from a file that anybody may have written.
enum PackagePath {
  /// Whether `path` names a file below the folder it is taken to, whatever is there.
  static func isSafe(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return path.utf8.count <= 1024 && (1...8).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.count <= 200 && !part.hasPrefix(".") && !part.hasPrefix("-")
          && part.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 32 && scalar.value != 127 && scalar != "\\" && scalar != ":"
          }
      }
  }

  /// A name without folders for an attachment that a manifest does not know; `nil` if nothing can be
  /// made of it.
  static func safeName(_ name: String) -> String? {
    let last = name.split(whereSeparator: { "/\\:".contains($0) }).last.map(String.init) ?? ""
    let kept = String(
      String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }))
    let trimmed = String(kept.drop { $0 == "." || $0 == "-" || $0 == " " }.prefix(120))
    return isSafe(trimmed) ? trimmed : nil
  }
}
