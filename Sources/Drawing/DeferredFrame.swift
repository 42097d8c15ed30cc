/// Many frames that are not kept but made again whenever they are needed, each time the same, such as
/// the rows of a very long table.
package protocol DeferredFrames: AnyObject, Sendable {
  /// A part of the frame of that index.
  func frame(_ index: Int, part: Int) -> Frame
}

/// One of many deferred frames.
package struct DeferredFrame: Sendable {
  package let frames: any DeferredFrames
  private let index: Int32
  private let part: Int32

  package init(_ frames: any DeferredFrames, index: Int, part: Int) {
    self.frames = frames
    self.index = Int32(index)
    self.part = Int32(part)
  }

  /// The frame.
  package var frame: Frame { frames.frame(Int(index), part: Int(part)) }

  /// The same one of other frames.
  package func of(_ others: any DeferredFrames) -> DeferredFrame {
    DeferredFrame(others, index: Int(index), part: Int(part))
  }
}

/// Deferred frames whose elements have other names.
package final class RenamedFrames: DeferredFrames {
  private let frames: any DeferredFrames
  private let name: @Sendable (ElementID) -> ElementID

  package init(_ frames: any DeferredFrames, _ name: @escaping @Sendable (ElementID) -> ElementID) {
    self.frames = frames
    self.name = name
  }

  package func frame(_ index: Int, part: Int) -> Frame {
    var frame = frames.frame(index, part: part)
    frame.items = frame.flattened().map { placed in
      Frame.Placed(
        origin: placed.origin, item: placed.item, element: placed.element.map(name))
    }
    return frame
  }
}
