import CairoRenderer
import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import PDFFinishing
import ReportSections
import SVGRenderer
import SideWork
import SourceReading

/// The steps of a build, in order.
public enum Step: String, Sendable, CaseIterable {
  case read
  case importing = "import"
  case decode, check, compose
  case layOut = "lay out"
  case render, write
}

/// Makes reports and charts: a request in, files out.
public final class ReportGenerator {
  /// What the program calls itself in the files it writes.
  public static let version = "0.1.0"

  let search: SearchPath
  /// A time for the files in place of the edition's date, as `2026-11-23T00:00:00Z`.
  private(set) var timestamp: String?
  /// Called at the start of each step of a build.
  public var onStep: ((Step) -> Void)?
  /// Called before each chart is drawn, with its id.
  public var onChart: ((String) -> Void)?
  var cachedShaper: TextShaper?
  /// The declared fonts, as they are read beside other work.
  var awaitedFonts: Promise<DeclaredFonts>?
  let pictureFonts = RendererFonts()
  let profiles = FileMemory<Checked<CountryProfile?>>()
  let decodedLayouts: LayoutMemory
  private let findings = FileMemory<[Diagnostic]>()
  var preparedProfile: ImportedProfile?
  /// Whether a profile is being imported on the one thread that should be busy beside this one.
  var importsBeside = false
  /// The files that the last profile was made of.
  var importedFiles: [SourceFile] = []
  let patterns: PatternLoader
  /// The files of profiles read since the last report was begun, by their paths in a package.
  var recorded: [ReportPackage.Input] = []
  /// The pictures read since then, by their paths in a package.
  var recordedFiles: [ReportPackage.BinaryInput] = []
  /// Where the pictures of the last profile are.
  var pictureOrigin = PictureOrigin.nowhere
  /// What reports carry that profiles were read from, by path.
  var packages: [String: ReportPackage] = [:]
  /// The time in the report that is made again.
  var packagedTime: String?
  /// What the last report was made from and with.
  private(set) var lastManifest: Manifest?

  /// A generator that goes on from a preparation.
  public convenience init(_ preparation: Preparation, timestamp: String? = nil) {
    self.init(
      search: preparation.search, timestamp: timestamp, layouts: preparation.layouts,
      fonts: preparation.fonts)
    preparedProfile = preparation.profile
    importsBeside = preparation.profile != nil
  }

  /// A generator that finds layouts, themes, fonts and profiles through `search`.
  public convenience init(search: SearchPath, timestamp: String? = nil) {
    self.init(
      search: search, timestamp: timestamp, layouts: LayoutMemory(), fonts: nil)
  }

  private init(
    search: SearchPath, timestamp: String?, layouts: LayoutMemory, fonts: Promise<DeclaredFonts>?
  ) {
    self.search = search
    self.timestamp = timestamp
    decodedLayouts = layouts
    awaitedFonts = fonts
    patterns = PatternLoader(PatternFiles(Self.hyphenationFiles, search))
  }

  /// What `body` returns where no time is asked for but that of what is made again.
  func withoutTimestamp<Result>(_ body: () -> Result) -> Result {
    let own = timestamp
    timestamp = nil
    defer { timestamp = own }
    return body()
  }

  /// Builds a report in the eight steps: read, import, decode, check, compose, lay out, render,
  /// write. What is wrong is in the log; with an error, nothing is written.
  public func build(_ request: BuildRequest, log: DiagnosticLog) -> [WrittenFile] {
    guard let made = make(request, log: log) else { return [] }
    let folder = request.output ?? "Output/" + made.profile
    guard outputIsSafe(folder, for: request.country, log: log) else { return [] }
    if isReport(request.country), let input = realPath(request.country),
      made.files.contains(where: { realPath(SearchPath.join(folder, $0.name)) == input })
    {
      log.error(
        "output-in-input", "'\(request.country)' would be written over while it is made again",
        help: "choose another folder with --output")
      return []
    }
    onStep?(.write)
    return write(made.files, to: folder, log: log)
  }

