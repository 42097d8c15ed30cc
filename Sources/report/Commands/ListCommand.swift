import ArgumentParser
import Diagnostics
import ReportGenerator

/// `report list`: shows what there is.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List countries, layouts, sections, charts, themes or fonts.",
    discussion: """
      EXAMPLES
        report list countries
        report list charts mongolia
        report list sections --json
        report list themes --check
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case countries, layouts, sections, charts, themes, fonts
  }

  @Argument(help: "What to list: countries, layouts, sections, charts, themes or fonts.")
  var subject: Subject

  @Argument(help: "The country whose charts are listed.")
  var country = BuildRequest.usualCountry

  @Flag(name: .long, help: "Print one JSON array of objects with name and summary.")
  var json = false

  @Flag(
    name: .long, help: "Of themes, how well their colours can be read and told apart.")
  var check = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if check, subject != .themes { throw ValidationError("--check is of themes") }
  }

  func run() throws {
    let generator = try common.generator()
    let log = DiagnosticLog()
    let entries =
      switch subject {
      case .countries: generator.countries()
      case .layouts: generator.layouts()
      case .sections: generator.sections()
      case .charts: generator.charts(of: country, log: log)
      case .themes: check ? generator.themeColors(log: log) : generator.themes()
      case .fonts: generator.fonts(log: log)
      }
    try common.finish(log)
    let terminal = common.terminal
    if json {
      let objects = entries.map { entry in
        "{\"name\":\(DiagnosticFormatter.quoted(entry.name)),"
          + "\"summary\":\(DiagnosticFormatter.quoted(entry.summary))}"
      }
      terminal.print("[" + objects.joined(separator: ",\n ") + "]")
    } else {
      let width = entries.map(\.name.count).max() ?? 0
      for entry in entries {
        let padding = String(repeating: " ", count: width - entry.name.count + 2)
        terminal.print(entry.name + padding + entry.summary)
      }
    }
  }
}
