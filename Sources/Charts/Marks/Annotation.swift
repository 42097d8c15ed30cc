import Drawing

/// A remark on one point of a figure.
package struct Annotation: Sendable {
  /// The label of the time or category that it is about.
  package var at: String
  /// The name of the series; the first that has the point where `nil`.
  package var series: String?
  package var text: String

  package init(at: String, series: String? = nil, text: String) {
    self.at = at
    self.series = series
    self.text = text
  }
}

/// Remarks set beside what they are about, each with an arrow to it: where they cover nothing that is
/// drawn, as near as can be. One for which there is no such place is left out, and a problem.
struct AnnotationPlacer {
  /// What must not be covered: texts and filled areas, and lines.
  private var areas: [Rectangle] = []
  private var lines: [(Point, Point)] = []
  private let room: Rectangle
  private let style: ChartStyle
  private let labels: LabelSetter

  /// - Parameter room: Where remarks may stand.
  init(_ frame: Frame, room: Rectangle, _ style: ChartStyle, _ labels: LabelSetter) {
    self.room = room
    self.style = style
    self.labels = labels
    frame.forEachItem { placed in
      switch placed.item {
      case .text(let run):
        areas.append(
          Rectangle(
            x: placed.origin.x, y: placed.origin.y - run.size, width: run.advance,
            height: run.size * 1.25))
      case .path(let path, let fill, let stroke):
        // Grid lines may be written over.
        if let stroke, stroke.color == style.colors.grid { return }
        if fill != nil, fill != style.colors.paper, var area = path.bounds {
          area.x += placed.origin.x
          area.y += placed.origin.y
          areas.append(area)
        }
        guard stroke != nil, fill == nil else { return }
        lines += path.segments.map { ($0.start + placed.origin, $0.end + placed.origin) }
      default: break
      }
    }
  }

  /// Draws `text` with an arrow to `target`, `distance` away from which it ends.
  mutating func add(
    _ text: String, to target: Point, distance: Double, on drawing: inout FigureDrawing
  ) {
    let gap = style.lengths.gap
    let most = min(room.width * 0.34, style[.note].size * 20)
    var words = labels.block(text, style[.note], width: most, isTight: true)
    // As narrow as the same number of lines allows, so that no word stands alone in the last.
    for share in stride(from: 0.9, through: 0.5, by: -0.1) {
      let narrower = labels.block(text, style[.note], width: most * share, isTight: true)
      guard narrower.size.height <= words.size.height + 0.01 else { break }
      words = narrower
    }
    for reach in [3.0, 5, 8, 12, 17, 23, 30] {
      for (across, down) in [
        (-1.0, -1.0), (1, -1), (0, -1), (-1, 1), (1, 1), (0, 1), (-1, 0), (1, 0),
      ] {
        let way = reach * gap
        let size = words.size
        let area = Rectangle(
          x: target.x + across * way - (across < 0 ? size.width : across > 0 ? 0 : size.width / 2),
          y: target.y + down * way - (down < 0 ? size.height : down > 0 ? 0 : size.height / 2),
          width: size.width, height: size.height)
        guard isFree(area) else { continue }
        let from = Point(
          x: min(max(target.x, area.x), area.x + area.width),
          y: down < 0 ? area.y + area.height : down > 0 ? area.y : area.y + area.height / 2)
        let length =
          ((target.x - from.x) * (target.x - from.x)
          + (target.y - from.y) * (target.y - from.y)).squareRoot()
        guard length > distance + gap * 0.5 else { continue }
        let (x, y) = ((target.x - from.x) / length, (target.y - from.y) / length)
        let tip = Point(x: target.x - x * distance, y: target.y - y * distance)
        guard !areas.contains(where: { crosses(from, tip, $0, margin: 0) && !contains($0, target) })
        else { continue }
        draw(words, in: area, from: from, to: tip, (x, y), on: &drawing)
        areas.append(area)
        lines.append((from, tip))
        return
      }
    }
    drawing.problems.append("the remark \(text.quoted) finds no room")
  }

  private func draw(
    _ words: Frame, in area: Rectangle, from: Point, to tip: Point, _ way: (Double, Double),
    on drawing: inout FigureDrawing
  ) {
    let unit = style.lengths.unit
    let stroke = Stroke(style.colors.ink2, width: 0.75 * unit)
    drawing.frame.add(
      words, at: Point(x: area.x, y: area.y), clearing: style.colors.paper, margin: unit)
    drawing.frame.line(from: from, to: tip, stroke)
    // The head: two short lines, each a little more than a right angle's half from the shaft.
    let length = 3.2 * unit
    for side in [-1.0, 1.0] {
      let (cosine, sine) = (0.85, 0.53 * side)
      let (x, y) = (way.0 * cosine - way.1 * sine, way.0 * sine + way.1 * cosine)
      drawing.frame.line(
        from: Point(x: tip.x - x * length, y: tip.y - y * length), to: tip, stroke)
    }
  }

  private func isFree(_ area: Rectangle) -> Bool {
    let margin = style.lengths.gap * 0.8
    guard area.x >= room.x, area.y >= room.y, area.x + area.width <= room.x + room.width,
      area.y + area.height <= room.y + room.height
    else { return false }
    let wide = Rectangle(
      x: area.x - margin, y: area.y - margin, width: area.width + 2 * margin,
      height: area.height + 2 * margin)
    return !areas.contains { $0.overlaps(wide) }
      && !lines.contains { crosses($0.0, $0.1, wide, margin: 0) }
  }

  private func contains(_ area: Rectangle, _ point: Point) -> Bool {
    let slack = style.lengths.unit * 3
    return point.x >= area.x - slack && point.x <= area.x + area.width + slack
      && point.y >= area.y - slack && point.y <= area.y + area.height + slack
  }

  /// Whether the line between two points meets `area` (Liang and Barsky 1984).
  private func crosses(_ from: Point, _ to: Point, _ area: Rectangle, margin: Double) -> Bool {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    for (step, room) in [
      (-dx, from.x - area.x + margin), (dx, area.x + area.width + margin - from.x),
      (-dy, from.y - area.y + margin), (dy, area.y + area.height + margin - from.y),
    ] {
      if step == 0 {
        if room < 0 { return false }
        continue
      }
      let share = room / step
      if step < 0 { enter = max(enter, share) } else { leave = min(leave, share) }
    }
    return enter <= leave
  }
}