  /// The files of a report, not yet written, and the id of its profile; `nil` with an error.
  func make(
    _ request: BuildRequest, log: DiagnosticLog
  ) -> (files: [RenderedFile], profile: String)? {
    onStep?(.read)
    Disposal.freeRetired()
    (recorded, recordedFiles, packagedTime) = ([], [], nil)
    guard var request = completed(request, log: log),
      let standards = Self.standards(request.standard, log: log)
    else { return nil }
    if standards.contains(.a2a) { request.hasData = false }
    let decoded = decoding(
      layout: request.layout, theme: request.theme,
      of: request.isLayoutNamed ? nil : request.country, opensFaces: true)
    guard let profile = profile(request.country, edition: request.edition, log: log),
      let composer = composer(profile, decoded, request, log: log)
    else { return nil }
    patterns.prepare(composer.layout.language.rawValue)
    onStep?(.check)
    composer.check()
    let later = DiagnosticLog()
    let package = ReportPackage(
      inputs: recorded.sorted { $0.path < $1.path } + decoded.value.inputs,
      files: recordedFiles.sorted { $0.path < $1.path },
      options: options(of: request, composer))
    let isPacked = request.hasData && request.formats.contains(.pdf)
    let findings = findings(of: composer.profile, isStrict: request.isStrict)
    // The rules are checked while pages are made, which takes one thread; the outcome of layout counts
    // only without errors.
    var beside: SideTask<(findings: [Diagnostic], sealed: ReportPackage.Sealed?)>?
    let begin = { beside = SideTask { (findings(), isPacked ? package.sealed() : nil) } }
    let document = log.hasErrors ? nil : layOut(composer, whenFlowing: begin, log: later)
    if beside == nil { begin() }
    let checked = beside?.value
    log.add(checked?.findings ?? [])
    guard !log.hasErrors else { return nil }
    log.add(located(later.diagnostics))
    guard !log.hasErrors, let document else { return nil }
    var packing: SideTask<Manifest>?
    let content = checked?.sealed
    if let content, let cachedShaper {
      packing = SideTask { [catalog = cachedShaper.fonts.catalog] in
        Manifest(package, inputs: content.digests, document, fonts: catalog)
      }
    }
    let attachments = {
      guard let packing, let content else { return [FinishingPlan.Attachment]() }
      return package.attachments(packing.value, content)
    }
    defer { lastManifest = packing?.value ?? lastManifest }
    let files = rendered(document, composer, request, standards, attachments, log: log)
    let isLarge = PagedDocument.isLarge(pageCount: document.pages.count)
    Disposal.free(consume document, isLarge: isLarge)
    return files.map { ($0, composer.profile.id) }
  }

  // MARK: 4, check

  /// What the rules of the domain say of `profile`, worked out beside other work.
  /// - Parameter hasProse: Whether its texts in Markdown are part of what is made.
  func rules(
    of profile: CountryProfile, isStrict: Bool = false, hasProse: Bool = true
  ) -> SideTask<[Diagnostic]> {
    SideTask(findings(of: profile, isStrict: isStrict, hasProse: hasProse))
  }

  /// The same, to be worked out on any thread.
  private func findings(
    of profile: CountryProfile, isStrict: Bool = false, hasProse: Bool = true
  ) -> @Sendable () -> [Diagnostic] {
    let key = "\(profile.id) \(profile.language) \(profile.edition.text) \(isStrict) \(hasProse)"
    var profile = profile
    if !hasProse { profile.prose = [] }
    return { [findings, importedFiles, profile] in
      findings.value(of: key, importedFiles) {
        let log = DiagnosticLog()
        ProfileRules.check(profile, log: log, strict: isStrict)
        return log.diagnostics
      }
    }
  }

  // MARK: 5 and 6, compose and lay out

  /// - Parameter whenFlowing: Called when all blocks are laid out, and pages are made of them.
  func layOut(
    _ composer: ReportComposer, whenFlowing: () -> Void = {}, log: DiagnosticLog
  ) -> PagedDocument? {
    guard let shaper = shaper(log: log) else { return nil }
    defer { reportFonts(of: shaper, composer.theme, log: log) }
    onStep?(.compose)
    let engine = LayoutEngine(
      setup: composer.setup, shaper: shaper,
      hyphenators: hyphenators(for: composer.layout.language, log: log), log: log)
    return engine.layOut(
      information: composer.information(created: created(composer.profile)),
      furniture: { composer.furniture($0, shaper: shaper) }, whenFlowing: whenFlowing,
      compose: { add in
        let directory = composer.compose(add)
        guard !log.hasErrors else { return nil }
        onStep?(.layOut)
        return directory
      })
  }

