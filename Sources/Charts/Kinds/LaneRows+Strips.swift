import Drawing

/// Measures over the same time, as columns below the lanes.
extension LaneRows {
  /// Height of a strip: its columns with their numbers, or its name.
  func stripHeight(_ place: Int) -> Double {
    max(
      style.lengths.columns * 0.32 * closeness + style[.note].slot,
      stripNames[place].frame.size.height) + padding * 2
  }

  var stripsHeight: Double { stripNames.indices.reduce(0) { $0 + stripHeight($1) } }

  /// The columns of a measure on the axis of the events, from zero.
  func drawStrip(_ place: Int, from top: Double, _ drawing: inout FigureDrawing) {
    let strip = chart.strips[place]
    let text = style[.note].weighted(600)
    drawing.frame.add(stripNames[place].frame, at: Point(x: 0, y: top + padding))
    let bars = strip.bars.filter {
      $0.start >= scale.domain.start - 1e-6 && $0.end <= scale.domain.stop + 1e-6
    }
    let reaches = bars.compactMap(\.value).filter(\.isFinite)
    let domain = (start: min(0, reaches.min() ?? 0), stop: max(0, reaches.max() ?? 0, 1e-12))
    let foot = top + stripHeight(place) - padding
    let head = top + padding + text.slot
    let values = LinearScale(
      domain: domain, range: (foot - (domain.start < 0 ? text.slot : 0), head))
    let zero = values.position(of: 0)
    var unsaid = 0
    for bar in bars {
      let (left, right) = (scale.position(of: bar.start), scale.position(of: bar.end))
      let width = (right - left) * ColumnSlots.columnShare
      let x = (left + right - width) / 2
      let words = labels.line(bar.text, bar.value == nil ? style[.words] : text)
      var y = zero - words.size.height
      if let value = bar.value, value.isFinite {
        let end = values.position(of: value)
        drawing.frame.fill(
          Rectangle(x: x, y: min(end, zero), width: width, height: abs(end - zero)), strip.color)
        y = value < 0 ? end : end - words.size.height
      }
      guard words.size.width <= right - left - style.lengths.gap * 0.5 else {
        unsaid += 1
        continue
      }
      drawing.frame.add(words, at: Point(x: (left + right - words.size.width) / 2, y: y))
    }
    if unsaid > 0 {
      drawing.problems.append("\(unsaid) values of \(strip.name.quoted) find no room")
    }
    drawing.frame.line(
      from: Point(x: scale.range.start, y: zero), to: Point(x: width, y: zero),
      Stroke(style.colors.ink, width: style.lengths.zeroLine))
  }
}
