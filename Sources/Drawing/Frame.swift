/// A finished rectangle of the page as a plain value: items at places, in painting order.
package struct Frame: Sendable {
  /// One item at a place, with the structure element it belongs to.
  package struct Placed: Sendable {
    package var origin: Point
    package var item: FrameItem
    /// A leaf of the structure tree, or `nil` for decoration.
    package var element: ElementID?
  }

  package var size: Size
  package var items: [Placed]

  package init(size: Size, items: [Placed] = []) {
    self.size = size
    self.items = items
  }

  /// Adds `item` at `origin`.
  package mutating func add(_ item: FrameItem, at origin: Point, in element: ElementID? = nil) {
    items.append(Placed(origin: origin, item: item, element: element))
  }

  /// Adds a filled rectangle.
  package mutating func fill(_ rectangle: Rectangle, _ color: Color, in element: ElementID? = nil) {
    add(.path(.rectangle(rectangle), fill: color, stroke: nil), at: .zero, in: element)
  }

  /// Adds a straight line.
  package mutating func line(
    from start: Point, to end: Point, _ stroke: Stroke, in element: ElementID? = nil
  ) {
    add(.path(.line(from: start, to: end), fill: nil, stroke: stroke), at: .zero, in: element)
  }

  /// Adds `frame` as a group.
  package mutating func add(_ frame: Frame, at origin: Point, in element: ElementID? = nil) {
    add(.group(frame), at: origin, in: element)
  }

  /// All items with groups opened, at their places in this frame.
  package func flattened(at offset: Point = .zero, in element: ElementID? = nil) -> [Placed] {
    var result = [Placed]()
    result.reserveCapacity(items.count)
    flatten(into: &result, at: offset, in: element)
    return result
  }

  private func flatten(into result: inout [Placed], at offset: Point, in element: ElementID?) {
    for placed in items {
      let origin = placed.origin + offset
      if case .group(let frame) = placed.item {
        frame.flatten(into: &result, at: origin, in: placed.element ?? element)
      } else {
        result.append(
          Placed(origin: origin, item: placed.item, element: placed.element ?? element))
      }
    }
  }
}

/// What can stand in a frame.
package indirect enum FrameItem: Sendable {
  /// Another frame, its upper left corner at the origin.
  case group(Frame)
  /// A line of text, its baseline starting at the origin.
  case text(GlyphRun)
  /// An outline, filled, stroked or both.
  case path(Path, fill: Color?, stroke: Stroke?)
  /// A rectangle whose colour runs from the first to the second, left to right.
  case fade(Rectangle, from: Color, to: Color)
  /// A place that links can lead to.
  case anchor(String)
}
