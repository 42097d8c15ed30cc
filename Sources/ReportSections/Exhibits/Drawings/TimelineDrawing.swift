import Charts
import CountryRisk
import Drawing

/// What happened to the country, in a lane for each channel.
struct TimelineDrawing: ProfileDrawing {
  let sources: [String]
  private let events: [(event: Event, date: String, text: String, tone: Color?)]
  private let phrases: Phrases

  init(_ chart: ChartDefinition, _ context: SectionContext) {
    let shown = chart.events(in: context.profile)
    events = shown.map { event in
      let date =
        event.end.map { context.phrases.dateRange(event.date, $0) }
        ?? context.values.dayDate(event.date)
      let partner = event.partners.count == 1 ? event.partners[0] : nil
      return (
        event, date, context.text.plain(event.statement, form: .symbol),
        partner.flatMap { context.tones.has($0) ? context.tones[$0].fill : nil }
      )
    }
    phrases = context.phrases
    sources = shown.flatMap(\.sources)
  }

  func figure(_ style: ChartStyle) -> any Figure {
    var channels: [String] = []
    for item in events where !channels.contains(item.event.channel) {
      channels.append(item.event.channel)
    }
    return EventLanes(
      lanes: channels.map { channel in
        EventLanes.Lane(
          name: channel.uppercasedFirst,
          events: events.filter { $0.event.channel == channel }.map { item in
            EventLanes.Event(
              start: item.event.date.years, end: item.event.end?.years, date: item.date,
              text: item.text, color: item.tone ?? style.colors.ink2)
          })
      }, style: style, tableHead: (phrases.channel, phrases.date, phrases.event))
  }
}
