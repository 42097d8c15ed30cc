import CountryRisk
import Diagnostics
import SourceReading

/// Which columns of the table are shown, by their names or by what they hold.
extension DataReading {
  /// The columns that are named or, where none is, all of numbers beside that of names.
  func valueColumns(named names: [String], besides other: String?) -> [Int]? {
    var places: [Int] = []
    for name in names {
      guard let place = column(name) else { return nil }
      places.append(place)
    }
    if names.isEmpty { places = values(besides: other.map { column($0) } ?? namesColumn) }
    if places.isEmpty { reportNoValues() }
    return places.isEmpty ? nil : places
  }

  func column(_ name: String) -> Int? {
    if let place = table.column(name) { return place }
    log.error(
      "unknown-column", "the data have no column '\(name)'",
      at: table.columns.first?.range ?? table.range,
      help: NearName.help(for: name, in: table.columns.map(\.text)))
    return nil
  }

  /// Whether a column is one of numbers: most of its cells are.
  func isNumeric(_ place: Int) -> Bool {
    var (numbers, others) = (0, 0)
    for row in table.rows where !isMissing(row[place].text) {
      if case .success = number(row[place].text) { numbers += 1 } else { others += 1 }
    }
    return numbers > others
  }

  /// Whether a column must be meant as one of values: some of its cells are numbers, most begin like
  /// one, or all are missing. A cell that is none is then an error at its place, and does not hide the
  /// column.
  private func isMeantAsNumbers(_ place: Int) -> Bool {
    var (known, likely) = (0, 0)
    for row in table.rows where !isMissing(row[place].text) {
      let text = row[place].text
      if case .success = number(text) { return true }
      known += 1
      let first = text.drop { "+-−<>≥≤≈~(".contains($0) || $0.isWhitespace }.first
      if first?.isNumber == true || first?.isCurrencySymbol == true { likely += 1 }
    }
    return !table.rows.isEmpty && likely * 2 >= known
  }

  /// The column of names where none is named: the first of dates, else the first that is not of
  /// numbers, else the first; `nil` where there is only one.
  var namesColumn: Int? {
    guard table.columns.count > 1 else { return nil }
    let places = table.columns.indices
    func isEmpty(_ place: Int) -> Bool { table.rows.allSatisfy { isMissing($0[place].text) } }
    return places.first(where: isTime)
      ?? places.first { !isNumeric($0) && !isEmpty($0) && !table.rows.isEmpty } ?? 0
  }

  /// The columns of values beside that of names; one of dates only where there is no other.
  private func values(besides names: Int?) -> [Int] {
    let found = table.columns.indices.filter { $0 != names && isMeantAsNumbers($0) }
    let others = found.filter { !isTime($0) }
    return others.isEmpty ? found : others
  }

  func valueColumn(named name: String?, besides other: String?) -> Int? {
    if let name { return column(name) }
    let names = other.map { column($0) } ?? namesColumn
    if let found = values(besides: names).first { return found }
    reportNoValues()
    return nil
  }

  private func reportNoValues() {
    // A value that is nearly a number says best what is wrong.
    for cell in table.rows.joined() where cell.text.contains(where: \.isNumber) {
      if case .failure(let fault) = number(cell.text) {
        log.error(
          "not-a-number", "'\(cell.text)' is no number: \(fault.reason)", at: cell.range,
          help: fault.help)
        return
      }
    }
    log.error(
      "no-values", "the data have no column of numbers", at: table.range,
      help: "name the columns with --x and --y")
  }

  func categoryColumn(named name: String?, besides values: [Int]) -> Int? {
    if let name { return column(name) }
    if let place = namesColumn, !values.contains(place) { return place }
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

  /// No name of a category is longer; no picture has room for it.
  static let nameLimit = 1000

  /// Reports names of categories that are none, or longer than any picture has room for.
  func checkNames(in place: Int) -> Bool {
    let errors = log.diagnostics.count
    for row in table.rows {
      let name = row[place]
      if name.text.allSatisfy(\.isWhitespace) {
        log.error(
          "category-without-name", "a category has no name", at: name.range,
          help: "write one into the column '\(table.columns[place].text)'")
      } else if name.text.utf8.count > Self.nameLimit {
        log.error(
          "too-long", "the name of a category has \(name.text.count) characters", at: name.range,
          help: "shorten it: no picture has room for more than \(Self.nameLimit)")
      }
    }
    return log.diagnostics.count == errors
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
    if let place = table.columns.indices.first(where: isMostlyTime) { return place }
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
