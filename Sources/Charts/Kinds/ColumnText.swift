import Drawing

/// Sets the texts of columns within a slot: wrapped, then smaller, then broken within words.
struct ColumnText {
  let width: Double
  let labels: LabelSetter
  /// The least size of text.
  let least: Double

  /// Each text as a centred stack of its parts, all parts of a kind at one size; `nil`, with a
  /// problem, for a text that is wider than the slot or higher than `limit`.
  func set(
    _ texts: [[(text: String, style: TextStyle)]], limit: Double, _ problems: inout [String]
  ) -> [PlotLabel?] {
    let shrink = texts.joined().map { factor(for: $0.text, $0.style) }.min() ?? 1
    var result = [PlotLabel?]()
    for parts in texts {
      let blocks = parts.map { part in
        let size = max(min(least, part.style.size), part.style.size * shrink)
        return PlotLabel(
          part.text, part.style.sized(size), width: width, labels, alignment: .center)
      }
      let whole = blocks.dropFirst().reduce(blocks[0]) { $0.above($1, alignment: .center) }
      if whole.frame.size.width <= width + 0.02, whole.frame.size.height <= limit {
        result.append(whole)
      } else {
        problems.append(
          "\(parts[0].text.quoted) does not fit in a column "
            + "\(Ticks.text(width, decimals: 0)) points wide")
        result.append(nil)
      }
    }
    return result
  }

  /// The factor of size at which the widest word of a text fits: 1 where it does as it is.
  func factor(for text: String, _ style: TextStyle) -> Double {
    let widest = words(text).map { labels.width($0, style) }.max() ?? 0
    return widest > width ? width / widest : 1
  }

  /// The pieces of a text that a line cannot break.
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let breaks = UnicodeText.lineBreaks(in: text, language: labels.language).map(\.offset)
    return zip([0] + breaks, breaks + [bytes.count]).map { start, end in
      var piece = bytes[start..<end]
      while let last = piece.last, last == 32 || last == 10 { piece.removeLast() }
      return String(decoding: piece, as: UTF8.self)
    }
  }
}

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
