import Charts
import CountryRisk
import Drawing
import LayoutEngine

/// Makes the cells of a table and keeps what they say beside it: their sources, and the signs that
/// need a legend.
struct TableCells {
  private let context: SectionContext
  let columns: [NumberColumn]
  private(set) var sources: [String] = []
  var signs = Signs()

  /// What is the same for all numbers of a column.
  struct NumberColumn {
    /// The unit of all of them, which then stands in the head.
    var unit: CountryRisk.Unit?
    var decimals = 0
    var hasNumbers = false
    /// Whether nothing but numbers and signs stands in it.
    var isNumeric = true
    var hasBars = false
  }

  /// Signs that stand in for values, for the legend.
  struct Signs {
    var reasons: [String] = []
    var hasNotApplicable = false
    var isPartial = false
  }

  init(_ definition: TableDefinition, _ context: SectionContext) {
    self.context = context
    columns = definition.columns.map { column in
      var numbers = NumberColumn()
      var units: [CountryRisk.Unit] = []
      for row in definition.rows {
        if case .bar? = row.cells[column.id] { numbers.hasBars = true }
        switch row.cells[column.id] {
        case .value(let reference), .bar(let reference):
          guard let quantity = context.resolve(reference)?.quantity else {
            numbers.isNumeric = false
            continue
          }
          numbers.hasNumbers = true
          numbers.decimals = max(numbers.decimals, quantity.decimals)
          if !units.contains(quantity.unit) { units.append(quantity.unit) }
        case .missing, .notApplicable, nil: break
        default: numbers.isNumeric = false
        }
      }
      numbers.decimals = column.decimals ?? numbers.decimals
      numbers.unit = units.count == 1 ? units[0] : nil
      return numbers
    }
  }

  // MARK: Cells

  /// The name of a row, with the sign of its partner.
  mutating func stub(_ row: TableDefinition.Row) -> Table.Cell {
    var inlines: [Inline] = []
    if let label = row.label {
      inlines = written(label, .tableStrong)
    } else if let partner = row.partner {
      inlines = [context.plain(context.index.name(of: partner), .tableStrong)]
    }
    var cell = context.cell(inlines, .tableStrong)
    if let partner = row.partner, context.tones.has(partner) {
      cell.flag = context.swatch(partner, beside: .tableStrong)
    }
    return cell
  }

  private mutating func written(_ text: RichText, _ role: TextRole) -> [Inline] {
    let written = context.text.write(text, context.theme[role], form: .symbol)
    sources += written.sources
    return written.inlines
  }

  /// The cell of a row in a column.
  mutating func cell(
    _ cell: TableDefinition.Cell?, in column: Int, _ row: TableDefinition.Row
  ) -> Table.Cell {
    let slot = context.theme[.tableCell].slot
    switch cell {
    case nil: return context.cell("", .tableCell)
    case .text(let texts):
      return Table.Cell(texts.map { .text(written($0, .tableCell), slot: slot) })
    case .items(let items):
      let indent = context.theme[.paragraphIndent] * 0.7
      return Table.Cell(
        items.map { item in
          let bullet = Inline("•\u{2002}", context.theme[.tableCell], allowsHyphens: false)
          return .text([bullet] + written(item, .tableCell), slot: slot, hanging: indent)
        })
    case .value(let reference): return number(reference, in: column)
    case .bar(let reference):
      var cell = number(reference, in: column)
      cell.parts.append(bar(context.resolve(reference)?.quantity, in: column, row))
      return cell
    case .trend(let name): return trend(name, row)
    case .interval(let low, let high): return interval(low, high, row)
    case .status(let status, let text):
      let sign = StatusSign.frame(StatusSign.Status(status), context.theme.chartStyle)
      var cell = context.cell(written(text, .tableCell))
      cell.flag = context.level(sign, beside: .tableCell)
      return cell
    case .missing(let reason):
      if !signs.reasons.contains(reason) { signs.reasons.append(reason) }
      return sign(Self.missingSign, in: column, row)
    case .notApplicable:
      signs.hasNotApplicable = true
      return sign(Self.notApplicableSign, in: column, row)
    }
  }

  /// A sign in place of a value, with the room of a bar below it where others have one.
  private func sign(_ text: String, in column: Int, _ row: TableDefinition.Row) -> Table.Cell {
    var cell = context.cell(text, .tableCell)
    if columns[column].hasBars { cell.parts.append(bar(nil, in: column, row)) }
    return cell
  }

  /// The bar of a share, or as much room as one takes.
  private func bar(
    _ quantity: Quantity?, in column: Int, _ row: TableDefinition.Row
  ) -> Table.Part {
    let bar = context.shareBar(
      quantity ?? Quantity(0, unit: .percent), row.partner ?? "", width: Self.barWidth,
      fromRight: columns[column].isNumeric)
    return .drawing(quantity == nil ? Frame(size: bar.size) : bar, alternate: nil)
  }

