import ArgumentParser
import CLargePages

/// The command `report`.
@main
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Printable country-risk reports and charts, with every number traced to its source.",
    discussion: """
      EXAMPLES
        report build                          the report on Mongolia, as PDF
        report build mongolia --layout country-brief --paper letter
        report chart mongolia exports-by-partner --size slide --format png,svg
        report check Profiles/chad            what is wrong with a profile
        report new country chad Profiles/chad start a profile of your own
      """,
    version: versionText,
    subcommands: [
      BuildCommand.self, ChartCommand.self, GalleryCommand.self, CheckCommand.self,
      ListCommand.self, NewCommand.self, InspectCommand.self, TraceCommand.self, VerifyCommand.self,
      ExtractCommand.self, SchemaCommand.self,
      DoctorCommand.self, PrepareCommand.self,
      BenchmarkCommand.self,
    ])

  static func main() {
    large_pages_prepare_process()
    Environment.widenTerminal()
    let words = Array(CommandLine.arguments.dropFirst())
    Environment.prepare(for: words)
    if let command = direct(words) { run(command) } else { main(nil) }
  }

  /// The command that `words` ask for, where they are nothing but a command that makes something and
  /// what it takes. To ask one command alone takes a third of the time; help and errors, which are told
  /// of the whole program, are left to it.
  private static func direct(_ words: [String]) -> (any ParsableCommand)? {
    let commands: [any ParsableCommand.Type] = [BuildCommand.self, ChartCommand.self]
    guard let command = commands.first(where: { $0.configuration.commandName == words.first }),
      let parsed = try? command.parseAsRoot(Array(words.dropFirst())),
      type(of: parsed) == command
    else { return nil }
    return parsed
  }

  private static func run(_ command: any ParsableCommand) {
    var command = command
    do { try command.run() } catch { exit(withError: error) }
  }
}
