import Drawing

/// Columns pressed from above by one partner and from below by another: what is left is white.
///
/// A number stands inside its piece; where the piece is too short, beside it to the right, then to
/// the left, then in the white.
package struct CoverMotif: Figure {
  /// One measure on a scale from nothing to the whole.
  package struct Column: Sendable {
    package var caption: String
    /// Line under the caption.
    package var detail: String
    /// The share from the top, and that from the bottom; words where a value is missing.
    package var upper: Bar?
    package var lower: Bar?
    /// The white between as printed.
    package var between: String?

    package init(
      caption: String, detail: String = "", upper: Bar?, lower: Bar?, between: String? = nil
    ) {
      self.caption = caption
      self.detail = detail
      self.upper = upper
      self.lower = lower
      self.between = between
    }
  }

  /// A partner, named at its edge.
  package struct Partner: Sendable {
    package var name: String
    /// Words beside the name, such as "per cent, from the north".
    package var words: String
    package var textColor: Color

    package init(name: String, words: String, textColor: Color) {
      self.name = name
      self.words = words
      self.textColor = textColor
    }
  }

  /// At most five are drawn.
  package var columns: [Column]
  package var upper: Partner
  package var lower: Partner
  /// What the white means, at the right of the lower partner's name.
  package var remark: String
  /// The value of a full column.
  package var whole: Double
  package var style: ChartStyle

  package init(
    columns: [Column], upper: Partner, lower: Partner, remark: String = "", whole: Double = 100,
    style: ChartStyle
  ) {
    self.columns = columns
    self.upper = upper
    self.lower = lower
    self.remark = remark
    self.whole = whole
    self.style = style
  }

  /// Most columns side by side.
  package static let limit = 5

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    MotifColumns(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    if columns.count > Self.limit {
      drawing.problems.append(
        "\(columns.count - Self.limit) of \(columns.count) columns found no room, from "
          + columns[Self.limit].caption.quoted)
    }
    for column in columns {
      let sum = (column.upper?.reach ?? 0) + (column.lower?.reach ?? 0)
      let isPart = [column.upper, column.lower].allSatisfy { bar in
        bar?.value == nil || bar?.reach.map { $0 >= 0 } == true
      }
      if !isPart || sum > whole * 1.0001 {
        drawing.problems.append("the shares of \(column.caption.quoted) are no parts of a whole")
      }
    }
    MotifColumns(self, width: size.width, labels).draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    [["", upper.name, lower.name, remark]]
      + columns.map { column in
        [
          column.detail.isEmpty ? column.caption : column.caption + ", " + column.detail,
          column.upper?.printed ?? "", column.lower?.printed ?? "", column.between ?? "",
        ]
      }
  }
}
