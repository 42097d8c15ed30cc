import CountryRisk
import Diagnostics
import ReportSections

extension ReportGenerator {
  /// Where the values come from that `request` names, each as lines of text or as an object of JSON:
  /// by their references, all that a page of a report shows, or all facts of the profile, one a line.
  public func trace(_ request: TraceRequest, log: DiagnosticLog) -> String {
    let country = request.country
    var manifest: Manifest?
    if isReport(country) {
      guard let (package, read) = ReportPackage.read(country, log: log) else { return "" }
      packages[country] = package
      manifest = read
    } else if request.isOfReport {
      log.error(
        "no-pdf", "'\(country)' is no PDF", help: "name a report that 'report build' wrote")
    } else if request.page != nil {
      log.error(
        "no-pages", "'\(country)' has no pages: it is not a PDF that 'report build' wrote",
        help: "name the report: report trace --pdf FILE --page \(request.page ?? 1)")
    }
    guard !log.hasErrors else { return "" }
    guard
      let written = Self.language(
        request.language ?? manifest?.options.language, or: .english, log: log),
      let profile = profile(
        country, edition: nil, language: request.language ?? manifest?.options.language, log: log)
    else { return "" }
    ProfileRules.check(profile, log: log)
    guard !log.hasErrors else { return "" }
    let index = ProfileIndex(profile.markingUnsourced)
    let text = TextWriter(
      index,
      ValueWriter(written, units: profile.units),
      .placeholder)
    let shown = manifest?.pages.map { Set($0.values.flatMap(index.singleValues)) } ?? []
    var references = request.references
    if let page = request.page {
      guard shown.indices.contains(page - 1) else {
        log.error(
          "no-such-page", "'\(country)' has no page \(page)",
          help: "it has pages 1 to \(shown.count)")
        return ""
      }
      let own = shown[page - 1]
      references =
        references.isEmpty
        ? own.sorted() : references.filter { !own.isDisjoint(with: index.singleValues(of: $0)) }
      guard !references.isEmpty else {
        return request.isJSON ? "[]" : "page \(page) shows none of them"
      }
    }
    let isOverview = references.isEmpty
    if isOverview {
      references = profile.facts.filter { if case .shares = $0.value { false } else { true } }
        .map(\.id)
    }
    var traces: [ValueTrace] = []
    for reference in references {
      do throws(ReferenceFault) {
        let pages = shown.indices.filter { shown[$0].contains(reference) }.map { $0 + 1 }
        traces.append(try ValueTrace(reference, index, text, pages: pages))
      } catch {
        log.error(error.code, error.summary, help: error.help)
      }
    }
    guard !log.hasErrors else { return "" }
    if request.isJSON { return "[" + traces.map(\.json).joined(separator: ",\n ") + "]" }
    if isOverview { return traces.map { $0.lines[0] }.joined(separator: "\n") }
    return traces.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n\n")
  }
}
