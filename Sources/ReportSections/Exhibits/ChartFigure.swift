import Charts
import CountryRisk
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
  /// What draws it, where it is a chart of the profile.
  private let drawing: (any ProfileDrawing)?
  /// What such a chart shows, as text.
  private let drawn: [[String]]

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
    lines = definition.lines.compactMap { Self.line($0, context) }
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
    let written = definition.note.map {
      context.text.write($0, context.theme[.source], citations: .none, form: .symbol)
    }
    var notes = [String]()
    let hasStripes = [.bars, .columns, .grouped].contains(definition.kind)
    if hasStripes, rows.contains(where: { $0.value?.quantity?.bound == .atLeast }) {
      notes.append(context.phrases.stripesNote)
    }
    if definition.hiddenRows > 0 {
      notes.append(context.phrases.moreNotShown(definition.hiddenRows))
    }
    if rows.contains(where: \.isRemainder) { notes.append(context.phrases.hatchNote) }
    notes += drawing?.notes ?? []
    if let written { notes.append(Self.sentence(written.text)) }
    self.notes = notes
    sources =
      (drawing?.sources ?? []) + rows.flatMap { $0.value?.sources ?? [] } + (written?.sources ?? [])
      + Self.sources(of: definition.title, context)
  }

  private static func sentence(_ text: String) -> String {
    text.hasSuffix(".") || text.isEmpty ? text : text + "."
  }

  private static func sources(of text: RichText, _ context: SectionContext) -> [String] {
    context.text.write(text, context.theme[.source], citations: .none).sources
  }

  // MARK: Rows

  private static func rows(
    of definition: ChartDefinition, _ context: SectionContext
  ) -> [Row] {
    var rows = [Row]()
    if let data = definition.data, case .success(let found) = context.index.data(data) {
      switch found {
      case .shares(let fact, let shares):
        for share in shares {
          let value = context.resolve(fact.id + "." + share.partner)
          rows.append(
            Row(
              label: context.index.name(of: share.partner), value: value,
              partner: share.partner))
        }
      case .series(let series):
        for point in series.points {
          let value = context.index.value(of: point, in: series)
          var row = Row(label: String(point.date.year), value: value)
          if let month = point.date.month {
            row.label = context.values.shortDate(
              PartialDate(year: point.date.year, month: month))
          }
          row.missing = point.missing
          row.isBreak = point.isBreak
          row.period = point.period
          rows.append(row)
        }
      case .value(let value): rows.append(Row(label: value.label, value: value))
      }
    }
    for extra in definition.rows {
      let value = extra.reference.flatMap { context.resolve($0) }
      let name = extra.partner.map { context.index.name(of: $0) }
      var row = Row(
        label: extra.label ?? name ?? value?.label ?? "–", value: value,
        missing: extra.missing, partner: extra.partner, isHighlighted: extra.isHighlighted,
        period: value?.period)
      if definition.kind.hasSeries, let series = extra.series ?? name {
        (row.category, row.series) = (row.label, series)
        row.label = series + ", " + row.label
      }
      rows.append(row)
    }
    if definition.kind.hasSeries { return rows }
    rows = sorted(rows, definition.order, context)
    if let label = definition.remainder, let rest = remainder(definition, context) {
      rows.append(Row(label: label, value: rest, isRemainder: true))
    }
    return rows
  }

  private static func line(
    _ definition: ChartDefinition.Line, _ context: SectionContext
  ) -> Line? {
    guard case .success(.series(let series)) = context.index.data(definition.series) else {
      return nil
    }
    let points = series.points.map { point -> (time: Double, row: Row) in
      var row = Row(
        label: point.date.month == nil
          ? String(point.date.year)
          : context.values.shortDate(PartialDate(year: point.date.year, month: point.date.month)),
        value: context.index.value(of: point, in: series))
      (row.missing, row.isBreak, row.period) = (point.missing, point.isBreak, point.period)
      return (point.date.years, row)
    }
    return Line(
      name: definition.label
        ?? definition.partner.map { context.index.name(of: $0) } ?? series.label,
      partner: definition.partner, isHighlighted: definition.isHighlighted, points: points)
  }

  private static func remainder(
    _ definition: ChartDefinition, _ context: SectionContext
  ) -> ResolvedValue? {
    guard let data = definition.data, let rest = context.resolve(data + ".remainder"),
      let quantity = rest.quantity, quantity.value > 0
    else { return nil }
    return rest
  }

  private static func sorted(
    _ rows: [Row], _ order: ChartDefinition.Order, _ context: SectionContext
  ) -> [Row] {
    func stable(_ key: (Row) -> Double) -> [Row] {
      rows.enumerated().sorted {
        (key($0.element), $0.offset) < (key($1.element), $1.offset)
      }.map(\.element)
    }
    switch order {
    case .given: return rows
    case .value: return stable { -($0.value?.quantity?.value ?? -.infinity) }
    case .partners:
      let places = Dictionary(
        context.profile.partners.enumerated().map { ($1.code, Double($0)) },
        uniquingKeysWith: { first, _ in first })
      return stable { $0.partner.flatMap { places[$0] } ?? 1e6 }
    }
  }

  // MARK: The figure

  /// The chart in `style`.
  package func figure(_ style: ChartStyle) -> any Figure {
    if let drawing { return drawing.figure(style) }
    return switch definition.kind {
    case .lines: lineChart(style)
    case .grouped: seriesBars(.grouped, style)
    case .stacked: seriesBars(.stacked, style)
    case .dots: seriesBars(.dots, style)
    case .matrix: heatMap(style)
    default: barChart(style)
    }
  }

  private func lineChart(_ style: ChartStyle) -> LineChart {
    let hasHighlights = lines.contains(where: \.isHighlighted)
    let own = [style.colors.accent, style.colors.ink, style.colors.alert]
    let values = text.values
    return LineChart(
      lines: lines.enumerated().map { place, line in
        let isGrey = hasHighlights && !line.isHighlighted
        let color =
          isGrey
          ? style.colors.others
          : line.partner.map { tones[$0].fill }
            ?? (place < own.count && !hasHighlights
              ? own[place] : hasHighlights ? style.colors.accent : style.colors.others)
        return LineChart.Line(
          name: line.name.typographic, color: color,
          isEmphasised: !isGrey && color != style.colors.others,
          points: line.points.map { time, row in
            let quantity = row.value?.quantity
            return LineChart.Observation(
              time: time, label: row.label, value: quantity?.value,
              text: quantity.map { values.quantity($0, .signed, decimals: Self.labelDecimals($0)) }
                ?? row.missing ?? text.phrases.noData, isBreak: row.isBreak)
          })
      }, style: style, axisText: { values.number($0, decimals: $1) },
      noData: (text.phrases.noData, rows.compactMap(\.missing).first ?? ""),
      tableHead: (title, subtitle))
  }

  func barChart(_ style: ChartStyle) -> BarChart {
    let isShare = definition.data.map { isShares($0) } ?? false
    let percents = rows.compactMap { $0.value?.quantity }
    let isPercentOfWhole =
      isShare
      || definition.kind == .bars && !percents.isEmpty
        && percents.allSatisfy { $0.unit == .percent && (0...100).contains($0.value) }
    let values = text.values
    let words = text.phrases.noData
    return BarChart(
      definition.kind == .bars ? .horizontal : .vertical,
      rows: rows.map { barRow($0, style) }, style: style,
      domain: isPercentOfWhole && definition.kind == .bars ? 0...100 : nil,
      axisText: { values.number($0, decimals: $1) },
      noData: (words, rows.compactMap(\.missing).first ?? ""),
      tableHead: (title, subtitle))
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
    } else if definition.kind == .columns, text.count > Self.wordsLimit {
      text = self.text.phrases.noData
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

  /// Decimals of a label: those of the source as long as three digits are not exceeded.
  static func labelDecimals(_ quantity: Quantity) -> Int {
    let size = abs(quantity.value)
    return min(quantity.decimals, size >= 100 ? 0 : size >= 10 ? 1 : 2)
  }

  /// The numbers as they are, with unit and bound: a head, and a row for each value.
  package var numbers: [[String]] {
    if drawing != nil { return drawn }
    return [["label", "value", "unit", "bound"]]
      + rows.map { row in
        guard let quantity = row.value?.quantity else { return [row.label, "", "", ""] }
        return [
          row.label, plainNumber(quantity), quantity.unit.id, quantity.bound.rawValue,
        ]
      }
  }

  /// A number with the decimals of its source, in the same form in every language.
  private func plainNumber(_ quantity: Quantity) -> String {
    ValueWriter(.english).number(quantity.value, decimals: quantity.decimals, isGrouped: false)
      .replacing("−", with: "-")
  }

  /// The chart in words, for those who cannot see it.
  package var alternate: String {
    if let drawing {
      let heads = drawn.first ?? []
      let rows = drawn.dropFirst().map { row in
        let cells = zip(row, heads).dropFirst().filter { !$0.0.isEmpty && $0.0 != "–" }
        return row[0] + ": "
          + cells.map { drawing.namesCells ? "\($1) (\($0))" : $0 }.joined(separator: ", ")
      }
      return title + ". " + subtitle + ". " + rows.joined(separator: "; ") + "."
    }
    let values = rows.map { row -> String in
      let value =
        row.value?.quantity.map {
          $0.isListedAsZero ? text.phrases.underHalfWords : text.values.quantity($0, .prose)
        } ?? row.missing ?? text.phrases.noData
      return row.label + " " + value + (row.period.map { " (\($0))" } ?? "")
    }
    return title + ". " + subtitle + ". " + values.joined(separator: "; ") + "."
  }
}

