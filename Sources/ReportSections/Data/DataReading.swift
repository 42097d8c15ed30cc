import CountryRisk
import Diagnostics
import SourceReading

/// Makes of a table of data the facts and series of a chart.
struct DataReading {
  /// A chart with what it is made from.
  struct Result {
    var definition: ChartDefinition
    var facts: [Fact] = []
    var series: [Series] = []
  }

  let chart: DataChart
  private let table: SourceTable
  let log: DiagnosticLog

  init(_ chart: DataChart, _ table: SourceTable, _ log: DiagnosticLog) {
    self.chart = chart
    self.table = table
    self.log = log
  }

  var isPercent: Bool { chart.unit == "%" || chart.unit == "percent" }

  var unit: Unit {
    isPercent ? .percent : chart.unit.isEmpty ? .number : Unit("data-unit")
  }

  var units: [DeclaredUnit] {
    unit.id == "data-unit"
      ? [DeclaredUnit(id: unit.id, words: chart.unit, symbol: chart.unit)] : []
  }

  private var subtitle: String {
    if !chart.subtitle.isEmpty { return chart.subtitle }
    return isPercent ? "%" : chart.unit
  }

  private func definition(hidden: Int = 0) -> ChartDefinition {
    let title = chart.title.isEmpty ? chart.name : chart.title
    var definition = ChartDefinition(
      id: chart.name, title: RichText(DataChart.escaped(title)),
      subtitle: RichText(DataChart.escaped(subtitle)), kind: chart.kind, order: .given,
      note: chart.note.isEmpty ? nil : RichText(DataChart.escaped(chart.note)), range: table.range)
    definition.hiddenRows = hidden
    definition.sourceText = chart.source
    definition.scale = chart.scale
    definition.binCount = chart.binCount
    definition.annotations = chart.annotations.map { point, text in
      let series = table.columns.map(\.text).first { point.hasPrefix($0 + " ") }
      return ChartDefinition.Annotation(
        at: series.map { String(point.dropFirst($0.count + 1)) } ?? point, series: series,
        text: RichText(DataChart.escaped(text)), range: table.range)
    }
    if !chart.alternate.isEmpty {
      definition.alternate = RichText(DataChart.escaped(chart.alternate))
    }
    return definition
  }

  /// The chart, of the kind that is asked for; `nil` for an error.
  func read() -> Result? {
    if chart.kind.hasLines { return lines() }
    if chart.kind.hasSeries { return groups() }
    return chart.kind == .histogram ? distribution() : rows()
  }

  // MARK: Bars and columns

  /// The chart of one column of values by one of categories.
  func rows() -> Result? {
    let isBars = chart.kind == .bars
    let (given, across) = isBars ? (chart.x, chart.y) : (chart.y, chart.x)
    if let more = (given.dropFirst() + across.dropFirst()).first {
      log.error(
        "too-many-columns",
        "a chart of the kind '\(chart.kind.rawValue)' shows one column, not also "
          + "'\(more)'", at: table.range, help: "leave it out, or draw several with --kind grouped")
      return nil
    }
    guard let values = valueColumn(named: given.first),
      let names = categoryColumn(named: across.first, besides: [values])
    else { return nil }
    let others = table.columns.indices.filter {
      $0 != values && $0 != names && isNumeric($0) && !isTime($0)
    }
    if given.isEmpty, !others.isEmpty {
      log.warning(
        "columns-not-shown",
        "of the columns of numbers only '\(table.columns[values].text)' is shown, not "
          + others.map { "'\(table.columns[$0].text)'" }.joined(separator: ", "),
        at: table.columns[others[0]].range,
        help: "name the one to show with \(isBars ? "--x" : "--y"), or draw all with --kind grouped"
      )
    }
    var rows: [(name: SourceScalar, value: SourceScalar, quantity: Quantity?)] = []
    var known: Set<String> = []
    for row in table.rows {
      if chart.kind != .waterfall, !known.insert(row[names].text).inserted {
        log.warning(
          "duplicate-category", "'\(row[names].text)' is there a second time", at: row[names].range,
          help: "a reader takes two bars of one name for a mistake: name them apart")
      }
      guard let read = quantity(row[values]) else { continue }
      rows.append((row[names], row[values], read.quantity))
    }
    guard
      let shown = shown(
        rows.map { $0.quantity?.value ?? -.infinity },
        unless: isBars && !isTime(names) ? .value : .given)
    else { return nil }
    checkHighlights(shown.map { rows[$0].name.text })
    checkTotals(shown.map { rows[$0].name.text })
    var result = Result(definition: definition(hidden: rows.count - shown.count))
    for (place, row) in shown.map({ rows[$0] }).enumerated() {
      let id = "row-\(place + 1)"
      if let quantity = row.quantity {
        result.facts.append(
          Fact(id: id, label: row.name.text, value: .quantity(quantity), basis: .source))
      }
      result.definition.rows.append(
        ChartDefinition.Row(
          label: Self.label(row.name.text),
          reference: row.quantity == nil ? nil : id,
          isHighlighted: chart.highlights.contains(row.name.text),
          isTotal: chart.totals.contains(row.name.text), range: row.value.range))
    }
    return result
  }

