import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report chart`: draws charts as pictures.
struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw charts for slides and pages.",
    discussion: """
      A chart is laid out anew for each size: slide (1920 × 1080 pixels), half-slide (960 × 1080), square (1080 × 1080), column (the report's column), or a width and height in px, mm, cm, in or pt.

      EXAMPLES
        report chart mongolia exports-by-partner
        report chart mongolia exports-by-partner coal-exports --size slide,square --format png,svg,pdf
        report chart mongolia --all --size 160x90mm --scale 2 --background transparent
        report list charts mongolia           which charts there are
      """)

  @Argument(help: "A country of the program, a folder below Profiles, or a path.")
  var country: String

  @Argument(help: "Ids of charts.")
  var charts: [String] = []

  @Flag(name: .long, help: "Draw every chart of the country.")
  var all = false

  @Option(name: .shortAndLong, help: "Sizes, separated by commas.")
  var size = "slide"

  @Option(name: .long, help: "Pixels for each pixel of the size, 1 to 8.")
  var scale = 1

  @Option(name: .shortAndLong, help: "Formats, separated by commas: png, svg, pdf.")
  var format = "png"

  @Option(name: .long, help: "What lies behind the chart: white or transparent.")
  var background = Background.white

  @Option(name: .long, help: "Language of the chart: en, mn.")
  var language: String?

  @Option(name: .shortAndLong, help: "Folder for the files.")
  var output: String?

  enum Background: String, ExpressibleByArgument, CaseIterable { case white, transparent }

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try formats(format)
    guard (1...8).contains(scale) else {
      throw ValidationError("--scale must be between 1 and 8.")
    }
    guard all != !charts.isEmpty || (all && charts.isEmpty) else {
      throw ValidationError(
        charts.isEmpty
          ? "Name a chart, or ask for --all; 'report list charts \(country)' shows what there is."
          : "Name charts or ask for --all, not both.")
    }
  }

  func run() throws {
    let generator = try common.generator()
    var request = ChartRequest(country: country, charts: charts)
    request.sizes = size.split(separator: ",").map(String.init)
    request.scale = scale
    request.formats = try formats(format)
    request.isTransparent = background == .transparent
    request.output = output
    request.language = language
    let (terminal, start) = (common.terminal, Terminal.seconds())
    generator.onChart = { id in
      if Terminal.seconds() - start > 0.5 { terminal.progress("drawing \(id)") }
    }
    let log = DiagnosticLog()
    let files = generator.draw(request, log: log)
    if Terminal.seconds() - start > 0.5 { terminal.progress("") }
    let result = Result { try common.finish(log) }
    for file in files { common.terminal.say(line(for: file)) }
    try result.get()
  }
}
