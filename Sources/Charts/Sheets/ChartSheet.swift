import Drawing

/// A chart that fills a whole image: rule, kicker, title, subtitle, figure, source.
///
/// Text follows the size of the image. Where that is too much, the figure shrinks by steps until all has room,
/// and the words around it only where it would become much smaller than they: the slides of a talk have titles
/// of one size. No text falls below the least size of the style at that scale. On a sheet much wider than high
/// the words stand to the left of the figure.
package struct ChartSheet: Sendable {
  /// The words around the figure; empty ones take no room.
  package struct Texts: Sendable {
    package var kicker: String
    package var title: String
    package var subtitle: String
    /// Notes and sources, each from a new line.
    package var notes: [String]
    /// The number of the slide.
    package var number: String

    package init(
      kicker: String = "", title: String, subtitle: String = "", notes: [String] = [],
      number: String = ""
    ) {
      self.kicker = kicker
      self.title = title
      self.subtitle = subtitle
      self.notes = notes
      self.number = number
    }
  }

  package var texts: Texts
  package var style: SheetStyle
  /// The figure in a style for the size of the sheet.
  package var figure: @Sendable (ChartStyle) -> any Figure

  package init(
    texts: Texts, style: SheetStyle, figure: @escaping @Sendable (ChartStyle) -> any Figure
  ) {
    self.texts = texts
    self.style = style
    self.figure = figure
  }

  /// The sheet of `size`, one point for each unit of the reference size; the paper under it
  /// is left to the renderer.
  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    guard size.width > 0, size.height > 0 else {
      return FigureDrawing(
        frame: Frame(size: size), problems: ["a sheet needs a width and a height"])
    }
    let reference = style.lengths.size
    let (across, down) = (size.width / reference.width, size.height / reference.height)
    let base = min((across * down).squareRoot(), 1.5 * min(across, down))
    let ratio = size.width / size.height
    func drawing(_ step: Int) -> FigureDrawing {
      let words = base * power(0.94, Double(max(0, step - Self.stepsOfFigure)))
      let factor = base * power(0.94, Double(step))
      return SheetPlan(
        self, style.adapted(words, figure: factor, scale: base), size,
        isBeside: ratio > Self.besideRatio,
        titleLines: ratio >= 1.2 ? 2 : ratio >= 0.8 ? 3 : 4, labels
      ).draw()
    }
    let largest = drawing(0)
    if largest.problems.isEmpty { return largest }
    var (low, high) = (0, Self.steps)
    var best = drawing(high)
    guard best.problems.isEmpty else {
      return best.problems.count <= largest.problems.count ? best : largest
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      let next = drawing(middle)
      if next.problems.isEmpty {
        (high, best) = (middle, next)
      } else {
        low = middle
      }
    }
    return best
  }

  /// How often a figure may shrink, each time by 6 per cent, and how often while the words do not.
  private static let (steps, stepsOfFigure) = (24, 10)
  /// Width to height from which the words stand beside the figure.
  private static let besideRatio = 2.6
}
