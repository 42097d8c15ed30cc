import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report extract`: takes the files out of a report.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Take out of a report the files it was made from, and the data of its charts.",
    discussion: """
      The folder must be new or empty. It receives the profile under its name, layout and themes, the tables of charts below data, and manifest.json, which says what the report was made with.

      EXAMPLES
        report extract country-risk.pdf Unpacked
        report build Unpacked/mongolia --layout Unpacked/layout/country-risk.yaml
      """)

  @Argument(help: "A report in PDF.")
  var file: String

  @Argument(help: "A folder, new or empty.")
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    let log = DiagnosticLog()
    let files = generator.extract(file, to: folder, log: log)
    let result = Result { try common.finish(log) }
    for file in files { common.terminal.say(line(for: file)) }
    try result.get()
  }
}
