import Drawing

/// Intervals between a floor and a ceiling against named thresholds, one row each.
///
/// A value stands to the right of its interval, or to the left where it would leave the plot or
/// cross a threshold; where neither side is free, all values stand in a column. Names of thresholds
/// are placed by search, in as many lines as they need.
package struct IntervalStrip: Figure {
  /// One interval.
  package struct Row: Sendable {
    package var label: String
    /// Ends of the interval; `nil` where unknown, then `text` stands in its place.
    package var floor: Double?
    package var ceiling: Double?
    /// The interval widened by rounding.
    package var rounding: ClosedRange<Double>?
    /// The value as printed, such as "740–6,040".
    package var text: String
    /// What stands in the column at the right.
    package var aside: String?
    /// Whether the interval says that the value is not known: drawn lighter.
    package var isWide: Bool

    package init(
      label: String, floor: Double?, ceiling: Double?, rounding: ClosedRange<Double>? = nil,
      text: String, aside: String? = nil, isWide: Bool = false
    ) {
      self.label = label
      self.floor = floor
      self.ceiling = ceiling
      self.rounding = rounding
      self.text = text
      self.aside = aside
      self.isWide = isWide
    }

    /// The interval in order, if both ends are numbers.
    var ends: ClosedRange<Double>? {
      guard let floor, let ceiling, floor.isFinite, ceiling.isFinite else { return nil }
      return min(floor, ceiling)...max(floor, ceiling)
    }
  }

  /// A value that decides, with the authority that set it.
  package struct Threshold: Sendable {
    package var value: Double
    package var text: String
    /// Whether the report judges by it: solid, others dashed.
    package var isUsed: Bool

    package init(value: Double, text: String, isUsed: Bool) {
      self.value = value
      self.text = text
      self.isUsed = isUsed
    }
  }

  package var rows: [Row]
  package var thresholds: [Threshold]
  package var style: ChartStyle
  package var domain: ClosedRange<Double>?
  /// Head of the column at the right.
  package var asideHead: String
  package var color: Color
  /// For intervals that are wide.
  package var wideColor: Color
  package var axisSteps: Int
  package var axisText: @Sendable (Double, Int) -> String
  /// Heads of the table: name, value.
  package var tableHead: (category: String, value: String)

  package init(
    rows: [Row], thresholds: [Threshold], style: ChartStyle, domain: ClosedRange<Double>? = nil,
    asideHead: String = "", color: Color, wideColor: Color, axisSteps: Int = 5,
    axisText: @escaping @Sendable (Double, Int) -> String = { Ticks.text($0, decimals: $1) },
    tableHead: (category: String, value: String) = ("", "")
  ) {
    self.rows = rows
    self.thresholds = thresholds
    self.style = style
    self.domain = domain
    self.asideHead = asideHead
    self.color = color
    self.wideColor = wideColor
    self.axisSteps = axisSteps
    self.axisText = axisText
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    IntervalRows.best(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    for row in rows where row.ends == nil && row.floor != nil && row.ceiling != nil {
      drawing.problems.append("the interval of \(row.label.quoted) is not finite")
    }
    for threshold in thresholds where !threshold.value.isFinite {
      drawing.problems.append("the threshold \(threshold.text.quoted) is not a finite number")
    }
    IntervalRows.best(self, width: size.width, labels).draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    [[tableHead.category, tableHead.value, asideHead]]
      + rows.map { [$0.label, $0.text, $0.aside ?? ""] }
      + thresholds.map { [$0.text, axisText($0.value, 0), ""] }
  }
}
