import Drawing

/// One bar divided into named pieces: their numbers inside, their names below.
///
/// A name wraps within the width of its piece; a piece too narrow for its number or a word of its
/// name is named in a list under the strip instead, with a square of its colour.
package struct ShareStrip: Figure {
  /// One part of the whole.
  package struct Piece: Sendable {
    package var label: String
    /// The value as printed.
    package var text: String
    package var value: Double
    package var color: Color

    package init(label: String, text: String, value: Double, color: Color) {
      self.label = label
      self.text = text
      self.value = value
      self.color = color
    }
  }

  package var pieces: [Piece]
  package var style: ChartStyle
  /// Heads of the table: piece, value.
  package var tableHead: (category: String, value: String)

  package init(
    pieces: [Piece], style: ChartStyle, tableHead: (category: String, value: String) = ("", "")
  ) {
    self.pieces = pieces
    self.style = style
    self.tableHead = tableHead
  }

  package var table: [[String]] {
    [[tableHead.category, tableHead.value]] + pieces.map { [$0.label, $0.text] }
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    draw(width: width, labels).frame.size.height
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = draw(width: size.width, labels)
    if drawing.frame.size.height > size.height + 0.01 {
      drawing.problems.append("the names of the pieces need more height than there is")
    }
    drawing.frame.size = size
    return drawing
  }

  private func draw(width: Double, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: Size(width: width, height: 0))
    let unit = style.lengths.unit
    let (height, inset) = (14 * unit, 4 * unit)
    let values = pieces.map { $0.value.isFinite ? max(0, $0.value) : 0 }
    for (piece, value) in zip(pieces, values) where value != piece.value {
      drawing.problems.append("the value of \(piece.label.quoted) cannot be a part of a whole")
    }
    let sum = values.reduce(0, +)
    let name = style[.pieceName]
    let number = style[.pieceValue]
    var listed = [Piece]()
    var (x, namesHeight) = (0.0, 0.0)
    for (piece, value) in zip(pieces, values) {
      let length = sum > 0 ? value / sum * width : 0
      defer { x += length }
      let area = Rectangle(x: x, y: 0, width: max(0, length - 0.75 * unit), height: height)
      drawing.frame.fill(area, piece.color)
      if piece.color.contrast(with: style.colors.paper) < 1.5, area.width > unit {
        drawing.frame.outline(area, style.colors.rule, width: 0.5 * unit)
      }
      let words = ColumnText(width: max(0.1, length - inset), labels: labels, least: name.size)
      guard labels.width(piece.text, number) <= length - inset * 1.5,
        words.factor(for: piece.label, name) >= 1
      else {
        listed.append(piece)
        continue
      }
      drawing.frame.add(
        labels.line(piece.text, number.colored(style.inside(piece.color))),
        at: Point(x: x + inset, y: height / 2 - number.middle))
      let block = labels.block(piece.label, name, width: length - inset, isTight: true)
      drawing.frame.add(block, at: Point(x: x, y: height + 3 * unit))
      namesHeight = max(namesHeight, block.size.height)
    }
    let top = height + 3 * unit + namesHeight
    // The pieces that cannot be named in place.
    let list = ColorKey(
      listed.map {
        ColorKey.Entry(name: "\($0.text)\u{A0}\u{A0}\($0.label)", color: $0.color, style: name)
      }, width: width, style, labels
    ).frame
    let gap = listed.isEmpty ? 0 : 2 * unit
    drawing.frame.add(list, at: Point(x: 0, y: top + gap))
    drawing.frame.size.height = top + gap + list.size.height
    return drawing
  }
}
