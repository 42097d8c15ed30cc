import Charts
import CountryRisk
import Drawing

/// What each partner raises, by subject area.
struct ConcernsDrawing: ProfileDrawing {
  let sources: [String]
  let namesCells = true
  private let areas: [String]
  private let rows: [HeatMap.Row]
  private let most: Int
  private let ramp: [Color]
  private let phrases: Phrases

  init(_ chart: ChartDefinition, _ context: SectionContext) {
    let partners = chart.partnersWithConcerns(in: context.profile)
    let used = Set(partners.flatMap(\.concerns).map(\.area))
    let areas = context.profile.subjectAreas.filter { used.contains($0.id) }
    let named = partners.map { partner in
      areas.map { area in partner.concerns.filter { $0.area == area.id }.map(\.text) }
    }
    let most = max(1, named.joined().map(\.count).max() ?? 1)
    self.most = most
    self.areas = areas.map(\.label.typographic)
    let last = partners.lastIndex { $0.role == .neighbour }
    rows = zip(partners, named).enumerated().map { place, item in
      let (partner, cells) = item
      return HeatMap.Row(
        name: context.index.name(of: partner.code), color: context.tones[partner.code].fill,
        isEmphasised: partner.role == .neighbour,
        cells: partner.concerns.isEmpty
          ? []
          : cells.map { texts in
            texts.isEmpty
              ? nil
              : HeatMap.Cell(
                texts.joined(separator: ", ").typographic,
                share: most > 1 ? Double(texts.count - 1) / Double(most - 1) : 0.5)
          },
        remark: context.phrases.notInComparison,
        endsGroup: place == last && place < partners.count - 1)
    }
    ramp = context.theme.heatRamp
    phrases = context.phrases
    sources = partners.flatMap(\.concernSources)
  }

  func figure(_ style: ChartStyle) -> any Figure {
    HeatMap(
      columns: areas, rows: rows,
      key: most > 1
        ? (1...most).map { (String($0), Double($0 - 1) / Double(most - 1)) } : [],
      style: style, ramp: ramp, tableHead: phrases.partner)
  }
}
