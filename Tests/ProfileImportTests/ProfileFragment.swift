import CountryRisk
import Diagnostics
import ProfileImport
import TestSupport
import Testing

/// A part of a profile in YAML with marks, read beside a smallest country.
struct ProfileFragment {
  static let country = """
    country:
      name: Mongolia
      codes: {alpha-2: MN, alpha-3: MNG}
      neighbours: [RUS, CHN]
    """
  static let report = """
    report:
      title: A test
      series: Tests
      edition: 2024-06-30
    """
  static let sources = """
    sources:
      one: {title: A yearbook, publisher: An office, year: 2024, kind: statistics}
    """

  let source: MarkedSource
  let log = DiagnosticLog()
  /// The profile, if it could be read.
  let profile: CountryProfile?

  init(_ marked: String, prose: String? = nil) {
    source = MarkedSource(marked, name: "fragment.yaml")
    var files = [source.file]
    for (key, text) in [
      ("country:", Self.country), ("report:", Self.report), ("sources:", Self.sources),
    ] where !(source.file.text.hasPrefix(key) || source.file.text.contains("\n" + key)) {
      files.append(SourceFile(name: key.dropLast() + ".yaml", text: text))
    }
    if let prose { files.append(SourceFile(name: "prose/text.md", text: prose)) }
    profile = ProfileImporter.read(files: files, name: "test", log: log)
    if let profile { ProfileRules.check(profile, log: log) }
  }

  /// Expects one diagnostic of the kind `code` at each mark and no other.
  func expect(
    _ code: String, help: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    source.expect(log, code, help: help, sourceLocation: sourceLocation)
    if !log.diagnostics.map(\.code).allSatisfy({ $0 == code }) || log.diagnostics.isEmpty {
      Issue.record("\(log.text)", sourceLocation: sourceLocation)
    }
  }
}
