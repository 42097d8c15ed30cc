import Drawing

/// Rows against columns, each cell darker the more it holds, with its words or its number in it.
///
/// A cell without anything is pale; a row of which nothing is known says so in words. Names of columns
/// stand above, as many lines as they need; cells are as high as their words.
package struct HeatMap: Figure {
  /// One cell.
  package struct Cell: Sendable {
    package var text: String
    /// How much it holds, as a part of the most; `nil` where it is pale.
    package var share: Double?

    package init(_ text: String, share: Double?) {
      self.text = text
      self.share = share
    }
  }

  package struct Row: Sendable {
    package var name: String
    /// The colour that stands for the row elsewhere.
    package var color: Color?
    package var isEmphasised: Bool
    /// One cell a column, `nil` where there is nothing; empty where `remark` stands for them.
    package var cells: [Cell?]
    package var remark: String
    /// Whether a heavier rule stands below.
    package var endsGroup: Bool

    package init(
      name: String, color: Color? = nil, isEmphasised: Bool = false, cells: [Cell?],
      remark: String = "", endsGroup: Bool = false
    ) {
      self.name = name
      self.color = color
      self.isEmphasised = isEmphasised
      self.cells = cells
      self.remark = remark
      self.endsGroup = endsGroup
    }
  }

  package var columns: [String]
  package var rows: [Row]
  /// The steps from least to most, with what each stands for.
  package var key: [(text: String, share: Double)]
  /// What an empty cell says in the table.
  package var nothing: String
  package var style: ChartStyle
  /// The colours from least to most.
  package var ramp: [Color]
  /// Head of the table's column of names.
  package var tableHead: String
  /// How words stand in their cells and under their heads.
  package var alignment = LabelSetter.Alignment.leading

  package init(
    columns: [String], rows: [Row], key: [(text: String, share: Double)] = [],
    nothing: String = "–", style: ChartStyle, ramp: [Color], tableHead: String = ""
  ) {
    self.columns = columns
    self.rows = rows
    self.key = key
    self.nothing = nothing
    self.style = style
    self.ramp = ramp
    self.tableHead = tableHead
  }

  package func idealHeight(forWidth width: Double, _ labels: LabelSetter) -> Double {
    HeatRows(self, width: width, labels).idealHeight
  }

  package func draw(in size: Size, _ labels: LabelSetter) -> FigureDrawing {
    var drawing = FigureDrawing(size: size)
    HeatRows(self, width: size.width, labels).draw(on: &drawing)
    return drawing
  }

  package var table: [[String]] {
    [[tableHead] + columns]
      + rows.map { row in
        [row.name]
          + columns.indices.map { place in
            guard place < row.cells.count else { return row.remark }
            return row.cells[place]?.text ?? nothing
          }
      }
  }

  /// The colour of a share, from the ramp.
  func color(of share: Double) -> Color {
    guard let last = ramp.indices.last else { return style.colors.pale }
    let place = min(max(share.isFinite ? share : 0, 0), 1) * Double(last)
    let low = Int(place)
    var color =
      low >= last ? ramp[last] : ramp[low].mixed(with: ramp[low + 1], share: place - Double(low))
    // Between light and dark neither ink nor paper could be read well enough (WCAG 2.2, 1.4.3).
    for _ in 0..<12 where color.contrast(with: style.inside(color)) < 4.5 {
      color = color.mixed(with: style.colors.paper.opacity(1), share: 0.06)
    }
    return color
  }
}

/// The rows of a heat map measured at a width.
private struct HeatRows {
  private let map: HeatMap
  private let style: ChartStyle
  private let labels: LabelSetter
  private let width: Double
  private let key: Frame
  private let heads: [PlotLabel]
  private let names: [PlotLabel]
  private let nameWidth: Double
  /// The texts by row and column.
  private let texts: [[PlotLabel?]]
  private let remarks: [PlotLabel?]
  private let pitch: Double
  private let heights: [Double]
  /// What found no room.
  private var problems: [String] = []

  /// The part of the width that names of rows may take.
  private static let nameShare = 0.28

  init(_ map: HeatMap, width: Double, _ labels: LabelSetter) {
    let style = map.style
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    self.map = map
    self.style = style
    self.labels = labels
    self.width = width
    key = Self.key(of: map, width: width, labels)
    let swatch = map.rows.contains { $0.color != nil } ? style[.category].size * 1.4 : 0
    let names = map.rows.map {
      PlotLabel(
        $0.name, style[$0.isEmphasised ? .categoryStrong : .category],
        width: width * Self.nameShare - swatch, labels)
    }
    self.names = names
    nameWidth = (names.map(\.frame.size.width).max() ?? 0) + swatch + gap * 2
    let count = Double(max(1, map.columns.count))
    let pitch = max(unit, width - nameWidth + 2 * unit) / count
    self.pitch = pitch
    let inner = max(unit, pitch - 2 * unit - gap * 2)
    var problems: [String] = []
    let setter = ColumnText(
      width: max(unit, pitch - gap), labels: labels, least: style.lengths.minimumText,
      alignment: map.alignment)
    let heads = setter.set(
      map.columns.map { [(text: $0, style: style[.note])] }, limit: style[.note].slot * 6,
      &problems)
    self.heads = heads.map { $0 ?? PlotLabel("", style[.note], width: pitch, labels) }
    let cells = ColumnText(
      width: inner, labels: labels, least: style.lengths.minimumText, alignment: map.alignment)
    let wanted: [[(text: String, style: TextStyle)]] = map.rows.flatMap { row in
      row.cells.compactMap { cell in
        cell.map {
          let fill = $0.share.map { map.color(of: $0) } ?? style.colors.pale
          return [($0.text, style[.category].colored(style.inside(fill)))]
        }
      }
    }
    var set = cells.set(wanted, limit: style[.category].slot * 8, &problems)[...]
    let texts = map.rows.map { row -> [PlotLabel?] in
      row.cells.map { $0 == nil ? nil : set.popFirst() ?? nil }
    }
    self.texts = texts
    let remarks = map.rows.map {
      $0.cells.isEmpty && !$0.remark.isEmpty
        ? PlotLabel($0.remark, style[.words], width: pitch * count - gap, labels) : nil
    }
    self.remarks = remarks
    self.problems = problems
    heights = zip(zip(names, texts), remarks).map { row, remark in
      let (name, texts) = row
      let highest =
        (texts.compactMap { $0?.frame.size.height } + [remark?.frame.size.height ?? 0]
        + [name.frame.size.height]).max() ?? 0
      return highest
    }
  }