  private func checkTotals(_ names: [String]) {
    if let first = chart.totals.first, chart.kind != .waterfall {
      log.error(
        "wrong-key", "'\(first)' cannot be a total of a chart of the kind '\(chart.kind.rawValue)'",
        at: table.range, help: "leave it out, or draw a waterfall")
    }
    for name in chart.totals where !names.contains(name) {
      log.error(
        "unknown-total", "the data have no '\(name)' to be a total", at: table.range,
        help: NearName.help(for: name, in: names))
    }
  }

  // MARK: Distributions

  /// How often values fall into intervals.
  func distribution() -> Result? {
    let named = chart.x + chart.y
    if let more = named.dropFirst().first {
      log.error(
        "too-many-columns", "a histogram shows one column, not also '\(more)'", at: table.range,
        help: "leave it out, or draw one for each")
      return nil
    }
    guard let values = valueColumn(named: named.first) else { return nil }
    let names = table.columns.indices.first { $0 != values }
    checkHighlights([])
    checkTotals([])
    var result = Result(definition: definition())
    for (number, row) in table.rows.enumerated() {
      guard let read = quantity(row[values]) else { continue }
      let id = "row-\(number + 1)"
      let label = names.map { row[$0].text } ?? String(number + 1)
      if let quantity = read.quantity {
        result.facts.append(
          Fact(id: id, label: label, value: .quantity(quantity), basis: .source))
      }
      result.definition.rows.append(
        ChartDefinition.Row(
          label: Self.label(label), reference: read.quantity == nil ? nil : id,
          range: row[values].range))
    }
    return result
  }

  // MARK: Groups

