import Drawing

/// The remark inside each hollow column, near its foot.
struct PartNoteMark: Mark {
  var bars: [Bar]

  init(_ bars: [Bar]) { self.bars = bars }

  func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    for (index, bar) in bars.enumerated() {
      guard bar.state == .partial, let note = bar.note, let value = bar.reach else { continue }
      let style = plot.style[.note]
      let across = plot.bands.bar(index)
      let inset = 3 * plot.unit
      let width = across.stop - across.start - inset * 2
      let size = max(
        min(plot.style.lengths.minimumText, style.size),
        style.size * min(1, width / max(0.1, plot.labels.width(note, style))))
      let label = PlotLabel(
        note, style.sized(size), width: max(0.1, width), plot.labels, alignment: .center)
      let height = label.frame.size.height
      let end = plot.values.position(of: value)
      guard height + inset * 2 <= abs(end - plot.zero), label.frame.size.width <= width + 0.02
      else {
        drawing.problems.append("\(note.quoted) does not fit in its column")
        continue
      }
      let middle = plot.bands.slots[index].middle
      let distance = min(12 * plot.unit, abs(end - plot.zero) - height - inset)
      let y =
        plot.outward(value) < 0 ? plot.zero - distance - height : plot.zero + distance
      drawing.frame.add(
        label.frame, at: Point(x: middle - label.frame.size.width / 2, y: y))
    }
  }
}
