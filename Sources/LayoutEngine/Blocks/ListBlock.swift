import Drawing

/// A list, its items marked by bullets or numbers.
package struct ListBlock: Block {
  private let items: [[Inline]]
  private let isOrdered: Bool
  private let style: TextStyle
  private let paragraph: ParagraphStyle
  private let indent: Double
  private let width: Double

  package init(
    items: [[Inline]], isOrdered: Bool, style: TextStyle, paragraph: ParagraphStyle,
    indent: Double, width: Double
  ) {
    self.items = items
    self.isOrdered = isOrdered
    self.style = style
    self.paragraph = paragraph
    self.indent = indent
    self.width = width
  }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    let list = context.structure.add(.list, in: context.parent) {
      $0.listNumbering = isOrdered ? "Decimal" : "Disc"
    }
    var result: [FlowItem] = []
    for (index, item) in items.enumerated() {
      let item = context.resolved(item)
      let entry = context.structure.add(.listItem, in: list)
      let label = context.structure.add(.listLabel, in: entry)
      let body = context.structure.add(.listBody, in: entry)
      let mark = isOrdered ? "\(index + 1)." : "•"
      let lines = context.setter.lines(
        of: item, paragraph,
        width: width - indent, language: context.language,
        elements: context.leaves(for: item, in: body))
      let notes = context.notes(of: item, in: lines, under: entry)
      for (number, line) in lines.enumerated() {
        var frame = Frame(size: Size(width: width, height: style.slot))
        if number == 0 {
          frame.add(context.labels.line(mark, style), at: .zero, in: label)
        }
        frame.add(line, at: Point(x: indent, y: 0))
        if number > 0 {
          let isLonely = number == 1 || number == lines.count - 1
          result.append(.breakpoint(cost: isLonely ? .infinity : 8))
        } else {
          result.append(.grid(style.slot))
        }
        result.append(.box(FlowBox(frame, notes: notes[number], name: "a list item")))
      }
      result.append(.breakpoint(cost: 4))
    }
    return result
  }
}
