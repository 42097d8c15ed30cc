import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report inspect`: prints what is where on the pages.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print the laid out frames as text: where everything stands, and what it means.",
    discussion: """
      EXAMPLES
        report inspect mongolia --page 3
        report inspect mongolia --layout country-brief
        report inspect mongolia --overlaps    what was looked at after layout
      """)

  @Argument(help: "A country of the program, a folder below Profiles, or a path.")
  var country = BuildRequest.usualCountry

  @Option(name: .shortAndLong, help: "Name or path of the layout.")
  var layout = "country-risk"

  @Option(name: .long, help: "Page to show; may be given more than once; all if left out.")
  var page: [Int] = []

  @Option(name: .long, help: "Paper of the theme: a4, letter.")
  var paper: String?

  @Flag(
    name: .long,
    help:
      "Say what was looked at after layout: texts on others, outside their places, and the like.")
  var overlaps = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    var request = BuildRequest(country: country, layout: layout)
    request.paper = paper
    let log = DiagnosticLog()
    let text = generator.inspect(request, pages: page, showsAudit: overlaps, log: log)
    try common.finish(log)
    common.terminal.print(text)
  }
}
