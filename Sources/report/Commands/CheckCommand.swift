import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report check`: says what is wrong without writing anything.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check profiles, layouts and themes.",
    discussion: """
      EXAMPLES
        report check                          the compiled-in countries
        report check Profiles/chad Layouts/mine.yaml
        report check --strict mongolia        for a report that must hold
      """)

  @Argument(help: "Countries, folders of profiles, layouts or themes.")
  var paths: [String] = []

  @Flag(
    name: .long,
    help: """
      Make errors of claims without sources or on reprints alone, of old figures and of typed numbers.
      """)
  var strict = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    let terminal = common.terminal
    var failure: (any Error)?
    for path in paths.isEmpty ? generator.countries().map(\.name) : paths {
      let log = DiagnosticLog()
      generator.check(path, isStrict: strict, log: log)
      do {
        try common.finish(log)
      } catch {
        failure = failure ?? error
      }
      let errors = log.diagnostics.count { $0.severity == .error }
      let warnings = log.diagnostics.count - errors
      terminal.say("\(path)  \(counted(errors, "error")), \(counted(warnings, "warning"))")
    }
    if let failure { throw failure }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
