import Charts
import CountryRisk
import Drawing

/// The standing of each partnership over time.
struct LadderDrawing: ProfileDrawing {
  let sources: [String]
  private let rows: [(name: String, color: Color, isNeighbour: Bool, steps: [TierLadder.Step])]
  private let end: Double
  private let key: [(text: String, height: Double)]
  private let phrases: Phrases

  /// The height of an agreement that is on no rung, in rungs.
  private static let besideScale = 0.6

  init(_ chart: ChartDefinition, _ context: SectionContext) {
    let partners = chart.standings(in: context.profile)
    let top = Double(max(1, context.profile.tiers.map(\.rung).max() ?? 1))
    let phrases = context.phrases
    self.phrases = phrases
    let past = context.profile.edition.years
    var isBesideScale = false
    rows = partners.map { partner in
      let all = partner.history + [partner.partnership].compactMap(\.self)
      let steps = all.enumerated().map { place, step -> TierLadder.Step in
        let tier = step.tier.flatMap { context.index.tier($0) }
        if tier == nil { isBesideScale = true }
        let name = step.label ?? tier?.label ?? phrases.besideScale
        let text =
          step.since.map { context.values.shortDate($0) + " " + name.lowercasedFirst }
          ?? name.lowercasedFirst + ", " + phrases.yearNotFound
        return TierLadder.Step(
          start: step.since?.years,
          height: (tier.map { Double($0.rung) } ?? Self.besideScale) / top,
          text: text.typographic)
      }
      return (
        context.index.name(of: partner.code), context.tones[partner.code].fill,
        partner.role == .neighbour, steps
      )
    }
    end = past
    let used = Set(
      partners.flatMap { $0.history.compactMap(\.tier) + [$0.partnership?.tier].compactMap(\.self) }
    )
    key =
      (isBesideScale ? [(phrases.besideScale, Self.besideScale / top)] : [])
      + context.profile.tiers.filter { used.contains($0.id) }.sorted { $0.rung < $1.rung }
      .map { ($0.label.lowercasedFirst, Double($0.rung) / top) }
    sources = partners.flatMap { $0.history.flatMap(\.sources) + ($0.partnership?.sources ?? []) }
  }

  func figure(_ style: ChartStyle) -> any Figure {
    let last = rows.lastIndex(where: \.isNeighbour)
    return TierLadder(
      rows: rows.enumerated().map { place, row in
        TierLadder.Row(
          name: row.name, color: row.color, isEmphasised: row.isNeighbour, steps: row.steps,
          remark: phrases.noData, endsGroup: place == last && place < rows.count - 1)
      }, end: end, key: key, style: style, tableHead: (phrases.partner, phrases.standing))
  }
}
