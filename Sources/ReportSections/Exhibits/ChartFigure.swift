import Charts
import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine

/// A chart of the profile, resolved: its texts, its rows with their values, and where they come from.
package struct ChartFigure: Sendable {
  /// One bar.
  struct Row {
    var label: String
    var detail: String?
    /// Where a category has several values: the category, and of what this one is.
    var category: String?
    var series: String?
    var value: ResolvedValue?
    var missing: String?
    var partner: String?
    var isRemainder = false
    var isBreak = false
    var isHighlighted = false
    var isTotal = false
    var period: String?
  }

  /// One line of a chart of lines, its rows the points.
  struct Line {
    var name: String
    var partner: String?
    var isHighlighted: Bool
    var points: [(time: Double, row: Row)]
  }

  package let definition: ChartDefinition
  package let title: String
  /// The finding with signs in place of words, as slides want it.
  package let slideTitle: String
  package let subtitle: String
  /// Notes without the line of sources.
  package let notes: [String]
  package let sources: [String]
  let rows: [Row]
  let lines: [Line]
  private let index: ProfileIndex
  let text: TextWriter
  let tones: PartnerTones
  let tints: [Color]
  let ramp: [Color]
  let annotations: [Annotation]
  /// What the author says of the chart to those who cannot see it.
  let ownAlternate: String?
  /// What draws it, where it is a chart of the profile.
  let drawing: (any ProfileDrawing)?
  /// What such a chart shows, as text.
  let drawn: [[String]]

  package init(_ definition: ChartDefinition, _ context: SectionContext) {
    self.definition = definition
    index = context.index
    text = context.text
    tones = context.tones
    tints = context.theme.tints
    ramp = context.theme.heatRamp
    drawing = definition.drawing(context)
    drawn = drawing?.figure(context.theme.chartStyle).table ?? []
    title = context.text.plain(definition.title, form: .prose)
    slideTitle = context.text.plain(definition.title, form: .compact)
    subtitle = context.text.plain(definition.subtitle, form: .symbol)
    lines = drawing == nil ? definition.lines.compactMap { Self.line($0, context) } : []
    rows =
      Self.rows(of: definition, context)
      + lines.flatMap { line in
        line.points.map { point in
          var row = point.row
          (row.category, row.series) = (row.label, line.name)
          (row.partner, row.isHighlighted) = (line.partner, line.isHighlighted)
          row.label = line.name + " " + row.label
          return row
        }
      }
    for annotation in definition.annotations {
      let known = rows.map { $0.category ?? $0.label }
      guard !known.contains(annotation.at) else { continue }
      context.log.error(
        "unknown-point", "the chart '\(definition.id)' has no '\(annotation.at)' to remark on",
        at: annotation.range ?? definition.range,
        help: NearName.help(for: annotation.at, in: Array(Set(known)).sorted()))
    }
    var notes = [String]()
    let hasStripes = [.bars, .columns, .grouped, .panels].contains(definition.kind)
    if hasStripes, rows.contains(where: { $0.value?.quantity?.bound == .atLeast }) {
      notes.append(context.phrases.stripesNote)
    }
    if definition.hiddenRows > 0 {
      notes.append(context.phrases.moreNotShown(definition.hiddenRows))
    }
    if rows.contains(where: \.isRemainder) { notes.append(context.phrases.hatchNote) }
    notes += drawing?.notes ?? []
    if let missing = Self.missingNote(definition, rows, context) { notes.append(missing) }
    let empty = lines.filter { line in
      line.points.allSatisfy { $0.row.value?.quantity == nil }
    }
    if !empty.isEmpty, empty.count < lines.count {
      notes.append(
        context.phrases.noData.uppercasedFirst + ": " + empty.map(\.name).joined(separator: ", ")
          + ".")
    }
    if definition.kind == .area, lines.count > 1,
      rows.contains(where: { $0.value?.quantity == nil })
    {
      notes.append(context.phrases.areaGapNote)
    }
    if Self.isRounded(definition, rows) { notes.append(context.phrases.roundingNote) }
    if definition.scale != .linear { notes.append(context.phrases.logarithmicNote) }
    if definition.kind == .histogram {
      let count = rows.count { $0.value?.quantity != nil }
      notes.append(
        context.phrases.histogramNote(context.values.number(Double(count), decimals: 0)))
    }
    annotations = definition.annotations.map {
      Annotation(
        at: $0.at.typographic, series: $0.series?.typographic,
        text: context.text.plain($0.text, form: .symbol))
    }
    ownAlternate = definition.alternate.map { context.text.plain($0, form: .prose) }
    if let note = definition.note {
      notes.append(Self.sentence(context.text.plain(note, form: .symbol)))
    }
    self.notes = notes
    sources =
      (drawing?.sources ?? []) + rows.flatMap { $0.value?.sources ?? [] }
      + context.text.sources(of: definition.texts)
    reportIfEmpty(context)
  }

  /// The values that it shows and that its texts tell.
  var shown: [ShownValue] { definition.shownValues + (drawing?.shown ?? []) }

  /// Whether nothing that it would show has a value.
  package var isEmpty: Bool {
    !rows.isEmpty && rows.allSatisfy { $0.value?.quantity == nil }
  }

  /// Whether the printed shares of a whole do not add up to it, but for rounding.
  private static func isRounded(_ definition: ChartDefinition, _ rows: [Row]) -> Bool {
    guard definition.kind.isStacked else { return false }
    let stacks = Dictionary(grouping: rows) { $0.category ?? $0.label }
    return stacks.values.contains { stack in
      let shares = stack.compactMap { $0.value?.quantity }
      return shares.count == stack.count && shares.allSatisfy { $0.unit == .percent }
        && StackSum(shares).isRounded
    }
  }

  /// Reports a chart that has nothing to show but reasons.
  private func reportIfEmpty(_ context: SectionContext) {
    guard isEmpty else { return }
    let reason = rows.lazy.compactMap(\.missing).first.map { ": " + $0 } ?? ""
    context.log.warning(
      "no-data", "the chart '\(definition.id)' has no data\(reason)", at: definition.range,
      help: "add values, or leave the chart out; what is built counts as incomplete")
  }

  /// What has no value, for kinds that have no place for the words where it would stand.
  private static func missingNote(
    _ definition: ChartDefinition, _ rows: [Row], _ context: SectionContext
  ) -> String? {
    switch definition.kind {
    case .dots, .bullet, .slope, .area, .groupedColumns, .stackedColumns, .diverging, .histogram:
      break
    default: return nil
    }
    let names = rows.filter { $0.value?.quantity == nil }.map { row in
      row.missing.map { row.label + " (" + $0 + ")" } ?? row.label
    }
    guard !names.isEmpty else { return nil }
    let most = 6
    let listed = names.prefix(most).joined(separator: ", ")
    let rest = names.count > most ? ", +\(names.count - most)" : ""
    return context.phrases.noData.uppercasedFirst + ": " + listed + rest + "."
  }

  static func sentence(_ text: String) -> String {
    text.hasSuffix(".") || text.isEmpty ? text : text + "."
  }

  // MARK: The figure

  /// The chart in `style`.
  package func figure(_ style: ChartStyle) -> any Figure {
    if let drawing { return drawing.figure(style) }
    return switch definition.kind {
    case .lines: lineChart(.lines, style)
    case .area: lineChart(.areas, style)
    case .linePanels: LinePanels(lineChart(.lines, style), columns: 3)
    case .grouped: seriesBars(.grouped, style)
    case .stacked: seriesBars(.stacked, style)
    case .diverging: seriesBars(.diverging, style)
    case .dots: seriesBars(.dots, style)
    case .bullet: seriesBars(.bullet, style)
    case .matrix: heatMap(style)
    case .slope: slopeChart(style)
    case .panels: barPanels(style)
    case .groupedColumns: seriesColumns(.grouped, style)
    case .stackedColumns: seriesColumns(.stacked, style)
    case .waterfall: waterfall(style)
    case .histogram: histogram(style)
    default: barChart(style)
    }
  }

  func barChart(_ style: ChartStyle) -> BarChart {
    let isShare = definition.data.map { isShares($0) } ?? false
    let percents = rows.compactMap { $0.value?.quantity }
    let isPercentOfWhole =
      isShare
      || definition.kind == .bars && !percents.isEmpty
        && percents.allSatisfy { $0.unit == .percent && (0...100).contains($0.value) }
    let words = text.phrases.noData
    var chart = BarChart(
      definition.kind == .bars ? .horizontal : .vertical,
      rows: rows.map { barRow($0, style) }, style: style,
      domain: isPercentOfWhole && definition.kind == .bars ? 0...100 : nil,
      axisText: axisText,
      noData: (words, rows.compactMap(\.missing).first ?? ""),
      tableHead: (title, subtitle))
    chart.annotations = annotations
    return chart
  }

  /// The line of its sources, for a picture that has no list of them.
  package var sourceLine: String {
    if let own = definition.sourceText {
      return own.isEmpty ? "" : text.phrases.source + ": " + Self.sentence(own)
    }
    return text.plainSourceLine(sources)
  }

  private func isShares(_ reference: String) -> Bool {
    if case .success(.shares) = index.data(reference) { return true }
    return false
  }

  private func barRow(_ row: Row, _ style: ChartStyle) -> BarChart.Row {
    let quantity = row.value?.quantity
    let isZero = quantity?.isListedAsZero ?? false
    let tone = (row.partner ?? definition.partner).map { tones[$0].fill }
    let hasHighlights = rows.contains(where: \.isHighlighted)
    let color =
      row.isRemainder || hasHighlights && !row.isHighlighted
      ? style.colors.others
      : tone
        ?? (definition.rows.isEmpty && definition.kind == .bars && definition.data != nil
          ? style.colors.others : style.colors.accent)
    var text = row.missing ?? self.text.phrases.noData
    if let quantity {
      text =
        isZero
        ? "<\u{A0}0.5"
        : self.text.values.quantity(quantity, .signed, decimals: Self.labelDecimals(quantity))
    } else if definition.kind == .columns,
      text.count > Self.wordsLimit
        || text.split(separator: " ").contains(where: { $0.count > Self.wordLimit })
    {
      text = self.text.phrases.noDataShort
    }
    var label = row.label.typographic
    if row.isBreak, definition.kind == .columns { label += "*" }
    // A period with an end of its own, such as January–November, is a part of the year.
    let isHalf = definition.rows.isEmpty && row.period?.contains("–") == true
    return BarChart.Row(
      label: label, detail: row.detail, value: isZero ? nil : quantity?.value, text: text,
      bound: Bar.Bound(quantity?.bound ?? .exact), color: color,
      isEmphasised: row.isHighlighted || row.partner.map { tones.has($0) } ?? false,
      state: row.isRemainder ? .remainder : isHalf ? .partial : .actual,
      note: isHalf ? row.period.map(self.text.phrases.shortPeriod) : nil)
  }

  /// Characters that may stand over a column in place of a number.
  private static let wordsLimit = 20
  /// Characters that a word of them may have.
  private static let wordLimit = 9

  /// Decimals of a label: those of the source as long as three digits are not exceeded.
  static func labelDecimals(_ quantity: Quantity) -> Int {
    let size = abs(quantity.value)
    guard size < 0.1, size > 0 else {
      return min(quantity.decimals, size >= 100 ? 0 : size >= 10 ? 1 : 2)
    }
    // Two digits that count, however small the value is.
    var (decimals, rest) = (2, size)
    while rest < 0.1, decimals < quantity.decimals { (decimals, rest) = (decimals + 1, rest * 10) }
    return min(decimals, quantity.decimals)
  }

  /// The numbers as they are, with unit and bound: a head, and a row for each value.
  package var numbers: [[String]] {
    if drawing != nil { return drawn }
    let writer = ValueWriter(.english)
    return [["label", "value", "unit", "bound"]]
      + rows.map { row in
        guard let quantity = row.value?.quantity else { return [row.label, "", "", ""] }
        return [
          row.label, Self.plainNumber(quantity, writer), quantity.unit.id, quantity.bound.rawValue,
        ]
      }
  }

  /// A number with the decimals of its source, in the same form in every language.
  private static func plainNumber(_ quantity: Quantity, _ writer: ValueWriter) -> String {
    let text = writer.number(quantity.value, decimals: quantity.decimals, isGrouped: false)
    return quantity.value < 0 ? text.replacing("−", with: "-") : text
  }
}

