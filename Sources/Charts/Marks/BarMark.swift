import Drawing

/// Bars or columns from zero: solid, hollow or hatched, striped at the end for a lower bound.
package struct BarMark: Mark {
  package var bars: [Bar]

  package init(_ bars: [Bar]) { self.bars = bars }

  package func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    for (index, bar) in bars.prefix(plot.bands.slots.count).enumerated() {
      if let value = bar.reach {
        draw(bar, value, plot.bands.bar(index), in: plot, on: &drawing.frame)
      } else if plot.orientation == .vertical {
        let area = plot.rectangle(
          along: (plot.zero, plot.zero + plot.outward(0) * plot.stub),
          across: plot.bands.bar(index))
        drawing.frame.hatch(area, plot.style.colors.others, unit: plot.unit)
      }
    }
  }

  private func draw(
    _ bar: Bar, _ value: Double, _ across: (start: Double, stop: Double), in plot: PlotArea,
    on frame: inout Frame
  ) {
    guard value != 0 else { return }
    let way = plot.outward(value)
    let (end, tip, stripe) = plot.ends(of: value, bar.bound)
    let shown = abs(end - plot.zero) < 0.6 * plot.unit ? plot.zero + way * 0.6 * plot.unit : end
    let area = plot.rectangle(along: (plot.zero, shown), across: across)
    frame.paint(bar, in: area, plot.style)
    guard stripe > 0, tip != end else { return }
    for index in 0..<3 {
      let start = end + way * stripe * Double(index * 2 + 1)
      frame.fill(
        plot.rectangle(along: (start, start + way * stripe), across: across), bar.color)
    }
  }
}

extension Frame {
  /// Paints the area of a bar: hatched where the true value is less or not divided, hollow for a part
  /// of a period, else solid.
  mutating func paint(_ bar: Bar, in area: Rectangle, _ style: ChartStyle) {
    let (unit, lines) = (style.lengths.unit, style.colors.mute)
    let contrast = bar.color.contrast(with: style.colors.paper)
    if bar.isHatched {
      fill(area, style.colors.paper)
      hatch(area, contrast < 3 ? lines : bar.color, unit: unit)
      if bar.bound == .atMost { outline(area, lines, width: 0.5 * unit) }
    } else if bar.state == .partial {
      fill(area, style.colors.paper)
      outline(area, bar.color, width: 0.9 * unit)
    } else {
      fill(area, bar.color)
      if contrast < 2 { outline(area, lines, width: 0.5 * unit) }
    }
  }
}