  /// The chart of several columns of values by one of categories.
  func groups() -> Result? {
    guard let values = valueColumns(named: chart.x) else { return nil }
    if chart.kind == .slope || chart.kind == .bullet, values.count < 2 {
      log.error(
        "too-few-columns",
        chart.kind == .slope
          ? "a slope needs two columns of values, from one to the other"
          : "a bullet graph needs two columns of values, what is and what should be",
        at: table.columns[values[0]].range, help: "show one column as bars with --kind bars")
      return nil
    }
    guard let names = categoryColumn(named: chart.y.first, besides: values) else { return nil }
    // The lines of a slope are the rows, its times the columns.
    let marksRows = chart.kind == .slope
    checkHighlights(
      marksRows ? table.rows.map { $0[names].text } : values.map { table.columns[$0].text })
    checkTotals([])
    var rows: [(row: [SourceScalar], name: SourceScalar, quantities: [Quantity?], weight: Double)] =
      []
    var known: Set<String> = []
    for row in table.rows {
      let name = row[names]
      if !known.insert(name.text).inserted {
        log.error(
          "duplicate-category", "'\(name.text)' is there a second time", at: name.range,
          help: "a chart has one row for each category")
      }
      var quantities: [Quantity?] = []
      for place in values {
        let read = quantity(row[place])
        if chart.kind.isStacked, let value = read?.quantity?.value, value < 0 {
          log.error(
            "negative-in-stack", "'\(row[place].text)' is below zero and cannot be stacked",
            at: row[place].range, help: "stack them on both sides of zero with --kind diverging")
        }
        quantities.append(read?.quantity)
      }
      let sizes = quantities.map { $0?.value ?? 0 }
      // Each share may have been rounded up by half of its last digit.
      let slack = quantities.reduce(0) { $0 + ($1?.rounding ?? 0) }
      if chart.kind.isStacked, isPercent, sizes.reduce(0, +) > 100 + slack {
        log.error(
          "stack-beyond-whole", "the shares of '\(name.text)' are more than 100 per cent together",
          at: name.range, help: "show them side by side with --kind grouped, or correct the shares")
      }
      let weight = chart.kind.isStacked ? sizes.reduce(0, +) : sizes.first ?? 0
      rows.append((row, name, quantities, weight))
    }
    guard let shown = shown(rows.map(\.weight), unless: .given) else { return nil }
    var result = Result(definition: definition(hidden: rows.count - shown.count))
    for (number, row) in shown.map({ rows[$0] }).enumerated() {
      for (place, quantity) in zip(values, row.quantities) {
        let id = "row-\(number + 1)-\(place + 1)"
        if let quantity {
          result.facts.append(
            Fact(id: id, label: row.name.text, value: .quantity(quantity), basis: .source))
        }
        let series = table.columns[place].text
        result.definition.rows.append(
          ChartDefinition.Row(
            label: Self.label(row.name.text), series: series,
            reference: quantity == nil ? nil : id,
            isHighlighted: chart.highlights.contains(marksRows ? row.name.text : series),
            range: row.row[place].range))
      }
    }
    return result
  }

  /// The columns that are named or, where none is, all of numbers but those of dates.
  private func valueColumns(named names: [String]) -> [Int]? {
    var places: [Int] = []
    for name in names {
      guard let place = column(name) else { return nil }
      places.append(place)
    }
    if names.isEmpty { places = table.columns.indices.filter { isNumeric($0) && !isTime($0) } }
    if places.isEmpty { return valueColumn(named: nil).map { [$0] } }
    return places
  }

  // MARK: Lines

  /// The chart of columns of values over one of dates.
  func lines() -> Result? {
    guard let times = timeColumn(named: chart.x.first) else { return nil }
    let named = chart.y
    var columns: [Int] = []
    for name in named {
      guard let place = column(name) else { return nil }
      columns.append(place)
    }
    if named.isEmpty {
      columns = table.columns.indices.filter { $0 != times && isNumeric($0) }
      guard !columns.isEmpty else {
        log.error("no-values", "the data have no column of numbers", at: table.range)
        return nil
      }
    }
    checkHighlights(columns.map { table.columns[$0].text })
    checkTotals([])
    if chart.kind == .area, isPercent { checkWhole(columns, of: times) }
    var result = Result(definition: definition())
    for place in columns {
      var points: [Series.Point] = []
      for row in table.rows {
        guard let date = PartialDate(row[times].text) else {
          log.error(
            "wrong-date", "'\(row[times].text)' is no date", at: row[times].range,
            help: "write it as 2019, 2019-09 or 2019-09-03")
          continue
        }
        guard let read = quantity(row[place]) else { continue }
        if chart.kind == .area, columns.count > 1, let value = read.quantity?.value, value < 0 {
          log.error(
            "negative-in-stack", "'\(row[place].text)' is below zero and cannot be stacked",
            at: row[place].range, help: "show the values as lines with --kind lines")
        }
        points.append(
          Series.Point(
            date: date, quantity: read.quantity, isBreak: false, range: row[place].range))
      }
      let id = "column-\(place + 1)"
      let name = table.columns[place].text
      result.series.append(Series(id: id, label: name, unit: unit, points: points))
      result.definition.lines.append(
        ChartDefinition.Line(
          series: id, label: name, isHighlighted: chart.highlights.contains(name)))
    }
    return result
  }