  func created(_ profile: CountryProfile) -> String {
    timestamp ?? packagedTime ?? profile.edition.text + "T00:00:00Z"
  }

  /// The same diagnostics, those of missing characters once each where the character was written:
  /// in the files of the profile or `beside` them.
  func located(_ diagnostics: [Diagnostic], beside other: SourceFile? = nil) -> [Diagnostic] {
    var known: Set<Unicode.Scalar> = []
    let files = importedFiles + [other].compactMap(\.self)
    return diagnostics.compactMap { diagnostic in
      guard let scalar = diagnostic.character else { return diagnostic }
      var diagnostic = diagnostic
      if let range = files.lazy.compactMap({ $0.range(of: scalar) }).first {
        diagnostic.range = range
        if !known.insert(scalar).inserted { return nil }
      }
      return diagnostic
    }
  }

  // MARK: 7, render

  /// One file to be written.
  struct RenderedFile {
    var name: String
    var bytes: [UInt8]
    var pages: Int?
    var pixels: (width: Int, height: Int)?
    var isIncomplete = false
  }

  private func rendered(
    _ document: PagedDocument, _ composer: ReportComposer, _ request: BuildRequest,
    _ standards: FinishingPlan.Standards, _ attachments: @escaping () -> [FinishingPlan.Attachment],
    log: DiagnosticLog
  ) -> [RenderedFile]? {
    onStep?(.render)
    if document.isLong { Memory.giveBack() }
    let name = composer.layout.name
    var files: [RenderedFile] = []
    do {
      for format in request.formats {
        switch format {
        case .pdf:
          let bytes = try pdf(
            document, attachments, hasData: request.hasData, standards: standards)
          files.append(
            RenderedFile(
              name: name + ".pdf",
              bytes: request.isLinearised == true ? try Linearisation.linearised(bytes) : bytes,
              pages: document.pages.count))
        case .png:
          guard picturesFit(document, request, log) else { return nil }
          files += try pictures(document, name, request, composer)
        case .svg:
          log.error(
            "unsupported-format", "a report cannot be written as svg",
            help: "use pdf or png; charts can be svg")
          return nil
        }
      }
    } catch {
      log.error("rendering-failed", "the report could not be rendered: \(error)")
      return nil
    }
    if log.diagnostics.contains(where: { $0.code == "no-data" }) {
      for place in files.indices { files[place].isIncomplete = true }
    }
    return files
  }

  /// The standards of a list of names, the usual ones without one; `nil` for a list that names others.
  static func standards(
    _ list: String?, log: DiagnosticLog
  ) -> FinishingPlan.Standards? {
    guard let list else { return [.ua1, .a3a] }
    if let standards = FinishingPlan.Standards(list) { return standards }
    log.error(
      "unknown-standard", "a PDF cannot claim '\(list)'",
      help: "allowed: 'none', or 'ua1' and one of 'a3a' and 'a2a', separated by commas")
    return nil
  }

  // MARK: 8, write

  func write(_ files: [RenderedFile], to folder: String, log: DiagnosticLog) -> [WrittenFile] {
    let writer = OutputWriter(log: log)
    var written: [WrittenFile] = []
    for file in files {
      let path = SearchPath.join(folder, file.name)
      guard writer.write(file.bytes, to: path) else { break }
      written.append(
        WrittenFile(
          path: path, size: file.bytes.count, pages: file.pages, pixels: file.pixels,
          isIncomplete: file.isIncomplete))
    }
    return written
  }

  /// Whether files can be written below `path` without a surprise.
  func isUsablePath(_ path: String, log: DiagnosticLog) -> Bool {
    guard path.isEmpty || path.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
    else { return true }
    log.error(
      "path-unusable",
      path.isEmpty ? "the path is empty" : "the path holds control characters",
      help: "name a folder; the current one is '.'")
    return false
  }

  /// Refuses to write into the folder the profile is read from.
  func outputIsSafe(_ folder: String, for country: String, log: DiagnosticLog) -> Bool {
    guard isUsablePath(folder, log: log) else { return false }
    guard let input = profileFolder(country), let real = realPath(input),
      let target = nearestRealPath(folder), target == real || target.hasPrefix(real + "/")
    else { return true }
    log.error(
      "output-in-input", "the output folder '\(folder)' lies in the profile '\(input)'",
      help: "choose another folder with --output")
    return false
  }
}
