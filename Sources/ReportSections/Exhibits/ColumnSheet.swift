import Charts
import Drawing

/// A chart as it stands in the report's column, as a picture of its own.
package enum ColumnSheet {
  /// The chart with its titles above and its notes below, `width` points wide and as high as it
  /// needs to be.
  package static func draw(
    _ chart: ChartFigure, _ style: ChartStyle, _ context: SectionContext, width: Double,
    _ labels: LabelSetter
  ) -> FigureDrawing {
    let theme = context.theme
    let inset = 12.0
    let inner = width - 2 * inset
    var frame = Frame(size: Size(width: width, height: 0))
    frame.line(
      from: Point(x: inset, y: inset), to: Point(x: inset + inner, y: inset),
      theme.stroke(.exhibitRule, .ink))
    var y = inset + 4
    for (text, role) in [(chart.title, TextRole.exhibitTitle), (chart.subtitle, .exhibitSubtitle)] {
      let block = labels.block(text, theme[role], width: inner)
      frame.add(block, at: Point(x: inset, y: y))
      y += block.size.height
    }
    y += theme[.figureGap]
    let figure = chart.figure(style)
    let height = figure.idealHeight(forWidth: inner, labels)
    let drawing = figure.draw(in: Size(width: inner, height: height), labels)
    frame.add(drawing.frame, at: Point(x: inset, y: y))
    y += height + theme[.noteGap]
    for note in chart.notes + [chart.sourceLine] where !note.isEmpty {
      let block = labels.block(note, theme[.source], width: inner)
      frame.add(block, at: Point(x: inset, y: y))
      y += block.size.height
    }
    frame.size.height = y + inset
    var sheet = FigureDrawing(frame: frame, problems: drawing.problems)
    sheet.unnamed = drawing.unnamed
    return sheet
  }
}
