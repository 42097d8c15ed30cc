import Diagnostics
import Drawing

/// A figure or table with its label, title, subtitle, notes and sources, between a rule and white.
package struct Exhibit: Block {
  /// What the exhibit shows.
  package enum Content: Sendable {
    /// A drawing, with the words that stand for it.
    case figure(draw: @Sendable (LayoutContext) -> Frame, alternate: String)
    case table(Table)
  }

  /// Distances, from the theme, in points.
  package struct Style: Sendable {
    package var rule: Stroke
    package var labelSlot: Double
    package var titleSlot: Double
    package var subtitleSlot: Double
    package var noteSlot: Double
    package var figureGap: Double
    package var noteGap: Double
    package var spaceAfter: Double

    package init(
      rule: Stroke, labelSlot: Double, titleSlot: Double, subtitleSlot: Double,
      noteSlot: Double, figureGap: Double, noteGap: Double, spaceAfter: Double
    ) {
      self.rule = rule
      self.labelSlot = labelSlot
      self.titleSlot = titleSlot
      self.subtitleSlot = subtitleSlot
      self.noteSlot = noteSlot
      self.figureGap = figureGap
      self.noteGap = noteGap
      self.spaceAfter = spaceAfter
    }
  }

  package var label: [Inline]
  package var title: [Inline]
  package var subtitle: [Inline]
  package var content: Content
  /// One paragraph each; the sources come last.
  package var notes: [[Inline]]
  package var style: Style
  package var place: String?
  package var x: Double
  package var width: Double
  package var range: SourceRange?

  package init(
    label: [Inline], title: [Inline], subtitle: [Inline], content: Content, notes: [[Inline]],
    style: Style, place: String? = nil, x: Double = 0, width: Double, range: SourceRange? = nil
  ) {
    self.label = label
    self.title = title
    self.subtitle = subtitle
    self.content = content
    self.notes = notes
    self.style = style
    self.place = place
    self.x = x
    self.width = width
    self.range = range
  }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    let isWide = width > context.size.width * 0.7
    var items: [FlowItem] = [.breakpoint(cost: 0), .space(style.spaceAfter / 2)]
    switch content {
    case .figure(let draw, let alternate):
      let figure = context.structure.add(.section, in: context.parent)
      let caption = context.structure.add(.paragraph, in: figure)
      let head = headFrame(context, caption)
      let leaf = context.structure.add(.figure, in: figure) { $0.alternate = alternate }
      let body = draw(context)
      var frame = head
      frame.add(body, at: Point(x: 0, y: frame.size.height + style.figureGap), in: leaf)
      frame.size.height += style.figureGap + body.size.height
      let foot = noteFrame(context, figure)
      if foot.size.height > 0 {
        frame.add(foot, at: Point(x: 0, y: frame.size.height + style.noteGap))
        frame.size.height += style.noteGap + foot.size.height
      }
      items.append(
        .box(
          FlowBox(
            frame, x: x, isFullWidth: isWide, isFloating: true, name: "an exhibit", range: range)))
    case .table(let table):
      // The exhibit's own number stands above the head when it is repeated.
      var table = table
      let name = label.map(\.text).joined()
      if !name.isEmpty { table.style.continued.text = name + ", " + table.style.continued.text }
      let setter = TableSetter(table, width: width, in: context, range: range)
      let outer = context.parent
      context.parent = context.structure.add(.section, in: outer)
      items += setter.items(caption: { element in
        let caption = context.structure.add(.caption, in: element)
        var frame = headFrame(context, caption)
        frame.size.height += style.figureGap - 4
        var opening = FlowBox(
          frame, x: x, isFullWidth: isWide, name: "a table title", range: range)
        opening.opensTable = true
        return [
          .box(opening),
          .breakpoint(cost: .infinity),
        ]
      })
      // The notes stay with the last row.
      items.removeLast()
      let foot = noteFrame(context, context.parent)
      context.parent = outer
      if foot.size.height > 0 {
        items += [
          .breakpoint(cost: .infinity), .space(style.noteGap),
          .box(FlowBox(foot, x: x, isFullWidth: isWide, name: "table notes", range: range)),
        ]
      }
    }
    items += [.breakpoint(cost: 0), .space(style.spaceAfter), .breakpoint(cost: 0)]
    return items
  }

  private func headFrame(_ context: LayoutContext, _ element: ElementID) -> Frame {
    var frame = Frame(size: Size(width: width, height: 0))
    frame.line(from: .zero, to: Point(x: width, y: 0), style.rule)
    if let place { frame.add(.anchor(place), at: Point(x: 0, y: -6)) }
    frame.size.height = 4
    for (inlines, slot) in [
      (label, style.labelSlot), (title, style.titleSlot), (subtitle, style.subtitleSlot),
    ] where !inlines.isEmpty {
      let span = context.structure.add(.span, in: element)
      for line in context.setter.lines(
        of: inlines, ParagraphStyle(slot: slot), width: width, language: context.language,
        elements: { _ in span })
      {
        frame.add(line, at: Point(x: 0, y: frame.size.height))
        frame.size.height += slot
      }
    }
    return frame
  }

  private func noteFrame(_ context: LayoutContext, _ parent: ElementID?) -> Frame {
    var frame = Frame(size: Size(width: width, height: 0))
    for note in notes where !note.isEmpty {
      let element = context.structure.add(.paragraph, in: parent)
      for line in context.setter.lines(
        of: note, ParagraphStyle(slot: style.noteSlot), width: width, language: context.language,
        elements: context.leaves(for: note, in: element))
      {
        frame.add(line, at: Point(x: 0, y: frame.size.height))
        frame.size.height += style.noteSlot
      }
    }
    return frame
  }
}
