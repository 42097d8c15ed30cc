import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report benchmark`: builds one report many times in one process.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Build one report many times in one process and print the time of each.",
    shouldDisplay: false)

  @Option(name: .long, help: "How often.")
  var runs = 50

  @Argument(help: "The country.")
  var country = "mongolia"

  @Option(name: .shortAndLong, help: "Folder for the file.")
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    for number in 1...max(1, runs) {
      let start = Terminal.seconds()
      var request = BuildRequest(country: country)
      request.output = output
      let log = DiagnosticLog()
      _ = generator.build(request, log: log)
      if log.hasErrors { try common.finish(log) }
      let milliseconds = (Terminal.seconds() - start) * 1000
      common.terminal.print("iter \(number) wall_ms \(milliseconds)")
    }
  }
}
