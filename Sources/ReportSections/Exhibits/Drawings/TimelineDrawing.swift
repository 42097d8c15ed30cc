import Charts
import CountryRisk
import Drawing

/// What happened to the country, in a lane for each channel.
struct TimelineDrawing: ProfileDrawing {
  let sources: [String]
  let shown: [ShownValue]
  private let events: [(event: Event, date: String, text: String, tone: Color?)]
  private let key: [(name: String, color: Color)]
  private let phrases: Phrases
  private let strips: [(name: String, partner: Color?, bars: [EventLanes.Bar])]

  init(_ chart: ChartDefinition, _ context: SectionContext) {
    let chosen = chart.events(in: context.profile)
    shown = [ShownValue](in: chosen.map(\.statement))
    events = chosen.map { event in
      let date =
        event.end.map { context.phrases.dateRange(event.date, $0) }
        ?? context.values.dayDate(event.date)
      let partner = event.partners.count == 1 ? event.partners[0] : nil
      return (
        event, date, context.text.plain(event.statement, form: .symbol),
        partner.flatMap { context.tones.has($0) ? context.tones[$0].fill : nil }
      )
    }
    let involved = Set(chosen.filter { $0.partners.count == 1 }.map { $0.partners[0] })
    key = context.profile.partners.map(\.code)
      .filter { involved.contains($0) && context.tones.has($0) }
      .map { (context.index.name(of: $0), context.tones[$0].fill) }
    phrases = context.phrases
    var sources = chosen.flatMap(\.sources)
    var strips: [(name: String, partner: Color?, bars: [EventLanes.Bar])] = []
    for line in chart.lines {
      guard case .success(.series(let series)) = context.index.data(line.series) else { continue }
      sources += series.points.flatMap(\.sources)
      let tone = line.partner.flatMap { context.tones.has($0) ? context.tones[$0].fill : nil }
      let bars = series.points.map { point in
        let start = Self.first(point.date)
        return EventLanes.Bar(
          start: start, end: start + (point.date.month == nil ? 1 : 1.0 / 12),
          date: context.values.dayDate(point.date), value: point.quantity?.value,
          text: point.quantity.map { context.values.quantity($0, .signed) }
            ?? context.phrases.noDataShort)
      }
      strips.append((line.label ?? series.label, tone, bars))
    }
    self.strips = strips
    self.sources = sources
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
    var lanes = EventLanes(
      lanes: channels.map { channel in
        EventLanes.Lane(
          name: channel.uppercasedFirst,
          events: events.filter { $0.event.channel == channel }.map { item in
            EventLanes.Event(
              start: Self.first(item.event.date), end: Self.last(item.event), date: item.date,
              text: item.text, color: item.tone ?? style.colors.ink2)
          })
      }, key: key, style: style, tableHead: (phrases.channel, phrases.date, phrases.event))
    lanes.strips = strips.map { strip in
      EventLanes.Strip(
        name: strip.name.typographic, bars: strip.bars, color: strip.partner ?? style.colors.accent)
    }
    return lanes
  }
}