  /// Reports the rows whose shares are more than the whole.
  private func checkWhole(_ columns: [Int], of names: Int) {
    for row in table.rows {
      let shares = columns.compactMap { try? number(row[$0].text).get() }
      let slack = shares.reduce(0) { $0 + $1.rounding }
      let sum = shares.reduce(0) { $0 + $1.value }
      guard sum > 100 + slack else { continue }
      log.error(
        "stack-beyond-whole",
        "the shares of '\(row[names].text)' are more than 100 per cent together",
        at: row[names].range, help: "show them as lines with --kind lines, or correct the shares")
    }
  }

  /// The places of the rows that are shown, in the order of the chart or, unless it has one, in that
  /// of `usual`; `nil` if they are too many, which is reported.
  private func shown(_ weights: [Double], unless usual: DataChart.Sort) -> [Int]? {
    let ranked = weights.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
    let kept = Set(ranked.prefix(chart.top ?? weights.count))
    let order = (chart.sort ?? usual) == .value ? ranked : Array(weights.indices)
    let shown = order.filter(kept.contains)
    guard shown.count <= DataChart.mostRows else {
      log.error(
        "too-many-rows", "\(shown.count) categories find no room in a chart", at: table.range,
        help: "show the greatest with --top 20")
      return nil
    }
    return shown
  }

  // MARK: Columns of the table

  private func column(_ name: String) -> Int? {
    if let place = table.column(name) { return place }
    log.error(
      "unknown-column", "the data have no column '\(name)'",
      at: table.columns.first?.range ?? table.range,
      help: NearName.help(for: name, in: table.columns.map(\.text)))
    return nil
  }

  /// Whether a column is one of numbers: most of its cells are, so that one that was mistyped is an
  /// error at its place, and does not hide the column.
  private func isNumeric(_ place: Int) -> Bool {
    var (numbers, others) = (0, 0)
    for row in table.rows where !isMissing(row[place].text) {
      if case .success = number(row[place].text) { numbers += 1 } else { others += 1 }
    }
    return numbers > others
  }

  private func valueColumn(named name: String?) -> Int? {
    if let name { return column(name) }
    if let found = table.columns.indices.last(where: isNumeric) {
      return table.columns.indices.first { isNumeric($0) && !isTime($0) } ?? found
    }
    // A value that is nearly a number says best what is wrong.
    for cell in table.rows.joined() where cell.text.contains(where: \.isNumber) {
      if case .failure(let fault) = number(cell.text) {
        log.error(
          "not-a-number", "'\(cell.text)' is no number: \(fault.reason)", at: cell.range,
          help: fault.help)
        return nil
      }
    }
    log.error("no-values", "the data have no column of numbers", at: table.range)
    return nil
  }

  private func categoryColumn(named name: String?, besides values: [Int]) -> Int? {
    if let name { return column(name) }
    if let place = table.columns.indices.first(where: { !values.contains($0) }) { return place }
    log.error(
      "no-categories", "the data have no column of names beside the values", at: table.range)
    return nil
  }

  private func isTime(_ place: Int) -> Bool {
    !table.rows.isEmpty && table.rows.allSatisfy { PartialDate($0[place].text) != nil }
  }

  private func isMostlyTime(_ place: Int) -> Bool {
    table.rows.count { PartialDate($0[place].text) != nil } * 2 > table.rows.count
  }

  /// The name of a category on one line.
  private static func label(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.isEmpty ? "–" : line
  }

  private func timeColumn(named name: String?) -> Int? {
    if let name { return column(name) }
    if let place = table.columns.indices.first(where: isTime) { return place }
    // One of dates in which a few are mistyped: each is an error at its place.
    if let place = table.columns.indices.first(where: { !isNumeric($0) && isMostlyTime($0) }) {
      return place
    }
    log.error(
      "no-dates", "the data have no column of dates", at: table.range,
      help: "write dates as 2019, 2019-09 or 2019-09-03, or name their column with x")
    return nil
  }

  private func checkHighlights(_ names: [String]) {
    for name in chart.highlights where !names.contains(name) {
      log.error(
        "unknown-highlight", "the data have no '\(name)' to highlight", at: table.range,
        help: NearName.help(for: name, in: names))
    }
  }
}
