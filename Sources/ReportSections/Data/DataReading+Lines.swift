import CountryRisk
import Diagnostics
import SourceReading

/// Charts of lines and areas over time.
extension DataReading {
  /// The chart of columns of values over one of dates.
  func lines() -> Result? {
    guard let times = timeColumn(named: chart.x.first) else { return nil }
    guard let columns = valueColumns(named: chart.y, besides: table.columns[times].text) else {
      return nil
    }
    checkDates(of: times)
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

  /// Reports dates that are there a second time and those that say more or less than the first.
  private func checkDates(of times: Int) {
    var known: [PartialDate: SourceRange] = [:]
    var first: PartialDate?
    for row in table.rows {
      guard let date = PartialDate(row[times].text) else { continue }
      let range = row[times].range
      if let before = known[date] {
        log.error(
          "duplicate-point", "'\(row[times].text)' is there a second time", at: range,
          notes: [Diagnostic.Note("the first time", at: before)],
          help: "a line has one value at a time: remove one, or show them in columns of their own")
      } else if let first,
        (first.month == nil) != (date.month == nil)
          || (first.day == nil) != (date.day == nil)
      {
        log.error(
          "mixed-dates", "'\(row[times].text)' is not written as '\(first.text)' is", at: range,
          help: "write all of them as years, as months or as days")
      }
      known[date] = known[date] ?? range
      first = first ?? date
    }
  }

  /// Reports the rows whose shares are more than the whole.
  private func checkWhole(_ columns: [Int], of names: Int) {
    for row in table.rows {
      let shares = columns.compactMap { try? number(row[$0].text).get() }
      guard StackSum(shares).isBeyondWhole else { continue }
      log.error(
        "stack-beyond-whole",
        "the shares of '\(row[names].text)' are more than 100 per cent together",
        at: row[names].range, help: "show them as lines with --kind lines, or correct the shares")
    }
  }
}
