import Drawing

/// Text set before it is placed, with the height at which its middle lies.
package struct PlotLabel: Sendable {
  package var frame: Frame
  /// From the top of the frame to the middle that stands level with a bar.
  package var middle: Double

  package init(frame: Frame, middle: Double) {
    self.frame = frame
    self.middle = middle
  }

  /// `text` in lines of at most `width`, its middle that of all lines.
  init(
    _ text: String, _ style: TextStyle, width: Double, _ labels: LabelSetter,
    alignment: LabelSetter.Alignment = .leading, isTight: Bool = true
  ) {
    frame = labels.block(text, style, width: width, alignment: alignment, isTight: isTight)
    middle = style.middle + frame.size.height / 2 - style.slot / 2
  }

  /// What lies below the middle.
  var below: Double { frame.size.height - middle }

  /// The label with `other` to the right, both middles level.
  func followed(by other: PlotLabel, gap: Double) -> PlotLabel {
    let top = max(middle, other.middle)
    let height = top + max(below, other.below)
    let width = frame.size.width + gap + other.frame.size.width
    var whole = Frame(size: Size(width: width, height: height))
    whole.add(frame, at: Point(x: 0, y: top - middle))
    whole.add(other.frame, at: Point(x: frame.size.width + gap, y: top - other.middle))
    return PlotLabel(frame: whole, middle: top)
  }

  /// The label with `other` under it, aligned as given; the middle stays that of the label.
  func above(_ other: PlotLabel, alignment: LabelSetter.Alignment = .leading) -> PlotLabel {
    let width = max(frame.size.width, other.frame.size.width)
    var whole = Frame(
      size: Size(width: width, height: frame.size.height + other.frame.size.height))
    let share = alignment.share
    whole.add(frame, at: Point(x: (width - frame.size.width) * share, y: 0))
    whole.add(
      other.frame, at: Point(x: (width - other.frame.size.width) * share, y: frame.size.height))
    return PlotLabel(frame: whole, middle: middle)
  }
}

extension LabelSetter.Alignment {
  /// How much of the free width lies before the text.
  var share: Double {
    switch self {
    case .leading: 0.0
    case .center: 0.5
    case .trailing: 1.0
    }
  }
}

extension String {
  /// The text in quotation marks, shortened to fit a message.
  var quoted: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 48 ? "'\(line.prefix(47))…'" : "'\(line)'"
  }
}
