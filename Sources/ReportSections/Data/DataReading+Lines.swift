import CountryRisk
import Diagnostics
import SourceReading

/// Charts of lines and areas over time.
extension DataReading {
  /// The chart of columns of values over one of dates.
  func lines() -> Result? {
    guard let times = timeColumn(named: chart.x.first) else { return nil }
    let named = chart.y
    var columns: [Int] = []
    for name in named {
      guard let place = column(name) else { return nil }
      columns.append(place)
    }
    if named.isEmpty {
      columns = table.columns.indices.filter { $0 != times && isNumeric($0) }
      guard !columns.isEmpty else {
        log.error("no-values", "the data have no column of numbers", at: table.range)
        return nil
      }
    }
    checkHighlights(columns.map { table.columns[$0].text })
    checkTotals([])
    if chart.kind == .area, isPercent { checkWhole(columns, of: times) }
    var result = Result(definition: definition())
    for place in columns {
      var points: [Series.Point] = []
      for row in table.rows {
        guard let date = PartialDate(row[times].text) else {
          log.error(
            "wrong-date", "'\(row[times].text)' is no date", at: row[times].range,
            help: "write it as 2019, 2019-09 or 2019-09-03")
          continue
        }
        guard let read = quantity(row[place]) else { continue }
        if chart.kind == .area, columns.count > 1, let value = read.quantity?.value, value < 0 {
          log.error(
            "negative-in-stack", "'\(row[place].text)' is below zero and cannot be stacked",
            at: row[place].range, help: "show the values as lines with --kind lines")
        }
        points.append(
          Series.Point(
            date: date, quantity: read.quantity, isBreak: false, range: row[place].range))
      }
      let id = "column-\(place + 1)"
      let name = table.columns[place].text
      result.series.append(Series(id: id, label: name, unit: unit, points: points))
      result.definition.lines.append(
        ChartDefinition.Line(
          series: id, label: name, isHighlighted: chart.highlights.contains(name)))
    }
    return result
  }

  /// Reports the rows whose shares are more than the whole.
  private func checkWhole(_ columns: [Int], of names: Int) {
    for row in table.rows {
      let shares = columns.compactMap { try? number(row[$0].text).get() }
      let slack = shares.reduce(0) { $0 + $1.rounding }
      let sum = shares.reduce(0) { $0 + $1.value }
      guard sum > 100 + slack else { continue }
      log.error(
        "stack-beyond-whole",
        "the shares of '\(row[names].text)' are more than 100 per cent together",
        at: row[names].range, help: "show them as lines with --kind lines, or correct the shares")
    }
  }
}
