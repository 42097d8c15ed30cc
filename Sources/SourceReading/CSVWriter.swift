import CCSV

/// Writes comma-separated values (RFC 4180), quoted by libcsv.
package enum CSVWriter {
  /// `rows` as lines, every value between quotation marks.
  package static func bytes(of rows: [[String]]) -> [UInt8] {
    var result: [UInt8] = []
    for row in rows {
      for (place, text) in row.enumerated() {
        if place > 0 { result.append(UInt8(ascii: ",")) }
        let source = Array(text.utf8)
        // Each quotation mark is doubled, and two stand around the value.
        var quoted = [UInt8](repeating: 0, count: source.count * 2 + 2)
        let count = csv_write(&quoted, quoted.count, source, source.count)
        result += quoted.prefix(Int(count))
      }
      result += [13, 10]
    }
    return result
  }
}
