import CountryRisk
import Diagnostics
import SourceReading

extension ProfileReading {
  func table(_ entry: SourceNode.Entry, _ reader: FieldReader) -> TableDefinition? {
    let columns = reader.list("columns", of: "a column of a table", required: true, column)
    var known: Set<String> = []
    for column in columns where !known.insert(column.id).inserted {
      reader.log.error(
        "duplicate-column", "there are two columns '\(column.id)'", at: column.range,
        help: "give each column an id of its own")
    }
    let named = reader.scalars("summaries").compactMap {
      reader.choice($0, "'summaries'", TableDefinition.Scope.self)
    }
    let hasSummary = columns.contains { $0.summary != nil }
    if !named.isEmpty, !hasSummary {
      reader.log.error(
        "no-summary", "no column says what its summary is", at: reader.range(of: "summaries"),
        help: "add 'summary: sum' to a column")
    }
    return TableDefinition(
      id: id(entry, reader), title: reader.richText("title"),
      subtitle: reader.richText("subtitle"), stub: reader.optionalString("stub") ?? "",
      columns: columns,
      rows: reader.list("rows", of: "a row of a table", required: true) {
        tableRow($0, columns.map(\.id))
      },
      summaries: named.isEmpty && hasSummary ? [.all] : named,
      carries: reader.bool("carry", default: false),
      isDense: reader.bool("dense", default: false),
      wide: reader.optionalChoice("wide", TableDefinition.Wide.self) ?? .columns,
      note: reader.optionalRichText("note"), range: entry.keyRange)
  }

  private func column(_ reader: FieldReader) -> TableDefinition.Column? {
    TableDefinition.Column(
      id: reader.string("id"), label: reader.string("label"),
      alignment: reader.optionalChoice("align", TableDefinition.Alignment.self),
      decimals: reader.optionalInteger("decimals", in: 0...9),
      spanner: reader.optionalString("spanner"),
      summary: reader.optionalChoice("summary", TableDefinition.Summary.self),
      isHyphenated: reader.bool("hyphens", default: false), range: reader.range(of: "id"))
  }

  private func tableRow(_ reader: FieldReader, _ columns: [String]) -> TableDefinition.Row? {
    let label = reader.optionalRichText("label")
    let partner = optionalMention(reader, "partner", .state)
    if label == nil, partner == nil {
      reader.log.error(
        "missing-key", "a row of a table needs the key 'label' or 'partner'", at: reader.range)
    }
    var cells: [String: TableDefinition.Cell] = [:]
    for entry in reader.map("cells") {
      guard columns.contains(entry.key) else {
        reader.log.error(
          "unknown-column", "the table has no column '\(entry.key)'", at: entry.keyRange,
          help: NearName.help(for: entry.key, in: columns))
        continue
      }
      cells[entry.key] = cell(entry.value, reader)
    }
    return TableDefinition.Row(
      label: label, partner: partner, group: reader.optionalString("group"), cells: cells,
      range: reader.range)
  }

  /// A text, a list of paragraphs, or keys and values.
  private func cell(_ node: SourceNode, _ reader: FieldReader) -> TableDefinition.Cell? {
    if let items = node.items {
      return .text(items.compactMap { reader.scalar($0, "a paragraph of a cell")?.richText })
    }
    guard node.entries != nil else {
      return reader.scalar(node, "a cell").map { .text([$0.richText]) }
    }
    return reader.child(node, "a cell of a table", cell)
  }

  private func cell(_ reader: FieldReader) -> TableDefinition.Cell? {
    let kinds = ["value", "bar", "trend", "range", "items", "status", "missing", "not-applicable"]
    let given = kinds.filter { reader.has($0) }
    guard given.count == 1, let kind = given.first else {
      reader.log.error(
        "wrong-cell", "a cell of a table needs one of the keys \(kinds.joined(separator: ", "))",
        at: reader.range, help: "write text without a key")
      return nil
    }
    switch kind {
    case "value": return mention(reader, "value", .value).map { .value($0) }
    case "bar": return mention(reader, "bar", .value).map { .bar($0) }
    case "trend": return mention(reader, "trend", .data).map { .trend($0) }
    case "range":
      let ends = reader.scalars("range", required: true)
      guard ends.count == 2 else {
        reader.log.error(
          "wrong-range", "a range needs two references, its lower and its upper end",
          at: reader.range(of: "range"))
        return nil
      }
      return .interval(mention(ends[0], .value), mention(ends[1], .value))
    case "items": return .items(reader.scalars("items", required: true).map(\.richText))
    case "status":
      let status = reader.choice("status", TableDefinition.Cell.Status.self)
      return .status(status, reader.richText("text"))
    case "missing": return .missing(reader.string("missing"))
    default:
      if !reader.bool("not-applicable", default: true) {
        reader.log.error(
          "wrong-value", "'not-applicable' can only be true",
          at: reader.range(of: "not-applicable"),
          help: "leave out the cell, or write its value")
      }
      return .notApplicable
    }
  }
}
