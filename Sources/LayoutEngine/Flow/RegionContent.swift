import Diagnostics
import Drawing

extension RegionFilling {
  /// What stands in a region.
  struct Content {
    var frame: Frame
    /// Where the last box ends.
    var height = 0.0
    var firstSection: String?
    var startsWithSection = false
    var lastSection: String?
    var boxes: [PageBuilder.PlacedBox] = []
    /// Of a column: the notes its page has to set. Of a page: what is left of its notes for the next.
    var notes: [FlowNote] = []

    mutating func add(_ box: FlowBox, at point: Point) {
      frame.add(box.frame, at: point)
      boxes.append(
        PageBuilder.PlacedBox(
          area: Rectangle(
            x: point.x, y: point.y, width: box.frame.size.width, height: box.frame.size.height),
          name: box.name, range: box.range))
    }
  }

  /// A place where the region could end: what of the content so far stands in it.
  struct Candidate {
    /// Place in the list of the first item that is left.
    var index: Int
    var cost: Double
    var itemCount: Int
    var boxCount: Int
    var height: Double
    var firstSection: String?
    var startsWithSection: Bool
    var lastSection: String?
    var noteCount: Int
    var footCount: Int
    /// Lines left white at the foot.
    var gap = 0.0
    /// Whether nothing more comes that could fill the region: its list or its chapter is at an end.
    var isLast = false
    /// Set below the last box if the region ends here.
    var closing: (frame: Frame, place: Point)?
    /// Whether it costs more than white space at the foot, such as within a word.
    var isDear: Bool { cost - gap * gap >= 200 }
    /// What is left of a column set that is cut here.
    var remainder: FlowItem?
  }
}
