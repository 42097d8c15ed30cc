import Diagnostics
import Drawing

/// Sets what runs through several columns side by side.
struct ColumnSetting {
  /// Width and height of the text block, in points.
  let size: Size
  let line: Double
  let log: DiagnosticLog

  /// Columns side by side.
  struct Part {
    var frame: Frame
    /// What is left for the next page.
    var rest: ColumnSet?
    var boxes: [PageBuilder.PlacedBox] = []
    var notes: [FlowNote] = []
  }

  private var quiet: ColumnSetting { ColumnSetting(size: size, line: line, log: DiagnosticLog()) }

  /// As much of `set` as fits into `room`; the rest, if any, goes to the next page.
  func columns(_ set: ColumnSet, room: Double) -> Part {
    if set.isBalanced, let balanced = balanced(set, room: room) { return balanced }
    return cut(set, room: set.isBalanced ? roomThatLeavesEnough(of: set, room: room) : room)
  }

  /// At most `room`, so little less that what is left of `set` for the next page is more than a
  /// stub at its head; `room` where no such place is near.
  private func roomThatLeavesEnough(of set: ColumnSet, room: Double) -> Double {
    let enough = Self.leastRest * line * Double(set.count)
    for lines in 0...Self.mostLinesLeftFree {
      let less = room - Double(lines) * line
      guard less >= room / 2, less >= enough / Double(set.count) else { break }
      let part = quiet.cut(set, room: less)
      guard let rest = part.rest else { return less }
      // With less room, a column could take nothing at all, and the page would stay empty.
      guard part.boxes.contains(where: { $0.area.height > 0 }) else { break }
      if FlowItem.height(of: rest.items) >= enough - 0.01 { return less }
    }
    return room
  }

  /// Fewer lines than this in each column at the head of a page look forgotten there.
  private static let leastRest = 4.0
  /// More lines than this are not left free at the foot of a page for it.
  private static let mostLinesLeftFree = 5

  /// As much of `set` as fits into `room`, column after column.
  private func cut(_ set: ColumnSet, room: Double) -> Part {
    var rest = FlowList(set.items[...])
    var columns: [RegionFilling.Content] = []
    for _ in 0..<set.count where rest.isVisible {
      columns.append(fill(&rest, height: room))
    }
    var part = joined(columns, of: set, height: room)
    guard rest.isVisible else { return part }
    var remaining = set
    remaining.items = (0..<rest.count).map { rest[$0] }
    part.rest = remaining
    return part
  }

  /// Columns side by side.
  private func joined(
    _ columns: [RegionFilling.Content], of set: ColumnSet, height: Double
  ) -> Part {
    var part = Part(frame: Frame(size: Size(width: size.width, height: height)))
    for (column, content) in columns.enumerated() {
      let place = Point(x: Double(column) * (set.width + set.gutter), y: 0)
      part.frame.add(content.frame, at: place)
      part.boxes += content.boxes.map { $0.moved(by: place) }
      part.notes += content.notes
    }
    return part
  }

  private func fill(
    _ rest: inout FlowList, height: Double, isFull: Bool = false
  ) -> RegionFilling.Content {
    white: while let item = rest.first {
      switch item {
      case .space, .grid, .breakpoint, .orientation: rest.removeFirst()
      case .box, .columns: break white
      }
    }
    var filling = RegionFilling(
      rest, size: size, line: line, height: height, isColumn: true, log: log)
    let ends = filling.fill()
    let end = isFull ? ends.filter { !$0.isDear }.min { $0.gap < $1.gap } : nil
    let (content, left) = filling.finished(at: end ?? ends[0])
    rest = left
    return content
  }

  /// The set in columns of the least common height that holds all of it, if `room` is enough: each
  /// column ending at the place best for itself or, where that is not enough, as full as it can be.
  private func balanced(_ set: ColumnSet, room: Double) -> Part? {
    let whole = FlowItem.height(of: set.items)
    // A column of one or two lines is no column.
    var height = max((whole / Double(set.count) / line).rounded(.up), 3) * line
    while true {
      height = min(height, room)
      for isFull in [false, true] {
        var rest = FlowList(set.items[...])
        var columns: [RegionFilling.Content] = []
        for _ in 0..<set.count {
          columns.append(quiet.fill(&rest, height: height, isFull: isFull))
        }
        if !rest.isVisible {
          return joined(columns, of: set, height: columns.map(\.height).max() ?? 0)
        }
      }
      if height >= room { return nil }
      height += line / 2
    }
  }
}
