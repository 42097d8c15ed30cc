import CountryRisk
import Diagnostics
import LayoutEngine
import SourceReading

/// Reads a layout file.
package enum LayoutReader {
  /// Keys that every section may have beside the options of its kind.
  package static let commonOptions = [
    SectionOption("kind", .text, "What the section shows."),
    SectionOption("title", .text, "Opens a chapter of this title."),
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
      watermark: reader.optionalString("watermark"),
      entries: reader.items("sections", required: true).compactMap { entry($0, own) })
    reader.finish()
    if layout.entries.isEmpty, !own.hasErrors {
      own.error(
        "empty-layout", "the layout has no sections", at: reader.range(of: "sections"),
        help: "add at least one entry such as '- kind: prose'")
    }
    return own.hasErrors ? nil : layout
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
      section: type.init(from: reader), title: reader.optionalString("title"),
      isNumbered: reader.bool("numbered", default: true),
      startsPage: reader.optionalChoice("start", Start.self) == .page,
      orientation: reader.optionalChoice("orientation", PageOrientation.self) ?? .portrait,
      isOptional: reader.bool("optional", default: false), range: kind.range)
    reader.finish()
    return entry
  }
}
