import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report benchmark`: builds one report, or draws charts, many times in one process.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Build one report many times in one process and print the time of each.",
    shouldDisplay: false)

  @Option(name: .long, help: "How often.")
  var runs = 50

  @Argument(help: "The country.")
  var country = BuildRequest.usualCountry

  @Option(name: .shortAndLong, help: "Folder for the file.")
  var output: String?

  @Option(name: .long, help: "A chart to draw as PNG in place of a report; several take turns.")
  var chart: [String] = []

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    for number in 1...max(1, runs) {
      let start = Terminal.seconds()
      let log = DiagnosticLog()
      if chart.isEmpty {
        var request = BuildRequest(country: country)
        request.output = output
        _ = generator.build(request, log: log)
      } else {
        var request = ChartRequest(
          country: country, charts: [chart[(number - 1) % chart.count]])
        request.output = output
        _ = generator.draw(request, log: log)
      }
      if log.hasErrors { try common.finish(log) }
      let milliseconds = (Terminal.seconds() - start) * 1000
      common.terminal.print("iter \(number) wall_ms \(milliseconds)")
    }
  }
}
