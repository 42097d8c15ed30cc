import CountryRisk
import Drawing
import LayoutEngine

/// A table of the profile as an exhibit of a report.
struct TableExhibit {
  private let definition: TableDefinition
  private let context: SectionContext
  private var cells: TableCells
  private var sources: [String] = []

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
    cells = TableCells(definition, context)
  }

  private mutating func block(width: Double) -> Exhibit {
    let (rows, carried) = rows()
    var table = Table(
      columns: [context.column(definition.stub, maximum: width * 0.4)]
        + definition.columns.enumerated().map(head), rows: rows,
      style: context.tableStyle(isDense: definition.isDense),
      decimalMark: Character(context.phrases.decimalMark))
    table.spanners = spanners.isEmpty ? [] : [spanners]
    table.wide = Table.Wide(definition.wide)
    if definition.carries { table.carry = carry(carried) }
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
    let legend = cells.legend
    if !legend.isEmpty { notes.append(context.note(legend)) }
    return context.exhibit(
      title: title.text,
      subtitle: [subtitle.text, commonUnit.map { context.values.unitName($0) } ?? ""]
        .filter { !$0.isEmpty }.joined(separator: ", "), content: .table(table), notes: notes,
      sources: cells.sources + sources + title.sources + subtitle.sources,
      shows: [ShownValue](in: [definition.title, definition.subtitle]), width: width,
      target: "table:" + definition.id, range: definition.range)
  }

  // MARK: Columns

  private func head(_ place: Int, _ column: TableDefinition.Column) -> Table.Column {
    let numbers = cells.columns[place]
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
    let numeric = cells.columns.filter { $0.hasNumbers && $0.isNumeric }
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

  /// The rows with those that sum them up and, where they are carried, the sums after each of them.
  private mutating func rows() -> (rows: [Table.Row], carried: [[String]]) {
    var rows: [Table.Row] = []
    var carried: [[String]] = []
    let none = definition.columns.map { _ in ColumnSum() }
    var (all, group) = (none, none)
    var opening: (place: Int, name: String?) = (0, nil)
    let hasGroups = definition.rows.contains { $0.group != nil }
    for (place, row) in definition.rows.enumerated() {
      if row.group != nil { opening = (place, row.group) }
      var cells = [self.cells.stub(row)]
      for (index, column) in definition.columns.enumerated() {
        let cell = row.cells[column.id]
        cells.append(self.cells.cell(cell, in: index, row))
        all[index].add(cell, context)
        group[index].add(cell, context)
      }
      let isEnd = place == definition.rows.count - 1
      let endsGroup = isEnd || definition.rows[place + 1].group != nil
      let sumsUp = endsGroup && hasGroups && definition.summaries.contains(.groups)
      rows.append(
        Table.Row(
          cells, endsGroup: endsGroup && !sumsUp,
          groupLabel: row.group.map { [context.plain($0, .tableGroup)] }, range: row.range))
      if sumsUp {
        let isWhole = isEnd && opening.place == 0
        rows.append(summary(of: group, isWhole ? nil : opening.name))
      }
      if endsGroup { group = none }
      // A row that sums up others carries what stands before it.
      if definition.carries {
        carried += Array(repeating: sums(all), count: sumsUp ? 2 : 1)
      }
    }
    if definition.summaries.contains(.all) { rows.append(summary(of: all, nil)) }
    return (rows, carried)
  }

  /// A row that sums up a group or, without one, all rows.
  private mutating func summary(of sums: [ColumnSum], _ group: String?) -> Table.Row {
    let used = Set(definition.columns.compactMap(\.summary))
    let named =
      used.count == 1 ? used.first.flatMap { context.phrases.summaries[$0.rawValue] } : nil
    let name = named ?? context.phrases.summary
    var row = [context.cell(group.map { name + ": " + $0 } ?? name, .tableStrong)]
    for (place, column) in definition.columns.enumerated() {
      let quantity = column.summary.flatMap { sums[place].quantity($0) }
      if quantity != nil, sums[place].isPartial { cells.signs.isPartial = true }
      if let quantity, !quantity.isHeld {
        context.log.error(
          "too-large", "a sum of the column '\(column.id)' has more than 15 digits",
          at: definition.range,
          help: "give the values in a greater unit, such as millions")
      }
      row.append(
        context.cell(quantity.map { cells.digits($0, in: place) } ?? "", .tableStrong))
    }
    return Table.Row(row, endsGroup: true, isSummary: true)
  }

  /// The sums of the columns that have one.
  private func sums(_ sums: [ColumnSum]) -> [String] {
    definition.columns.enumerated().map { place, column in
      guard column.summary == .sum, let sum = sums[place].quantity(.sum) else { return "" }
      return cells.digits(sum, in: place)
    }
  }

  /// The rows that carry sums over, for pages that end after a row.
  private func carry(_ sums: [[String]]) -> @Sendable (Int) -> Table.Carry? {
    guard definition.columns.contains(where: { $0.summary == .sum }) else { return { _ in nil } }
    let look = context.theme[.tableSecond]
    let (forward, brought) = (context.phrases.carriedForward, context.phrases.broughtForward)
    @Sendable func cells(_ label: String, _ sums: [String]) -> [Table.Cell] {
      ([label] + sums).map {
        Table.Cell([Inline($0, look, allowsHyphens: false)], slot: look.slot)
      }
    }
    return { number in
      guard sums.indices.contains(number) else { return nil }
      return Table.Carry(
        forward: cells(forward, sums[number]), brought: cells(brought, sums[number]))
    }
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
