import Compression
import Diagnostics
import Drawing
import PDFFinishing
import SourceReading

/// What a report is made from and how: enough to make it again.
struct ReportPackage: Sendable {
  /// A text with its path in the package: `profile/facts.yaml`, `layout/country-risk.yaml`,
  /// `themes/house.yaml`.
  struct Input: Sendable {
    var path: String
    var file: SourceFile
  }

  /// A file that is no text, with its path in the package: `profile/pictures/port.png`.
  struct BinaryInput: Sendable {
    var path: String
    var bytes: [UInt8]
  }

  /// Whether the file at `path` is one of those.
  static func isBinary(_ path: String) -> Bool { mimeTypes[ending(of: path)] != nil }

  private static func ending(of path: String) -> String {
    path.split(separator: ".").last.map { $0.lowercased() } ?? ""
  }

  private static let mimeTypes = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml",
  ]

  /// What was asked for, where it is not what the files say.
  struct Options: Sendable, Equatable {
    /// The name of the profile, which is that of its folder.
    var profile = ""
    /// The name of the layout.
    var layout = ""
    var edition: String?
    var language: String?
    var paper: String?
    var theme: String?
    var watermark: String?
    var standard: String?
    /// `yes` where the first page can be shown before the rest has come.
    var linear: String?
    /// The time in the file in place of the edition's date.
    var created: String?

    /// The options by their keys in a manifest, in its order.
    static let keys: [(key: String, path: WritableKeyPath<Options, String?> & Sendable)] = [
      ("edition", \.edition), ("language", \.language), ("paper", \.paper), ("theme", \.theme),
      ("watermark", \.watermark), ("standard", \.standard),
      ("linear", \.linear), ("created", \.created),
    ]
  }

  var inputs: [Input]
  var files: [BinaryInput] = []
  var options: Options

  /// The files of the profile.
  /// - Parameter language: Whose translation is meant.
  func profileFiles(language: String? = nil) -> [SourceFile] {
    inputs.filter { input in
      guard input.path.hasPrefix("profile/") else { return false }
      let path = input.path.dropFirst("profile/".count)
      if let language { return path.hasPrefix(language + "/") }
      return !path.contains("/") || path.hasPrefix("prose/")
    }.map(\.file)
  }

  func file(_ path: String) -> SourceFile? { inputs.first { $0.path == path }?.file }

  /// The text of the path `path` that a user gave, by its name in the package's folder `folder`.
  static func path(_ given: String, in folder: String) -> String {
    let name = given.split(separator: "/").last.map(String.init) ?? given
    return folder + "/" + (name.hasSuffix(".yaml") ? name : name + ".yaml")
  }

  // MARK: Attachments

  static let manifestName = "manifest.json"

  /// How a path is written as the name of an attachment, which has no folders.
  static func attachmentName(_ path: String) -> String { path.replacing("/", with: "--") }

  /// What takes time and asks nothing of the report: digests of the inputs and then of the files, by path,
  /// and the same compressed.
  struct Sealed: Sendable {
    var digests: [Manifest.Entry]
    var compressed: [[UInt8]]
  }

  func sealed() -> Sealed {
    let contents =
      inputs.map { (path: $0.path, bytes: Array($0.file.text.utf8)) }
      + files.map { (path: $0.path, bytes: $0.bytes) }
    return Sealed(
      digests: contents.map { Manifest.Entry(path: $0.path, value: Digest.sha256($0.bytes)) },
      compressed: contents.map { Deflate.compressed($0.bytes) })
  }

  /// The files to embed in the report, the manifest first.
  func attachments(_ manifest: Manifest, _ sealed: Sealed) -> [FinishingPlan.Attachment] {
    [
      FinishingPlan.Attachment(
        name: Self.manifestName, mimeType: "application/json", bytes: Array(manifest.json.utf8),
        description: "What the report was made from, how, and with which programs and fonts",
        relationship: .supplement)
    ]
      + zip(inputs, sealed.compressed).map { input, compressed in
        let what =
          input.path.hasPrefix("profile/")
          ? "Facts and texts of the report" : input.path.hasPrefix("layout/") ? "Layout" : "Theme"
        return FinishingPlan.Attachment(
          name: Self.attachmentName(input.path),
          mimeType: input.path.hasSuffix(".md") ? "text/markdown" : "application/yaml",
          bytes: Array(input.file.text.utf8), description: what, relationship: .source,
          compressed: compressed)
      }
      + zip(files, sealed.compressed.dropFirst(inputs.count)).map { file, compressed in
        FinishingPlan.Attachment(
          name: Self.attachmentName(file.path),
          mimeType: Self.mimeTypes[Self.ending(of: file.path)] ?? "application/octet-stream",
          bytes: file.bytes, description: "Picture of the report", relationship: .source,
          compressed: compressed)
      }
  }

  /// The package in the PDF file at `path`; `nil` when the log has received an error. An input that is
  /// not the one of the manifest is an error.
  /// - Parameter changed: Takes the paths of such inputs in place of the log.
  static func read(
    _ path: String, log: DiagnosticLog, changed: ((String) -> Void)? = nil
  ) -> (package: ReportPackage, manifest: Manifest)? {
    guard let files = embeddedFiles(path, log: log) else { return nil }
    guard let text = files.first(where: { $0.name == manifestName })?.bytes else {
      log.error(
        "no-package", "'\(path)' does not carry what it was made from",
        help: "only a report that 'report build' wrote with its data can be made again")
      return nil
    }
    guard let source = SourceText.decode(text, name: path + "/" + manifestName, log: log),
      let manifest = Manifest(source, log: log)
    else { return nil }
    var inputs: [Input] = []
    var binaries: [BinaryInput] = []
    for entry in manifest.inputs {
      guard let file = files.first(where: { $0.name == attachmentName(entry.path) }) else {
        log.error(
          "attachment-missing", "'\(path)' has lost '\(entry.path)', which it was made from",
          help: "take the file as 'report build' wrote it")
        return nil
      }
      var source: SourceFile?
      if !isBinary(entry.path) {
        source = SourceText.decode(file.bytes, name: path + "/" + entry.path, log: log)
        if source == nil { return nil }
      }
      if source.map(Manifest.digest) ?? Digest.sha256(file.bytes) != entry.value {
        guard let changed else {
          log.error(
            "attachment-changed",
            "'\(entry.path)' in '\(path)' was changed or damaged: it is not what the report was made from",
            help: "take the file as 'report build' wrote it; 'report verify' compares all of it")
          return nil
        }
        changed(entry.path)
      }
      if let source {
        inputs.append(Input(path: entry.path, file: source))
      } else {
        binaries.append(BinaryInput(path: entry.path, bytes: file.bytes))
      }
    }
    return (ReportPackage(inputs: inputs, files: binaries, options: manifest.options), manifest)
  }

  /// The files embedded in the PDF at `path`.
  static func embeddedFiles(
    _ path: String, log: DiagnosticLog
  ) -> [(name: String, bytes: [UInt8])]? {
    guard let bytes = SourceFileReader(log: log).bytes(of: path) else { return nil }
    guard bytes.prefix(1024).starts(with: Array("%PDF-".utf8)) else {
      log.error("no-pdf", "'\(path)' is no PDF", help: "name a report that 'report build' wrote")
      return nil
    }
    do throws(FinishingFault) {
      return try EmbeddedFiles.read(bytes)
    } catch {
      log.error(
        "unreadable-pdf", "'\(path)' cannot be read as PDF: \(error)",
        help: "take the file as 'report build' wrote it")
      return nil
    }
  }
}
