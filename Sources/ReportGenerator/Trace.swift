import CountryRisk
import Diagnostics
import ReportSections

extension ReportGenerator {
  /// Where values of `country` come from, each as lines of text or as an object of JSON; without
  /// references, all facts of the profile, one a line.
  public func trace(
    _ country: String, references: [String], asJSON: Bool, language: String? = nil,
    log: DiagnosticLog
  ) -> String {
    guard let written = Self.language(language, or: .english, log: log),
      let profile = profile(country, edition: nil, language: language, log: log)
    else { return "" }
    ProfileRules.check(profile, log: log)
    guard !log.hasErrors else { return "" }
    let index = ProfileIndex(profile.markingUnsourced)
    let text = TextWriter(
      index,
      ValueWriter(written, units: profile.units),
      .placeholder)
    var traces: [ValueTrace] = []
    let all = profile.facts.filter { if case .shares = $0.value { false } else { true } }.map(\.id)
    for reference in references.isEmpty ? all : references {
      do throws(ReferenceFault) {
        traces.append(try ValueTrace(reference, index, text))
      } catch {
        log.error(error.code, error.summary, help: error.help)
      }
    }
    guard !log.hasErrors else { return "" }
    if asJSON { return "[" + traces.map(\.json).joined(separator: ",\n ") + "]" }
    if references.isEmpty { return traces.map { $0.lines[0] }.joined(separator: "\n") }
    return traces.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n\n")
  }
}
