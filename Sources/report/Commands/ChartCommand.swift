import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report chart`: draws charts as pictures.
struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    _superCommandName: "report",
    abstract: "Draw charts for slides and pages.",
    discussion: """
      Charts of a country, or one of any data: --data takes CSV, JSON or YAML, --spec a chart file, whose keys 'report schema chart' describes.

      A chart is laid out anew for each size: slide (1920 × 1080 pixels), slide-4k (3840 × 2160), half-slide (960 × 1080), third-slide (640 × 1080), square (1080 × 1080), story (1080 × 1920), column (the report's column), or a width and height in px, mm, cm, in or pt.

      EXAMPLES
        report chart mongolia exports-by-partner
        report chart mongolia exports-by-partner coal-exports --size slide,square --format png,svg,pdf
        report chart mongolia --all --size 160x90mm --scale 2 --background transparent
        report chart --data exports.csv --x share --y partner --unit % --title "China takes most" --source "Customs, 2025"
        report chart --data trade.csv --kind lines --highlight Coal --size half-slide,square
        report chart --data mix.csv --kind stacked --unit % --theme dark
        report chart --data budget.csv --kind waterfall --total 2022 --total 2023
        report chart --data mix.csv --kind area --unit TWh
        report chart --spec chart.yaml --format svg,png
        report list charts mongolia           which charts there are
      """)

  @Argument(help: "A country of the program, a folder below Profiles, or a path.")
  var country: String?

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

  @Option(
    name: .long,
    help: "What lies behind the chart: the theme's paper (white), or nothing (transparent).")
  var background = Background.white

  @Option(
    name: .long, help: "How SVG holds text: text, or outlines as presentation programs like it.")
  var svg = Text.text

  @Flag(name: .long, help: "Write the data as CSV and the words as JSON beside each chart.")
  var sidecar = false

  @Option(name: .long, help: "Name or path of a theme in place of the layout's.")
  var theme: String?

  @Option(name: .long, help: "Show the chart as it is seen: normal, protan, deutan, tritan, grey.")
  var simulate = Sight.normal

  @Option(name: .long, help: "Language of the chart: en, mn.")
  var language: String?

  @Option(name: .shortAndLong, help: "Folder for the files.")
  var output: String?

  @OptionGroup(title: "Data") var data: DataOptions

  enum Text: String, ExpressibleByArgument, CaseIterable { case text, outlines }

  enum Sight: String, ExpressibleByArgument, CaseIterable {
    case normal, protan, deutan, tritan, grey
  }

  enum Background: String, ExpressibleByArgument, CaseIterable { case white, transparent }

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try formats(format)
    guard (1...8).contains(scale) else {
      throw ValidationError("--scale must be between 1 and 8.")
    }
    guard !data.isUsed else {
      guard country == nil, !all else {
        throw ValidationError("Name a country, or --data or --spec, not both.")
      }
      return
    }
    guard data.values.isEmpty else {
      throw ValidationError("--\(data.values.keys.sorted()[0]) needs --data or --spec.")
    }
    guard let country else {
      throw ValidationError("Name a country and a chart, or --data or --spec.")
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
    var request = ChartRequest(country: country ?? "", charts: charts)
    request.sizes = size.split(separator: ",").map(String.init)
    request.scale = scale
    request.formats = try formats(format)
    request.isTransparent = background == .transparent
    request.output = output
    request.language = language
    request.theme = theme
    request.sight = simulate.rawValue
    request.hasOutlines = svg == .outlines
    request.hasSidecar = sidecar
    let (terminal, start) = (common.terminal, Terminal.seconds())
    generator.onChart = { id in
      if Terminal.seconds() - start > 0.5 { terminal.progress("drawing \(id)") }
    }
    let log = DiagnosticLog()
    let files: [WrittenFile]
    if data.isUsed {
      var drawing = DataChartRequest(data: data.data, spec: data.spec)
      drawing.values = data.values
      drawing.pictures = request
      drawing.pictures.output = output ?? "Output/charts"
      files = generator.draw(drawing, log: log)
    } else {
      files = generator.draw(request, log: log)
    }
    if Terminal.seconds() - start > 0.5 { terminal.progress("") }
    let result = Result { try common.finish(log) }
    for file in files { common.terminal.say(line(for: file)) }
    try result.get()
  }
}

/// What is drawn of data that belong to no country.
struct DataOptions: ParsableArguments {
  @Option(name: .long, help: "File of data: .csv, .tsv, .json or .yaml.")
  var data: String?

  @Option(name: .long, help: "Chart file, whose keys the options below take the place of.")
  var spec: String?

  @Option(
    name: .long,
    help: """
      What is drawn. Of one column: bars, columns, waterfall, histogram. Over time: lines, area, \
      line-panels. Of several columns: grouped, stacked, diverging, dots, bullet, matrix, slope, \
      panels, grouped-columns, stacked-columns.
      """)
  var kind: String?

  @Option(name: .long, help: "Finding.")
  var title: String?

  @Option(name: .long, help: "Measure, unit and years.")
  var subtitle: String?

  @Option(name: .long, help: "Where the data come from.")
  var source: String?

  @Option(name: .long, help: "What else a reader should know.")
  var note: String?

  @Option(
    name: .long, help: "What it says to those who cannot see it, in place of the program's words.")
  var alt: String?

  @Option(name: .long, help: "A few words above the title.")
  var kicker: String?

  @Option(
    name: .customLong("x"),
    help: "Column along the horizontal axis; of groups, stacks and dots, as many as wanted.")
  var x: [String] = []

  @Option(
    name: .customLong("y"), help: "Column along the vertical axis; of lines, as many as wanted.")
  var y: [String] = []

  @Option(name: .long, help: "Order of categories: given or value.")
  var sort: String?

  @Option(
    name: .long,
    help: "Remark on a column or point: '2020=The border closed'; may be given more than once.")
  var annotate: [String] = []

  @Option(name: .long, help: "How values of lines are placed: linear, log or symlog.")
  var axis: String?

  @Option(name: .long, help: "%, or any words for a unit.")
  var unit: String?

  @Option(name: .long, help: "Mark before decimals; a point if left out.")
  var decimal: String?

  @Option(name: .long, help: "Mark between groups of three digits; none if left out.")
  var group: String?

  @Option(name: .long, help: "Between the values of a line of CSV: one character, or tab.")
  var delimiter: String?

  @Option(name: .long, help: "Text that stands for a missing value; may be given more than once.")
  var missing: [String] = []

  @Option(name: .long, help: "Category or column that matters more; may be given more than once.")
  var highlight: [String] = []

  @Option(
    name: .long,
    help: "Category of a waterfall that is a level, not a change; may be given more than once.")
  var total: [String] = []

  @Option(name: .long, help: "How many of the greatest values are shown.")
  var top: Int?

  @Option(name: .long, help: "About how many intervals a histogram has.")
  var bins: Int?

  @Option(name: .long, help: "Whether stacked shares are all of a whole: true or false.")
  var whole: Bool?

  var isUsed: Bool { data != nil || spec != nil }

  /// What was given, by the keys of a chart file.
  var values: [String: [String]] {
    var values: [String: [String]] = [:]
    let single = [
      "kind": kind.map { Self.kinds[$0] ?? $0 }, "title": title, "subtitle": subtitle,
      "source": source, "note": note, "alt": alt, "scale": axis,
      "kicker": kicker, "sort": sort, "unit": unit,
      "decimal": decimal, "group": group, "delimiter": delimiter, "top": top.map(String.init),
      "bins": bins.map(String.init), "whole": whole.map { $0 ? "true" : "false" },
    ]
    for (key, value) in single { if let value { values[key] = [value] } }
    for (key, list) in [
      ("x", x), ("y", y), ("missing", missing), ("highlight", highlight), ("total", total),
      ("annotate", annotate),
    ]
    where !list.isEmpty {
      values[key] = list
    }
    return values
  }

  /// One of a kind is called as many are.
  private static let kinds = ["bar": "bars", "column": "columns", "line": "lines"]
}
