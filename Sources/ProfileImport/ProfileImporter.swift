import CountryRisk
import Diagnostics
import SideWork
import SourceReading

/// Reads a profile from a folder of YAML and Markdown, or from files that are in memory already.
package enum ProfileImporter {
  /// The profile in the folder at `path`; `nil` when the log has received an error.
  package static func read(folder path: String, log: DiagnosticLog) -> CountryProfile? {
    guard let files = ProfileFolder(path: path).files(log: log) else { return nil }
    let name = path.split(separator: "/").last { $0 != "." }.map(String.init) ?? "profile"
    return read(files: files, name: name, log: log)
  }

  /// The profile in `files`, whose names end in `.yaml` or in `prose/….md`; `name` becomes its id.
  /// - Parameter sharesWork: Whether another thread helps; of use where there is no other work.
  package static func read(
    files: [SourceFile], name: String, translation: Translation? = nil, log: DiagnosticLog,
    sharesWork: Bool = true
  ) -> CountryProfile? {
    read(
      files: files, name: name, translation: translation, log: log, trace: nil,
      sharesWork: sharesWork)
  }

  /// A profile's texts in another language: files of the same names and keys that hold nothing else.
  package struct Translation: Sendable {
    /// BCP 47.
    package var language: String
    package var files: [SourceFile]

    package init(language: String, files: [SourceFile]) {
      self.language = language
      self.files = files
    }
  }

  /// The same, with every key that was asked for noted in `trace`.
  package static func read(
    files: [SourceFile], name: String, translation: Translation? = nil, log: DiagnosticLog,
    trace: FieldTrace?, sharesWork: Bool = true
  ) -> CountryProfile? {
    let errors = log.errorCount
    guard var root = united(data(of: files), name: name, sharesWork: sharesWork, log: log),
      log.errorCount == errors
    else { return nil }
    if let translation {
      let own = data(of: translation.files)
      let texts = own.isEmpty ? nil : united(own, name: name, log: log)
      root = TranslationMerge(translation.language, log: log).merged(root, texts)
      guard log.errorCount == errors else { return nil }
    }
    checkSizes(of: files + (translation?.files ?? []), log)
    guard log.errorCount == errors else { return nil }
    let reader = FieldReader(
      root, log, what: "a profile", at: root.range.firstPlace, trace: trace)
    let reading = ProfileReading()
    var profile = reading.profile(from: reader, id: name)
    reader.finish()
    profile?.prose = prose(files)
    if let translation, let base = profile?.language {
      let translated = prose(translation.files)
      profile?.prose = prose(files).map { text in
        if let own = translated.first(where: { $0.name == text.name }) { return own }
        var text = text
        text.untranslatedLanguage = base
        return text
      }
      profile?.language = translation.language
      for text in translated where !prose(files).contains(where: { $0.name == text.name }) {
        log.error(
          "unknown-text", "there is no text '\(text.name)' to translate",
          at: SourceRange(startOf: text.file),
          help: NearName.help(for: text.name, in: prose(files).map(\.name)))
      }
    }
    profile?.mentions = reading.mentions
    readOutlines(of: &profile, from: files, log: log)
    guard var profile, log.errorCount == errors else { return nil }
    computeDerivedFacts(of: &profile)
    return profile
  }

  /// The most bytes and brackets of a Markdown text: a book has fewer in a chapter.
  private static let textLimit = 190_000
  private static let bracketLimit = 5000

  private static func checkSizes(of files: [SourceFile], _ log: DiagnosticLog) {
    for file in files where file.name.hasSuffix(".md") {
      if let strange = StrangeCharacters.first(in: file.text) {
        log.add(StrangeCharacters.diagnostic(strange, at: file.range(of: strange)))
      }
      let brackets = file.text.utf8.count { $0 == UInt8(ascii: "[") }
      guard file.text.utf8.count > textLimit || brackets > bracketLimit else { continue }
      log.error(
        "text-too-long",
        brackets > bracketLimit
          ? "the text has \(brackets) brackets, more than \(bracketLimit)"
          : "the text has \(file.text.utf8.count) bytes, more than \(textLimit)",
        at: SourceRange(startOf: file), help: "divide it into several texts")
    }
  }

  /// Reads the outlines of states from the file that the profile names.
  private static func readOutlines(
    of profile: inout CountryProfile?, from files: [SourceFile], log: DiagnosticLog
  ) {
    guard let boundaries = profile?.boundaries else { return }
    let maps = files.filter { $0.name.hasSuffix(".geojson") || $0.name.hasSuffix(".topojson") }
    func name(_ file: SourceFile) -> String {
      file.name.split(separator: "/").last.map(String.init) ?? file.name
    }
    guard let file = maps.first(where: { name($0) == boundaries.file }) else {
      log.error(
        "file-missing", "the profile has no file '\(boundaries.file)' of boundaries",
        at: boundaries.range,
        help: NearName.of(boundaries.file, in: maps.map(name)).map { "did you mean '\($0)'?" }
          ?? "put a .geojson or .topojson file into the folder of the profile")
      return
    }
    let areas = BoundariesReader.read(file, log: log)
    profile?.boundaries?.areas = areas
    if let country = profile?.country, !areas.isEmpty,
      !areas.contains(where: { $0.code == country.alpha3 })
    {
      log.error(
        "country-not-on-map", "'\(boundaries.file)' has no outline of \(country.alpha3)",
        at: boundaries.range, help: "choose a file that has, with alpha-3 codes")
    }
  }

  private static func data(of files: [SourceFile]) -> [SourceFile] {
    files.filter { $0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml") }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// One mapping of the keys of all `files`, each of which may stand in one of them only.
  private static func united(
    _ files: [SourceFile], name: String, sharesWork: Bool = true, log: DiagnosticLog
  ) -> SourceNode? {
    guard !files.isEmpty else {
      log.error(
        "no-profile", "'\(name)' holds no YAML files",
        help: "a profile is a folder with files such as profile.yaml")
      return nil
    }
    var entries: [SourceNode.Entry] = []
    @Sendable func read(_ index: Int) -> (node: SourceNode?, faults: [Diagnostic]) {
      let log = DiagnosticLog()
      return (node: YAMLReader.read(files[index], log: log), faults: log.diagnostics)
    }
    let nodes =
      sharesWork
      ? SharedWork.results(count: files.count) { index, _ in read(index) } : files.indices.map(read)
    for (node, faults) in nodes {
      log.add(faults)
      guard let node else { continue }
      guard let found = node.entries else {
        log.error(
          "wrong-type", "a profile must be keys and values, not \(node.shape)",
          at: node.range, help: "begin with a key such as 'country:'")
        continue
      }
      for entry in found {
        if let first = entries.first(where: { $0.key == entry.key }) {
          log.add(inTwoFiles(entry, first))
        } else {
          entries.append(entry)
        }
      }
    }
    return SourceNode(.mapping(entries), at: SourceRange(startOf: files[0]))
  }

  private static func prose(_ files: [SourceFile]) -> [ProseText] {
    files.filter { $0.name.hasSuffix(".md") }.map { file in
      let base = file.name.split(separator: "/").last ?? ""
      return ProseText(name: String(base.dropLast(3)), file: file)
    }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Puts the computed values, units and sources into the facts that are derived; what cannot be
  /// computed is left without a value, for the rules to report.
  private static func computeDerivedFacts(of profile: inout CountryProfile) {
    let index = ProfileIndex(profile)
    for (place, fact) in profile.facts.enumerated() where fact.derivation != nil {
      guard case .success(let value) = index.resolve(fact), let quantity = value.quantity else {
        profile.facts[place].value = .statement
        continue
      }
      profile.facts[place].value = .quantity(quantity)
      profile.facts[place].sources = value.sources
      profile.facts[place].date = value.date
    }
  }

  private static func inTwoFiles(
    _ entry: SourceNode.Entry, _ first: SourceNode.Entry
  ) -> Diagnostic {
    Diagnostic(
      .error, "duplicate-key",
      "the key '\(entry.key)' stands already in \(first.keyRange.file.name), line "
        + "\(first.keyRange.start.line)", at: entry.keyRange,
      notes: [Diagnostic.Note("the first '\(entry.key)'", at: first.keyRange)],
      help: "put all of '\(entry.key)' into one file")
  }
}

extension DiagnosticLog {
  var errorCount: Int { diagnostics.reduce(0) { $0 + ($1.severity == .error ? 1 : 0) } }
}

extension SourceRange {
  /// Its first character.
  var firstPlace: SourceRange {
    let end = SourcePosition(line: start.line, column: start.column + 1)
    return SourceRange(file: file, start: start, end: end)
  }
}
