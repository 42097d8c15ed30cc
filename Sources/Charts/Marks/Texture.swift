import Drawing

/// Fills that say a value is not exact: hatches and stripes.
enum Texture {
  /// Diagonal lines within `area`, rising to the right; at most 400 of them.
  static func hatch(in area: Rectangle, _ color: Color, unit: Double) -> FrameItem {
    let width = max(0, area.width)
    let height = max(0, area.height)
    let spacing = max(3 * unit, (width + height) / 400)
    var path = Path()
    var sum = spacing / 2
    while spacing > 0, sum < width + height {
      let start = Point(x: area.x + max(0, sum - height), y: area.y + min(sum, height))
      let end = Point(x: area.x + min(sum, width), y: area.y + max(0, sum - width))
      path.elements += [.move(start), .line(end)]
      sum += spacing
    }
    return .path(path, fill: nil, stroke: Stroke(color, width: 0.55 * unit))
  }
}

extension Frame {
  /// Adds a hatched rectangle.
  mutating func hatch(_ area: Rectangle, _ color: Color, unit: Double) {
    guard area.width > 0, area.height > 0 else { return }
    add(Texture.hatch(in: area, color, unit: unit), at: .zero)
  }

  /// Adds a rectangle's outline, its line inside the rectangle.
  mutating func outline(_ area: Rectangle, _ color: Color, width: Double) {
    let inset = min(width, area.width, area.height) / 2
    let inner = Rectangle(
      x: area.x + inset, y: area.y + inset, width: area.width - inset * 2,
      height: area.height - inset * 2)
    add(.path(.rectangle(inner), fill: nil, stroke: Stroke(color, width: width)), at: .zero)
  }

  /// Adds text over a ground that keeps lines away from it, unless the ground is transparent.
  mutating func add(_ label: Frame, at origin: Point, clearing ground: Color, margin: Double) {
    if ground.alpha > 0 {
      fill(
        Rectangle(
          x: origin.x - margin, y: origin.y, width: label.size.width + margin * 2,
          height: label.size.height), ground)
    }
    add(label, at: origin)
  }
}
