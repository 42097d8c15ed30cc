import Drawing

/// A small square of a partner's colour beside its name.
package enum Swatch {
  /// A square with a thin outline where the colour is faint on paper, as large as the capitals of
  /// `text` where these are larger than the square of the style.
  package static func frame(
    _ color: Color, _ style: ChartStyle, beside text: TextStyle? = nil
  ) -> Frame {
    let unit = style.lengths.unit
    let side = max(7 * unit, (text?.size ?? 0) * 0.72)
    var frame = Frame(size: Size(width: side, height: side))
    let area = Rectangle(x: 0, y: 0, width: side, height: side)
    frame.fill(area, color)
    if color.contrast(with: style.colors.paper) < 3 {
      frame.outline(area, style.colors.mute, width: 0.5 * unit)
    }
    return frame
  }
}
