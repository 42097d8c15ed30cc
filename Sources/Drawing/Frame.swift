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

  /// Hands `body` all items with groups opened, but deferred frames as they are.
  package func forEachKeptItem(
    at offset: Point = .zero, in element: ElementID? = nil, _ body: (Placed) -> Void
  ) {
    for placed in items {
      let origin = placed.origin + offset
      let owner = placed.element ?? element
      if case .group(let frame) = placed.item {
        frame.forEachKeptItem(at: origin, in: owner, body)
      } else {
        body(Placed(origin: origin, item: placed.item, element: owner))
      }
    }
  }

  /// All items with groups opened, at their places in this frame.
  package func flattened(at offset: Point = .zero) -> [Placed] {
    var result = [Placed]()
    result.reserveCapacity(items.count)
    forEachItem(at: offset) { result.append($0) }
    return result
  }

  /// Hands `body` all items with groups opened, at their places in this frame.
  package func forEachItem(
    at offset: Point = .zero, in element: ElementID? = nil, _ body: (Placed) -> Void
  ) {
    for placed in items {
      let origin = placed.origin + offset
      let owner = placed.element ?? element
      switch placed.item {
      case .group(let frame): frame.forEachItem(at: origin, in: owner, body)
      case .deferred(let deferred): deferred.frame.forEachItem(at: origin, in: owner, body)
      default: body(Placed(origin: origin, item: placed.item, element: owner))
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
  /// A picture in a size, its upper left corner at the origin.
  case picture(Picture, Size)
  /// Says that a value stands here; draws nothing.
  case value(ShownValue)
  /// Another frame that is made when it is needed.
  case deferred(DeferredFrame)
}

extension Frame {
  /// The frame with every length multiplied by `factor`.
  package func scaled(_ factor: Double) -> Frame {
    guard factor != 1 else { return self }
    func scaled(_ point: Point) -> Point { Point(x: point.x * factor, y: point.y * factor) }
    var copy = Frame(size: Size(width: size.width * factor, height: size.height * factor))
    copy.items = items.map { placed in
      var placed = placed
      placed.origin = scaled(placed.origin)
      switch placed.item {
      case .group(let frame): placed.item = .group(frame.scaled(factor))
      case .text(var run):
        run.size *= factor
        for index in run.glyphs.indices {
          run.glyphs[index].advance *= factor
          run.glyphs[index].offset = scaled(run.glyphs[index].offset)
        }
        placed.item = .text(run)
      case .path(let path, let fill, let stroke):
        let elements = path.elements.map { element -> Path.Element in
          switch element {
          case .move(let point): .move(scaled(point))
          case .line(let point): .line(scaled(point))
          case .curve(let first, let second, let end):
            .curve(scaled(first), scaled(second), scaled(end))
          case .close: .close
          }
        }
        let line = stroke.map { stroke in
          Stroke(
            stroke.color, width: stroke.width * factor,
            dashes: stroke.dashes.map { $0 * factor }, isRound: stroke.isRound)
        }
        placed.item = .path(Path(elements), fill: fill, stroke: line)
      case .fade(let area, let from, let to):
        placed.item = .fade(
          Rectangle(
            x: area.x * factor, y: area.y * factor, width: area.width * factor,
            height: area.height * factor), from: from, to: to)
      case .picture(let picture, let size):
        placed.item = .picture(
          picture, Size(width: size.width * factor, height: size.height * factor))
      case .anchor, .value: break
      case .deferred(let deferred): placed.item = .group(deferred.frame.scaled(factor))
      }
      return placed
    }
    return copy
  }
}
