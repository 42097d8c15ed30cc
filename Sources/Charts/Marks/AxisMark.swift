import Drawing

/// The figures of a value axis: below bars, to the left of columns.
package struct AxisMark: Mark {
  package var values: [Double]
  package var texts: [String]
  /// Where the figures begin below bars, or end to the left of columns.
  package var edge: Double
  /// How far figures below bars may stand out of the frame at its left.
  package var overhang: Double

  package init(_ values: [Double], texts: [String], edge: Double, overhang: Double = 0) {
    self.values = values
    self.texts = texts
    self.edge = edge
    self.overhang = overhang
  }

  package func draw(in plot: PlotArea, on drawing: inout FigureDrawing) {
    let style = plot.style[.axis]
    for (value, text) in zip(values, texts) {
      let label = plot.labels.line(text, style)
      let along = plot.values.position(of: value)
      let width = label.size.width
      switch plot.orientation {
      case .horizontal:
        let last = max(0, drawing.frame.size.width - width)
        let x = min(max(-overhang, along - width / 2), last)
        drawing.frame.add(label, at: Point(x: x, y: edge))
      case .vertical:
        drawing.frame.add(label, at: Point(x: edge - width, y: along - style.middle))
      }
    }
  }

  /// The room that the last figure below bars needs beyond its value.
  static func margins(
    on domain: (start: Double, stop: Double), count: Int, _ style: ChartStyle,
    _ labels: LabelSetter, text: (Double, Int) -> String
  ) -> [(value: Double, margin: Double)] {
    let values = Ticks.values(from: domain.start, to: domain.stop, count: Double(count))
    guard let last = values.last, values.count > 1 else { return [] }
    let decimals = Ticks.decimals(ofStep: values[1] - values[0])
    return [(last, labels.width(text(last, decimals), style[.axis]) / 2)]
  }

  /// Round values of `scale` whose figures stand clear of each other: at most `count` steps, fewer
  /// until they fit, none where not even two do.
  static func values(
    on scale: LinearScale, count: Int, _ orientation: Orientation, room: ClosedRange<Double>,
    _ style: ChartStyle, _ labels: LabelSetter, text: (Double, Int) -> String
  ) -> (values: [Double], texts: [String]) {
    let axis = style[.axis]
    for wanted in stride(from: max(1, count), through: 1, by: -1) {
      let values = scale.ticks(Double(wanted))
      guard values.count > 1 else { continue }
      let decimals = Ticks.decimals(ofStep: values[1] - values[0])
      let texts = values.map { text($0, decimals) }
      let spans = zip(values, texts).map { value, text in
        let length = orientation == .horizontal ? labels.width(text, axis) : axis.slot * 0.8
        let start = scale.position(of: value) - length / 2
        let held =
          orientation == .horizontal
          ? min(max(room.lowerBound, start), room.upperBound - length) : start
        return (start: held, stop: held + length)
      }.sorted { $0.start < $1.start }
      let gap = style.lengths.gap
      if zip(spans, spans.dropFirst()).allSatisfy({ $0.stop + gap <= $1.start }) {
        return (values, texts)
      }
    }
    return ([], [])
  }
}
