import Diagnostics

/// A chart of a profile's own numbers.
package struct ChartDefinition: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case bars, columns, waterfall, histogram
    case lines, area
    case linePanels = "line-panels"
    case grouped, stacked, diverging, dots, bullet, matrix, slope, panels
    case groupedColumns = "grouped-columns"
    case stackedColumns = "stacked-columns"
    case ladder, concerns, timeline, gateways, map

    /// Whether it shows several values in each category.
    package var hasSeries: Bool {
      switch self {
      case .grouped, .stacked, .diverging, .dots, .bullet, .matrix, .slope, .panels,
        .groupedColumns,
        .stackedColumns:
        true
      default: false
      }
    }

    /// Whether it shows series over time.
    package var hasLines: Bool { self == .lines || self == .area || self == .linePanels }

    /// Whether nothing of it is drawn from zero, so that its scale may have none.
    package var canBeLogarithmic: Bool { self == .lines || self == .linePanels }

    /// Whether remarks can stand at its points.
    package var takesAnnotations: Bool { self == .lines || self == .columns }

    /// Whether its values are parts of a sum, none of them below zero.
    package var isStacked: Bool {
      self == .stacked || self == .stackedColumns || self == .area
    }

    /// Whether it is drawn from what the profile says of partners, events or gateways.
    package var isOfProfile: Bool {
      switch self {
      case .ladder, .concerns, .timeline, .gateways, .map: true
      default: false
      }
    }

    /// The kinds that are drawn from values.
    package static let ofValues = allCases.filter { !$0.isOfProfile }
  }
  package enum Scale: String, Sendable, CaseIterable {
    case linear, log, symlog
  }
  package enum Order: String, Sendable, CaseIterable {
    case given, value, partners
  }

  /// One bar.
  package struct Row: Sendable {
    package var label: String?
    /// Of what its value is, where a category has several; the name of the partner if left out.
    package var series: String?
    /// A reference, or `nil` for a row that is missing.
    package var reference: String?
    /// Why it is missing, in a few words.
    package var missing: String?
    /// Code of a partner, for the colour and the default label.
    package var partner: String?
    /// Whether it matters more than the others, which then are grey.
    package var isHighlighted: Bool
    /// Of a waterfall: whether it is the level reached, not a change.
    package var isTotal: Bool
    package var range: SourceRange?

    package init(
      label: String? = nil, series: String? = nil, reference: String? = nil,
      missing: String? = nil, partner: String? = nil, isHighlighted: Bool = false,
      isTotal: Bool = false, range: SourceRange? = nil
    ) {
      self.isTotal = isTotal
      self.series = series
      self.isHighlighted = isHighlighted
      self.label = label
      self.reference = reference
      self.missing = missing
      self.partner = partner
      self.range = range
    }
  }

  /// One line of a chart of lines.
  package struct Line: Sendable {
    /// Name of the series.
    package var series: String
    /// Name at its end, where it is not that of the series.
    package var label: String?
    package var partner: String?
    package var isHighlighted: Bool

    package init(
      series: String, label: String? = nil, partner: String? = nil, isHighlighted: Bool = false
    ) {
      self.series = series
      self.label = label
      self.partner = partner
      self.isHighlighted = isHighlighted
    }
  }

  /// A remark on one point or column.
  package struct Annotation: Sendable {
    /// The label of the time or category.
    package var at: String
    /// The name of the line, where there are several.
    package var series: String?
    package var text: RichText
    package var range: SourceRange?

    package init(at: String, series: String? = nil, text: RichText, range: SourceRange? = nil) {
      self.at = at
      self.series = series
      self.text = text
      self.range = range
    }
  }

  package var id: String
  /// The finding.
  package var title: RichText
  /// Measure, unit, years.
  package var subtitle: RichText
  package var kind: Kind
  package var order: Order
  package var annotations: [Annotation] = []
  /// How values are placed along their axis.
  package var scale = Scale.linear
  /// A reference to a fact with shares or to a series whose points become rows.
  package var data: String?
  /// Names of the series that are lines, with the partner or the emphasis of each.
  package var lines: [Line]
  package var rows: [Row]
  /// What a chart of the profile shows, all of its subject if empty: codes of partners, channels or
  /// ids of events, ids of gateways.
  package var shown: [(id: String, range: SourceRange)] = []
  /// Of a histogram: about how many intervals it has.
  package var binCount: Int?
  /// Whether shares that are stacked are meant to be the whole together.
  package var isWhole = true
  /// How many rows of the data are not shown.
  package var hiddenRows = 0
  /// What stands in the line of sources in place of the sources of the values.
  package var sourceText: String?
  /// Label of a row for what the listed shares leave of the whole.
  package var remainder: String?
  /// Code of the partner whose colour the whole chart takes, if it is about one.
  package var partner: String?
  package var note: RichText?
  /// What the author says of the chart to those who cannot see it, in place of the program's words.
  package var alternate: RichText?
  package var range: SourceRange?

  package init(
    id: String, title: RichText, subtitle: RichText, kind: Kind, order: Order,
    data: String? = nil, lines: [Line] = [], rows: [Row] = [], remainder: String? = nil,
    partner: String? = nil,
    note: RichText? = nil,
    range: SourceRange? = nil
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.kind = kind
    self.order = order
    self.data = data
    self.lines = lines
    self.rows = rows
    self.remainder = remainder
    self.partner = partner
    self.note = note
    self.range = range
  }
}
