import Charts
import Drawing
import LayoutEngine

/// The side note that explains how lower and upper bounds are printed.
enum BoundsNote {
  static func block(_ context: SectionContext) -> any Block {
    let theme = context.theme
    let width = context.grid.sideWidth
    let phrases = context.phrases
    return Drawn(isFullWidth: false, spaceAfter: 28) { layout in
      var canvas = Canvas(width: width, height: 0, layout, theme)
      let section = canvas.element(.section)
      let head = canvas.element(.paragraph, in: section)
      let body = canvas.element(.paragraph, in: section)
      let note = theme[.sideNote]
      canvas.set(
        phrases.howToReadBounds, theme[.sideNoteHead], baseline: 10, width: width, in: head)
      var y = canvas.set(
        [Inline(phrases.boundsExplained, note)], ParagraphStyle(slot: note.slot), top: 14,
        width: width, in: body)
      y += 8
      let bar = Rectangle(x: 0.3, y: y + 2, width: width * 0.8, height: 9)
      canvas.frame.fill(bar, theme[.accent])
      for stripe in 0..<3 {
        canvas.frame.fill(
          Rectangle(x: bar.x + bar.width + 2 + Double(stripe) * 4, y: bar.y, width: 2, height: 9),
          theme[.accent])
      }
      canvas.frame.line(
        from: Point(x: 0, y: y), to: Point(x: 0, y: y + 13), theme.stroke(.thinRule, .ink))
      let value = theme[.chartValue]
      canvas.set("≥\u{A0}90", value, baseline: y + 24, width: width, alignment: .trailing)
      canvas.frame.size.height = y + 30
      return canvas.frame
    }
  }
}
