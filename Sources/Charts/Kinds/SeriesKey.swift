import Drawing

/// The names of series with their colours, side by side in as many lines as they need.
struct SeriesKey {
  let frame: Frame

  init(_ series: [SeriesBars.Series], width: Double, _ style: ChartStyle, _ labels: LabelSetter) {
    let unit = style.lengths.unit
    let side = Swatch.frame(.black, style, beside: style[.category]).size.width
    let indent = side * 1.55
    var frame = Frame(size: Size(width: width, height: 0))
    var (x, y, lineHeight) = (0.0, 0.0, 0.0)
    for item in series {
      let role: ChartStyle.Role = item.isEmphasised ? .categoryStrong : .category
      let name = PlotLabel(item.name, style[role], width: max(unit, width - indent), labels)
      if x > 0, x + indent + name.frame.size.width > width {
        y += lineHeight
        (x, lineHeight) = (0, 0)
      }
      let swatch = Swatch.frame(item.color, style, beside: style[.category])
      // Level with the first line of a name that wraps.
      let middle = style[role].middle
      frame.add(swatch, at: Point(x: x, y: y + middle - swatch.size.height / 2))
      frame.add(name.frame, at: Point(x: x + indent, y: y))
      x += indent + name.frame.size.width + side * 2
      lineHeight = max(lineHeight, name.frame.size.height)
    }
    if !series.isEmpty { frame.size.height = y + lineHeight + style.lengths.gap }
    self.frame = frame
  }
}
