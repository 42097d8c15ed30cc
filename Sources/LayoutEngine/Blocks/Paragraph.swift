import Drawing

/// A paragraph of text.
package struct Paragraph: Block {
  package var inlines: [Inline]
  package var style: ParagraphStyle
  package var tag: StructureTag
  /// Distance from the left edge of the text block and width, in points.
  package var x: Double
  package var width: Double
  /// Whether lines lie on the baseline grid.
  package var isOnGrid: Bool
  package var spaceBefore: Double
  /// Whether the paragraph stays on the page of what follows.
  package var keepsWithNext: Bool
  /// Set in the side column, level with the first line.
  package var aside: [any Block]
  package var asideX: Double

  package init(
    _ inlines: [Inline], _ style: ParagraphStyle, tag: StructureTag = .paragraph, x: Double = 0,
    width: Double, isOnGrid: Bool = true, spaceBefore: Double = 0, keepsWithNext: Bool = false,
    aside: [any Block] = [], asideX: Double = 0
  ) {
    self.inlines = inlines
    self.style = style
    self.tag = tag
    self.x = x
    self.width = width
    self.isOnGrid = isOnGrid
    self.spaceBefore = spaceBefore
    self.keepsWithNext = keepsWithNext
    self.aside = aside
    self.asideX = asideX
  }

  /// What it costs to end a page or column within a word: more than most white space at its foot.
  private static let dividedWordCost = 250.0

  package var weight: Int { inlines.reduce(1) { $0 + $1.text.utf8.count / 100 } }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    // The side column is read before the paragraph beside it.
    let asideItems = aside.flatMap { $0.flow(in: context) }
    let inlines = context.resolved(inlines)
    let element = context.structure.add(tag, in: context.parent)
    let lines = context.setter.lines(
      of: inlines, style, width: width, language: context.language,
      elements: context.leaves(for: inlines, in: element))
    let notes = context.notes(of: inlines, in: lines, under: context.parent)
    var items: [FlowItem] = []
    if spaceBefore > 0 { items.append(.space(spaceBefore)) }
    if isOnGrid { items.append(.grid(style.slot)) }
    for (index, line) in lines.enumerated() {
      if index > 0 {
        // Neither the first nor the last line of a paragraph stands alone.
        let isLonely = index == 1 || index == lines.count - 1
        let cost = lines[index - 1].endsWithHyphen ? Self.dividedWordCost : 8
        items.append(.breakpoint(cost: isLonely ? .infinity : cost))
      }
      items.append(
        .box(
          FlowBox(
            line, x: x, aside: index == 0 ? asideItems : [], asideX: asideX,
            notes: notes[index], name: "a paragraph", range: inlines.lazy.compactMap(\.range).first)
        ))
    }
    items.append(.breakpoint(cost: keepsWithNext ? .infinity : 0))
    return items
  }
}

extension Frame {
  /// Whether the line that this is ends within a word.
  fileprivate var endsWithHyphen: Bool {
    if case .text(let run)? = items.last?.item { run.text.last == "-" } else { false }
  }
}
