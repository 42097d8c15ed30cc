import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report trace`: says where values come from.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Say where a value comes from, who disagrees, and where it is used.",
    discussion: """
      A reference is what stands between braces in a text: the name of a fact, a share such as exports-2023.CHN, a point such as gdp-growth@2023.

      With --pdf, values are those of a report, and it is said which of its pages show them.

      EXAMPLES
        report trace mongolia gdp-growth@2023
        report trace --pdf country-risk.pdf --page 7
        report trace --pdf country-risk.pdf gdp-growth@2023
        report trace mongolia                    all facts, one a line
        report trace mongolia --json
      """)

  @Argument(
    help:
      "A country of the program, a folder below Profiles, or a path; nothing where --pdf names a report."
  )
  var country: String?

  @Argument(help: "References of values; all facts if left out.")
  var references: [String] = []

  @Option(name: .long, help: "A report that 'report build' wrote, whose values are meant.")
  var pdf: String?

  @Option(name: .long, help: "The page of the report whose values are meant, from 1.")
  var page: Int?

  @Flag(name: .long, help: "Print one JSON array.")
  var json = false

  @Option(name: .long, help: "Language of the values: en, mn.")
  var language: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if country == nil, pdf == nil {
      throw ValidationError("Name a country, or a report with --pdf.")
    }
  }

  func run() throws {
    let generator = try common.generator()
    let log = DiagnosticLog()
    // Where a report is named, all arguments are references.
    var names = [country].compactMap(\.self) + references
    let subject = pdf ?? names.removeFirst()
    var request = TraceRequest(country: subject, references: names)
    (request.page, request.isJSON, request.language) = (page, json, language)
    request.isOfReport = pdf != nil
    let text = generator.trace(request, log: log)
    try common.finish(log)
    common.terminal.print(text)
  }
}
