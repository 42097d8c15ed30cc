import CountryRisk
import LayoutEngine
import SourceReading

/// A picture of what the profile says of its partners, events or gateways.
///
///     - kind: drawing
///       of: timeline
///
/// The profile's own chart of the kind is drawn, with its title, unless a text calls for it; where there
/// is none, one of all that the profile has.
package struct DrawingSection: Section {
  package static let kind = "drawing"
  package static let summary =
    "Partnerships over time, concerns by subject, events by channel, ways in and out, or a map."
  package static let options = [
    SectionOption("of", .choice(Subject.allCases.map(\.rawValue)), "What is drawn; required.")
  ]

  enum Subject: String, CaseIterable, Sendable {
    case ladder, concerns, timeline, gateways, map

    var kind: ChartDefinition.Kind {
      switch self {
      case .ladder: .ladder
      case .concerns: .concerns
      case .timeline: .timeline
      case .gateways: .gateways
      case .map: .map
      }
    }
  }

  let subject: Subject

  package init(from reader: FieldReader) { subject = reader.choice("of", Subject.self) }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    chart("", "").hasSubject(in: index.profile)
  }

  /// A chart of everything of the subject.
  private func chart(_ title: String, _ subtitle: String) -> ChartDefinition {
    ChartDefinition(
      id: subject.rawValue, title: RichText(title), subtitle: RichText(subtitle),
      kind: subject.kind, order: .given)
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let own = context.profile.charts.filter { $0.kind == subject.kind }
    let called = context.called(.chart)
    if !own.isEmpty {
      return own.filter { !called.contains($0.id) }.map { ChartExhibit.block($0, context) }
    }
    let phrases = context.phrases
    let (title, subtitle): (String, String)
    switch subject {
    case .ladder: (title, subtitle) = (phrases.ladderTitle, phrases.ladderSubtitle)
    case .concerns: (title, subtitle) = (phrases.concernsTitle, phrases.concernsSubtitle)
    case .gateways:
      let gateways = context.profile.gateways
      let neighbours = gateways.count {
        context.profile.country.neighbours.contains($0.partner)
      }
      title = phrases.gatewaysTitle(neighbours, gateways.count)
      subtitle = phrases.schemeSubtitle
    case .map:
      (title, subtitle) = (phrases.mapTitle(context.profile.country.name), phrases.mapSubtitle)
    case .timeline:
      let years = context.profile.events.map(\.date.year)
      title = phrases.eventsTitle(years.count, years.min() ?? 0, years.max() ?? 0)
      subtitle = phrases.timelineSubtitle
    }
    let chart = chart(title, subtitle)
    guard chart.hasSubject(in: context.profile) else { return [] }
    return [ChartExhibit.block(chart, context)]
  }
}
