import Drawing

/// How a chart that fills a whole image looks at one size, from which other sizes are derived.
package struct SheetStyle: Sendable {
  /// Lengths at the reference size.
  package struct Lengths: Sendable {
    package var size: Size
    /// At the left and right.
    package var margin: Double
    /// From the upper edge to the rule, and the rule's width.
    package var top: Double
    package var rule: Double
    /// From the rule to the kicker's line, and from there to the title's.
    package var kickerGap: Double
    package var titleGap: Double
    /// From title to subtitle, from there to the figure, and from the figure to the source.
    package var subtitleGap: Double
    package var figureGap: Double
    package var sourceGap: Double
    /// From the last line to the lower edge.
    package var foot: Double
    /// No text is set smaller at any size.
    package var readable: Double

    package init(
      size: Size, margin: Double, top: Double, rule: Double, kickerGap: Double, titleGap: Double,
      subtitleGap: Double, figureGap: Double, sourceGap: Double, foot: Double, readable: Double
    ) {
      self.size = size
      self.margin = margin
      self.top = top
      self.rule = rule
      self.kickerGap = kickerGap
      self.titleGap = titleGap
      self.subtitleGap = subtitleGap
      self.figureGap = figureGap
      self.sourceGap = sourceGap
      self.foot = foot
      self.readable = readable
    }
  }

  package var kicker: TextStyle
  package var title: TextStyle
  package var subtitle: TextStyle
  package var source: TextStyle
  package var number: TextStyle
  /// For the figure, at the reference size.
  package var chart: ChartStyle
  package var lengths: Lengths

  package init(
    kicker: TextStyle, title: TextStyle, subtitle: TextStyle, source: TextStyle,
    number: TextStyle, chart: ChartStyle, lengths: Lengths
  ) {
    self.kicker = kicker
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.number = number
    self.chart = chart
    self.lengths = lengths
  }

  /// The style for a sheet of another scale, shrunk to `factor` to make room, and what is in the figure to
  /// `figure`: lengths in proportion, small text less so than large, and none below the least size that
  /// the scale gives.
  func adapted(_ factor: Double, figure: Double, scale: Double) -> SheetStyle {
    let smallest = max(0.1, chart.lengths.minimumText)
    let least = max(min(lengths.readable, smallest), smallest * min(1, scale))
    func adapted(_ style: TextStyle, _ factor: Double) -> TextStyle {
      let floor = least * power(max(1, style.size / smallest), 0.35)
      return style.sized(max(style.size * factor, min(style.size, floor)))
    }
    var copy = self
    copy.kicker = adapted(kicker, factor)
    copy.title = adapted(title, factor)
    copy.subtitle = adapted(subtitle, factor)
    copy.source = adapted(source, factor)
    copy.number = adapted(number, factor)
    copy.chart = chart.scaled(figure)
    for role in ChartStyle.Role.allCases {
      copy.chart[role] = adapted(chart[role], figure)
    }
    let category = copy.chart[.category]
    copy.chart.lengths.row = max(copy.chart.lengths.row, category.slot * 1.15)
    copy.chart.lengths.gap = max(copy.chart.lengths.gap, category.size * 0.3)
    copy.chart.lengths.minimumText = least
    let edge = lengths.readable * 0.9
    copy.lengths.margin = max(edge, lengths.margin * factor)
    copy.lengths.top = max(edge, lengths.top * factor)
    copy.lengths.rule = max(1, lengths.rule * factor)
    copy.lengths.kickerGap *= factor
    copy.lengths.titleGap *= factor
    copy.lengths.subtitleGap *= factor
    copy.lengths.figureGap = max(edge * 0.5, lengths.figureGap * factor)
    copy.lengths.sourceGap = max(edge * 0.5, lengths.sourceGap * factor)
    copy.lengths.foot = max(edge * 0.5, lengths.foot * factor)
    return copy
  }
}
