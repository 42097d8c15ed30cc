import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report gallery`: all charts of a country on contact sheets.
struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Draw all charts of a country side by side.",
    discussion: """
      Every chart is laid out for the size that is asked for and then made smaller, with its name below, so that one can be chosen.

      EXAMPLES
        report gallery mongolia
        report gallery mongolia --size square --format png
        report gallery mongolia exports-by-partner tiers --theme dark
      """)

  @Argument(help: "A country of the program, a folder below Profiles, or a path.")
  var country: String

  @Argument(help: "Ids of charts; all if left out.")
  var charts: [String] = []

  @Option(name: .shortAndLong, help: "Size of the charts, as of 'report chart'.")
  var size = "slide"

  @Option(name: .shortAndLong, help: "Formats, separated by commas: pdf, png.")
  var format = "pdf"

  @Option(name: .long, help: "Name or path of a theme in place of the layout's.")
  var theme: String?

  @Option(
    name: .long, help: "Show the charts as they are seen: normal, protan, deutan, tritan, grey.")
  var simulate = ChartCommand.Sight.normal

  @Option(name: .long, help: "Language of the charts: en, mn.")
  var language: String?

  @Option(name: .shortAndLong, help: "Folder for the files.")
  var output: String?

  @OptionGroup var common: CommonOptions

  func validate() throws { _ = try formats(format) }

  func run() throws {
    let generator = try common.generator()
    var request = ChartRequest(country: country, charts: charts)
    request.sizes = size.split(separator: ",").map(String.init)
    request.formats = try formats(format)
    request.output = output
    request.language = language
    request.theme = theme
    request.sight = simulate.rawValue
    let log = DiagnosticLog()
    let (terminal, start) = (common.terminal, Terminal.seconds())
    generator.onChart = { id in
      if Terminal.seconds() - start > 0.5 { terminal.progress("drawing \(id)") }
    }
    let files = generator.gallery(request, log: log)
    if Terminal.seconds() - start > 0.5 { terminal.progress("") }
    let result = Result { try common.finish(log) }
    for file in files { terminal.say(line(for: file)) }
    try result.get()
  }
}
