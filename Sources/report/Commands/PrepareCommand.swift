import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report prepare`: makes what reports are made sooner with. `Scripts/setup` and `Scripts/install`
/// call it.
struct PrepareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: "Make images of hyphenation patterns, which take no time to open.",
    shouldDisplay: false)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let log = DiagnosticLog()
    ReportGenerator.preparePatterns(Environment.search, log: log)
    try common.finish(log)
  }
}
