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
    return Drawn(
      isFullWidth: false, spaceBefore: theme.page.line, spaceAfter: theme.page.line
    ) { layout in
      var canvas = Canvas(width: width, height: 0, layout, theme)
      let words = layout.resolved(words)
      let section = canvas.element(.section)
      var y = padding
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
      return canvas.frame
    }
  }
}
