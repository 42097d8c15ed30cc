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
      DoctorCommand.self,
      BenchmarkCommand.self,
    ])

  static func main() {
    large_pages_prepare_process()
    Environment.widenTerminal()
    Environment.prepare(for: CommandLine.arguments.dropFirst())
    main(nil)
  }
}
