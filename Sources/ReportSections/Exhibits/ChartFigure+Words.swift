import CountryRisk

extension ChartFigure {
  /// Values that are read out one by one at most; more are in the table that goes with the chart.
  private static let mostValues = 40

  /// The chart in words, for those who cannot see it: the author's, or else the finding, what kind of
  /// chart it is and of what, its least and greatest value, what is missing, the values and where they
  /// come from.
  package var alternate: String {
    if let ownAlternate { return Self.sentence(ownAlternate) }
    let kind = text.phrases.chartKinds[definition.kind.rawValue] ?? definition.kind.rawValue
    let parts =
      [title, subtitle.isEmpty ? kind : kind + ": " + subtitle]
      + (drawing == nil ? [range, missing, values] : [drawnWords]) + [sourceLine]
    let words = parts.compactMap(\.self).filter { !$0.isEmpty }.map(Self.sentence)
      .joined(separator: " ")
    guard words.count > Self.mostCharacters else { return words }
    // The rest is in the numbers that the figure carries.
    let front = words.prefix(Self.mostCharacters)
    return String(front[..<(front.lastIndex(of: " ") ?? front.endIndex)]) + " …"
  }

  /// Characters that are read out at most; PDF has room for twice as many.
  private static let mostCharacters = 8_000

  /// How many values there are, and which is the least and which the greatest.
  private var range: String? {
    let known = rows.compactMap { row in
      row.value?.quantity.flatMap { quantity in
        quantity.value.isFinite ? (row: row, quantity: quantity) : nil
      }
    }
    guard known.count > 2,
      let low = known.min(by: { $0.quantity.value < $1.quantity.value }),
      let high = known.max(by: { $0.quantity.value < $1.quantity.value }),
      low.quantity.value < high.quantity.value
    else { return nil }
    return text.phrases.valueRange(
      known.count, written(low.quantity), low.row.label, written(high.quantity), high.row.label)
  }

  /// Of what there is no value.
  private var missing: String? {
    let names = rows.filter { $0.value?.quantity == nil }.map(\.label)
    guard !names.isEmpty, names.count < rows.count, rows.count > Self.mostValues else { return nil }
    return text.phrases.noData.uppercasedFirst + ": " + text.values.list(names)
  }

  /// The values one by one.
  private var values: String? {
    guard rows.count <= Self.mostValues else { return nil }
    return rows.map { row in
      let value = row.value?.quantity.map(written) ?? row.missing ?? text.phrases.noData
      return row.label + " " + value + (row.period.map { " (\($0))" } ?? "")
    }.joined(separator: "; ")
  }

  private func written(_ quantity: Quantity) -> String {
    quantity.isListedAsZero
      ? text.phrases.underHalfWords : text.values.quantity(quantity, .prose)
  }

  /// What a drawing shows, row by row.
  private var drawnWords: String {
    let heads = drawn.first ?? []
    return drawn.dropFirst().map { row in
      let cells = zip(row, heads).dropFirst().filter { !$0.0.isEmpty && $0.0 != "–" }
      return row[0] + ": "
        + cells.map { drawing?.namesCells == true ? "\($1) (\($0))" : $0 }
        .joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// How the numbers along an axis are written: from a million on in millions, billions or trillions,
  /// by the greatest value, so that they stay short.
  var axisText: @Sendable (Double, Int) -> String {
    let values = text.values
    let most = rows.lazy.compactMap { $0.value?.quantity.map { abs($0.value) } }.max() ?? 0
    guard let magnitude = text.phrases.magnitudes.first(where: { most >= $0.value }) else {
      return { values.number($0, decimals: $1) }
    }
    return { value, _ in
      value == 0
        ? values.number(0, decimals: 0)
        : values.short(value / magnitude.value) + "\u{A0}" + magnitude.symbol
    }
  }
}