  private mutating func number(_ reference: String, in column: Int) -> Table.Cell {
    guard let value = context.resolve(reference) else { return context.cell("") }
    sources += value.sources
    if case .missing(let reason) = value.value {
      if !signs.reasons.contains(reason) { signs.reasons.append(reason) }
      return context.cell(Self.missingSign)
    }
    guard let quantity = value.quantity else {
      return context.cell(context.text.write(value, .symbol), showing: reference)
    }
    return context.cell(digits(quantity, in: column), showing: reference)
  }

  /// A number in the form that its column has.
  func digits(_ quantity: Quantity, in column: Int) -> String {
    let numbers = columns[column]
    let isNamed = numbers.unit != nil && numbers.isNumeric
    return context.values.quantity(
      quantity, isNamed ? .signed : .symbol,
      decimals: numbers.unit == nil ? nil : numbers.decimals)
  }

  // MARK: Drawings

  private static let barWidth = 54.0
  private static let trendWidth = 60.0
  static let missingSign = "…"
  static let notApplicableSign = "–"

  private mutating func trend(_ name: String, _ row: TableDefinition.Row) -> Table.Cell {
    guard case .success(.series(let series)) = context.index.data(name) else {
      return context.cell("")
    }
    let values = series.points.map { context.index.value(of: $0, in: series) }
    sources += values.flatMap(\.sources)
    guard values.contains(where: { $0.quantity != nil }) else {
      let reasons = values.compactMap { value in
        if case .missing(let reason) = value.value { reason } else { nil }
      }
      let reason = reasons.first ?? ""
      if !reason.isEmpty, !signs.reasons.contains(reason) { signs.reasons.append(reason) }
      return context.cell(Self.missingSign)
    }
    let points = zip(series.points, values).map { point, value in
      Sparkline.Point(
        time: point.date.years, value: value.quantity?.value, isBreak: point.isBreak)
    }
    let slot = context.theme[.tableCell].slot
    let color = row.partner.map { context.tones[$0].fill } ?? context.theme[.accent]
    let line = Sparkline.frame(
      points, width: Self.trendWidth, height: slot * 0.8, context.theme.chartStyle, color: color)
    var frame = Frame(size: Size(width: Self.trendWidth, height: slot))
    frame.add(line, at: Point(x: 0, y: slot * 0.1))
    frame.add(.value(ShownValue(name)), at: .zero)
    return Table.Cell([.drawing(frame, alternate: words(of: series, values))])
  }

  /// A series in words: its first and last value.
  private func words(of series: Series, _ values: [ResolvedValue]) -> String {
    let known = zip(series.points, values).filter { $0.1.quantity != nil }
    return ([known.first, known.last].compactMap(\.self)).map { point, value in
      "\(context.values.shortDate(point.date)): " + context.text.write(value, .symbol)
    }.joined(separator: "; ")
  }

  private mutating func interval(
    _ low: String, _ high: String, _ row: TableDefinition.Row
  ) -> Table.Cell {
    guard let lower = context.resolve(low), let upper = context.resolve(high),
      let first = lower.quantity, let last = upper.quantity
    else { return context.cell("") }
    sources += lower.sources + upper.sources
    if first.unit != last.unit {
      context.log.error(
        "mixed-units", "a range cannot run from '\(low)' to '\(high)', whose units differ",
        at: row.range, help: "name two values of one unit")
    }
    let text =
      context.values.quantity(first, .number) + "–" + context.values.quantity(last, .symbol)
    var inline = context.plain(text, .tableCell).showing(low)
    inline.values[1] = ShownValue(high)
    var cell = context.cell([inline])
    if first.unit == .percent, last.unit == .percent {
      let color = row.partner.map { context.tones[$0].fill } ?? context.theme[.accent]
      let bar = RangeBar.frame(
        from: first.value / 100, to: last.value / 100, width: Self.barWidth,
        context.theme.chartStyle, color: color)
      var frame = Frame(size: Size(width: Self.barWidth, height: bar.size.height + 3))
      frame.add(bar, at: Point(x: 0, y: 2))
      cell.parts.append(.drawing(frame, alternate: nil))
    }
    return cell
  }

  // MARK: Legend

  /// What the signs in the table mean.
  var legend: String {
    var parts: [String] = []
    if !signs.reasons.isEmpty {
      parts.append(
        Self.missingSign + "\u{A0}" + context.phrases.noData + " ("
          + signs.reasons.joined(separator: "; ") + ")")
    }
    if signs.hasNotApplicable {
      parts.append(Self.notApplicableSign + "\u{A0}" + context.phrases.notApplicable)
    }
    if signs.isPartial { parts.append(context.phrases.partialSum) }
    return parts.isEmpty ? "" : parts.joined(separator: ". ") + "."
  }
}

extension StatusSign.Status {
  init(_ status: TableDefinition.Cell.Status) {
    self =
      switch status {
      case .good: .good
      case .watch: .watch
      case .bad: .bad
      }
  }
}
