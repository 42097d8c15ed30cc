import Charts
import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// The partners side by side: tier, since when, what each raises and wants, how much it holds.
///
///     - kind: partner-comparison
///       partners: down
///       columns: [tier, since, concerns, aim, exposure]
///       exposure: [imports, exports]
package struct PartnerComparisonSection: Section {
  package static let kind = "partner-comparison"
  package static let summary =
    "Partners with tier, since when, concerns, aim and exposure, down or across the page."
  package static let options = [
    SectionOption(
      "partners", .choice(Direction.allCases.map(\.rawValue)),
      "Whether partners run down the page or across it; down if left out."),
    SectionOption(
      "columns", .choices(Column.allCases.map(\.rawValue)), "What is shown; all if left out."),
    SectionOption(
      "exposure", .text,
      "Id of the dependency whose shares show the exposure, where a profile has it."),
    SectionOption(
      "history", .truth, "Whether earlier tiers stand under the present one; true if left out."),
  ]

  enum Direction: String, CaseIterable, Sendable { case down, across }

  enum Column: String, CaseIterable, Sendable { case tier, since, concerns, aim, exposure }

  let direction: Direction
  let columns: [Column]
  let exposure: [SourceScalar]
  let hasHistory: Bool

  package init(from reader: FieldReader) {
    direction = reader.optionalChoice("partners", Direction.self) ?? .down
    let named = reader.scalars("columns").compactMap {
      reader.choice($0, "'columns'", Column.self)
    }
    columns = named.isEmpty ? Column.allCases : named
    exposure = reader.oneOrMore("exposure")
    hasHistory = reader.bool("history", default: true)
  }

  package func check(_ context: SectionContext) {
    if exposure.allSatisfy({ context.index.dependency($0.text) == nil }) {
      context.warnOfUnknownDependencies(exposure)
    }
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.partners.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let partners = context.profile.partners
    guard !partners.isEmpty else { return [] }
    let dependency = exposure.lazy.compactMap { context.index.dependency($0.text) }.first
    let shown = columns.filter { column in
      switch column {
      case .exposure: dependency != nil
      case .concerns: partners.contains { !$0.concerns.isEmpty }
      case .aim: partners.contains { $0.aim != nil }
      case .tier, .since: partners.contains { $0.partnership != nil }
      }
    }
    let phrases = context.phrases
    let highest = context.profile.tiers.max { $0.rung < $1.rung }
    let top = partners.count { $0.partnership?.tier == highest?.id && highest != nil }
    var notes = [[Inline]]()
    if shown.contains(.tier), !context.profile.tiers.isEmpty {
      let names = context.profile.tiers.map { $0.label.lowercasedFirst }
      notes.append(
        context.note(
          phrases.rungs(names.joined(separator: ", "))))
    }
    let exposures = dependency.map { DependencyShares($0, context) }
    let isLimited = partners.contains { partner in
      if case .atMost = exposures?.share(of: partner.code) { true } else { false }
    }
    if shown.contains(.exposure), isLimited, let limit = exposures?.limit {
      notes.append(context.note(phrases.unlistedNote(context.values.short(limit))))
    }
    let sources =
      partners.flatMap { partner in
        (partner.partnership?.sources ?? []) + partner.history.flatMap(\.sources)
          + partner.concernSources
      } + (exposures?.sources ?? [])
    let table =
      direction == .down
      ? down(partners, shown, exposures, context) : across(partners, shown, exposures, context)
    var subtitle = phrases.partnersSubtitle
    if shown.contains(.exposure), let dependency {
      subtitle +=
        "; \(dependency.label.lowercasedFirst): \(context.text.plain(dependency.measure)), "
        + phrases.perCent
    }
    return [
      context.exhibit(
        title: phrases.partnersTitle(
          partners.count, top, highest?.label.lowercasedFirst ?? ""),
        subtitle: subtitle, content: .table(table), notes: notes, sources: sources,
        shows: [ShownValue](in: partners.map(\.aim) + [dependency?.measure]))
    ]
  }

  private func label(_ column: Column, _ exposures: DependencyShares?, _ phrases: Phrases) -> String
  {
    switch column {
    case .tier: phrases.tier
    case .since: phrases.since
    case .concerns: phrases.concerns
    case .aim: phrases.aim
    case .exposure: exposures?.dependency.label ?? ""
    }
  }

  private func down(
    _ partners: [Partner], _ shown: [Column], _ exposures: DependencyShares?,
    _ context: SectionContext
  ) -> Table {
    let columns =
      [context.column(context.phrases.partner)]
      + shown.map { column in
        let name = label(column, exposures, context.phrases)
        return switch column {
        case .exposure: context.column(name, .trailing, minimum: 42)
        case .tier: context.column(name, maximum: 136)
        case .since: context.column(name, minimum: 44, maximum: 44)
        case .concerns, .aim: context.column(name)
        }
      }
    let lastNeighbour = partners.lastIndex { $0.role == .neighbour }
    let rows = partners.enumerated().map { place, partner in
      Table.Row(
        [nameCell(partner, context)]
          + shown.map { cell($0, partner, exposures, context) },
        endsGroup: place == lastNeighbour || place == partners.count - 1, range: partner.range)
    }
    return Table(columns: columns, rows: rows, style: context.tableStyle)
  }

  private func across(
    _ partners: [Partner], _ shown: [Column], _ exposures: DependencyShares?,
    _ context: SectionContext
  ) -> Table {
    var style = context.tableStyle
    style.headPadding = 5
    let columns =
      [context.column("", minimum: 48)]
      + partners.map { partner in
        var column = context.column(partner.name, minimum: 40)
        if let own = partner.ownName {
          column.label.append(
            Inline(
              "\n" + own.text, context.theme[.tableSecond], allowsHyphens: false,
              language: own.language))
        }
        return column
      }
    let rows = shown.enumerated().map { place, column in
      Table.Row(
        [context.cell(label(column, exposures, context.phrases), .tableStrong)]
          + partners.map { cell(column, $0, exposures, context, isNarrow: true) },
        endsGroup: place == shown.count - 1)
    }
    return Table(columns: columns, rows: rows, style: style)
  }

  private func nameCell(_ partner: Partner, _ context: SectionContext) -> Table.Cell {
    let theme = context.theme
    var parts: [Table.Part] = [
      .text([context.plain(partner.name.unbroken, .tableName)], slot: theme[.tableName].slot)
    ]
    if let own = partner.ownName {
      parts.append(
        .text(
          [
            Inline(
              own.text, theme[.tableCell].colored(theme[.ink2]), allowsHyphens: false,
              language: own.language)
          ], slot: theme[.tableName].slot))
    }
    return Table.Cell(
      parts, flag: context.swatch(partner.code, beside: .tableName), flagGap: 5)
  }

  private func cell(
    _ column: Column, _ partner: Partner, _ exposures: DependencyShares?,
    _ context: SectionContext, isNarrow: Bool = false
  ) -> Table.Cell {
    let theme = context.theme
    switch column {
    case .tier: return tierCell(partner, context, isNarrow: isNarrow)
    case .since:
      guard let since = partner.partnership?.since else {
        return context.cell("–", .tableSecond)
      }
      return context.cell(context.values.shortDate(since))
    case .concerns:
      guard !partner.concerns.isEmpty else {
        return context.cell(context.phrases.notInComparison, .tableSecond)
      }
      let words = partner.concerns.map(\.text).joined(separator: ", ")
      return context.cell(words.uppercasedFirst)
    case .aim:
      guard let aim = partner.aim else { return context.cell("–", .tableSecond) }
      return context.cell(
        [context.plain(context.text.plain(aim, form: .symbol).uppercasedFirst, .tableCell)])
    case .exposure:
      guard let exposures else { return context.cell("–", .tableSecond) }
      switch exposures.share(of: partner.code) {
      case .value(let quantity):
        let bar = context.shareBar(quantity, partner.code, width: 42, fromRight: true)
        return Table.Cell([
          .text(
            [
              context.plain(context.values.quantity(quantity, .signed), .tableStrong)
                .showing(exposures.reference(of: partner.code))
            ],
            slot: theme[.tableStrong].slot),
          .drawing(bar, alternate: nil),
        ])
      case .atMost(let limit):
        return context.cell("≤\u{A0}" + context.values.short(limit), .tableSecond)
      case .underHalf: return context.cell(context.phrases.underHalf, .tableSecond)
      case .words(let words): return context.cell(words, .tableSecond)
      case .unknown: return context.cell(context.phrases.noData, .tableSecond)
      }
    }
  }

  private func tierCell(
    _ partner: Partner, _ context: SectionContext, isNarrow: Bool
  ) -> Table.Cell {
    let theme = context.theme
    guard let partnership = partner.partnership else {
      return context.cell("–", .tableSecond)
    }
    let tier = partnership.tier.flatMap { context.index.tier($0) }
    var parts: [Table.Part] = [
      .text(
        [context.plain(partnership.label ?? tier?.label ?? "–", .tableCell)],
        slot: theme[.tableCell].slot)
    ]
    if hasHistory, !partner.history.isEmpty, !isNarrow {
      let steps = partner.history.map { step in
        let name =
          (step.label ?? step.tier.flatMap { context.index.tier($0)?.label } ?? "").lowercasedFirst
        return step.since.map { "\(name) \($0.year)" } ?? "\(name) \(context.phrases.tierHistory)"
      }
      parts.append(
        .text(
          [context.plain(steps.joined(separator: ", "), .tableSecond)],
          slot: theme[.tableSecond].slot))
    }
    let count = context.profile.tiers.map(\.rung).max() ?? 0
    guard count > 1, !isNarrow else { return Table.Cell(parts) }
    let bars = context.tierBars(tier?.rung ?? 0, beside: .tableCell)
    return Table.Cell(parts, flag: bars, flagGap: 8)
  }
}
