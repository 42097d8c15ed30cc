import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report doctor`: says what the program found of what it needs.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say which libraries, fonts, layouts and patterns are found, with versions.",
    discussion: """
      EXAMPLES
        report doctor
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    let findings = generator.examine()
    let terminal = common.terminal
    let width = findings.map(\.name.count).max() ?? 0
    for finding in findings {
      let padding = String(repeating: " ", count: width - finding.name.count + 2)
      terminal.print(
        (finding.isFound ? "ok       " : "missing  ") + finding.name + padding
          + finding.detail)
    }
    if findings.contains(where: { !$0.isFound }) { throw ExitCode.inputOutput }
  }
}
