import Drawing

/// The remark inside a hollow column, near its foot.
struct PartNoteMark: Mark {
  var bars: [Bar]
  /// The style of each remark that stands inside; `nil` for columns without.
  var styles: [TextStyle?]

  init(_ bars: [Bar], styles: [TextStyle?]) {
    self.bars = bars
    self.styles = styles
  }

  /// Distance at page size between the remark and the edges of its column.
  static let inset = 3.0

  func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    for (index, bar) in bars.enumerated() {
      guard let style = styles[index], let note = bar.note, let value = bar.reach else { continue }
      let across = plot.bands.bar(index)
      let inset = Self.inset * plot.unit
      let label = PlotLabel(
        note, style, width: max(0.1, across.stop - across.start - inset * 2), plot.labels,
        alignment: .center)
      let size = label.frame.size
      let length = abs(plot.values.position(of: value) - plot.zero)
      guard size.height + inset * 2 <= length else {
        drawing.problems.append("\(note.quoted) does not fit in its column")
        continue
      }
      let distance = min(12 * plot.unit, length - size.height - inset)
      let y = plot.outward(value) < 0 ? plot.zero - distance - size.height : plot.zero + distance
      let middle = plot.bands.slots[index].middle
      drawing.frame.add(label.frame, at: Point(x: middle - size.width / 2, y: y))
    }
  }
}
