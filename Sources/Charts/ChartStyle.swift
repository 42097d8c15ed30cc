import Drawing

/// How figures look: text by role, colours, and a few lengths; filled from the theme by the caller.
package struct ChartStyle: Sendable {
  /// What a text in a figure is for.
  package enum Role: String, Sendable, CaseIterable {
    /// Name of a row or column.
    case category
    /// Name of a row or column that matters more.
    case categoryStrong = "category-strong"
    /// Second line under a category's name.
    case categoryDetail = "category-detail"
    /// Number at the end of a bar.
    case value
    /// Number at the end of a bar that matters more.
    case keyValue = "key-value"
    /// Number above a column.
    case columnValue = "column-value"
    /// Words where a bar would stand, and upper bounds.
    case words
    /// Number on an axis.
    case axis
    /// Remark inside a figure.
    case note
    /// The words "no data" where a whole figure would stand.
    case noData = "no-data"
    /// Name of a panel, or head of a column of figures.
    case panelHead = "panel-head"
    /// Line under the name of a panel.
    case panelDetail = "panel-detail"
    /// Name of a threshold.
    case threshold
    /// Number inside a piece of a strip.
    case pieceValue = "piece-value"
    /// Name below a piece of a strip.
    case pieceName = "piece-name"
    /// Number inside a column of the cover.
    case coverNumber = "cover-number"
    /// Number beside a piece too short to hold it.
    case coverAside = "cover-aside"
    /// Number in the white between.
    case coverBetween = "cover-between"
    /// Name of a partner on the cover.
    case coverPartner = "cover-partner"
    /// Words beside that name.
    case coverPartnerDetail = "cover-partner-detail"
    /// Name of a column of the cover.
    case coverCaption = "cover-caption"
    /// Line under that name.
    case coverCaptionDetail = "cover-caption-detail"
  }

  /// Colours by role.
  package struct Colors: Sendable {
    package var ink: Color
    package var ink2: Color
    package var mute: Color
    package var rule: Color
    package var grid: Color
    package var pale: Color
    package var accent: Color
    package var alert: Color
    package var others: Color
    package var paper: Color

    package init(
      ink: Color, ink2: Color, mute: Color, rule: Color, grid: Color, pale: Color, accent: Color,
      alert: Color, others: Color, paper: Color
    ) {
      self.ink = ink
      self.ink2 = ink2
      self.mute = mute
      self.rule = rule
      self.grid = grid
      self.pale = pale
      self.accent = accent
      self.alert = alert
      self.others = others
      self.paper = paper
    }
  }

  /// Lengths in points.
  package struct Lengths: Sendable {
    /// Height of a row of bars.
    package var row: Double
    /// Height of a figure of columns, from the highest number to the base line.
    package var columns: Double
    /// Distance between a mark and its text.
    package var gap: Double
    /// Distance between panels.
    package var panelGap: Double
    /// Width of a grid line.
    package var gridLine: Double
    /// Width of the zero line.
    package var zeroLine: Double
    /// No text is set smaller.
    package var minimumText: Double
    /// One point at page size; marks count their own geometry in it.
    package var unit: Double

    package init(
      row: Double, columns: Double, gap: Double, panelGap: Double, gridLine: Double,
      zeroLine: Double, minimumText: Double, unit: Double = 1
    ) {
      self.row = row
      self.columns = columns
      self.gap = gap
      self.panelGap = panelGap
      self.gridLine = gridLine
      self.zeroLine = zeroLine
      self.minimumText = minimumText
      self.unit = unit
    }
  }

  private var texts: [Role: TextStyle]
  package var colors: Colors
  package var lengths: Lengths
  /// How the names of rows stand in their column.
  package var categoryAlignment: LabelSetter.Alignment

  /// - Parameter text: The style of each role.
  package init(
    colors: Colors, lengths: Lengths, categoryAlignment: LabelSetter.Alignment = .leading,
    text: (Role) -> TextStyle
  ) {
    self.colors = colors
    self.lengths = lengths
    self.categoryAlignment = categoryAlignment
    texts = [:]
    for role in Role.allCases { texts[role] = text(role) }
  }

  /// The text style of `role`.
  package subscript(role: Role) -> TextStyle {
    get { texts[role] ?? TextStyle(family: "", size: lengths.minimumText) }
    set { texts[role] = newValue }
  }

  /// The style with every length multiplied, the least size of text included.
  package func scaled(_ factor: Double) -> ChartStyle {
    var copy = ChartStyle(
      colors: colors, lengths: lengths, categoryAlignment: categoryAlignment
    ) { self[$0].scaled(factor) }
    copy.lengths.row *= factor
    copy.lengths.columns *= factor
    copy.lengths.gap *= factor
    copy.lengths.panelGap *= factor
    copy.lengths.gridLine *= factor
    copy.lengths.zeroLine *= factor
    copy.lengths.minimumText *= factor
    copy.lengths.unit *= factor
    return copy
  }

  /// The style for a ground of paper, or for one that shows through where the paper would be.
  package func onPaper(_ hasPaper: Bool) -> ChartStyle {
    var copy = self
    if !hasPaper { copy.colors.paper = colors.paper.opacity(0) }
    return copy
  }

  /// Ink or paper, whichever is read more easily on `fill`.
  package func inside(_ fill: Color) -> Color {
    fill.contrast(with: colors.ink) >= fill.contrast(with: colors.paper)
      ? colors.ink : colors.paper.opacity(1)
  }
}

extension TextStyle {
  /// From the top of a line down to the middle of its capitals and figures.
  var middle: Double { slot * 5 / 7 - rise - size * 0.36 }

  /// The style in `size` points.
  func sized(_ size: Double) -> TextStyle { scaled(size / self.size) }
}
