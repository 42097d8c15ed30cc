import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report trace`: says where values come from.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Say where a value comes from, who disagrees, and where it is used.",
    discussion: """
      A reference is what stands between braces in a text: the name of a fact, a share such as exports-2023.CHN, a point such as coal-exports.2021.

      EXAMPLES
        report trace mongolia coal-exports.2021
        report trace mongolia                    all facts, one a line
        report trace mongolia --json
      """)

  @Argument(help: "A country of the program, a folder below Profiles, or a path.")
  var country: String

  @Argument(help: "References of values; all facts if left out.")
  var references: [String] = []

  @Flag(name: .long, help: "Print one JSON array.")
  var json = false

  @Option(name: .long, help: "Language of the values: en, mn.")
  var language: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    let log = DiagnosticLog()
    let text = generator.trace(
      country, references: references, asJSON: json, language: language, log: log)
    try common.finish(log)
    common.terminal.print(text)
  }
}
