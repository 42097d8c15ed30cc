import Drawing

/// Names with squares of their colours, side by side in as many lines as they need.
struct ColorKey {
  struct Entry {
    var name: String
    var color: Color
    var style: TextStyle
    /// Whether its sign is a line across, not a square.
    var isLine = false
  }

  let frame: Frame

  /// The names of `series`, those that matter more in bold.
  /// - Parameter line: The place of one that is drawn as a line across.
  init(
    _ series: [SeriesBars.Series], width: Double, _ style: ChartStyle, _ labels: LabelSetter,
    line: Int? = nil
  ) {
    let entries = series.enumerated().map { place, series in
      Entry(
        name: series.name, color: series.color,
        style: style[series.isEmphasised ? .categoryStrong : .category], isLine: place == line)
    }
    self.init(entries, width: width, style, labels)
  }

  init(_ entries: [Entry], width: Double, _ style: ChartStyle, _ labels: LabelSetter) {
    var frame = Frame(size: Size(width: width, height: 0))
    var (x, y, lineHeight) = (0.0, 0.0, 0.0)
    for entry in entries {
      let swatch = Swatch.frame(entry.color, style, beside: entry.style)
      let side = swatch.size.width
      let indent = side * 10 / 7
      let room = max(style.lengths.unit, width - indent)
      let name = PlotLabel(entry.name, entry.style, width: room, labels)
      if x > 0, x + indent + name.frame.size.width > width {
        y += lineHeight
        (x, lineHeight) = (0, 0)
      }
      // Level with the first line of a name that wraps.
      let corner = Point(x: x, y: y + entry.style.middle - side / 2)
      if entry.isLine {
        frame.fill(
          Rectangle(
            x: corner.x + side * 0.4, y: corner.y - side * 0.15, width: side * 0.2,
            height: side * 1.3),
          entry.color)
      } else {
        frame.add(swatch, at: corner)
      }
      frame.add(name.frame, at: Point(x: x + indent, y: y))
      x += indent + name.frame.size.width + side * 2
      lineHeight = max(lineHeight, name.frame.size.height)
    }
    frame.size.height = y + lineHeight
    self.frame = frame
  }
}
