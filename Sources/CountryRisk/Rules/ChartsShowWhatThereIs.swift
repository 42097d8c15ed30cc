import Diagnostics

/// A chart drawn from partners, events or gateways names only what the profile has, and has something
/// to show.
enum ChartsShowWhatThereIs: ProfileRule {
  static func check(_ subject: RuleSubject) {
    for chart in subject.profile.charts where chart.kind.isOfProfile {
      let known = names(for: chart.kind, subject.profile)
      for (id, range) in chart.shown where !known.contains(id) {
        subject.log.error(
          "unknown-subject",
          "the chart '\(chart.id)' shows '\(id)', which the profile does not have", at: range,
          help: NearName.help(for: id, in: known)
            ?? (known.isEmpty ? nil : "the profile has \(known.joined(separator: ", "))"))
      }
      if !chart.hasSubject(in: subject.profile), chart.shown.allSatisfy({ known.contains($0.id) }) {
        subject.log.error(
          "nothing-to-show",
          "the chart '\(chart.id)' has nothing to show: the profile has no \(missing(chart.kind))",
          at: chart.range, help: "add them, or leave the chart out")
      }
    }
  }

  private static func names(
    for kind: ChartDefinition.Kind, _ profile: CountryProfile
  ) -> [String] {
    switch kind {
    case .ladder, .concerns: profile.partners.map(\.code)
    case .timeline: Set(profile.events.map(\.channel)).sorted() + profile.events.map(\.id)
    case .gateways, .map: profile.gateways.map(\.id)
    default: []
    }
  }

  private static func missing(_ kind: ChartDefinition.Kind) -> String {
    switch kind {
    case .ladder: "partnerships"
    case .concerns: "concerns of partners"
    case .timeline: "events"
    case .map: "boundaries"
    default: "gateways"
    }
  }
}

extension ChartDefinition {
  private func shows(_ id: String) -> Bool {
    shown.isEmpty || shown.contains { $0.id == id }
  }

  /// Whether the profile has anything for a chart that is drawn from it.
  package func hasSubject(in profile: CountryProfile) -> Bool {
    switch kind {
    case .ladder: !standings(in: profile).isEmpty
    case .concerns: !partnersWithConcerns(in: profile).isEmpty
    case .timeline: !events(in: profile).isEmpty
    case .gateways: !gateways(in: profile).isEmpty
    case .map: profile.boundaries != nil
    default: true
    }
  }

  /// The partners a ladder shows, in the profile's order.
  package func standings(in profile: CountryProfile) -> [Partner] {
    profile.partners.filter {
      shows($0.code) && ($0.partnership != nil || !$0.history.isEmpty || !shown.isEmpty)
    }
  }

  /// The partners a matrix of concerns shows; all of the profile's, if any of them has concerns.
  package func partnersWithConcerns(in profile: CountryProfile) -> [Partner] {
    let partners = profile.partners.filter { shows($0.code) }
    return partners.contains { !$0.concerns.isEmpty } ? partners : []
  }

  /// The events a timeline shows, by date.
  package func events(in profile: CountryProfile) -> [Event] {
    profile.events.filter { shows($0.channel) || shows($0.id) }
      .enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
      .map(\.element)
  }

  /// The gateways a scheme shows, in the profile's order.
  package func gateways(in profile: CountryProfile) -> [Gateway] {
    profile.gateways.filter { shows($0.id) }
  }
}