/// Charts of the profile as exhibits of a report.
enum ChartExhibit {
  /// Columns that a chart may have at most to be set in a column of text.
  static let narrowLimit = 8

  /// Whether the chart can be set in a column of text.
  static func isNarrow(_ definition: ChartDefinition, _ context: SectionContext) -> Bool {
    !definition.kind.isOfProfile && definition.kind != .matrix
      && (definition.kind != .columns
        || ChartFigure(definition, context).rows.count <= narrowLimit)
  }

  /// The chart as an exhibit `width` points wide, the whole block if `nil`.
  static func block(
    _ definition: ChartDefinition, _ context: SectionContext, width: Double? = nil
  ) -> Exhibit {
    let chart = ChartFigure(definition, context)
    let figure = chart.figure(context.theme.chartStyle)
    let width = width ?? context.grid.block.width
    var notes = chart.notes
    if chart.rows.contains(where: \.isBreak), definition.kind == .columns {
      notes.append(context.phrases.breakNote)
    }
    return context.exhibit(
      title: chart.title, subtitle: chart.subtitle,
      content: .figure(
        draw: { layout in
          let labels = layout.labels
          let height = figure.idealHeight(forWidth: width, labels)
          let drawing = figure.draw(in: Size(width: width, height: height), labels)
          for problem in drawing.problems {
            layout.log.warning(
              "does-not-fit", chartProblemSummary(definition.id, problem), at: definition.range)
          }
          return drawing.frame
        }, alternate: chart.alternate),
      notes: notes.isEmpty ? [] : [context.note(notes.joined(separator: " "))],
      sources: chart.sources, width: width, target: "chart:" + definition.id,
      range: definition.range)
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
