import Drawing

/// A note for the foot of the page on which its mark stands.
package struct FlowNote: Sendable {
  /// How notes are parted from the text above them, from the theme, in points.
  package struct Style: Sendable {
    /// The short line above the first note.
    package var rule: Stroke
    package var ruleWidth: Double
    /// White space above the line and below it.
    package var above: Double
    package var below: Double

    package init(rule: Stroke, ruleWidth: Double, above: Double, below: Double) {
      self.rule = rule
      self.ruleWidth = ruleWidth
      self.above = above
      self.below = below
    }
  }

  /// The lines of the note, one frame each.
  package var lines: [Frame]
  package var style: Style

  package init(lines: [Frame], style: Style) {
    self.lines = lines
    self.style = style
  }

  var height: Double { lines.reduce(0) { $0 + $1.size.height } }

  /// Height of `notes` with the line above them.
  static func height(of notes: [FlowNote]) -> Double {
    guard let style = notes.first?.style else { return 0 }
    return style.above + style.below + notes.reduce(0) { $0 + $1.height }
  }

  /// As much of `notes` as `room` holds, one under another below a line, and what is left for the
  /// next page.
  /// - Parameter isForced: Whether a line is set even if there is no room for it.
  static func set(
    _ notes: [FlowNote], room: Double, width: Double, isForced: Bool = false
  ) -> (frame: Frame, rest: [FlowNote]) {
    let nothing = Frame(size: Size(width: width, height: 0))
    guard let style = notes.first?.style else { return (nothing, []) }
    var frame = Frame(size: Size(width: width, height: style.above + style.below))
    var rest: [FlowNote] = []
    for note in notes {
      var left = note
      left.lines = []
      for line in note.lines {
        if rest.isEmpty, left.lines.isEmpty,
          frame.size.height + line.size.height <= room + 0.01
            || isForced && frame.items.isEmpty
        {
          frame.add(line, at: Point(x: 0, y: frame.size.height))
          frame.size.height += line.size.height
        } else {
          left.lines.append(line)
        }
      }
      if !left.lines.isEmpty { rest.append(left) }
    }
    guard !frame.items.isEmpty else { return (nothing, rest) }
    frame.line(
      from: Point(x: 0, y: style.above), to: Point(x: style.ruleWidth, y: style.above), style.rule)
    return (frame, rest)
  }
}
