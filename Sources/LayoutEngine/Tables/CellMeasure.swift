import Drawing

/// Measures the cells of a table: how wide its columns must and want to be, and where the decimal
/// marks of numbers stand.
struct CellMeasure {
  private let table: Table
  /// Another where rows are set anew, on whichever thread paints them.
  var setter: ParagraphSetter
  private let language: String
  /// Widths from the decimal mark on, by column.
  private let fractions: [Double]

  init(of table: Table, in context: LayoutContext) {
    self.table = table
    let (setter, language) = (context.setter, context.language)
    (self.setter, self.language) = (setter, language)
    fractions = table.columns.indices.map { column in
      guard table.columns[column].alignment == .decimal else { return 0 }
      var widest = 0.0
      for row in table.rows {
        guard column < row.cells.count, row.cells.allSatisfy({ $0.columnSpan == 1 }) else {
          continue
        }
        for inlines in row.cells[column].texts {
          let fraction = Self.split(inlines, at: table.decimalMark).fraction
          widest = max(widest, setter.contentWidths(of: fraction, language: language).maximum)
        }
      }
      return widest
    }
  }

  /// A number in two: what stands before its decimal mark, and the mark with what follows.
  private static func split(
    _ inlines: [Inline], at mark: Character
  ) -> (whole: [Inline], fraction: [Inline]) {
    guard let index = inlines.firstIndex(where: { $0.text.contains(mark) }),
      let place = inlines[index].text.lastIndex(of: mark),
      inlines[index].text[inlines[index].text.index(after: place)...].first?.isNumber == true
    else { return (inlines, []) }
    var before = inlines[index]
    var after = inlines[index]
    before.text = String(inlines[index].text[..<place])
    after.text = String(inlines[index].text[place...])
    return (Array(inlines[..<index]) + [before], [after] + Array(inlines[(index + 1)...]))
  }

  private func widths(of inlines: [Inline]) -> (minimum: Double, maximum: Double) {
    setter.contentWidths(of: inlines, language: language)
  }

  /// How far a number in `column` stands from the right edge of `width`, so that its mark stands
  /// below the others', as far as there is room for it.
  func room(after number: [Inline], in column: Int, of width: Double) -> Double {
    let own = widths(of: Self.split(number, at: table.decimalMark).fraction).maximum
    return max(0, min(fractions[column] - own, width - widths(of: number).maximum))
  }

  /// What each column asks for; columns under a long label ask for a share of its width.
  var demands: [ColumnWidths.Demand] {
    var demands = table.columns.indices.map(demand)
    for spanner in table.spanners.reversed().joined() where !spanner.columns.isEmpty {
      let gaps = table.style.gap * Double(spanner.columns.count - 1)
      let least = widths(of: spanner.label).minimum - gaps
      let missing = least - demands[spanner.columns].reduce(0) { $0 + $1.minimum }
      guard missing > 0 else { continue }
      for column in spanner.columns {
        demands[column].minimum += missing / Double(spanner.columns.count)
        demands[column].maximum = max(demands[column].maximum, demands[column].minimum)
      }
    }
    return demands
  }

  private func demand(of index: Int) -> ColumnWidths.Demand {
    let column = table.columns[index]
    let label = widths(of: column.label)
    var (minimum, maximum) = (max(column.minimum, label.minimum), label.maximum)
    var wholes = 0.0
    for row in table.rows {
      var place = 0
      for cell in row.cells {
        defer { place += cell.columnSpan }
        guard place == index, cell.columnSpan == 1 else { continue }
        let flag = cell.flag.map { $0.size.width + cell.flagGap } ?? 0
        for part in cell.parts {
          switch part {
          case .text(let inlines, _, let hanging):
            let widths = widths(of: inlines)
            minimum = max(minimum, widths.minimum + flag + hanging)
            maximum = max(maximum, widths.maximum + flag + hanging)
            if column.alignment == .decimal {
              let whole = Self.split(inlines, at: table.decimalMark).whole
              wholes = max(wholes, self.widths(of: whole).maximum)
            }
          case .drawing(let frame, _):
            minimum = max(minimum, frame.size.width + flag)
            maximum = max(maximum, frame.size.width + flag)
          }
        }
      }
    }
    if column.alignment == .decimal {
      minimum = max(minimum, wholes + fractions[index])
      maximum = max(maximum, minimum)
    }
    return ColumnWidths.Demand(
      minimum: min(minimum, max(column.maximum, column.minimum)),
      maximum: max(min(maximum, column.maximum), column.minimum),
      isRagged: column.alignment == .leading)
  }
}

extension Table.Cell {
  /// Its parts that are text.
  package var texts: [[Inline]] {
    parts.compactMap { part in
      if case .text(let inlines, _, _) = part { inlines } else { nil }
    }
  }
}
