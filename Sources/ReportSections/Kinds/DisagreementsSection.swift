import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// Where the sources contradict each other.
///
///     - kind: disagreements
package struct DisagreementsSection: Section {
  package static let kind = "disagreements"
  package static let summary = "Matters on which sources differ, every value and our reading."

  package init(from reader: FieldReader) {}

  /// One disagreement with the values that can be compared.
  private struct Case {
    var disagreement: Disagreement
    var sides: [(value: String, detail: String, reference: String?)]
    var sources: [String]
    /// The largest over the smallest, if all sides are numbers of one unit.
    var ratio: Double?
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.disagreements.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    guard !context.profile.disagreements.isEmpty else { return [] }
    let phrases = context.phrases
    let cases = context.profile.disagreements.map { read($0, context) }
    let ratios = cases.filter { $0.ratio != nil }.sorted { $0.ratio! > $1.ratio! }
    let others = cases.filter { $0.ratio == nil }
    let columns = [
      context.column(phrases.quantity),
      context.column(phrases.sides),
      context.column(phrases.ratio, .trailing),
      context.column(phrases.ourReading),
    ]
    var rows = [Table.Row]()
    for group in [ratios, others] {
      for (place, item) in group.enumerated() {
        rows.append(row(item, isLast: place == group.count - 1, rows.isEmpty, context))
      }
    }
    let widest = ratios.first.flatMap { item in
      item.ratio.map {
        (item.disagreement.about.lowercasedFirst, context.values.number($0, decimals: 1))
      }
    }
    return [
      context.exhibit(
        title: phrases.disagreementsTitle(cases.count, widest?.0 ?? "", widest?.1 ?? ""),
        subtitle: phrases.disagreementsSubtitle,
        content: .table(Table(columns: columns, rows: rows, style: context.tableStyle)),
        sources: cases.flatMap(\.sources),
        shows: [ShownValue](in: cases.map(\.disagreement.reading)))
    ]
  }

  private func row(
    _ item: Case, isLast: Bool, _ isWorst: Bool, _ context: SectionContext
  ) -> Table.Row {
    let theme = context.theme
    var sides = [Table.Part]()
    for side in item.sides {
      sides.append(
        .text(
          [
            context.plain(side.value + "\u{A0} ", .tableStrong).showing(side.reference),
            context.plain(side.detail, .tableSecond),
          ], slot: theme[.tableCell].slot))
    }
    let ratio: Table.Cell
    if let value = item.ratio {
      var style = theme[.tableStrong]
      if isWorst { style.color = theme[.alert] }
      ratio = Table.Cell(
        [Inline("×" + context.values.number(value, decimals: 1), style)],
        slot: theme[.tableStrong].slot)
    } else {
      ratio = context.cell("–", .tableSecond)
    }
    let reading =
      item.disagreement.reading.map { reading in
        context.cell(
          [context.plain(context.text.plain(reading, form: .symbol).uppercasedFirst, .tableCell)])
      } ?? context.cell(context.phrases.noReading.uppercasedFirst, .tableSecond)
    return Table.Row(
      [context.cell(item.disagreement.about, .tableStrong), Table.Cell(sides), ratio, reading],
      endsGroup: isLast, range: item.disagreement.range)
  }

  private func read(_ disagreement: Disagreement, _ context: SectionContext) -> Case {
    var result = Case(disagreement: disagreement, sides: [], sources: [], ratio: nil)
    var quantities = [Quantity?]()
    for side in disagreement.sides {
      let value = side.reference.flatMap { context.resolve($0) }
      let sources = side.sources.isEmpty ? value?.sources ?? [] : side.sources
      result.sources += sources
      quantities.append(side.says == nil ? value?.quantity : nil)
      let printed =
        side.says ?? value.map { context.text.write($0, .symbol) } ?? context.phrases.noData
      let names = sources.prefix(2).compactMap { id in
        context.index.source(id).map { source in
          context.text.shortPublisher(source) + (source.year.map { " \($0)" } ?? "")
        }
      }
      var isStatement = false
      if side.says == nil, case .statement = value?.value { isStatement = true }
      var detail = names.joined(separator: ", ")
      if let date = value?.date, disagreement.sides.count > 1, !isStatement,
        !names.contains(where: { $0.hasSuffix(String(date.year)) })
      {
        detail += ", for \(date.year)"
      }
      result.sides.append(
        (
          isStatement ? value?.label ?? printed : printed, detail,
          side.says == nil ? side.reference : nil
        ))
    }
    let numbers = quantities.compactMap(\.self)
    if numbers.count == quantities.count, numbers.count > 1,
      Set(numbers.map(\.unit)).count == 1, numbers[0].unit != .year, numbers[0].unit != .rank,
      numbers[0].unit.isCardinal,
      let least = numbers.map(\.value).min(), let most = numbers.map(\.value).max(), least > 0
    {
      result.ratio = most / least
    }
    return result
  }
}
