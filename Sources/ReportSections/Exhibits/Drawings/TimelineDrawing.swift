import Charts
import CountryRisk
import Drawing

/// What happened to the country, in a lane for each channel.
struct TimelineDrawing: ProfileDrawing {
  let sources: [String]
  private let events: [(event: Event, date: String, text: String, tone: Color?)]
  private let key: [(name: String, color: Color)]
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
    let involved = Set(shown.filter { $0.partners.count == 1 }.map { $0.partners[0] })
    key = context.profile.partners.map(\.code)
      .filter { involved.contains($0) && context.tones.has($0) }
      .map { (context.index.name(of: $0), context.tones[$0].fill) }
    phrases = context.phrases
    sources = shown.flatMap(\.sources)
  }

  /// Where a date begins: a month at its first day, a year at its first.
  private static func first(_ date: PartialDate) -> Double {
    guard let month = date.month else { return Double(date.year) }
    guard date.day == nil else { return date.years }
    return Double(date.year) + Double(month - 1) / 12
  }

  /// Where an event ends; `nil` for what happened on one day.
  private static func last(_ event: Event) -> Double? {
    let date = event.end ?? event.date
    guard date.day == nil else { return event.end == nil ? nil : date.years }
    guard let month = date.month else { return Double(date.year + 1) }
    return Double(date.year) + Double(month) / 12
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
              start: Self.first(item.event.date), end: Self.last(item.event), date: item.date,
              text: item.text, color: item.tone ?? style.colors.ink2)
          })
      }, key: key, style: style, tableHead: (phrases.channel, phrases.date, phrases.event))
  }
}
