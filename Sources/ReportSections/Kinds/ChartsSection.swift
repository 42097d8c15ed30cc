import CountryRisk
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

  private let exhibits: NamedExhibits

  package init(from reader: FieldReader) {
    exhibits = NamedExhibits(.chart, from: reader, key: "charts")
  }

  package func check(_ context: SectionContext) {
    exhibits.check(context.profile.charts.map(\.id), context)
  }

  package func hasContent(_ index: ProfileIndex) -> Bool { !index.profile.charts.isEmpty }

  package func blocks(_ context: SectionContext) -> [any Block] {
    exhibits.chosen(of: context.profile.charts, id: \.id, context)
      .map { ChartExhibit.block($0, context) }
  }
}
