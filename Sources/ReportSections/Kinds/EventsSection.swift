import CountryRisk
import Diagnostics
import LayoutEngine
import SourceReading

/// What happened to the country, by date.
///
///     - kind: events
///       channels: [border, air, sanctions]
package struct EventsSection: Section {
  package static let kind = "events"
  package static let summary = "Shocks and openings by date, with channel and effect."
  package static let options = [
    SectionOption("channels", .texts, "Channels to show; all if left out.")
  ]

  let channels: [SourceScalar]

  package init(from reader: FieldReader) { channels = reader.scalars("channels") }

  package func check(_ context: SectionContext) {
    let known = Set(context.profile.events.map(\.channel)).sorted()
    guard !known.isEmpty else { return }
    for channel in channels where !known.contains(channel.text) {
      context.log.warning(
        "unknown-channel", "no event came through the channel '\(channel.text)'",
        at: channel.range, help: NearName.help(for: channel.text, in: known))
    }
  }

  /// The places of the events that are shown, in the profile's list.
  private func shown(_ profile: CountryProfile) -> [Int] {
    let names = channels.map(\.text)
    return profile.events.indices.filter {
      names.isEmpty || names.contains(profile.events[$0].channel)
    }
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !shown(index.profile).isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let all = context.profile.events
    let events = shown(context.profile).sorted { (all[$0].date, $0) < (all[$1].date, $1) }
    guard let first = events.first.map({ all[$0] }), let last = events.last.map({ all[$0] }) else {
      return []
    }
    let phrases = context.phrases
    let hasEffects = events.contains { all[$0].effect != nil }
    var columns = [
      context.column(phrases.date), context.column(phrases.channel),
      context.column(phrases.event),
    ]
    if hasEffects { columns.append(context.column(phrases.effect)) }
    let rows = events.enumerated().map { place, number in
      let event = all[number]
      var date: [Table.Part] = [
        .text(
          [context.plain(context.values.dayDate(event.date), .tableStrong)],
          slot: context.theme[.tableStrong].slot)
      ]
      if let end = event.end {
        date.append(
          .text(
            [context.plain(phrases.upTo(context.values.dayDate(end)), .tableSecond)],
            slot: context.theme[.tableSecond].slot))
      }
      let written = context.text.write(
        event.statement, context.theme[.tableCell], citations: .none, form: .symbol)
      let statement =
        written.inlines
        + context.text.marks(
          for: written.sources + event.sources, base: context.theme[.tableCell])
      var parts: [Table.Part] = [
        .text(statement, slot: context.theme[.tableCell].slot)
      ]
      if let note = event.note {
        parts.append(
          .text(
            [context.plain(note.uppercasedFirst, .tableSecond)],
            slot: context.theme[.tableSecond].slot))
      }
      var cells = [
        Table.Cell(date), context.cell(event.channel.uppercasedFirst), Table.Cell(parts),
      ]
      if hasEffects { cells.append(context.cell(event.effect)) }
      let isYearEnd =
        place == events.count - 1 || all[events[place + 1]].date.year != event.date.year
      return Table.Row(cells, endsGroup: isYearEnd, range: event.range)
    }
    return [
      context.exhibit(
        title: phrases.eventsTitle(events.count, first.date.year, last.date.year),
        subtitle: phrases.eventsSubtitle,
        content: .table(Table(columns: columns, rows: rows, style: context.tableStyle)),
        sources: events.flatMap { all[$0].sources })
    ]
  }
}
