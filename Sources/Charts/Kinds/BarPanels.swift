import Drawing

/// Small multiples of bars: the same rows and the same scale in every panel, names once at the left.
///
/// Panels stand side by side as long as each keeps its least width, then in further rows.
package struct BarPanels: Figure {
  /// The name of a row, shared by all panels.
  package struct Name: Sendable {
    package var text: String
    package var isEmphasised: Bool

    package init(_ text: String, isEmphasised: Bool = false) {
      self.text = text
      self.isEmphasised = isEmphasised
    }
  }

  /// One panel: a bar, words or nothing for each name.
  package struct Panel: Sendable {
    package var head: String
    package var detail: String
    /// As many as there are names; `nil` where nothing belongs.
    package var cells: [Bar?]
    /// Words and reason in place of the bars of a panel that has none.
    package var noData: (words: String, reason: String)?

    package init(
      head: String, detail: String = "", cells: [Bar?],
      noData: (words: String, reason: String)? = nil
    ) {
      self.head = head
      self.detail = detail
      self.cells = cells
      self.noData = noData
    }
  }

  package var panels: [Panel]
  package var names: [Name]
  package var style: ChartStyle
  /// The least interval of the scale, beyond which no value can lie; zero is always in it.
  package var domain: ClosedRange<Double>?
  /// Panels side by side at most.
  package var columns: Int
  /// Figures on the axis at most, zero not counted.
  package var axisSteps: Int
  package var axisText: @Sendable (Double, Int) -> String

  package init(
    panels: [Panel], names: [Name], style: ChartStyle, domain: ClosedRange<Double>? = nil,
    columns: Int = 3, axisSteps: Int = 2,
    axisText: @escaping @Sendable (Double, Int) -> String = { Ticks.text($0, decimals: $1) }
  ) {
    self.panels = panels
    self.names = names
    self.style = style
    self.domain = domain
    self.columns = columns
    self.axisSteps = axisSteps
    self.axisText = axisText
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    PanelGrid(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    for panel in panels {
      for (name, cell) in zip(names, panel.cells) {
        if let cell, cell.value != nil, cell.reach == nil {
          drawing.problems.append(
            "the value of \(name.text.quoted) in \(panel.head.quoted) is not a finite number")
        }
      }
      if panel.cells.count != names.count, panel.noData == nil {
        drawing.problems.append(
          "\(panel.head.quoted) has \(panel.cells.count) cells for \(names.count) names")
      }
    }
    PanelGrid(self, width: size.width, labels).draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    let heads = panels.map { $0.detail.isEmpty ? $0.head : $0.head + ", " + $0.detail }
    return [[""] + heads]
      + names.enumerated().map { index, name in
        [name.text]
          + panels.map { panel in
            guard let cell = panel.cell(index) else { return panel.noData?.words ?? "" }
            return [cell.printed, cell.note].compactMap(\.self).joined(separator: ", ")
          }
      }
  }
}

extension BarPanels.Panel {
  /// The bar in a row; `nil` in a panel without any.
  func cell(_ index: Int) -> Bar? {
    noData == nil && index < cells.count ? cells[index] : nil
  }
}
