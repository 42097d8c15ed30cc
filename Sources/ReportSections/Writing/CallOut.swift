import Drawing
import LayoutEngine

/// What stands out from a text: a note or a warning in a box, or an aside in the side column.
enum CallOut: String, CaseIterable {
  case note = "NOTE"
  case warning = "WARNING"
  case aside = "ASIDE"

  /// The box, `width` wide.
  func block(_ words: [Inline], _ context: SectionContext, width: Double) -> any Block {
    let theme = context.theme
    let phrases = context.phrases
    let padding = self == .aside ? 0 : theme[.callOutPadding]
    let head: String? =
      switch self {
      case .note: phrases.noteHead
      case .warning: phrases.warningHead
      case .aside: nil
      }
    let color = theme[self == .warning ? .alert : .accent]
    let name = self
    let line = theme.page.line
    return Drawn(isFullWidth: false, spaceAfter: self == .aside ? line : 0) { layout in
      var canvas = Canvas(width: width, height: 0, layout, theme)
      let words = layout.resolved(words)
      let section = canvas.element(.section)
      // An aside begins on the baseline of the paragraph beside it.
      var y = name == .aside ? (line - theme[.sideNote].slot) * 5 / 7 : padding
      // The ground is painted first.
      var texts = canvas
      if let head {
        let style = theme[.sideNoteHead].colored(color)
        texts.set(
          head, style, x: padding, baseline: y + style.slot * 5 / 7, width: width - 2 * padding,
          in: texts.element(.paragraph, in: section))
        y += style.slot
      }
      y = texts.set(
        words, ParagraphStyle(slot: theme[.sideNote].slot), x: padding, top: y,
        width: width - 2 * padding, in: texts.element(.paragraph, in: section))
      y += padding
      if name != .aside {
        canvas.frame.fill(Rectangle(x: 0, y: 0, width: width, height: y), theme[.pale])
        canvas.frame.fill(
          Rectangle(x: 0, y: 0, width: theme[.heavyRule], height: y), color)
      }
      canvas.frame.add(texts.frame, at: .zero)
      canvas.frame.size.height = y
      return name == .aside ? canvas.frame : Self.onGrid(canvas.frame, line)
    }
  }

  /// A box in whole lines of the grid, with as much white above as below it.
  private static func onGrid(_ box: Frame, _ line: Double) -> Frame {
    let lines = ((box.size.height + line) / line).rounded(.up)
    var frame = Frame(size: Size(width: box.size.width, height: lines * line))
    frame.add(box, at: Point(x: 0, y: (frame.size.height - box.size.height) / 2))
    return frame
  }
}
