import CountryRisk
import LayoutEngine
import SourceReading

/// The ways in and out of the country.
///
///     - kind: gateways
package struct GatewaysSection: Section {
  package static let kind = "gateways"
  package static let summary = "Crossings, lines and routes with what each carries and closes it."

  package init(from reader: FieldReader) {}

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.gateways.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    // Those that lead to one partner stand together.
    var order: [String] = []
    for gateway in context.profile.gateways where !order.contains(gateway.partner) {
      order.append(gateway.partner)
    }
    let gateways = order.flatMap { code in
      context.profile.gateways.filter { $0.partner == code }
    }
    guard !gateways.isEmpty else { return [] }
    let phrases = context.phrases
    let hasClosures = gateways.contains { $0.closures != nil }
    let hasSubstitutes = gateways.contains { $0.substitutes != nil }
    var columns = [
      context.column(phrases.gateway),
      context.column(phrases.mode),
      context.column(phrases.role),
    ]
    if hasClosures { columns.append(context.column(phrases.closures)) }
    if hasSubstitutes { columns.append(context.column(phrases.substitutes)) }
    let rows = gateways.enumerated().map { place, gateway in
      let modes = gateway.modes.map { phrases.modes[$0.rawValue] ?? $0.rawValue }
      let state = phrases.states[gateway.status.rawValue] ?? gateway.status.rawValue
      var stateStyle = context.theme[.tableSecond]
      if gateway.status == .closed { stateStyle.color = context.theme[.alert] }
      let name = Table.Cell(
        [
          .text(
            [context.plain(gateway.name, .tableName)], slot: context.theme[.tableName].slot),
          .text(
            [
              Inline(
                context.index.name(of: gateway.partner), context.theme[.tableSecond],
                allowsHyphens: false)
            ], slot: context.theme[.tableSecond].slot),
        ], flag: context.swatch(gateway.partner, beside: .tableName), flagGap: 5)
      var cells = [
        name,
        Table.Cell([
          .text(
            [context.plain(context.values.list(modes).uppercasedFirst, .tableCell)],
            slot: context.theme[.tableCell].slot),
          .text([Inline(state, stateStyle)], slot: context.theme[.tableSecond].slot),
        ]),
        context.cell(gateway.role),
      ]
      if hasClosures { cells.append(context.cell(gateway.closures)) }
      if hasSubstitutes { cells.append(context.cell(gateway.substitutes)) }
      let next = place + 1 < gateways.count ? gateways[place + 1].partner : nil
      return Table.Row(cells, endsGroup: next != gateway.partner, range: gateway.range)
    }
    let neighbours = gateways.count {
      context.profile.country.neighbours.contains($0.partner)
    }
    return [
      context.exhibit(
        title: phrases.gatewaysTitle(neighbours, gateways.count),
        subtitle: phrases.gatewaysSubtitle,
        content: .table(Table(columns: columns, rows: rows, style: context.tableStyle)),
        sources: gateways.flatMap(\.sources))
    ]
  }
}
