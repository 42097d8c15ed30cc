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
  let table: SourceTable
  let log: DiagnosticLog

  init(_ chart: DataChart, _ table: SourceTable, _ log: DiagnosticLog) {
    self.chart = chart
    self.table = table
    self.log = log
  }

  var isPercent: Bool { ["%", "percent", "per cent"].contains(chart.unit) }

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

  func definition(hidden: Int = 0) -> ChartDefinition {
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
    guard let values = valueColumn(named: given.first, besides: across.first),
      let names = categoryColumn(named: across.first, besides: [values]), checkNames(in: names)
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

  func checkTotals(_ names: [String]) {
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

  // MARK: Groups

  /// The chart of several columns of values by one of categories.
  func groups() -> Result? {
    guard let values = valueColumns(named: chart.x, besides: chart.y.first) else { return nil }
    if chart.kind == .slope || chart.kind == .bullet, values.count < 2 {
      log.error(
        "too-few-columns",
        chart.kind == .slope
          ? "a slope needs two columns of values, from one to the other"
          : "a bullet graph needs two columns of values, what is and what should be",
        at: table.columns[values[0]].range, help: "show one column as bars with --kind bars")
      return nil
    }
    guard let names = categoryColumn(named: chart.y.first, besides: values),
      checkNames(in: names)
    else { return nil }
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
      let sum = StackSum(quantities.compactMap(\.self))
      if chart.kind.isStacked, isPercent, chart.isWhole, sum.isShortOfWhole,
        !quantities.contains(where: { $0 == nil })
      {
        log.add(sum.short(of: name.text, at: name.range))
      }
      if chart.kind.isStacked, isPercent, sum.isBeyondWhole {
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

  /// The places of the rows that are shown, in the order of the chart or, unless it has one, in that
  /// of `usual`; `nil` if they are too many, which is reported.
  func shown(_ weights: [Double], unless usual: DataChart.Sort) -> [Int]? {
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
}