/// Charts of the profile as exhibits of a report.
enum ChartExhibit {
  /// Columns that a chart may have at most to be set in a column of text.
  static let narrowLimit = 8

  /// Whether the chart can be set in a column of text.
  static func isNarrow(_ definition: ChartDefinition, _ context: SectionContext) -> Bool {
    switch definition.kind {
    case .ladder, .concerns, .timeline, .gateways, .matrix, .panels, .linePanels: false
    case .columns, .waterfall, .groupedColumns, .stackedColumns:
      ChartFigure(definition, context).rows.count <= narrowLimit
    default: true
    }
  }

  /// The chart as an exhibit `width` points wide, the whole block if `nil`.
  static func block(
    _ definition: ChartDefinition, _ context: SectionContext, width: Double? = nil
  ) -> Exhibit {
    let chart = ChartFigure(definition, context)
    let figure = chart.figure(context.theme.chartStyle)
    let width = width ?? context.grid.block.width
    let most = context.grid.block.height * 0.8
    var notes = chart.notes
    if chart.rows.contains(where: \.isBreak), definition.kind == .columns {
      notes.append(context.phrases.breakNote)
    }
    return context.exhibit(
      title: chart.title, subtitle: chart.subtitle,
      content: .figure(
        draw: { layout in
          let labels = layout.labels
          // What finds no room on a page is counted by the figure.
          let height = min(
            figure.idealHeight(forWidth: width, labels), most)
          let drawing = figure.draw(in: Size(width: width, height: height), labels)
          for problem in drawing.problems {
            layout.log.warning(
              "does-not-fit", chartProblemSummary(definition.id, problem), at: definition.range)
          }
          if let name = drawing.unnamed.first {
            layout.log.add(definition.hasNoRoom(for: name))
          }
          return drawing.frame
        }, alternate: chart.alternate,
        data: FigureData(name: definition.id, rows: chart.numbers)),
      notes: notes.isEmpty ? [] : [context.note(notes.joined(separator: " "))],
      sources: chart.sources, shows: chart.shown, width: width, target: "chart:" + definition.id,
      range: definition.range)
  }
}

extension ChartDefinition {
  /// What is said of the chart when it has no room for the name of a category.
  package func hasNoRoom(for name: String) -> Diagnostic {
    Diagnostic(
      .error, "name-does-not-fit",
      "the chart '\(id)' has no room for the name \(name.excerpt)", at: range,
      help: "shorten it, choose a larger size, or draw bars, which have room for longer names")
  }
}

private func chartProblemSummary(_ id: String, _ problem: String) -> String {
  "in the chart '\(id)': \(problem)"
}

extension PartialDate {
  /// The date as a number of years, the middle of what is not known.
  var years: Double {
    guard let month else { return Double(year) + 0.5 }
    return Double(year) + (Double(month) - 1 + (day.map { (Double($0) - 0.5) / 31 } ?? 0.5)) / 12
  }
}
