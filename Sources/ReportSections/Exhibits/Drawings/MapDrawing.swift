import Charts
import CountryRisk
import Drawing

/// The country on a map, among its neighbours, with the ways in and out whose places are known.
struct MapDrawing: ProfileDrawing {
  let sources: [String]
  let notes: [String]
  private let states: [LocatorMap.State]
  private let sites: [LocatorMap.Site]
  private let phrases: Phrases
  private let values: ValueWriter

  init(_ chart: ChartDefinition, _ context: SectionContext) {
    let profile = context.profile
    let phrases = context.phrases
    let theme = context.theme
    (self.phrases, values) = (phrases, context.values)
    let areas = profile.boundaries?.areas ?? []
    states = areas.map { area in
      let isCountry = area.code == profile.country.alpha3
      let isNeighbour = profile.country.neighbours.contains(area.code)
      let tone = context.tones[area.code]
      return LocatorMap.State(
        name: context.index.name(of: area.code),
        rank: isCountry ? .country : isNeighbour ? .neighbour : .other,
        fill: isCountry
          ? theme[.accent].mixed(with: theme[.paper], share: 0.7)
          : isNeighbour ? tone.fill.mixed(with: theme[.paper], share: 0.82) : theme[.paper],
        textColor: isCountry ? theme[.ink] : isNeighbour ? tone.text : theme[.mute],
        polygons: area.polygons.map { rings in
          rings.map { ring in
            ring.map { MapPoint(longitude: $0.longitude, latitude: $0.latitude) }
          }
        })
    }
    let gateways = chart.gateways(in: profile)
    let crossings = gateways.compactMap { gateway -> LocatorMap.Site? in
      guard let point = gateway.point else { return nil }
      let modes = gateway.modes.map { phrases.modes[$0.rawValue] ?? $0.rawValue }
      return LocatorMap.Site(
        name: gateway.name.typographic,
        point: MapPoint(longitude: point.longitude, latitude: point.latitude),
        sign: gateway.status == .closed ? .closed : gateway.status == .planned ? .planned : .open,
        stateText: phrases.stateText(gateway.status),
        detail: (modes + [context.index.name(of: gateway.partner)]).joined(separator: ", "))
    }
    let towns = (profile.boundaries?.places ?? []).map { place in
      LocatorMap.Site(
        name: place.name.typographic,
        point: MapPoint(longitude: place.point.longitude, latitude: place.point.latitude),
        sign: .town, detail: phrases.town)
    }
    sites = towns + crossings
    notes = (profile.boundaries?.view).map { [phrases.boundariesNote($0.typographic)] } ?? []
    sources =
      (profile.boundaries?.sources ?? [])
      + gateways.filter { $0.point != nil }.flatMap(\.sources)
  }

  func figure(_ style: ChartStyle) -> any Figure {
    LocatorMap(
      states: states, sites: sites, style: style,
      distance: { [values, phrases] in phrases.kilometres(values.number($0, decimals: 0)) },
      coordinates: { [values, phrases] point in
        phrases.coordinates(
          values.number(abs(point.latitude), decimals: 1), point.latitude < 0,
          values.number(abs(point.longitude), decimals: 1), point.longitude < 0)
      },
      tableHead: [phrases.gateway, phrases.leadsTo, ""])
  }
}
