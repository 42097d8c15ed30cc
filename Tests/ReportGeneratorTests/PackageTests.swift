import Diagnostics
import Drawing
import PDFFinishing
import TestSupport
import Testing

@testable import ReportGenerator

/// What a file claims to carry is not trusted.
@Suite struct PackageTests {
  private let folder: TemporaryFolder
  private let log = DiagnosticLog()
  private let generator: ReportGenerator

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SmallProfile.yaml(), to: "Profiles/smallland/profile.yaml")
    try folder.write(SmallProfile.layout(), to: "Layouts/small.yaml")
    generator = ReportGenerator.sample([folder.path])
  }

  /// A PDF of one empty page with files of any names.
  private func carrier(_ files: [(name: String, text: String)]) throws -> String {
    let structure = StructureTree()
    _ = structure.add(.document, in: nil)
    let document = PagedDocument(
      pages: [PagedDocument.Page(frame: Frame(size: Size(width: 100, height: 100)), label: "1")],
      structure: structure.elements, outline: [],
      information: PagedDocument.Information(
        title: "Carrier", language: "en", created: "2026-01-02T00:00:00Z"))
    let attachments = files.map {
      FinishingPlan.Attachment(
        name: $0.name, mimeType: "text/plain", bytes: Array($0.text.utf8), description: "A file")
    }
    let bytes = try generator.pdf(document, { attachments })
    #expect(OutputWriter(log: log).write(bytes, to: folder["carrier.pdf"]))
    return folder["carrier.pdf"]
  }

  private func manifest(_ paths: [String]) -> String {
    let inputs = paths.map { "{\"path\": \(DiagnosticFormatter.quoted($0)), \"sha256\": \"0\"}" }
    return """
      {"format": \(Manifest.format), "program": "report 0", "libraries": [], "profile": "x", "layout": "y",
       "options": {}, "inputs": [\(inputs.joined(separator: ", "))], "fonts": [], "pages": []}
      """
  }

  @Test func `a font of several accepted versions is known by its size`() throws {
    try folder.write("font", to: "one.otf")
    func digest(_ checksums: [String], _ sizes: [Int]) -> String? {
      Manifest.checkedDigest(
        of: FontCatalog.Face(
          weight: 400, isItalic: false, path: folder["one.otf"], index: 0, checksums: checksums,
          sizes: sizes))
    }
    #expect(digest(["a"], []) == "a")
    #expect(digest(["a", "b"], [9, 4]) == "b")
    // Without a size that says which, the file itself is read.
    #expect(digest(["a", "b"], [9, 7]) == nil)
    #expect(digest(["a", "b"], [4, 4]) == nil)
    #expect(digest(["a", "b"], []) == nil)
    #expect(digest([], []) == nil)
  }

  @Test(arguments: [
    "../evil", "/etc/passwd", "profile/../../evil", "profile//x.yaml", ".hidden", "a\\b", "C:evil",
    "profile/.git", "-rf", "a/b/c/d/e/f/g/h/i", "x\u{1B}[2J", "",
  ])
  func `a path that leaves the folder, or worse, is refused and nothing is written`(
    _ path: String
  ) throws {
    #expect(!PackagePath.isSafe(path))
    let file = try carrier([
      ("manifest.json", manifest([path])), (path.isEmpty ? "x" : path, "evil"),
    ])
    #expect(generator.extract(file, to: folder["parts"], log: log).isEmpty)
    #expect(log.hasErrors)
    #expect(folder.files.filter { $0.hasPrefix("parts") || $0.contains("evil") } == [])
  }

  @Test func `a file that no manifest knows is written by its last name alone`() throws {
    let file = try carrier([("../../x.csv", "1,2"), ("/a/b.txt", "b"), ("..", "dots")].dropLast())
    let written = generator.extract(file, to: folder["parts"], log: log)
    #expect(log.text == "")
    #expect(
      written.map(\.path).sorted() == [folder["parts/data/b.txt"], folder["parts/data/x.csv"]])
  }

  @Test func `two files of one name are refused`() throws {
    let file = try carrier([("a/x.csv", "1"), ("b/X.csv", "2")])
    #expect(generator.extract(file, to: folder["parts"], log: log).isEmpty)
    #expect(log.codes == ["unsafe-path"])
    #expect(!folder.files.contains { $0.hasPrefix("parts") })
  }

  @Test(arguments: [
    ("{}", "missing-key"), ("[]", "wrong-type"), ("{\"format\": 9}", "unknown-format"),
    ("not json", "json-syntax"),
  ])
  func `a manifest that cannot be is an error`(_ text: String, _ code: String) throws {
    let file = try carrier([("manifest.json", text)])
    #expect(generator.verify(file, log: log) == nil)
    #expect(log.hasErrors)
    #expect(log.codes.first == code || log.codes.contains(code), "\(log.text)")
  }

  @Test func `an input that was lost is named`() throws {
    let file = try carrier([("manifest.json", manifest(["profile/facts.yaml"]))])
    #expect(generator.verify(file, log: log) == nil)
    #expect(log.codes == ["attachment-missing"])
    #expect(log.text.contains("profile/facts.yaml"))
  }

  @Test func `a manifest is read as it was written`() throws {
    var request = BuildRequest(country: "smallland", layout: "small")
    request.watermark = "DRAFT \"1\"\\"
    request.edition = "2030-01-02"
    _ = try #require(generator.make(request, log: log), "\(log.text)")
    let manifest = try #require(generator.lastManifest)
    let again = Manifest(SourceFile(name: "m.json", text: manifest.json), log: log)
    #expect(log.text == "")
    #expect(again == manifest)
    #expect(manifest.inputs.map(\.path).contains("profile/profile.yaml"))
    #expect(manifest.inputs.allSatisfy { $0.value.count == 64 })
    #expect(manifest.fonts.allSatisfy { $0.value.count == 64 })
  }

  @Test func `a font file of another version is told`() throws {
    let request = BuildRequest(country: "smallland", layout: "small")
    let made = try #require(generator.make(request, log: log), "\(log.text)")
    #expect(OutputWriter(log: log).write(made.files[0].bytes, to: folder["report.pdf"]))
    let read = try #require(ReportPackage.read(folder["report.pdf"], log: log))
    var manifest = read.manifest
    manifest.fonts[0].value = String(repeating: "0", count: 64)
    manifest.pages[0].digest = "other"
    let file = try carrier(
      read.package.attachments(manifest, read.package.sealed()).map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
    let told = try #require(generator.verify(file, log: log)).differences.joined(separator: "\n")
    #expect(told.contains("0000000000000000"), "\(told)")
    #expect(told.contains("on page 1"), "\(told)")
  }

  @Test func `a report is not written over while it is made again`() throws {
    var request = BuildRequest(country: "smallland", layout: "small")
    request.output = folder["out"]
    #expect(generator.build(request, log: log).count == 1)
    let before = folder.bytes("out/small.pdf")
    request.country = folder["out/small.pdf"]
    request.paper = "letter"
    #expect(generator.build(request, log: log).isEmpty)
    #expect(log.codes == ["output-in-input"])
    #expect(folder.bytes("out/small.pdf") == before)
  }

  @Test func `inputs that were changed, and other versions, are told`() throws {
    let request = BuildRequest(country: "smallland", layout: "small")
    let made = try #require(generator.make(request, log: log), "\(log.text)")
    #expect(OutputWriter(log: log).write(made.files[0].bytes, to: folder["report.pdf"]))
    #expect(generator.verify(folder["report.pdf"], log: log)?.differences == [])
    var (package, manifest) = try #require(ReportPackage.read(folder["report.pdf"], log: log))
    let place = try #require(package.inputs.firstIndex { $0.path == "profile/profile.yaml" })
    let text = package.inputs[place].file.text
    package.inputs[place].file = SourceFile(
      name: "p", text: text.replacing("title: ", with: "title: New "))
    manifest.program = "report 0.0.1"
    manifest.libraries[0].value = "1.15.0"
    let file = try carrier(
      package.attachments(manifest, package.sealed()).map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
    let found = try #require(generator.verify(file, log: log), "\(log.text)")
    let told = found.differences.joined(separator: "\n")
    #expect(told.contains("'profile/profile.yaml' in the file is not the one"), "\(told)")
    #expect(told.contains("made by report 0.0.1"), "\(told)")
    #expect(told.contains("cairo 1.15.0"), "\(told)")
    // Neither another report nor files are made of what was changed.
    let rebuilding = DiagnosticLog()
    var again = BuildRequest(country: file)
    again.output = folder["again"]
    #expect(generator.build(again, log: rebuilding).isEmpty)
    #expect(rebuilding.codes == ["attachment-changed"])
    let extracting = DiagnosticLog()
    #expect(generator.extract(file, to: folder["parts"], log: extracting).isEmpty)
    #expect(extracting.codes == ["attachment-changed"])
    #expect(!folder.files.contains { $0.hasPrefix("again") || $0.hasPrefix("parts") })
  }
}
