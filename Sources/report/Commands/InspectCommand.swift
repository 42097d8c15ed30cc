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
      """)

  @Argument(help: "A country of the program, a folder below Profiles, or a path.")
  var country = "mongolia"

  @Option(name: .shortAndLong, help: "Name or path of the layout.")
  var layout = "country-risk"

  @Option(name: .long, help: "Page to show; may be given more than once; all if left out.")
  var page: [Int] = []

  @Option(name: .long, help: "Paper of the theme: a4, letter.")
  var paper: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let generator = try common.generator()
    var request = BuildRequest(country: country, layout: layout)
    request.paper = paper
    let log = DiagnosticLog()
    let text = generator.inspect(request, pages: page, log: log)
    try common.finish(log)
    common.terminal.print(text)
  }
}
