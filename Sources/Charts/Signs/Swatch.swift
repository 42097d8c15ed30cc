import Drawing

/// A small square of a partner's colour beside its name.
package enum Swatch {
  /// A square with a thin outline where the colour is faint on paper.
  package static func frame(_ color: Color, _ style: ChartStyle) -> Frame {
    let unit = style.lengths.unit
    let side = 7 * unit
    var frame = Frame(size: Size(width: side, height: side))
    let area = Rectangle(x: 0, y: 0, width: side, height: side)
    frame.fill(area, color)
    if color.contrast(with: style.colors.paper) < 3 {
      frame.outline(area, style.colors.mute, width: 0.5 * unit)
    }
    return frame
  }
}
