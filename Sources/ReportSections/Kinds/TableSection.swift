import CountryRisk
import Diagnostics
import LayoutEngine
import SourceReading

/// A table of the profile.
///
///     - kind: table
///       table: trade-by-partner
package struct TableSection: Section {
  package static let kind = "table"
  package static let summary = "A table that the profile defines, with groups, sums and drawings."
  package static let options = [
    SectionOption("table", .text, "Id of the table in the profile.")
  ]

  let table: String
  private let range: SourceRange

  package init(from reader: FieldReader) {
    table = reader.string("table")
    range = reader.range(of: "table")
  }

  package func check(_ context: SectionContext) {
    context.ask(for: "table", table, at: range)
    let known = context.profile.tables.map(\.id)
    guard !known.isEmpty, !known.contains(table) else { return }
    context.log.error(
      "unknown-table", "the profile has no table '\(table)'", at: range,
      help: NearName.help(for: table, in: known))
  }

  package func hasContent(_ index: ProfileIndex) -> Bool { index.table(table) != nil }

  package func blocks(_ context: SectionContext) -> [any Block] {
    context.index.table(table).map { [TableExhibit.block($0, context)] } ?? []
  }
}
