import ArgumentParser
import ReportGenerator

/// `report schema`: prints a JSON Schema.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of profiles or layouts, for editors.",
    discussion: """
      EXAMPLES
        report schema profile > profile.schema.json
        report schema layout > layout.schema.json

      An editor with a YAML language server completes and checks a file that begins with
        # yaml-language-server: $schema=layout.schema.json
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable { case profile, layout }

  @Argument(help: "Whose schema: profile or layout.")
  var subject: Subject

  func run() {
    let schema =
      switch subject {
      case .profile: ReportGenerator.profileSchema
      case .layout: ReportGenerator.layoutSchema
      }
    Terminal(level: .normal, isJSON: false).print(schema)
  }
}
