import Charts
import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import SourceReading

/// How concentrated the country's partners are, as intervals that own what the sources leave out.
///
///     - kind: concentration
///       show: [figure, table]
package struct ConcentrationSection: Section {
  package static let kind = "concentration"
  package static let summary =
    "Herfindahl–Hirschman index of each list as an interval, against a named threshold."
  package static let options = [
    SectionOption(
      "show", .choices(Part.allCases.map(\.rawValue)),
      "Whether the intervals are drawn, printed as a table, or both; both if left out.")
  ]

  enum Part: String, CaseIterable, Sendable { case figure, table }

  private struct Entry {
    var label: String
    /// The list or share that it is the concentration of.
    var reference: String
    var measure: ShareConcentration
    /// The one share that is known, where the list is no more than that.
    var single: Quantity?
    var sources: [String]
    var note: String?
    var range: SourceRange?
  }

  let parts: [Part]

  package init(from reader: FieldReader) {
    let named = reader.scalars("show").compactMap { reader.choice($0, "'show'", Part.self) }
    parts = named.isEmpty ? Part.allCases : named
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.concentrations.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let entries = context.profile.concentrations.compactMap { item -> Entry? in
      guard case .success(let measure) = context.index.concentration(of: item.reference) else {
        return nil
      }
      let sources: [String] =
        switch context.index.data(item.reference) {
        case .success(.shares(let fact, _)): fact.sources
        case .success(.value(let value)): value.sources
        default: []
        }
      let single: Quantity? =
        if case .success(.value(let value)) = context.index.data(item.reference) {
          value.quantity
        } else { nil }
      return Entry(
        label: item.label, reference: item.reference, measure: measure, single: single,
        sources: sources,
        note: item.note.map { context.text.plain($0, form: .symbol) }, range: item.range)
    }.sorted { $0.measure.herfindahl.lower > $1.measure.herfindahl.lower }
    guard !entries.isEmpty else { return [] }
    var blocks = [any Block]()
    if parts.contains(.figure) { blocks.append(figure(entries, context)) }
    if parts.contains(.table) { blocks.append(table(entries, context)) }
    return blocks
  }

  private var threshold: ConcentrationThreshold { .strategicDependency }

  private func title(_ entries: [Entry], _ context: SectionContext) -> String {
    let above = entries.count { $0.measure.herfindahl.lower > threshold.points }
    return context.phrases.concentrationTitle(
      above, entries.count, context.values.number(threshold.points, decimals: 0))
  }

  private func interval(_ interval: ValueInterval, _ context: SectionContext, decimals: Int = 0)
    -> String
  {
    let low = context.values.number(interval.lower, decimals: decimals)
    let high = context.values.number(interval.upper, decimals: decimals)
    return low == high ? low : low + "–" + high
  }

  private func figure(_ entries: [Entry], _ context: SectionContext) -> any Block {
    let phrases = context.phrases
    let theme = context.theme
    let values = context.values
    let standard = ConcentrationThreshold.standard.last
    let thresholds = [threshold, standard].compactMap(\.self).map { item in
      IntervalStrip.Threshold(
        value: item.points,
        text: values.number(item.points, decimals: 0) + " " + item.shortAuthority,
        isUsed: item == threshold)
    }
    let strip = IntervalStrip(
      rows: entries.map { entry in
        let points = entry.measure.herfindahl
        let rounded = entry.measure.roundedHerfindahl
        return IntervalStrip.Row(
          label: entry.label, floor: points.lower, ceiling: points.upper,
          rounding: rounded.lower...rounded.upper, text: interval(points, context),
          aside: interval(entry.measure.equivalentNumber, context, decimals: 1),
          isWide: points.upper - points.lower > 2000)
      }, thresholds: thresholds, style: theme.chartStyle, domain: 0...10_000,
      asideHead: phrases.equivalentPartners, color: theme[.accent],
      wideColor: theme.tints[min(4, theme.tints.count - 1)],
      axisText: { values.number($0, decimals: $1) },
      tableHead: (phrases.list, phrases.index))
    let width = context.grid.block.width
    let range = context.range
    let words = entries.map {
      $0.label + ": " + interval($0.measure.herfindahl, context)
        + (phrases.units["points"]?.words ?? "") + ", "
        + interval($0.measure.equivalentNumber, context, decimals: 1) + " "
        + phrases.equivalentPartners.lowercased()
    }
    return context.exhibit(
      title: title(entries, context), subtitle: phrases.concentrationSubtitle,
      content: .figure(
        draw: { layout in
          let labels = layout.labels
          let height = strip.idealHeight(forWidth: width, labels)
          let drawing = strip.draw(in: Size(width: width, height: height), labels)
          for problem in drawing.problems {
            layout.log.warning("does-not-fit", problem, at: range)
          }
          return drawing.frame
        }, alternate: words.joined(separator: "; ") + ".",
        data: FigureData(name: "concentration", rows: strip.table)),
      notes: [
        context.note(phrases.concentrationNote),
        context.note(phrases.ownCalculation.uppercasedFirst + "."),
      ], sources: entries.flatMap(\.sources), shows: [ShownValue](entries.map(\.reference)))
  }

  private func table(_ entries: [Entry], _ context: SectionContext) -> any Block {
    let phrases = context.phrases
    let rows = entries.enumerated().map { place, entry in
      let measure = entry.measure
      let points = measure.herfindahl
      let verdict =
        points.lower > threshold.points
        ? phrases.thresholdReached
        : points.upper <= threshold.points
          ? phrases.thresholdNotReached : phrases.thresholdUndecided
      let largest = measure.largest.map {
        context.index.name(of: $0.partner) + " "
          + context.values.quantity($0.percent, .symbol)
      }
      var name: [Table.Part] = [
        .text(
          [context.plain(entry.label, .tableStrong).showing(entry.reference)],
          slot: context.theme[.tableStrong].slot)
      ]
      if let note = entry.note {
        name.append(
          .text(
            [context.plain(note, .tableSecond)], slot: context.theme[.tableSecond].slot))
      }
      return Table.Row(
        [
          Table.Cell(name), context.cell(interval(points, context), .tableStrong),
          context.cell(interval(measure.roundedHerfindahl, context)),
          context.cell(interval(measure.equivalentNumber, context, decimals: 1)),
          context.cell(
            largest ?? entry.single.map { context.values.quantity($0, .symbol) } ?? "–"),
          context.cell(verdict),
        ], endsGroup: place == entries.count - 1, range: entry.range)
    }
    let points = context.values.number(threshold.points, decimals: 0)
    let table = Table(
      columns: [
        context.column(phrases.list), context.column(phrases.index, .trailing),
        context.column(phrases.withRounding, .trailing),
        context.column(phrases.equivalentPartners, .trailing),
        context.column(phrases.largestShare), context.column(points),
      ], rows: rows, style: context.tableStyle(isDense: true))
    return context.exhibit(
      title: phrases.concentrationTableTitle, subtitle: phrases.concentrationTableSubtitle,
      content: .table(table),
      notes: [
        context.note(
          "\(points): \(threshold.name), \(threshold.authority). "
            + phrases.ownCalculation.uppercasedFirst + ".")
      ], sources: entries.flatMap(\.sources))
  }
}

extension ConcentrationThreshold {
  /// The authority in as few words as tell it from the others.
  fileprivate var shortAuthority: String {
    authority.replacing("Merger Guidelines ", with: "").replacing(" SWD(2021) 352", with: "")
  }
}
