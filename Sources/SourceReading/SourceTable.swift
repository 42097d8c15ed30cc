import Diagnostics

/// A table of a file: a head and rows of single values, each with its place.
package struct SourceTable: Sendable {
  package var columns: [SourceScalar]
  /// Each row has as many values as there are columns.
  package var rows: [[SourceScalar]]
  package var range: SourceRange

  package init(columns: [SourceScalar], rows: [[SourceScalar]], range: SourceRange) {
    self.columns = columns
    self.rows = rows
    self.range = range
  }

  /// More columns than this are no table for a chart.
  package static let columnLimit = 1000

  /// Whether the head can be worked with; what is wrong with it is reported.
  private func hasFitHead(_ log: DiagnosticLog) -> Bool {
    guard columns.count <= Self.columnLimit else {
      log.error(
        "too-many-columns", "the data have \(columns.count) columns, more than \(Self.columnLimit)",
        at: columns[Self.columnLimit].range, help: "keep the columns that are to be shown")
      return false
    }
    let unnamed = columns.filter { $0.text.allSatisfy(\.isWhitespace) }
    for column in unnamed {
      log.error(
        "column-without-name", "a column of the data has no name", at: column.range,
        help: "write its name into the first line, or remove the column")
    }
    return unnamed.isEmpty
  }

  /// The place of the column that is called `name`.
  package func column(_ name: String) -> Int? { columns.firstIndex { $0.text == name } }

  /// Reads the table that `file` is by the end of its name: `.csv`, `.tsv`, `.json`, `.yaml`.
  /// - Parameter delimiter: Between the values of a line; where it is not given, that of comma,
  ///   semicolon and tab which the first line has most of.
  package static func read(
    _ file: SourceFile, delimiter: Character? = nil, log: DiagnosticLog
  ) -> SourceTable? {
    let table = table(in: file, delimiter: delimiter, log: log)
    return table.flatMap { $0.hasFitHead(log) ? $0 : nil }
  }

  private static func table(
    in file: SourceFile, delimiter: Character?, log: DiagnosticLog
  ) -> SourceTable? {
    let name = file.name.lowercased()
    if name.hasSuffix(".json") {
      return JSONReader.read(file, log: log).flatMap { of($0, log: log) }
    }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return YAMLReader.read(file, log: log).flatMap { of($0, log: log) }
    }
    return CSVReader.read(file, delimiter: delimiter, log: log)
  }

  /// The table of a list of keys and values, the same in each.
  package static func of(_ node: SourceNode, log: DiagnosticLog) -> SourceTable? {
    guard let items = node.items, !items.isEmpty, items.allSatisfy({ $0.entries != nil }) else {
      log.error(
        "no-table", "data must be a list of keys and values, one item a row", at: node.range,
        help: "write rows such as '- {partner: China, share: 92}'")
      return nil
    }
    var columns: [SourceScalar] = []
    var known: Set<String> = []
    for entry in items.flatMap({ $0.entries ?? [] }) where known.insert(entry.key).inserted {
      columns.append(SourceScalar(entry.key, style: .plain, at: entry.keyRange))
    }
    var isWhole = true
    var told: Set<String> = []
    let rows = items.map { item in
      columns.map { column -> SourceScalar in
        guard let value = item.entries?.first(where: { $0.key == column.text })?.value else {
          if told.insert(column.text).inserted {
            log.warning(
              "missing-key", "a row has no '\(column.text)', which counts as no value",
              at: item.range, help: "write null where there is none")
          }
          return SourceScalar("", style: .plain, at: item.range)
        }
        guard let scalar = value.scalar else {
          log.error(
            "wrong-type", "a value of '\(column.text)' must be a single value, not \(value.shape)",
            at: value.range)
          isWhole = false
          return SourceScalar("", style: .plain, at: value.range)
        }
        return scalar.isAbsent ? SourceScalar("", style: .plain, at: scalar.range) : scalar
      }
    }
    return isWhole ? SourceTable(columns: columns, rows: rows, range: node.range) : nil
  }
}
