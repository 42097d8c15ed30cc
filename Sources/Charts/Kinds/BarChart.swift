import Drawing

/// Bars or columns from a zero line, each named and with its value written at its end.
///
/// - Bars: names wrap in a column of at most 45 % of the width and rows grow with them; where a
///   figure is too low, rows close up to the height of their text, then the axis is left out, then
///   the last rows.
/// - Columns: names wrap within their slot, then all shrink to the least size of text, then words
///   break between characters; a name that still fails is left out.
///
/// A name or row left out is a problem of the drawing.
package struct BarChart: Figure {
  /// One bar or column.
  package struct Row: Sendable {
    package var label: String
    /// Second line under the label.
    package var detail: String?
    package var bar: Bar
    /// Whether the row matters more than the others.
    package var isEmphasised: Bool

    package init(label: String, detail: String? = nil, isEmphasised: Bool = false, bar: Bar) {
      self.label = label
      self.detail = detail
      self.bar = bar
      self.isEmphasised = isEmphasised
    }

    package init(
      label: String, detail: String? = nil, value: Double?, text: String,
      bound: Bar.Bound = .exact, color: Color, textColor: Color? = nil,
      isEmphasised: Bool = false, state: Bar.State = .actual, note: String? = nil
    ) {
      self.init(
        label: label, detail: detail, isEmphasised: isEmphasised,
        bar: Bar(
          value: value, text: text, bound: bound, state: state, color: color,
          textColor: textColor, note: note))
    }
  }

  package var orientation: Orientation
  package var rows: [Row]
  package var style: ChartStyle
  /// The least interval of the axis, beyond which no value can lie; zero is always in it.
  package var domain: ClosedRange<Double>?
  package var showsAxis: Bool
  /// About how many steps the axis has; 2 for bars and 4 for columns where not given.
  package var axisSteps: Int
  /// Remarks on columns; bars have none.
  package var annotations: [Annotation] = []
  /// The printed form of an axis value with a number of decimals.
  package var axisText: @Sendable (Double, Int) -> String
  /// What stands in place of a figure without any value.
  package var noData: (words: String, reason: String)
  /// Heads of the table: category, value.
  package var tableHead: (category: String, value: String)

  package init(
    _ orientation: Orientation, rows: [Row], style: ChartStyle,
    domain: ClosedRange<Double>? = nil, showsAxis: Bool = true, axisSteps: Int? = nil,
    axisText: @escaping @Sendable (Double, Int) -> String = { Ticks.text($0, decimals: $1) },
    noData: (words: String, reason: String) = ("no data", ""),
    tableHead: (category: String, value: String) = ("", "")
  ) {
    self.orientation = orientation
    self.rows = rows
    self.style = style
    self.domain = domain
    self.showsAxis = showsAxis
    self.axisSteps = axisSteps ?? (orientation == .horizontal ? 2 : 4)
    self.axisText = axisText
    self.noData = noData
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    switch orientation {
    case .horizontal: BarRows(self, width: width, labels).idealHeight
    case .vertical: ColumnSlots(self, width: width, labels).idealHeight
    }
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    for row in rows where row.bar.value != nil && row.bar.reach == nil {
      drawing.problems.append("the value of \(row.label.quoted) is not a finite number")
    }
    switch orientation {
    case .horizontal: BarRows(self, width: size.width, labels).draw(on: &drawing)
    case .vertical: ColumnSlots(self, width: size.width, labels).draw(on: &drawing)
    }
    return drawing
  }

  /// Whether everything has room in `size`.
  package func fits(in size: Size, _ labels: LabelSetter) -> Bool {
    draw(in: size, labels).problems.isEmpty
  }

  package var table: [[String]] {
    [[tableHead.category, tableHead.value]]
      + rows.map { row in
        [
          [row.label, row.detail].compactMap(\.self).joined(separator: ", "),
          [row.bar.printed, row.bar.note].compactMap(\.self).joined(separator: ", "),
        ]
      }
  }

  /// All values that can be drawn.
  var reaches: [Double] { rows.compactMap(\.bar.reach) }
}

extension ChartStyle {
  /// How the text of `bar` is set: words in place of a bar and upper bounds are mute.
  func textStyle(of bar: Bar, value role: Role) -> TextStyle {
    let isMute = bar.reach == nil || bar.bound == .atMost
    let style = self[isMute ? .words : role]
    return bar.textColor.map { style.colored($0) } ?? style
  }
}
