import Charts
import CountryRisk
import Drawing
import LayoutEngine

/// A table of the profile as an exhibit of a report.
struct TableExhibit {
  private let definition: TableDefinition
  private let context: SectionContext
  private let columns: [NumberColumn]
  private var sources: [String] = []
  private var signs = Signs()

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
  private struct Signs {
    var reasons: [String] = []
    var hasNotApplicable = false
    var isPartial = false
  }

  /// The exhibit of `definition`.
  static func block(
    _ definition: TableDefinition, _ context: SectionContext, width: Double? = nil
  ) -> Exhibit {
    var exhibit = TableExhibit(definition, context)
    return exhibit.block(width: width ?? context.grid.block.width)
  }

  private init(_ definition: TableDefinition, _ context: SectionContext) {
    self.definition = definition
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

  private mutating func block(width: Double) -> Exhibit {
    var table = Table(
      columns: [context.column(definition.stub, maximum: width * 0.4)]
        + definition.columns.enumerated().map(head), rows: rows(),
      style: context.tableStyle(isDense: definition.isDense),
      decimalMark: Character(context.phrases.decimalMark))
    table.spanners = spanners.isEmpty ? [] : [spanners]
    table.wide = Table.Wide(definition.wide)
    if definition.carries { table.carry = carry() }
    let title = context.text.write(
      definition.title, context.theme[.exhibitTitle], citations: .none, form: .prose)
    let subtitle = context.text.write(
      definition.subtitle, context.theme[.exhibitSubtitle], citations: .none, form: .symbol)
    var notes: [[Inline]] = []
    if let note = definition.note {
      let written = context.text.write(
        note, context.theme[.source], citations: .none, form: .symbol)
      sources += written.sources
      notes.append(written.inlines)
    }
    let legend = legend
    if !legend.isEmpty { notes.append(context.note(legend)) }
    return context.exhibit(
      title: title.text,
      subtitle: [subtitle.text, commonUnit.map { context.values.unitName($0) } ?? ""]
        .filter { !$0.isEmpty }.joined(separator: ", "), content: .table(table), notes: notes,
      sources: sources + title.sources + subtitle.sources, width: width,
      target: "table:" + definition.id, range: definition.range)
  }

  // MARK: Columns

  private func head(_ place: Int, _ column: TableDefinition.Column) -> Table.Column {
    let numbers = columns[place]
    let unit = commonUnit == nil ? numbers.unit.map { context.values.unitName($0) } ?? "" : ""
    let isNumeric = numbers.hasNumbers && numbers.isNumeric
    let alignment: Table.Column.Alignment =
      switch column.alignment {
      case .leading: .leading
      case .center: .center
      case .trailing: .trailing
      case .decimal: .decimal
      case nil: isNumeric ? .decimal : .leading
      }
    var head = context.column(
      column.label + (unit.isEmpty || !isNumeric ? "" : ", " + unit), alignment)
    head.isHyphenated = column.isHyphenated
    return head
  }

  /// The unit of all columns of numbers, if they are several; it then stands in the subtitle.
  private var commonUnit: CountryRisk.Unit? {
    let numeric = columns.filter { $0.hasNumbers && $0.isNumeric }
    guard numeric.count > 1, let unit = numeric[0].unit,
      numeric.allSatisfy({ $0.unit == unit })
    else { return nil }
    return unit
  }

  private var spanners: [Table.Spanner] {
    var spanners: [Table.Spanner] = []
    for (place, column) in definition.columns.enumerated() {
      guard let label = column.spanner else { continue }
      // The first column of the table is the stub.
      let own = place + 1..<place + 2
      if place > 0, definition.columns[place - 1].spanner == label, let last = spanners.last {
        spanners[spanners.count - 1].columns = last.columns.lowerBound..<own.upperBound
      } else {
        spanners.append(Table.Spanner([context.plain(label, .tableHead)], over: own))
      }
    }
    return spanners
  }

  // MARK: Rows

  private mutating func rows() -> [Table.Row] {
    var rows: [Table.Row] = []
    var group: [TableDefinition.Row] = []
    let hasGroups = definition.rows.contains { $0.group != nil }
    for (place, row) in definition.rows.enumerated() {
      group.append(row)
      var cells = [stub(row)]
      for (index, column) in definition.columns.enumerated() {
        cells.append(cell(row.cells[column.id], in: index, row))
      }
      let isEnd = place == definition.rows.count - 1
      let endsGroup = isEnd || definition.rows[place + 1].group != nil
      let sumsUp = endsGroup && hasGroups && definition.summaries.contains(.groups)
      rows.append(
        Table.Row(
          cells, endsGroup: endsGroup && !sumsUp,
          groupLabel: row.group.map { [context.plain($0, .tableGroup)] }, range: row.range))
      if sumsUp { rows.append(summary(of: group)) }
      if endsGroup { group = [] }
    }
    if definition.summaries.contains(.all) { rows.append(summary(of: definition.rows)) }
    return rows
  }

  private mutating func stub(_ row: TableDefinition.Row) -> Table.Cell {
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

  private mutating func cell(
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
      return context.cell(context.text.write(value, .symbol))
    }
    return context.cell(digits(quantity, in: column))
  }

  private func digits(_ quantity: Quantity, in column: Int) -> String {
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
    let text =
      context.values.quantity(first, .number) + "–" + context.values.quantity(last, .symbol)
    var cell = context.cell(text)
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

  // MARK: Sums

  private mutating func summary(of rows: [TableDefinition.Row]) -> Table.Row {
    let isAll = rows.count == definition.rows.count
    let used = Set(definition.columns.compactMap(\.summary))
    let label =
      used.count == 1 ? used.first.map { context.phrases.summaries[$0.rawValue] ?? "" } : ""
    let name = label?.isEmpty == false ? label ?? "" : context.phrases.summary
    var cells = [
      context.cell(isAll ? name : rows.first?.group.map { name + ": " + $0 } ?? name, .tableStrong)
    ]
    for (place, column) in definition.columns.enumerated() {
      guard let kind = column.summary, let quantity = Self.summary(kind, of: rows, column, context)
      else {
        cells.append(context.cell("", .tableStrong))
        continue
      }
      if quantity.isPartial { signs.isPartial = true }
      cells.append(context.cell(digits(quantity.value, in: place), .tableStrong))
    }
    return Table.Row(cells, endsGroup: true, isSummary: true)
  }

  /// What sums up a column over `rows`. Missing values make of a sum a lower bound.
  private static func summary(
    _ kind: TableDefinition.Summary, of rows: [TableDefinition.Row],
    _ column: TableDefinition.Column, _ context: SectionContext
  ) -> (value: Quantity, isPartial: Bool)? {
    var quantities: [Quantity] = []
    var isPartial = false
    for row in rows {
      switch row.cells[column.id] {
      case .value(let reference), .bar(let reference):
        if let quantity = context.resolve(reference)?.quantity {
          quantities.append(quantity)
        } else {
          isPartial = true
        }
      case .missing: isPartial = true
      default: break
      }
    }
    guard var result = quantities.first,
      quantities.allSatisfy({ $0.unit == result.unit })
    else { return nil }
    let values = quantities.map(\.value)
    result.decimals = quantities.map(\.decimals).max() ?? 0
    result.bound = quantities.dropFirst().reduce(result.bound) { $0.joined(with: $1.bound) }
    switch kind {
    case .sum:
      result.value = values.reduce(0, +)
      if isPartial, values.allSatisfy({ $0 >= 0 }) {
        result.bound = result.bound.joined(with: .atLeast)
      }
    case .mean:
      result.value = values.reduce(0, +) / Double(values.count)
      if isPartial { result.bound = .about }
    case .least: result.value = values.min() ?? 0
    case .greatest: result.value = values.max() ?? 0
    }
    return (result, isPartial)
  }

  /// The sums after each row, for pages that end there.
  private func carry() -> @Sendable (Int) -> Table.Carry? {
    let summed = definition.columns.map { $0.summary == .sum }
    guard summed.contains(true) else { return { _ in nil } }
    // Rows of the table that sum up others carry what stands before them.
    var sums: [[String]] = []
    var seen: [TableDefinition.Row] = []
    func add() {
      sums.append(
        definition.columns.enumerated().map { place, column in
          guard summed[place],
            let sum = Self.summary(.sum, of: seen, column, context)
          else { return "" }
          return digits(sum.value, in: place)
        })
    }
    let hasGroups = definition.rows.contains { $0.group != nil }
    for (place, row) in definition.rows.enumerated() {
      seen.append(row)
      add()
      let isEnd = place == definition.rows.count - 1
      let endsGroup = isEnd || definition.rows[place + 1].group != nil
      if endsGroup, hasGroups, definition.summaries.contains(.groups) { add() }
    }
    let look = context.theme[.tableSecond]
    let (forward, brought) = (context.phrases.carriedForward, context.phrases.broughtForward)
    @Sendable func cells(_ label: String, _ sums: [String]) -> [Table.Cell] {
      ([label] + sums).map {
        Table.Cell([Inline($0, look, allowsHyphens: false)], slot: look.slot)
      }
    }
    return { [sums] number in
      guard sums.indices.contains(number) else { return nil }
      return Table.Carry(
        forward: cells(forward, sums[number]), brought: cells(brought, sums[number]))
    }
  }

  // MARK: Legend

  /// What the signs in the table mean.
  private var legend: String {
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

extension Table.Wide {
  init(_ wide: TableDefinition.Wide) {
    self =
      switch wide {
      case .columns: .columns
      case .landscape: .landscape
      case .error: .error
      }
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
