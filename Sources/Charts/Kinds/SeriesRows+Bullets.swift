import Drawing

/// Bullet graphs (Few, "Bullet Graph Design Specification", 2006): a bar for the value of the first
/// series, a line across it for that of the second, and behind both a field up to each value of the
/// others, paler the farther it reaches.
extension SeriesRows {
  /// Of the row's bar: how much the value, the line across and the fields take.
  private static let (barShare, lineShare) = (0.36, 0.72)

  func drawBullets(in plot: PlotArea, on drawing: inout FigureDrawing) {
    let unit = style.lengths.unit
    let zero = plot.zero
    for (index, slot) in plot.bands.slots.enumerated() {
      let bars = chart.groups[index].bars
      let across = plot.bands.bar(index)
      let height = across.stop - across.start
      func area(to value: Double, share: Double) -> Rectangle {
        plot.rectangle(
          along: (zero, scale.position(of: value)),
          across: (slot.middle - height * share / 2, slot.middle + height * share / 2))
      }
      let fields = bars.indices.dropFirst(2).compactMap { place in
        bars[place]?.reach.map { (value: $0, color: chart.series[place].color) }
      }
      // The farthest lies undermost.
      for field in fields.sorted(by: { abs($0.value) > abs($1.value) }) {
        drawing.frame.fill(area(to: field.value, share: 1), field.color)
      }
      let value = bars.first.flatMap { $0 }
      if let value, let reach = value.reach {
        drawing.frame.paint(value, in: area(to: reach, share: Self.barShare), style)
      }
      let target = bars.dropFirst().first.flatMap { $0?.reach }
      if let target {
        let x = scale.position(of: target)
        let thickness = max(1.6 * unit, height * 0.09)
        drawing.frame.fill(
          Rectangle(
            x: x - thickness / 2, y: slot.middle - height * Self.lineShare / 2, width: thickness,
            height: height * Self.lineShare), style.colors.ink)
      }
      guard let text = texts[index].first.flatMap({ $0 }) else { continue }
      let gap = style.lengths.gap
      var x = scale.position(of: max(0, value?.reach ?? 0)) + gap
      if let target, target >= 0 {
        // At the end of its bar, unless the line would run through it.
        let line = scale.position(of: target)
        if line + gap > x, line < x + text.frame.size.width + gap { x = line + gap }
      }
      drawing.frame.add(text.frame, at: Point(x: x, y: slot.middle - text.middle))
    }
  }
}
