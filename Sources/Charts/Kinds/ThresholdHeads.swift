import Drawing

/// The lines of thresholds with their names at the head, placed so that nothing is crossed.
struct ThresholdHeads {
  /// A name at a place, with the height of the line it stands in.
  private struct Placed {
    var index: Int
    var x: Double
    var width: Double
    var level: Int
    var line: Double
  }

  private let thresholds: [IntervalStrip.Threshold]
  private let style: ChartStyle
  private let labels: LabelSetter
  private var placed: [Placed] = []
  private var unplaced: [Int] = []

  init(
    _ thresholds: [IntervalStrip.Threshold], scale: LinearScale, room: ClosedRange<Double>,
    _ style: ChartStyle, _ labels: LabelSetter
  ) {
    self.thresholds = thresholds
    self.style = style
    self.labels = labels
    let gap = style.lengths.gap
    let text = style[.threshold]
    let names = thresholds.enumerated().map { index, threshold in
      (
        index: index, line: scale.position(of: threshold.value),
        width: labels.width(threshold.text, text), isUsed: threshold.isUsed
      )
    }.sorted { $0.isUsed != $1.isUsed ? $0.isUsed : $0.line < $1.line }
    var steps = 0
    /// Places the names from `next` on in lines up to `level`, by trying all places in turn.
    func place(_ next: Int, upTo level: Int, _ found: [Placed]) -> [Placed]? {
      guard next < names.count else { return found }
      let name = names[next]
      for line in 0...level {
        for x in [name.line + gap * 0.75, name.line - gap * 0.75 - name.width] {
          steps += 1
          guard steps < Self.stepLimit else { return nil }
          let candidate = Placed(
            index: name.index, x: x, width: name.width, level: line, line: name.line)
          guard x >= room.lowerBound - 0.01, x + name.width <= room.upperBound + 0.01,
            found.allSatisfy({ Self.areClear(candidate, $0, gap: gap * 0.5) })
          else { continue }
          if let whole = place(next + 1, upTo: level, found + [candidate]) { return whole }
        }
      }
      return nil
    }
    for level in names.indices {
      if let found = place(0, upTo: level, []) {
        placed = found
        break
      }
    }
    if placed.count < names.count { unplaced = Array(thresholds.indices) }
  }

  /// Most places tried before the names count as unplaceable.
  private static let stepLimit = 20_000

  /// Whether neither name touches the other, nor the other's line on its way down.
  private static func areClear(_ one: Placed, _ other: Placed, gap: Double) -> Bool {
    func crosses(_ line: Placed, _ name: Placed) -> Bool {
      line.level >= name.level && name.x - gap < line.line
        && line.line < name.x + name.width + gap
    }
    let overlap =
      one.level == other.level && one.x - gap < other.x + other.width
      && other.x - gap < one.x + one.width
    return !overlap && !crosses(one, other) && !crosses(other, one)
  }

  /// The height of all lines of names.
  var height: Double {
    Double((placed.map(\.level).max() ?? -1) + 1) * style[.threshold].slot
  }

  /// Draws names and lines, the lowest names ending at `foot`, the lines at `end`.
  func draw(to end: Double, foot: Double, on drawing: inout FigureDrawing) {
    let text = style[.threshold]
    for item in placed {
      let threshold = thresholds[item.index]
      let top = foot - style.lengths.gap * 0.5 - Double(item.level + 1) * text.slot
      let unit = style.lengths.unit
      drawing.frame.line(
        from: Point(x: item.line, y: top + text.middle - text.size * 0.5),
        to: Point(x: item.line, y: end),
        Stroke(
          style.colors.alert, width: 0.9 * unit,
          dashes: threshold.isUsed ? [] : [2.5 * unit, 2 * unit]))
      drawing.frame.add(labels.line(threshold.text, text), at: Point(x: item.x, y: top))
    }
    for index in unplaced {
      drawing.problems.append(
        "the name of the threshold \(thresholds[index].text.quoted) found no room")
    }
  }
}
