import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report build`: writes reports.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    _superCommandName: "report",
    abstract: "Build reports.",
    discussion: """
      Without a country, builds the report on Mongolia as Output/mongolia/country-risk.pdf. A country is one of those in the program, a folder below Profiles, a path to a profile's folder, or a report in PDF, which is made again from the data that it carries.

      EXAMPLES
        report build
        report build mongolia --layout country-brief
        report build --profile Profiles/chad --paper letter --format pdf,png --dpi 200
        report build mongolia --language mn
        report build mongolia --watermark DRAFT
        report build mongolia --edition 2027-01-31 --output Archive/2027
        report build country-risk.pdf --paper letter --output Reprint
      """)

  @Argument(help: "Countries to build; mongolia if none is named.")
  var countries: [String] = []

  @Option(name: .long, help: "Folder of a profile to build; may be given more than once.")
  var profile: [String] = []

  @Option(
    name: .shortAndLong,
    help: "Name or path of the layout; country-risk, or that of the report that is made again.")
  var layout: String?

  @Option(
    name: .shortAndLong,
    help: "Folder for the files; with several countries, one folder each below it.")
  var output: String?

  @Option(name: .shortAndLong, help: "Formats, separated by commas: pdf, png.")
  var format = "pdf"

  @Option(name: .long, help: "Dots per inch of pages as pictures, 36 to 1200.")
  var dpi = 144

  @Option(name: .long, help: "Paper of the theme: a4, letter.")
  var paper: String?

  @Option(name: .long, help: "Language of the report: en, mn.")
  var language: String?

  @Option(name: .long, help: "Date of the edition, such as 2026-11-23.")
  var edition: String?

  @Option(name: .long, help: "Word across every page, behind its text, such as DRAFT.")
  var watermark: String?

  @Option(name: .long, help: "Name or path of a theme in place of the layout's.")
  var theme: String?

  @Flag(
    name: .long,
    help: """
      Make errors of claims without sources or on reprints alone, of old figures and of typed numbers.
      """)
  var strict = false

  @Option(
    name: .long,
    help: """
      Standards that the PDF claims: ua1 (PDF/UA-1), and a3a or a2a (PDF/A), separated by commas, or \
      none; ua1,a3a if left out. PDF/A-2 carries no data.
      """)
  var standard: String?

  @Flag(
    name: .long, help: "Let viewers show the first page of a PDF before the rest has come.")
  var linearize = false

  @Flag(name: .long, help: "Claim no standard and leave out all data, for a quick look.")
  var draft = false

  @Flag(name: .long, help: "Leave out what the PDF is made from; it cannot be made again then.")
  var noData = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try formats(format)
    guard (36...1200).contains(dpi) else {
      throw ValidationError("--dpi must be between 36 and 1200.")
    }
    guard !draft || standard == nil else {
      throw ValidationError("--draft claims no standard, and --standard names one.")
    }
    var folders = Set<String>()
    for name in countries + profile {
      let folder = Self.folder(for: name)
      guard folders.insert(folder).inserted else {
        throw ValidationError(
          "Two countries are named '\(folder)' and would be written to one folder.")
      }
    }
  }

  /// The name of the folder for one of several countries: of a report that is made again, that of the
  /// folder it lies in.
  private static func folder(for name: String) -> String {
    let parts = name.split(separator: "/").map(String.init)
    guard let last = parts.last else { return name }
    guard last.hasSuffix(".pdf") else { return last }
    return parts.count > 1 ? parts[parts.count - 2] : String(last.dropLast(4))
  }

  func run() throws {
    let generator = try common.generator()
    let terminal = common.terminal
    let start = Terminal.seconds()
    let clock = StepClock(terminal)
    var names = countries + profile.map { $0.contains("/") ? $0 : "./" + $0 }
    if names.isEmpty { names = [BuildRequest.usualCountry] }
    var failures = [any Error]()
    for (place, name) in names.enumerated() {
      generator.onStep = { step in
        if common.verbose { clock.begin(step.rawValue) }
        if Terminal.seconds() - start > 0.5 {
          terminal.progress("\(name) (\(place + 1) of \(names.count)): \(step.rawValue)")
        }
      }
      var request = BuildRequest(country: name, layout: layout ?? BuildRequest.usualLayout)
      request.isLayoutNamed = layout != nil
      request.hasData = !noData && !draft
      request.standard = draft ? "none" : standard
      request.isStrict = strict
      if linearize { request.isLinearised = true }
      request.formats = try formats(format)
      request.dotsPerInch = dpi
      request.paper = paper
      request.language = language
      request.edition = edition
      request.watermark = watermark
      request.theme = theme
      request.output = output.map { folder in
        names.count > 1
          ? folder + "/" + Self.folder(for: name) : folder
      }
      let log = DiagnosticLog()
      let files = generator.build(request, log: log)
      clock.end()
      if Terminal.seconds() - start > 0.5 { terminal.progress("") }
      do {
        try common.finish(log)
      } catch {
        failures.append(error)
      }
      for file in files { terminal.say(line(for: file)) }
    }
    if let first = failures.first {
      if names.count > 1 {
        terminal.complain("\(failures.count) of \(names.count) reports were not built")
      }
      throw first
    }
  }
}

/// The formats named in `text`, separated by commas.
func formats(_ text: String) throws -> [OutputFormat] {
  var formats = [OutputFormat]()
  for name in text.split(separator: ",", omittingEmptySubsequences: false) {
    guard let format = OutputFormat(rawValue: String(name)) else {
      let known = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(name)' is no format; use \(known), separated by commas.")
    }
    if !formats.contains(format) { formats.append(format) }
  }
  return formats
}

/// What is printed of a written file: its path, size and pages or pixels.
func line(for file: WrittenFile) -> String {
  let size =
    file.size < 10_000 ? "\(file.size) bytes" : "\((file.size + 512) / 1024) KB"
  var parts = [size]
  if let pages = file.pages { parts.append(pages == 1 ? "1 page" : "\(pages) pages") }
  if let pixels = file.pixels { parts.append("\(pixels.width) × \(pixels.height) pixels") }
  if file.isIncomplete { parts.append("incomplete") }
  return "\(file.path)  \(parts.joined(separator: ", "))"
}
