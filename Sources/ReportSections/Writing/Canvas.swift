import Drawing
import LayoutEngine

/// A frame under construction on which labels are set one by one, each in its structure element.
struct Canvas {
  var frame: Frame
  let context: LayoutContext
  let theme: Theme

  init(width: Double, height: Double, _ context: LayoutContext, _ theme: Theme) {
    frame = Frame(size: Size(width: width, height: height))
    self.context = context
    self.theme = theme
  }

  /// Sets `text` with its first baseline at `baseline`, in lines of `width`; returns the baseline of
  /// the last line.
  @discardableResult
  mutating func set(
    _ text: String, _ style: TextStyle, x: Double = 0, baseline: Double, width: Double,
    alignment: LabelSetter.Alignment = .leading, isFollowed: Bool = false,
    in element: ElementID? = nil
  ) -> Double {
    let block = context.labels.block(
      text, style, width: width, alignment: alignment, isFollowed: isFollowed)
    frame.add(block, at: Point(x: x, y: baseline - style.slot * 5 / 7), in: element)
    return baseline + block.size.height - style.slot
  }

  /// Sets a paragraph with its first line's slot at `top`; returns the foot of the last line.
  @discardableResult
  mutating func set(
    _ inlines: [Inline], _ style: ParagraphStyle, x: Double = 0, top: Double, width: Double,
    in element: ElementID?
  ) -> Double {
    let leaves = context.leaves(for: inlines, in: element)
    var y = top
    for line in context.setter.lines(
      of: inlines, style, width: width, language: context.language, elements: leaves)
    {
      frame.add(line, at: Point(x: x, y: y))
      y += style.slot
    }
    return y
  }

  /// Draws a line over `width` at `y`.
  mutating func rule(_ stroke: Stroke, x: Double = 0, y: Double, width: Double) {
    frame.line(from: Point(x: x, y: y), to: Point(x: x + width, y: y), stroke)
  }

  /// A leaf under the context's parent.
  func element(
    _ tag: StructureTag, in parent: ElementID? = nil,
    _ change: (inout StructureElement) -> Void = { _ in }
  ) -> ElementID {
    context.structure.add(tag, in: parent ?? context.parent, change)
  }
}
