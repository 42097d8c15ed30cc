import CountryRisk
import Diagnostics
import SourceReading

/// Which columns of the table are shown, by their names or by what they hold.
extension DataReading {
  /// The columns that are named or, where none is, all of numbers but those of dates.
  func valueColumns(named names: [String]) -> [Int]? {
    var places: [Int] = []
    for name in names {
      guard let place = column(name) else { return nil }
      places.append(place)
    }
    if names.isEmpty { places = table.columns.indices.filter { isNumeric($0) && !isTime($0) } }
    if places.isEmpty { return valueColumn(named: nil).map { [$0] } }
    return places
  }

  func column(_ name: String) -> Int? {
    if let place = table.column(name) { return place }
    log.error(
      "unknown-column", "the data have no column '\(name)'",
      at: table.columns.first?.range ?? table.range,
      help: NearName.help(for: name, in: table.columns.map(\.text)))
    return nil
  }

  /// Whether a column is one of numbers: most of its cells are, so that one that was mistyped is an
  /// error at its place, and does not hide the column.
  func isNumeric(_ place: Int) -> Bool {
    var (numbers, others) = (0, 0)
    for row in table.rows where !isMissing(row[place].text) {
      if case .success = number(row[place].text) { numbers += 1 } else { others += 1 }
    }
    return numbers > others
  }

  func valueColumn(named name: String?) -> Int? {
    if let name { return column(name) }
    if let found = table.columns.indices.last(where: isNumeric) {
      return table.columns.indices.first { isNumeric($0) && !isTime($0) } ?? found
    }
    // A value that is nearly a number says best what is wrong.
    for cell in table.rows.joined() where cell.text.contains(where: \.isNumber) {
      if case .failure(let fault) = number(cell.text) {
        log.error(
          "not-a-number", "'\(cell.text)' is no number: \(fault.reason)", at: cell.range,
          help: fault.help)
        return nil
      }
    }
    log.error("no-values", "the data have no column of numbers", at: table.range)
    return nil
  }

  func categoryColumn(named name: String?, besides values: [Int]) -> Int? {
    if let name { return column(name) }
    if let place = table.columns.indices.first(where: { !values.contains($0) }) { return place }
    log.error(
      "no-categories", "the data have no column of names beside the values", at: table.range)
    return nil
  }

  func isTime(_ place: Int) -> Bool {
    !table.rows.isEmpty && table.rows.allSatisfy { PartialDate($0[place].text) != nil }
  }

  func isMostlyTime(_ place: Int) -> Bool {
    table.rows.count { PartialDate($0[place].text) != nil } * 2 > table.rows.count
  }

  /// The name of a category on one line.
  static func label(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.isEmpty ? "–" : line
  }

  func timeColumn(named name: String?) -> Int? {
    if let name { return column(name) }
    if let place = table.columns.indices.first(where: isTime) { return place }
    // One of dates in which a few are mistyped: each is an error at its place.
    if let place = table.columns.indices.first(where: { !isNumeric($0) && isMostlyTime($0) }) {
      return place
    }
    log.error(
      "no-dates", "the data have no column of dates", at: table.range,
      help: "write dates as 2019, 2019-09 or 2019-09-03, or name their column with x")
    return nil
  }

  func checkHighlights(_ names: [String]) {
    for name in chart.highlights where !names.contains(name) {
      log.error(
        "unknown-highlight", "the data have no '\(name)' to highlight", at: table.range,
        help: NearName.help(for: name, in: names))
    }
  }
}
