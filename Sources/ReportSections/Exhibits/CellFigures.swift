import Charts
import CountryRisk
import Drawing

/// Drawings for the cells of tables, level with the text beside them.
extension SectionContext {
  /// The square of a partner's colour, level with capitals in `role`.
  func swatch(_ partner: String, beside role: TextRole) -> Frame {
    level(Swatch.frame(tones[partner].fill, theme.chartStyle), beside: role)
  }

  /// One bar for each rung of the profile's tiers, those up to `rung` in ink.
  func tierBars(_ rung: Int, beside role: TextRole) -> Frame {
    let count = profile.tiers.map(\.rung).max() ?? 0
    return level(TierBars.frame(reached: rung, of: count, theme.chartStyle), beside: role)
  }

  /// A share as a bar of at most `width`, from the left or the right.
  func shareBar(
    _ quantity: Quantity, _ partner: String, width: Double, fromRight: Bool
  ) -> Frame {
    let bar = Bar(
      value: quantity.value, text: "", bound: Bar.Bound(quantity.bound),
      color: tones[partner].fill)
    let drawn = InlineBar.frame(
      share: quantity.value / 100, width: width, bar, theme.chartStyle, fromRight: fromRight)
    var frame = Frame(size: Size(width: width, height: drawn.size.height + 5))
    frame.add(drawn, at: Point(x: 0, y: 2))
    return frame
  }

  /// `figure` with its foot on the base line of a line in `role`.
  func level(_ figure: Frame, beside role: TextRole) -> Frame {
    let slot = theme[role].slot
    var frame = Frame(size: Size(width: figure.size.width, height: slot))
    frame.add(figure, at: Point(x: 0, y: slot * 5 / 7 - figure.size.height))
    return frame
  }
}
