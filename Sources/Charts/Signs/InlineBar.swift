import Drawing

/// A bar for a table's cell, under the number it shows.
package enum InlineBar {
  /// A frame of `width`, the bar from the side on which the numbers of its column stand.
  /// - Parameters:
  ///   - share: The part of the width that the bar takes, held within 0 to 1.
  package static func frame(
    share: Double, width: Double, _ bar: Bar, _ style: ChartStyle, fromRight: Bool = true
  ) -> Frame {
    let unit = style.lengths.unit
    let height = 5 * unit
    var frame = Frame(size: Size(width: width, height: height))
    guard share.isFinite, share > 0, width > 0 else { return frame }
    let length = max(0.6 * unit, min(1, share) * width)
    let area = Rectangle(x: fromRight ? width - length : 0, y: 0, width: length, height: height)
    if bar.bound == .atMost || bar.state == .remainder {
      frame.hatch(area, style.colors.mute, unit: unit * 0.75)
    } else if bar.state == .partial {
      frame.outline(area, bar.color, width: 0.75 * unit)
    } else if bar.bound == .atLeast {
      let stripe = min(1.2 * unit, max(0, width - length) / 6)
      frame.fill(area, bar.color)
      for index in 0..<3 where stripe > 0.2 * unit {
        frame.fill(
          Rectangle(
            x: fromRight
              ? width - length - stripe * Double(index * 2 + 2)
              : length + stripe * Double(index * 2 + 1), y: 0, width: stripe, height: height),
          bar.color)
      }
    } else {
      frame.fill(area, bar.color)
    }
    return frame
  }
}
