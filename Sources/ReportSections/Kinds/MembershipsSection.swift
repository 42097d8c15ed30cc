import CountryRisk
import LayoutEngine
import SourceReading

/// The country's standing in international organisations.
///
///     - kind: memberships
package struct MembershipsSection: Section {
  package static let kind = "memberships"
  package static let summary = "Standing in international organisations, since and until when."

  package init(from reader: FieldReader) {}

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.memberships.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let memberships = context.profile.memberships
    guard !memberships.isEmpty else { return [] }
    let phrases = context.phrases
    let hasUntil = memberships.contains { $0.until != nil }
    var columns = [
      context.column(phrases.organisation),
      context.column(phrases.standing),
      context.column(phrases.since),
    ]
    if hasUntil { columns.append(context.column(phrases.until)) }
    let rows = memberships.enumerated().map { place, membership in
      var cells = [
        context.cell(membership.organisation, .tableStrong), context.cell(membership.status),
        context.cell(membership.since),
      ]
      if hasUntil { cells.append(context.cell(membership.until)) }
      return Table.Row(
        cells, endsGroup: place == memberships.count - 1, range: membership.range)
    }
    return [
      context.exhibit(
        title: phrases.membershipsTitle(memberships.count),
        subtitle: phrases.membershipsSubtitle,
        content: .table(Table(columns: columns, rows: rows, style: context.tableStyle)),
        sources: memberships.flatMap(\.sources))
    ]
  }
}
