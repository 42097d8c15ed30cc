import ArgumentParser
import ReportGenerator

/// `report schema`: prints a JSON Schema.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of profiles, layouts or chart files, for editors.",
    discussion: """
      EXAMPLES
        report schema profile > profile.schema.json
        report schema layout > layout.schema.json
        report schema chart > chart.schema.json

      An editor with a YAML language server completes and checks a file that begins with
        # yaml-language-server: $schema=layout.schema.json
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable { case profile, layout, chart }

  @Argument(help: "Whose schema: profile, layout or chart.")
  var subject: Subject

  func run() {
    let schema =
      switch subject {
      case .profile: ReportGenerator.profileSchema
      case .layout: ReportGenerator.layoutSchema
      case .chart: ReportGenerator.chartSchema
      }
    Terminal(level: .normal, isJSON: false).print(schema)
  }
}
