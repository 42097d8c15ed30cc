import Diagnostics
import Drawing

/// A heading, numbered or not, kept with what follows it.
package struct Heading: Block {
  /// Set before the title, such as the section's number, in a style of its own.
  package var number: [Inline]
  package var title: [Inline]
  /// 1 to 4.
  package var level: Int
  package var slot: Double
  package var spaceBefore: Double
  package var spaceAfter: Double
  package var x: Double
  package var width: Double
  /// Name of the place for links and the outline.
  package var place: String?
  /// Title in the running head and the outline, if the heading opens a section.
  package var section: String?
  package var startsPage: Bool
  package var range: SourceRange?

  package init(
    number: [Inline] = [], title: [Inline], level: Int, slot: Double, spaceBefore: Double,
    spaceAfter: Double, x: Double = 0, width: Double, place: String? = nil,
    section: String? = nil, startsPage: Bool = false, range: SourceRange? = nil
  ) {
    self.number = number
    self.title = title
    self.level = level
    self.slot = slot
    self.spaceBefore = spaceBefore
    self.spaceAfter = spaceAfter
    self.x = x
    self.width = width
    self.place = place
    self.section = section
    self.startsPage = startsPage
    self.range = range
  }

  package func flow(in context: LayoutContext) -> [FlowItem] {
    let element = context.structure.add(.heading(level), in: context.parent)
    let labels = context.labels
    let indent = number.reduce(0) { $0 + labels.width($1.text, $1.style) }
    let gap = number.isEmpty ? 0 : (number.last?.style.size ?? 0) * 0.55
    let leaves = context.leaves(for: number + title, in: element)
    let lines = context.setter.lines(
      of: title, ParagraphStyle(slot: slot), width: width - indent - gap,
      language: context.language, elements: { leaves($0 + self.number.count) })
    var frame = Frame(size: Size(width: width, height: slot * Double(lines.count)))
    if let place { frame.add(.anchor(place), at: .zero) }
    if !number.isEmpty,
      let line = context.setter.lines(
        of: number, ParagraphStyle(slot: slot), width: width, language: context.language,
        elements: leaves
      ).first, let last = number.last
    {
      // Number and title stay apart for those who read the text without its places.
      var line = line
      let shaper = context.labels.shaper
      let space = shaper.wordBreak(shaper.look(last.style, last.language ?? context.language))
      if case .text(var run)? = line.items.last?.item, run.face === space.face {
        run.append(space)
        line.items[line.items.count - 1].item = .text(run)
      }
      frame.add(line, at: .zero)
    }
    for (index, line) in lines.enumerated() {
      frame.add(line, at: Point(x: indent + gap, y: slot * Double(index)))
    }
    if let place {
      let text = (number + title).map(\.text).joined(separator: number.isEmpty ? "" : " ")
      context.outline.append(.init(title: text, level: level, place: place))
    }
    return [
      .breakpoint(cost: startsPage ? -.infinity : level == 1 ? -60 : -20),
      .space(spaceBefore),
      .grid(context.line),
      .box(
        FlowBox(
          frame, x: x, isFullWidth: level == 1, section: section, name: nameInMessages, range: range
        )),
      .space(spaceAfter),
      .breakpoint(cost: .infinity),
    ]
  }

  /// What the heading is called in messages: by its first words.
  private var nameInMessages: String {
    "the heading " + title.map(\.text).joined().excerpt
  }
}
