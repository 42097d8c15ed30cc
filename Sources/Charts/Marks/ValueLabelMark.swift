import Drawing

/// The number at the end of each bar, on the side away from zero.
package struct ValueLabelMark: Mark {
  package var bars: [Bar]
  package var texts: [PlotLabel?]

  package init(_ bars: [Bar], texts: [PlotLabel?]) {
    self.bars = bars
    self.texts = texts
  }

  package func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    for (index, slot) in plot.bands.slots.enumerated() {
      guard let label = texts[index] else { continue }
      let bar = bars[index]
      let (width, height) = (label.frame.size.width, label.frame.size.height)
      let tip = end(of: bar, in: plot)
      let value = bar.reach ?? 0
      let gap = plot.style.lengths.gap
      let isOutward = plot.outward(value) > 0
      let origin =
        switch plot.orientation {
        case .horizontal:
          Point(x: isOutward ? tip + gap : tip - gap - width, y: slot.middle - label.middle)
        case .vertical:
          Point(
            x: slot.middle - width / 2,
            y: isOutward ? tip + gap * Self.lift : tip - gap * Self.lift - height)
        }
      drawing.frame.add(
        label.frame, at: origin, clearing: plot.style.colors.paper, margin: 1.5 * plot.unit)
    }
  }

  /// The distance of a number from its column, as a part of the gap beside a bar.
  static let lift = 0.4

  private func end(of bar: Bar, in plot: PlotArea) -> Double {
    guard let value = bar.reach else {
      return plot.orientation == .horizontal
        ? plot.zero : plot.zero + plot.outward(0) * plot.stub
    }
    return plot.ends(of: value, bar.bound).tip
  }
}
