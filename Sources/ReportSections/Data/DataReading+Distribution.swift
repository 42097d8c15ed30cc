import CountryRisk
import Diagnostics
import SourceReading

/// Histograms.
extension DataReading {
  /// How often values fall into intervals.
  func distribution() -> Result? {
    let named = chart.x + chart.y
    if let more = named.dropFirst().first {
      log.error(
        "too-many-columns", "a histogram shows one column, not also '\(more)'", at: table.range,
        help: "leave it out, or draw one for each")
      return nil
    }
    guard let values = valueColumn(named: named.first, besides: nil) else { return nil }
    let names = table.columns.indices.first { $0 != values }
    checkHighlights([])
    checkTotals([])
    var result = Result(definition: definition())
    for (number, row) in table.rows.enumerated() {
      guard let read = quantity(row[values]) else { continue }
      let id = "row-\(number + 1)"
      let label = names.map { row[$0].text } ?? String(number + 1)
      if let quantity = read.quantity {
        result.facts.append(
          Fact(id: id, label: label, value: .quantity(quantity), basis: .source))
      }
      result.definition.rows.append(
        ChartDefinition.Row(
          label: Self.label(label), reference: read.quantity == nil ? nil : id,
          range: row[values].range))
    }
    return result
  }
}
