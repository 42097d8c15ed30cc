import Charts
import CountryRisk
import Drawing

/// The country between those its gateways lead to.
struct GatewaysDrawing: ProfileDrawing {
  let sources: [String]
  let notes: [String]
  private let country: String
  private let sides: [GatewayScheme.Side]
  private let names: [GatewayScheme.Way: String]
  private let phrases: Phrases

  init(_ chart: ChartDefinition, _ context: SectionContext) {
    let gateways = chart.gateways(in: context.profile)
    let phrases = context.phrases
    self.phrases = phrases
    country = context.profile.country.name
    var order = context.profile.partners.map(\.code)
    for gateway in gateways where !order.contains(gateway.partner) { order.append(gateway.partner) }
    let neighbours = context.profile.country.neighbours
    // Ways are measured against each other where their capacities are of one unit.
    var capacities: [String: Quantity] = [:]
    for gateway in gateways {
      guard let quantity = gateway.capacity.flatMap({ context.resolve($0)?.quantity }),
        quantity.value > 0
      else { continue }
      capacities[gateway.id] = quantity
    }
    let groups = Dictionary(grouping: capacities) { $0.value.unit }.filter { $0.value.count > 1 }
    var weights: [String: Double] = [:]
    for group in groups.values {
      let most = group.map(\.value.value).max() ?? 1
      for (id, quantity) in group { weights[id] = quantity.value / most }
    }
    notes = weights.isEmpty ? [] : [phrases.capacityNote]
    sides = order.compactMap { code in
      let own = gateways.filter { $0.partner == code }
      guard !own.isEmpty else { return nil }
      return GatewayScheme.Side(
        name: context.index.name(of: code), color: context.tones[code].fill,
        textColor: context.tones[code].text,
        isNeighbour: neighbours.contains(code),
        links: own.map { gateway in
          let state: GatewayScheme.State =
            switch gateway.status {
            case .open: .open
            case .restricted: .restricted
            case .closed: .closed
            case .planned: .planned
            }
          return GatewayScheme.Link(
            name: gateway.name.typographic,
            detail: gateway.role.map { context.text.plain($0, form: .symbol) } ?? "",
            ways: gateway.modes.compactMap { GatewayScheme.Way(rawValue: $0.rawValue) },
            state: state,
            stateText: state == .open
              ? "" : (phrases.states[gateway.status.rawValue] ?? "").uppercasedFirst,
            weight: weights[gateway.id])
        })
    }
    names = Dictionary(
      GatewayScheme.Way.allCases.map { ($0, phrases.modes[$0.rawValue] ?? $0.rawValue) },
      uniquingKeysWith: { first, _ in first })
    sources =
      gateways.flatMap(\.sources)
      + gateways.filter { weights[$0.id] != nil }.flatMap { gateway in
        gateway.capacity.flatMap { context.resolve($0)?.sources } ?? []
      }
  }

  func figure(_ style: ChartStyle) -> any Figure {
    GatewayScheme(
      country: country, sides: sides, wayNames: names, style: style,
      tableHead: [phrases.gateway, phrases.leadsTo, phrases.role])
  }
}
