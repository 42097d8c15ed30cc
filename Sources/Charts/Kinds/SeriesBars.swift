import Drawing

/// Several values for each category, side by side in rows: bars in groups, bars stacked, or dots on a
/// line.
///
/// - Groups: a bar for each series, its value at its end.
/// - Stacks: parts one after another from zero, with the values that find room in them; diverging
///   ones to both sides of it.
/// - Dots: one for each series, the least and the greatest with their values, joined by a line.
/// - Bullets: a bar for the first series with its value, a line across it for the second, fields behind
///   both for the others.
///
/// The names of the series stand above, each with its colour. A row or a value left out is a problem
/// of the drawing.
package struct SeriesBars: Figure {
  package enum Form: String, Sendable, CaseIterable {
    case grouped, stacked, diverging, dots, bullet
  }

  /// What is measured in every category.
  package struct Series: Sendable {
    package var name: String
    package var color: Color
    package var isEmphasised: Bool

    package init(name: String, color: Color, isEmphasised: Bool = false) {
      self.name = name
      self.color = color
      self.isEmphasised = isEmphasised
    }
  }

  /// One category with a bar for each series, in their order; `nil` where there is none.
  package struct Group: Sendable {
    package var label: String
    package var bars: [Bar?]

    package init(label: String, bars: [Bar?]) {
      self.label = label
      self.bars = bars
    }
  }

  package var form: Form
  package var series: [Series]
  package var groups: [Group]
  package var style: ChartStyle
  /// The least interval of the axis, beyond which no value can lie; zero is always in it.
  package var domain: ClosedRange<Double>?
  package var axisSteps: Int
  package var axisText: @Sendable (Double, Int) -> String
  /// What stands in place of a figure without any value.
  package var noData: (words: String, reason: String)
  /// Head of the table's column of categories.
  package var tableHead: String

  package init(
    _ form: Form, series: [Series], groups: [Group], style: ChartStyle,
    domain: ClosedRange<Double>? = nil, axisSteps: Int = 4,
    axisText: @escaping @Sendable (Double, Int) -> String = { Ticks.text($0, decimals: $1) },
    noData: (words: String, reason: String) = ("no data", ""), tableHead: String = ""
  ) {
    self.form = form
    self.series = series
    self.groups = groups
    self.style = style
    self.domain = domain
    self.axisSteps = axisSteps
    self.axisText = axisText
    self.noData = noData
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    SeriesRows(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    for group in groups {
      for (bar, series) in zip(group.bars, series) {
        guard let bar, let value = bar.value else { continue }
        let name = "\(series.name) in \(group.label)".quoted
        if !value.isFinite {
          drawing.problems.append("the value of \(name) is not a finite number")
        } else if form == .stacked, value < 0 {
          drawing.problems.append("the value of \(name) is below zero and cannot be stacked")
        }
      }
    }
    SeriesRows(self, width: size.width, labels).draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    [[tableHead] + series.map(\.name)]
      + groups.map { group in [group.label] + group.bars.map { $0?.printed ?? noData.words } }
  }

  /// All values that can be drawn; of stacks, where each ends.
  var reaches: [Double] {
    groups.flatMap { group -> [Double] in
      let values = group.bars.compactMap { $0?.reach }
      guard form == .stacked || form == .diverging else { return values }
      let sums = [values.filter { $0 > 0 }.reduce(0, +), values.filter { $0 < 0 }.reduce(0, +)]
      return form == .stacked ? [sums[0]] : sums
    }
  }
}
