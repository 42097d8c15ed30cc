import CountryRisk
import Diagnostics
import SourceReading

/// A chart of a table of data: which columns it shows, how, and the words around it.
package struct DataChart: Sendable {
  package enum Sort: String, Sendable, CaseIterable { case given, value }

  /// Name of the picture's file.
  package var name: String
  package var kind = ChartDefinition.Kind.bars
  package var title = ""
  package var subtitle = ""
  package var source = ""
  package var note = ""
  /// A few words above the title.
  package var kicker = ""
  /// Columns along the two axes: x has the values, but of columns and lines y has. Where they
  /// are not named, they are found: the first column of words or dates, and those of numbers.
  package var x: [String] = []
  package var y: [String] = []
  package var sort: Sort?
  /// `%`, or any words for a unit.
  package var unit = ""
  package var decimalMark: Character = "."
  package var groupMark: Character?
  /// Texts that stand for a missing value.
  package var missing = DataChart.missingTexts
  /// Categories or columns that matter more than the others.
  package var alternate = ""
  package var scale = ChartDefinition.Scale.linear
  /// Points and the remarks on them.
  package var annotations: [(point: String, text: String)] = []
  package var totals: [String] = []
  package var highlights: [String] = []
  /// How many of the categories with the greatest values are shown.
  package var top: Int?
  /// Of a histogram: about how many intervals it has.
  package var binCount: Int?
  /// Whether shares that are stacked are meant to be the whole together.
  package var isWhole = true

  package init(name: String) { self.name = name }

  /// Texts that stand for a missing value unless others are declared.
  package static let missingTexts = ["", "n/a", "N/A", "NA", "..", "…", "-", "–"]

  /// More categories than this find no room in any picture.
  package static let mostRows = 300
  /// Intervals that a histogram may have at most.
  package static let mostBins = 200

  /// The keys of a chart file, with what they mean.
  package static let options = [
    SectionOption(
      "data", .text, "The path of a CSV, JSON or YAML file, from the chart file; or the rows."),
    SectionOption(
      "delimiter", .text, "Between the values of a line of CSV, where it is not found."),
    SectionOption("kind", .choice(ChartDefinition.Kind.ofValues.map(\.rawValue)), "What is drawn."),
    SectionOption("title", .text, "The finding."),
    SectionOption("subtitle", .text, "Measure, unit and years."),
    SectionOption("source", .text, "Where the data come from."),
    SectionOption("note", .text, "What else a reader should know."),
    SectionOption("kicker", .text, "A few words above the title."),
    SectionOption("x", .texts, "Columns along the horizontal axis."),
    SectionOption("y", .texts, "Columns along the vertical axis."),
    SectionOption("sort", .choice(Sort.allCases.map(\.rawValue)), "Order of categories."),
    SectionOption("unit", .text, "% or any words for a unit."),
    SectionOption("decimal", .text, "Mark before decimals; a point if left out."),
    SectionOption("group", .text, "Mark between groups of three digits; none if left out."),
    SectionOption("missing", .texts, "Texts that stand for a missing value."),
    SectionOption("highlight", .texts, "Categories or columns that matter more."),
    SectionOption(
      "scale", .choice(ChartDefinition.Scale.allCases.map(\.rawValue)),
      "How the values of lines are placed; linear if left out."),
    SectionOption(
      "alt", .text, "What it says to those who cannot see it, in place of the program's words."),
    SectionOption(
      "annotate", .texts,
      "Remarks on columns or points of lines, such as '2020=The border closed'; with the name of the "
        + "line before it where there are several."),
    SectionOption("total", .texts, "Categories of a waterfall that are levels, not changes."),
    SectionOption("whole", .truth, "Whether stacked shares are all of a whole; true if left out."),
    SectionOption("top", .number(1...mostRows), "How many of the greatest values are shown."),
    SectionOption(
      "bins", .number(1...mostBins), "Of a histogram: about how many intervals it has."),
  ]

  // MARK: From a file

  /// Reads the keys of a chart file, but for the data and its delimiter.
  package mutating func read(_ reader: FieldReader) {
    if let kind = reader.optionalChoice("kind", ChartDefinition.Kind.self) {
      self.kind = kind
      if kind.isOfProfile {
        reader.log.error(
          "unknown-choice", "'kind' cannot be '\(kind.rawValue)' for data",
          at: reader.range(of: "kind"),
          help: "a chart of that kind is drawn from a profile: report chart COUNTRY CHART")
      }
    }
    if reader.has("annotate") {
      annotations = reader.oneOrMore("annotate").compactMap { scalar in
        let parts = scalar.text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
          reader.log.error(
            "wrong-value", "'\(scalar.text)' is no remark on a point", at: scalar.range,
            help: "write it as 2020=The border closed, or Coal 2020=…")
          return nil
        }
        return (parts[0], parts[1])
      }
      if !annotations.isEmpty, !kind.takesAnnotations {
        reader.log.error(
          "wrong-key", "a chart of the kind '\(kind.rawValue)' has no annotations",
          at: reader.range(of: "annotate"), help: "write the remark into the note")
      }
    }
    if reader.has("total") { totals = reader.oneOrMore("total").map(\.text) }
    title = reader.optionalString("title") ?? title
    subtitle = reader.optionalString("subtitle") ?? subtitle
    source = reader.optionalString("source") ?? source
    note = reader.optionalString("note") ?? note
    alternate = reader.optionalString("alt") ?? alternate
    scale = reader.optionalChoice("scale", ChartDefinition.Scale.self) ?? scale
    if scale != .linear, !kind.canBeLogarithmic {
      reader.log.error(
        "wrong-scale", "a chart of the kind '\(kind.rawValue)' cannot have a logarithmic scale",
        at: reader.range(of: "scale"),
        help: "what is drawn from zero needs a zero; show the values as lines")
    }
    kicker = reader.optionalString("kicker") ?? kicker
    if reader.has("x") { x = reader.oneOrMore("x").map(\.text) }
    if reader.has("y") { y = reader.oneOrMore("y").map(\.text) }
    sort = reader.optionalChoice("sort", Sort.self) ?? sort
    unit = reader.optionalString("unit") ?? unit
    if let mark = character("decimal", reader) { decimalMark = mark }
    groupMark = character("group", reader) ?? groupMark
    for (key, mark) in [("decimal", decimalMark), ("group", groupMark ?? " ")]
    where mark.isNumber || mark.isLetter || "+-−%".contains(mark) {
      reader.log.error(
        "wrong-value", "'\(mark)' cannot stand in a number as '\(key)'", at: reader.range(of: key),
        help: "marks of numbers are points, commas, apostrophes, strokes and spaces")
    }
    if decimalMark == groupMark {
      reader.log.error(
        "wrong-value", "'\(decimalMark)' cannot be the mark before decimals and between groups",
        at: reader.range(of: reader.has("group") ? "group" : "decimal"),
        help: "name both: --decimal , --group .")
    }
    if reader.has("missing") { missing = reader.strings("missing") + [""] }
    if reader.has("highlight") { highlights = reader.oneOrMore("highlight").map(\.text) }
    top = reader.optionalInteger("top", in: 1...Self.mostRows) ?? top
    binCount = reader.optionalInteger("bins", in: 1...Self.mostBins) ?? binCount
    if reader.has("whole") {
      isWhole = reader.bool("whole", default: true)
      if !kind.isStacked {
        reader.log.error(
          "wrong-key", "a chart of the kind '\(kind.rawValue)' has no key 'whole'",
          at: reader.range(of: "whole"), help: "leave it out, or stack the shares")
      }
    }
    if binCount != nil, kind != .histogram {
      reader.log.error(
        "wrong-key", "a chart of the kind '\(kind.rawValue)' has no bins",
        at: reader.range(of: "bins"), help: "leave it out, or draw a histogram")
    }
  }

  private func character(_ key: String, _ reader: FieldReader) -> Character? {
    reader.optionalParse(key, "one character") { $0.count == 1 ? $0.first : nil }
  }

  // MARK: To a profile

  /// A profile that holds nothing but the data of `table` and the chart; `nil` if there are errors,
  /// which are in the log at the cells they are about.
  package func profile(of table: SourceTable, log: DiagnosticLog) -> CountryProfile? {
    let errors = log.diagnostics.count { $0.severity == .error }
    let reading = DataReading(self, table, log)
    guard let chart = reading.read(),
      log.diagnostics.count(where: { $0.severity == .error }) == errors
    else {
      return nil
    }
    var profile = CountryProfile(
      id: name, country: Country(name: kicker, alpha2: "", alpha3: "", isLandlocked: false),
      edition: PartialDate(year: 2000, month: 1, day: 1), title: "", series: "")
    profile.units = reading.units
    profile.facts = chart.facts
    profile.observations = chart.series
    profile.charts = [chart.definition]
    let index = ProfileIndex(profile)
    for number in AlternatesAgree.disagreeing(alternate, chart.definition, index) {
      log.error(
        "alt-disagrees", "the words for the chart say \(number), which it does not show",
        at: table.range, help: "correct it, or leave it out")
    }
    ProfileRules.check(chart.definition, index, log: log)
    if log.diagnostics.count(where: { $0.severity == .error }) > errors { return nil }
    return profile
  }

  /// `text` as it is, in the language of the profile's texts.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "{": result += "{{"
      case "}": result += "}}"
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "+", "-", ".", "!", ")",
        "=":
        result += "\\" + String(character)
      default: result.append(character)
      }
    }
    return result
  }
}
