import Charts
import CountryRisk
import Drawing

/// The country between those its gateways lead to.
struct GatewaysDrawing: ProfileDrawing {
  let sources: [String]
  let shown: [ShownValue]
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
    let weights = Self.weights(of: gateways, context)
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
            stateText: phrases.stateText(gateway.status),
            weight: weights[gateway.id])
        })
    }
    names = Dictionary(
      GatewayScheme.Way.allCases.map { ($0, phrases.modes[$0.rawValue] ?? $0.rawValue) },
      uniquingKeysWith: { first, _ in first })
    shown = [ShownValue](
      gateways.filter { weights[$0.id] != nil }.map(\.capacity), in: gateways.map(\.role))
    sources =
      gateways.flatMap(\.sources)
      + gateways.filter { weights[$0.id] != nil }.flatMap { gateway in
        gateway.capacity.flatMap { context.resolve($0)?.sources } ?? []
      }
  }

  /// What each way can carry as a part of the greatest, where at least two are of one unit.
  private static func weights(of gateways: [Gateway], _ context: SectionContext) -> [String: Double]
  {
    var capacities: [String: Quantity] = [:]
    for gateway in gateways {
      guard let quantity = gateway.capacity.flatMap({ context.resolve($0)?.quantity }),
        quantity.value > 0
      else { continue }
      capacities[gateway.id] = quantity
    }
    var weights: [String: Double] = [:]
    for group in Dictionary(grouping: capacities, by: \.value.unit).values where group.count > 1 {
      let most = group.map(\.value.value).max() ?? 1
      for (id, quantity) in group { weights[id] = quantity.value / most }
    }
    return weights
  }

  func figure(_ style: ChartStyle) -> any Figure {
    GatewayScheme(
      country: country, sides: sides, wayNames: names, style: style,
      tableHead: [phrases.gateway, phrases.leadsTo, phrases.role])
  }
}

extension Phrases {
  /// What is said beside a gateway of its state; nothing where it is open.
  func stateText(_ status: Gateway.Status) -> String {
    status == .open ? "" : (states[status.rawValue] ?? status.rawValue).uppercasedFirst
  }
}
