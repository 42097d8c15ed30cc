import Drawing

/// A panel for each line on scales that are the same for all, the line strong and the others faint
/// behind it.
package struct LinePanels: Figure {
  /// The lines, and how each panel is drawn.
  package var chart: LineChart
  /// How many panels stand side by side at most.
  package var columns: Int

  package init(_ chart: LineChart, columns: Int = 3) {
    self.chart = chart
    self.columns = columns
  }

  package var table: [[String]] { chart.table }

  /// Width that a panel needs at least, and its height, as parts of a column figure's height.
  private static let least = (width: 0.8, height: 0.62)

  private func count(_ width: Double) -> Int {
    let lengths = chart.style.lengths
    var count = max(1, min(columns, chart.lines.count))
    while count > 1,
      panelWidth(width, count) < lengths.columns * Self.least.width
    { count -= 1 }
    return count
  }

  private func panelWidth(_ width: Double, _ count: Int) -> Double {
    let gap = chart.style.lengths.panelGap
    return max(1, (width + gap) / Double(count) - gap)
  }

  private func heads(_ width: Double, _ labels: LabelSetter) -> [PlotLabel] {
    chart.lines.map {
      PlotLabel($0.name, chart.style[.panelHead], width: panelWidth(width, count(width)), labels)
    }
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    let lengths = chart.style.lengths
    let rows = (chart.lines.count + count(width) - 1) / count(width)
    let head = heads(width, labels).map(\.frame.size.height).max() ?? 0
    let panel =
      head + lengths.columns * Self.least.height + chart.style[.axis].slot * 2
    return Double(rows) * panel + Double(max(0, rows - 1)) * lengths.panelGap
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    let count = count(size.width)
    let gap = chart.style.lengths.panelGap
    let rows = max(1, (chart.lines.count + count - 1) / count)
    let width = panelWidth(size.width, count)
    let height = (size.height - gap * Double(rows - 1)) / Double(rows)
    let heads = heads(size.width, labels)
    let head = heads.map(\.frame.size.height).max() ?? 0
    guard height > head + chart.style[.axis].slot * 4 else {
      drawing.problems.append(
        "\(chart.lines.count) panels find no room in a figure "
          + "\(Ticks.text(size.height, decimals: 0)) high")
      return drawing
    }
    let endRoom =
      chart.lines.indices.map { place in
        panel(place).endWidth(width, labels)
      }.max() ?? 0
    for place in chart.lines.indices {
      let corner = Point(
        x: Double(place % count) * (width + gap), y: Double(place / count) * (height + gap))
      drawing.frame.add(heads[place].frame, at: corner)
      var panel = panel(place)
      panel.endRoom = endRoom
      drawing.add(
        panel.draw(in: Size(width: width, height: height - head), labels),
        at: Point(x: corner.x, y: corner.y + head))
    }
    return drawing
  }

  /// The chart with one line strong and the others faint.
  private func panel(_ place: Int) -> LineChart {
    var panel = chart
    panel.lines = chart.lines.enumerated().map { other, context in
      var context = context
      context.isEmphasised = other == place
      context.namesEnd = other == place
      if other == place {
        context.name = ""
        if context.color == chart.style.colors.others {
          context.color = chart.style.colors.accent
        }
      } else {
        context.color = chart.style.colors.grid
      }
      return context
    }
    return panel
  }
}
