import CCSV
import Diagnostics

/// Reads comma-separated values (RFC 4180) through libcsv.
package enum CSVReader {
  /// What libcsv's callbacks add to.
  private final class Collector {
    /// The rows that are complete, and the one that is not.
    var rows: [[Cell]] = []
    var open: [Cell] = []
    /// Where the field that is being read begins, and where its end is.
    var start = 0
    var end = 0
  }

  private struct Cell {
    var text: String
    var bytes: Range<Int>
  }

  /// The table in `file`, whose first line is its head; `nil` if there are errors, which are in the
  /// log. Empty lines are left out.
  /// - Parameter delimiter: Between the values of a line; where it is not given, that of comma,
  ///   semicolon and tab which the first line has most of.
  package static func read(
    _ file: SourceFile, delimiter: Character? = nil, log: DiagnosticLog
  ) -> SourceTable? {
    let bytes = Array(file.text.utf8)
    let mark = delimiter?.asciiValue ?? mostFrequent(in: bytes)
    let collector = Collector()
    guard let failure = parse(bytes, mark, into: collector) else {
      return table(collector.rows, of: file, log: log)
    }
    let isOpen = failure < bytes.count && failure == collector.start && bytes[failure] == 0x22
    log.error(
      "wrong-csv",
      isOpen
        ? "the quotation mark is not closed" : "a quotation mark stands where none can",
      at: file.range(from: failure, to: min(failure + 1, bytes.count)),
      help: "put the whole value between quotation marks and double those within it")
    return nil
  }

  /// Feeds `bytes` to libcsv field by field, so that the place of each is known; the place of the
  /// first byte that is wrong.
  private static func parse(_ bytes: [UInt8], _ mark: UInt8, into collector: Collector) -> Int? {
    var parser = csv_parser()
    guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
      fatalError("out of memory")
    }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, mark)
    let context = Unmanaged.passUnretained(collector).toOpaque()
    let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      data, count, context in
      guard let context else { return }
      let collector = Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue()
      let bytes = UnsafeRawBufferPointer(start: data, count: count)
      collector.open.append(
        Cell(
          text: String(decoding: bytes, as: UTF8.self),
          bytes: collector.start..<max(collector.start, collector.end)))
      collector.start = collector.end + 1
    }
    let row: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
      guard let context else { return }
      let collector = Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue()
      collector.rows.append(collector.open)
      collector.open = []
    }
    var place = 0
    while place < bytes.count {
      var next = place
      while next < bytes.count, bytes[next] != mark, bytes[next] != 10, bytes[next] != 13 {
        next += 1
      }
      // What ends a field is fed alone: then the field's own place is known.
      for part in [place..<next, next..<min(next + 1, bytes.count)] where !part.isEmpty {
        collector.end = part.lowerBound
        let read = bytes[part].withUnsafeBytes {
          csv_parse(&parser, $0.baseAddress, $0.count, field, row, context)
        }
        if read != part.count { return part.lowerBound + Int(read) }
        // Line ends that end no row are no part of a field, unless it is quoted.
        if collector.open.isEmpty, part.count == 1, [10, 13].contains(bytes[part.lowerBound]),
          collector.start >= part.lowerBound
        {
          collector.start = part.upperBound
        }
      }
      place = next + 1
    }
    collector.end = bytes.count
    return csv_fini(&parser, field, row, context) == 0 ? nil : collector.start
  }

  private static func mostFrequent(in bytes: [UInt8]) -> UInt8 {
    let line = bytes.prefix { $0 != 10 && $0 != 13 }
    let marks: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    return marks.max { one, other in
      line.count { $0 == one } < line.count { $0 == other }
    }.flatMap { mark in line.contains(mark) ? mark : nil } ?? marks[0]
  }

  private static func table(
    _ found: [[Cell]], of file: SourceFile, log: DiagnosticLog
  ) -> SourceTable? {
    let rows = found.filter { row in row.contains { !$0.text.isEmpty } }
    func scalar(_ cell: Cell) -> SourceScalar {
      SourceScalar(
        cell.text.trimmed, style: .plain,
        at: file.range(from: cell.bytes.lowerBound, to: cell.bytes.upperBound))
    }
    guard let head = rows.first else {
      log.error("no-data", "'\(file.name)' holds no data", at: SourceRange(startOf: file))
      return nil
    }
    // The places of so many cells in a line would take long to count.
    guard head.count <= SourceTable.columnLimit else {
      return SourceTable(
        columns: head.map { SourceScalar($0.text, style: .plain, at: SourceRange(startOf: file)) },
        rows: [], range: SourceRange(startOf: file))
    }
    let columns = head.map(scalar)
    var isWhole = true
    var known: Set<String> = []
    for column in columns {
      if !known.insert(column.text).inserted, !column.text.isEmpty {
        log.error(
          "duplicate-column", "there are two columns '\(column.text)'", at: column.range,
          help: "give each column a name of its own")
        isWhole = false
      }
    }
    for row in rows.dropFirst() where row.count != columns.count {
      let last = row[row.count - 1].bytes
      log.error(
        "ragged-row", "the row has \(row.count) values, the head has \(columns.count)",
        at: file.range(from: row[0].bytes.lowerBound, to: last.upperBound),
        help: "put values that hold the delimiter between quotation marks")
      isWhole = false
    }
    guard isWhole else { return nil }
    return SourceTable(
      columns: columns, rows: rows.dropFirst().map { $0.map(scalar) },
      range: SourceRange(startOf: file))
  }
}

extension SourceFile {
  /// The stretch of the file from one byte to before another.
  fileprivate func range(from start: Int, to end: Int) -> SourceRange {
    SourceRange(file: self, start: position(ofByte: start), end: position(ofByte: end))
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