  /// The steps side by side, as wide as their texts need, at the right.
  private static func key(of map: HeatMap, width: Double, _ labels: LabelSetter) -> Frame {
    let style = map.style
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    guard !map.key.isEmpty else { return Frame(size: Size(width: width, height: 0)) }
    let set = map.key.map { entry in
      labels.line(
        entry.text, style[.category].colored(style.inside(map.color(of: entry.share))))
    }
    let cell = max(
      (set.map(\.size.width).max() ?? 0) + gap * 2, style[.category].size * 3.5)
    let height = style[.category].slot
    var frame = Frame(size: Size(width: width, height: height))
    var x = width - Double(set.count) * (cell + unit) + unit
    for (entry, text) in zip(map.key, set) {
      frame.fill(
        Rectangle(x: x, y: 0, width: cell, height: height), map.color(of: entry.share))
      frame.add(text, at: Point(x: x + (cell - text.size.width) / 2, y: 0))
      x += cell + unit
    }
    return frame
  }

  private var keyHeight: Double {
    map.key.isEmpty ? 0 : key.size.height + style.lengths.gap * 2
  }

  private var headHeight: Double {
    (heads.map(\.frame.size.height).max() ?? 0) + style.lengths.gap
  }

  /// The height of each row: its words with the room around them that `share` from 0 to 1 gives.
  private func heights(_ share: Double) -> [Double] {
    let (gap, row) = (style.lengths.gap, style.lengths.row)
    return heights.map {
      max($0 + gap * (0.75 + 0.75 * share), row * 1.15 * share)
    }
  }

  var idealHeight: Double { keyHeight + headHeight + heights(1).reduce(0, +) }

  func draw(on drawing: inout FigureDrawing) {
    drawing.problems += problems
    let (gap, unit) = (style.lengths.gap, style.lengths.unit)
    let room = drawing.frame.size.height - keyHeight - headHeight
    var heights = heights(1)
    for share in stride(from: 0.9, through: 0, by: -0.1)
    where heights.reduce(0, +) > room + 0.5 { heights = self.heights(share) }
    let shown = LeftOut.count(of: heights, in: room, &drawing, what: "rows")
    let spare = max(0, room - heights.reduce(0, +))
    let stretch =
      heights.isEmpty ? 0 : min(spare / Double(heights.count), style.lengths.row * 1.5)
    drawing.frame.add(key, at: .zero)
    let foot = keyHeight + headHeight
    for (place, head) in heads.enumerated() {
      drawing.frame.add(
        head.frame,
        at: Point(
          x: nameWidth + Double(place) * pitch
            + (pitch - 2 * unit - head.frame.size.width) * map.alignment.share,
          y: foot - gap - head.frame.size.height))
    }
    var top = foot
    for (place, row) in map.rows.prefix(shown).enumerated() {
      let height = heights[place] + stretch
      let middle = top + height / 2
      var x = 0.0
      if let color = row.color {
        let swatch = Swatch.frame(color, style, beside: style[.category])
        drawing.frame.add(swatch, at: Point(x: 0, y: middle - swatch.size.height / 2))
        x = style[.category].size * 1.4
      }
      drawing.frame.add(names[place].frame, at: Point(x: x, y: middle - names[place].middle))
      if let remark = remarks[place] {
        drawing.frame.add(
          remark.frame, at: Point(x: nameWidth + gap, y: middle - remark.middle))
      }
      for (column, cell) in row.cells.enumerated() {
        let area = Rectangle(
          x: nameWidth + Double(column) * pitch, y: top + unit, width: pitch - 2 * unit,
          height: height - 2 * unit)
        drawing.frame.fill(
          area, cell?.share.map { map.color(of: $0) } ?? style.colors.pale)
        if let text = texts[place][column] {
          let slack = area.width - 2 * gap - text.frame.size.width
          drawing.frame.add(
            text.frame,
            at: Point(x: area.x + gap + slack * map.alignment.share, y: middle - text.middle))
        }
      }
      top += height
      drawing.frame.line(
        from: Point(x: 0, y: top), to: Point(x: width, y: top),
        row.endsGroup
          ? Stroke(style.colors.ink, width: style.lengths.zeroLine)
          : Stroke(style.colors.grid, width: style.lengths.gridLine))
    }
  }
}
