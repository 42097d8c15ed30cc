import Diagnostics
import Drawing

/// A figure or table with its label, title, subtitle, notes and sources, between a rule and white.
package struct Exhibit: Block {
  /// What the exhibit shows.
  package enum Content: Sendable {
    /// A drawing, with the words that stand for it and the numbers that it shows.
    case figure(
      draw: @Sendable (LayoutContext) -> Frame, alternate: String, data: FigureData? = nil)
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
  /// The values that the title tells and the figure shows; those in a table's cells are in their texts.
  package var values: [ShownValue] = []
  /// Where a figure stands; a table stands where it is called for.
  package var placement = FlowBox.Placement.near
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

  package var weight: Int {
    switch content {
    case .figure: 30
    case .table(let table): 10 + table.rows.count * table.columns.count / 4
    }
  }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    if let turned = turned(in: context) { return turned }
    let isWide = width > context.size.width * 0.7
    var items: [FlowItem] = [.breakpoint(cost: 0), .space(style.spaceAfter / 2)]
    switch content {
    case .figure(let draw, let alternate, let data):
      let figure = context.structure.add(.section, in: context.parent)
      let caption = context.structure.add(.paragraph, in: figure)
      let head = headFrame(context, caption)
      let leaf = context.structure.add(.figure, in: figure) {
        ($0.alternate, $0.data) = (alternate, data)
      }
      let body = draw(context)
      context.setter.reportMissing([], at: range)
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
            frame, x: x, isFullWidth: isWide, placement: placement, name: name, range: range)))
    case .table(let table):
      let outer = context.parent
      context.parent = context.structure.add(.section, in: outer)
      items += tableItems(table, context, isWide: isWide)
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

  /// What the exhibit is called in messages.
  private var name: String {
    let name = label.map(\.text).joined()
    return name.isEmpty ? "an exhibit" : name
  }

  /// The exhibit on a page that lies across, if its table is too wide for one that stands and may be
  /// turned.
  private func turned(in context: LayoutContext) -> [FlowItem]? {
    guard case .table(let table) = content, table.wide == .landscape,
      context.size.width < context.landscape.width,
      TableSetter(table, width: width, in: context, range: range).overflow > 0.5
    else { return nil }
    var wide = self
    wide.x = 0
    return context.inLandscape {
      wide.width = context.size.width
      return [.orientation(.landscape)] + wide.flow(in: context) + [.orientation(.portrait)]
    }
  }

  /// The items of a table, in parts one under another where its columns are too many.
  private func tableItems(
    _ table: Table, _ context: LayoutContext, isWide: Bool
  ) -> [FlowItem] {
    // The exhibit's own number stands above the head when it is repeated.
    var table = table
    table.name = label.map(\.text).joined()
    var setters = [TableSetter(table, width: width, in: context, range: range)]
    if setters[0].overflow > 0.5, table.wide != .error {
      let parts = table.divided(toFit: width, in: context)
      let demands = Table.commonDemands(of: parts, width: width, in: context)
      setters = parts.map {
        TableSetter($0, width: width, in: context, range: range, demands: demands)
      }
    }
    var items: [FlowItem] = []
    for (part, setter) in setters.enumerated() {
      if part > 0 { items += [.breakpoint(cost: 0), .space(style.spaceAfter)] }
      items += setter.items(caption: { element in
        let caption = context.structure.add(.caption, in: element)
        var frame: Frame
        if part == 0 {
          frame = headFrame(context, caption)
          frame.size.height += style.figureGap - 4
        } else {
          // As at the head of a page on which a table goes on.
          frame = captionFrame(
            [([table.continuedName], style.labelSlot)], context, caption, hasRule: false)
        }
        var opening = FlowBox(
          frame, x: x, isFullWidth: isWide, name: "a table title", range: range)
        opening.opensTable = true
        return [.box(opening), .breakpoint(cost: .infinity)]
      })
    }
    return items
  }

  private func headFrame(_ context: LayoutContext, _ element: ElementID) -> Frame {
    var frame = captionFrame(
      [(label, style.labelSlot), (title, style.titleSlot), (subtitle, style.subtitleSlot)],
      context, element)
    if let place { frame.add(.anchor(place), at: Point(x: 0, y: -6)) }
    for value in values { frame.add(.value(value), at: .zero) }
    return frame
  }

  /// Lines of text under a rule.
  private func captionFrame(
    _ texts: [(inlines: [Inline], slot: Double)], _ context: LayoutContext, _ element: ElementID,
    hasRule: Bool = true
  ) -> Frame {
    var frame = Frame(size: Size(width: width, height: hasRule ? 4 : 0))
    if hasRule { frame.line(from: .zero, to: Point(x: width, y: 0), style.rule) }
    for (inlines, slot) in texts where !inlines.isEmpty {
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
