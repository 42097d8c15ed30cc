import Diagnostics
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
    guard self != .aside else { return Self.aside(words, theme, width: width) }
    let color = theme[self == .warning ? .alert : .accent]
    return CallOutBox(
      head: self == .note ? phrases.noteHead : phrases.warningHead, words: words, color: color,
      theme: theme, width: width, range: context.range)
  }

  private static func aside(_ words: [Inline], _ theme: Theme, width: Double) -> any Block {
    let line = theme.page.line
    return Drawn(isFullWidth: false, spaceAfter: line) { layout in
      var canvas = Canvas(width: width, height: 0, layout, theme)
      let slot = theme[.sideNote].slot
      let section = canvas.element(.section)
      // An aside begins on the baseline of the paragraph beside it.
      canvas.frame.size.height = canvas.set(
        layout.resolved(words), ParagraphStyle(slot: slot), top: (line - slot) * 5 / 7,
        width: width, in: canvas.element(.paragraph, in: section))
      return canvas.frame
    }
  }
}

/// A box on its own ground, in one piece unless no page can hold it.
struct CallOutBox: Block {
  let head: String
  let words: [Inline]
  let color: Color
  let theme: Theme
  let width: Double
  /// The line of the layout that the box comes from.
  let range: SourceRange?

  /// A part of the box that no page divides: what is set, and how far below its top.
  private struct Piece {
    var line: Frame
    var above = 0.0
    var below = 0.0

    var height: Double { above + line.size.height + below }
  }

  func flow(in context: LayoutContext) -> [FlowItem] {
    let padding = theme[.callOutPadding]
    let headStyle = theme[.sideNoteHead].colored(color)
    let slot = theme[.sideNote].slot
    let inner = width - 2 * padding
    let inlines = context.resolved(words)
    let section = context.structure.add(.section, in: context.parent)
    var top = Canvas(width: width, height: headStyle.slot, context, theme)
    top.set(
      head, headStyle, baseline: headStyle.slot * 5 / 7, width: inner,
      in: top.element(.paragraph, in: section))
    let paragraph = context.structure.add(.paragraph, in: section)
    var pieces = [Piece(line: top.frame, above: padding)]
    pieces += context.setter.lines(
      of: inlines, ParagraphStyle(slot: slot), width: inner, language: context.language,
      elements: context.leaves(for: inlines, in: paragraph)
    ).map { line in
      var line = line
      line.size.height = slot
      return Piece(line: line)
    }
    pieces[pieces.count - 1].below = padding
    let height = pieces.reduce(0) { $0 + $1.height }
    // A box stands in whole lines of the grid, with as much white above as below it.
    let step = theme.page.line
    let whole = ((height + step) / step).rounded(.up) * step
    let white = (whole - height) / 2
    guard whole > context.size.height else {
      var frame = Frame(size: Size(width: width, height: whole))
      frame.add(stacked(pieces[...]), at: Point(x: 0, y: white))
      return [
        .breakpoint(cost: 0), .box(FlowBox(frame, name: name, range: range)), .breakpoint(cost: 0),
      ]
    }
    context.log.warning(
      "group-divided", "\(name) is longer than a page and is divided", at: range,
      help: "shorten it, or divide it into several")
    return [.breakpoint(cost: 0), .space(white)] + divided(pieces) + [
      .space(white), .breakpoint(cost: 0),
    ]
  }

  /// What the box is called in messages: by its first words.
  private var name: String {
    "the box " + words.map(\.text).joined().excerpt
  }

  /// Pieces that pages may part, but for the head with two lines and the last two.
  private func divided(_ pieces: [Piece]) -> [FlowItem] {
    let cuts = [0] + stride(from: 3, through: pieces.count - 2, by: 1) + [pieces.count]
    var items: [FlowItem] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      if start > 0 { items.append(.breakpoint(cost: 8)) }
      items.append(.box(FlowBox(stacked(pieces[start..<end]), name: name, range: range)))
    }
    return items
  }

  /// The pieces one below the other on their ground, which is painted first.
  private func stacked(_ pieces: ArraySlice<Piece>) -> Frame {
    let height = pieces.reduce(0) { $0 + $1.height }
    var frame = Frame(size: Size(width: width, height: height))
    frame.fill(Rectangle(x: 0, y: 0, width: width, height: height), theme[.pale])
    frame.fill(Rectangle(x: 0, y: 0, width: theme[.heavyRule], height: height), color)
    var y = 0.0
    for piece in pieces {
      frame.add(piece.line, at: Point(x: theme[.callOutPadding], y: y + piece.above))
      y += piece.height
    }
    return frame
  }
}
