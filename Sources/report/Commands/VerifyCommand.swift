import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report verify`: makes reports again from what they carry, and compares.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Make a report again from the data it carries, and compare.",
    discussion: """
      A report carries its profile, layout and theme. It is made again from these alone, in memory; the result is compared with the file byte by byte. Exit code 0 if they are the same, 1 if not, with the reasons.

      EXAMPLES
        report verify Output/mongolia/country-risk.pdf
        report verify Archive/*.pdf
      """)

  @Argument(help: "Reports in PDF.")
  var files: [String]

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    var isDifferent = false
    var failure: (any Error)?
    for file in files {
      let log = DiagnosticLog()
      let found = generator.verify(file, log: log)
      do {
        try common.finish(log)
      } catch {
        failure = failure ?? error
      }
      guard let found else { continue }
      if found.isIdentical {
        common.terminal.say("\(file)  identical")
      } else {
        isDifferent = true
        common.terminal.print("\(file)  differs")
        for difference in found.differences { common.terminal.print("  " + difference) }
      }
    }
    if let failure { throw failure }
    if isDifferent { throw ExitCode(1) }
  }
}
