import CountryRisk
import Diagnostics
import LayoutEngine
import SourceReading

/// Reads a layout file.
package enum LayoutReader {
  /// Keys that every section may have beside the options of its kind.
  package static let commonOptions = [
    SectionOption("kind", .text, "What the section shows."),
    SectionOption(
      "title", .localized, "Opens a chapter of this title: a text, or one for each language."),
    SectionOption("numbered", .truth, "Whether the chapter carries a number; true if left out."),
    SectionOption("start", .choice(["here", "page"]), "Whether it begins on a new page."),
    SectionOption(
      "orientation", .choice(PageOrientation.allCases.map(\.rawValue)),
      "Which way its pages lie; portrait if left out."),
    SectionOption("optional", .truth, "Whether a profile may have nothing for it."),
  ]

  /// The layout in `file`; `nil` if it has errors, which are in the log.
  package static func read(_ file: SourceFile, log: DiagnosticLog) -> ReportLayout? {
    let own = DiagnosticLog()
    defer { log.add(own.diagnostics) }
    guard let node = YAMLReader.read(file, log: own) else { return nil }
    let reader = FieldReader(node, own, what: "a layout")
    let layout = ReportLayout(
      name: reader.parse("name", "a name such as country-risk", code: "wrong-name") {
        Reference.isID($0) ? $0 : nil
      } ?? "", summary: reader.optionalString("summary") ?? "",
      theme: reader.optionalString("theme") ?? "house", themeRange: reader.range(of: "theme"),
      paper: reader.optionalString("paper") ?? "a4", paperRange: reader.range(of: "paper"),
      language: reader.optionalChoice("language", Language.self) ?? .english,
      untranslated: reader.optionalChoice("untranslated", ReportLayout.Untranslated.self) ?? .base,
      watermark: reader.optionalString("watermark"),
      staleAfter: reader.optionalInteger("stale-after", in: 1...1200),
      stateNames: stateNames(reader),
      entries: reader.items("sections", required: true).compactMap { entry($0, own) })
    reader.finish()
    if layout.entries.isEmpty, !own.hasErrors {
      own.error(
        "empty-layout", "the layout has no sections", at: reader.range(of: "sections"),
        help: "add at least one entry such as '- kind: prose'")
    }
    return own.hasErrors ? nil : layout
  }

  /// A text, or one for each language.
  private static func localized(
    _ key: String, _ reader: FieldReader
  ) -> ReportLayout.LocalizedText? {
    guard reader.has(key) else { return nil }
    let range = reader.range(of: key)
    guard let node = reader.node(key), let entries = node.entries else {
      return reader.optionalString(key).map {
        ReportLayout.LocalizedText(plain: $0, texts: [:], range: range)
      }
    }
    var texts: [Language: String] = [:]
    for entry in entries {
      guard let language = Language(rawValue: entry.key) else {
        reader.log.error(
          "unknown-language", "there is no language '\(entry.key)'", at: entry.keyRange,
          help: NearName.help(for: entry.key, in: Language.allCases.map(\.rawValue)))
        continue
      }
      texts[language] = reader.scalar(entry.value, "the title in '\(entry.key)'")?.text
    }
    return ReportLayout.LocalizedText(plain: nil, texts: texts, range: range)
  }

  /// Names of states by code.
  private static func stateNames(_ reader: FieldReader) -> [String: String] {
    var names: [String: String] = [:]
    for entry in reader.map("state-names") {
      guard let name = reader.scalar(entry.value, "the name of '\(entry.key)'") else { continue }
      if !CountryCodes.isKnown(entry.key) {
        reader.log.error(
          "unknown-country-code", "'\(entry.key)' is the code of no state", at: entry.keyRange,
          help: CountryCodes.help(for: entry.key))
      } else if let owner = CountryCodes.named(name.text), owner.alpha3 != entry.key {
        reader.log.error(
          "name-of-another-state", "'\(name.text)' is the name of \(owner.alpha3)",
          at: name.range, help: "the name of '\(entry.key)' is wanted")
      }
      names[entry.key] = name.text
    }
    return names
  }

  private enum Start: String, CaseIterable { case here, page }

  private static func entry(_ node: SourceNode, _ log: DiagnosticLog) -> ReportLayout.Entry? {
    let reader = FieldReader(node, log, what: "a section")
    guard let kind = reader.scalar("kind", required: true) else { return nil }
    guard let type = SectionCatalog.kind(kind.text) else {
      log.error(
        "unknown-section", "unknown section kind '\(kind.text)'", at: kind.range,
        help: NearName.help(for: kind.text, in: SectionCatalog.kinds.map { $0.kind }))
      return nil
    }
    let entry = ReportLayout.Entry(
      section: type.init(from: reader), title: localized("title", reader),
      isNumbered: reader.bool("numbered", default: true),
      startsPage: reader.optionalChoice("start", Start.self) == .page,
      orientation: reader.optionalChoice("orientation", PageOrientation.self) ?? .portrait,
      isOptional: reader.bool("optional", default: false), range: kind.range)
    reader.finish()
    return entry
  }
}
