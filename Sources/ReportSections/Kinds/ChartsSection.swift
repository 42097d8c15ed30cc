import CountryRisk
import Diagnostics
import LayoutEngine
import SourceReading

/// Charts of the profile, one exhibit each.
///
///     - kind: charts
///       charts: [exports-by-partner, coal-exports]
package struct ChartsSection: Section {
  package static let kind = "charts"
  package static let summary = "Charts of the profile that no text calls for, or those named."
  package static let options = [
    SectionOption("charts", .texts, "Ids of charts; all that no text calls for if left out.")
  ]

  let ids: [(id: String, range: SourceRange)]

  package init(from reader: FieldReader) {
    ids = reader.scalars("charts").map { ($0.text, $0.range) }
  }

  package func check(_ context: SectionContext) {
    for (id, range) in ids where context.index.chart(id) == nil {
      context.log.error(
        "unknown-chart", "there is no chart '\(id)'", at: range,
        help: NearName.help(for: id, in: context.profile.charts.map(\.id)))
    }
    for (id, range) in ids { context.ask(for: "chart", id, at: range) }
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.charts.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let called = context.called(.chart)
    let charts =
      ids.isEmpty
      ? context.profile.charts.filter { !called.contains($0.id) }
      : ids.compactMap { context.index.chart($0.id) }
    return charts.map { ChartExhibit.block($0, context) }
  }
}
