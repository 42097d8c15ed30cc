import Charts
import CountryRisk
import Drawing

/// A chart drawn from what the profile says of partners, events or gateways.
protocol ProfileDrawing: Sendable {
  /// Ids of the sources of what it shows.
  var sources: [String] { get }
  /// The values that it shows.
  var shown: [ShownValue] { get }
  /// What a reader must know of its signs.
  var notes: [String] { get }
  /// Whether the heads of its table say what a cell is, so that they are read out with it.
  var namesCells: Bool { get }
  func figure(_ style: ChartStyle) -> any Figure
}

extension ProfileDrawing {
  var shown: [ShownValue] { [] }
  var notes: [String] { [] }
  var namesCells: Bool { false }
}

extension ChartDefinition {
  /// The drawing of a chart of the profile; `nil` for one of values.
  func drawing(_ context: SectionContext) -> (any ProfileDrawing)? {
    switch kind {
    case .ladder: LadderDrawing(self, context)
    case .concerns: ConcernsDrawing(self, context)
    case .timeline: TimelineDrawing(self, context)
    case .gateways: GatewaysDrawing(self, context)
    case .map: MapDrawing(self, context)
    default: nil
    }
  }
}

extension Theme {
  /// The steps of heat, from least to most: the accent, paler towards the paper.
  var heatRamp: [Color] {
    [0.76, 0.46, 0].map { self[.accent].mixed(with: self[.paper], share: $0) }
  }
}
