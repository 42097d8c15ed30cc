import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report new`: starts a profile or a layout.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a country profile or a layout of your own.",
    discussion: """
      EXAMPLES
        report new country chad Profiles/chad
        report new country chad Profiles/chad --from mongolia
        report new layout mine
        report new layout mine --from country-brief
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable { case country, layout }

  @Argument(help: "What to start: country or layout.")
  var subject: Subject

  @Argument(help: "Its name, in lower case with hyphens.")
  var name: String

  @Argument(help: "The folder of a new profile; Profiles/NAME if left out.")
  var folder: String?

  @Option(name: .long, help: "A country or layout to start from.")
  var from: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if subject == .layout, folder != nil {
      throw ValidationError(
        "A layout is always written to Layouts/NAME.yaml; leave the folder out.")
    }
  }

  func run() throws {
    let generator = try common.generator()
    let log = DiagnosticLog()
    let files =
      switch subject {
      case .country:
        generator.newCountry(name, in: folder ?? "Profiles/" + name, from: from, log: log)
      case .layout: generator.newLayout(name, from: from ?? "country-risk", log: log)
      }
    try common.finish(log)
    for file in files { common.terminal.say(line(for: file)) }
    if subject == .country {
      common.terminal.say("next: report check \(folder ?? "Profiles/" + name)")
    }
  }
}
