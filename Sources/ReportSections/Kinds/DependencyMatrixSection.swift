import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// What the country depends on, and on whom: one row a dependency, one column a main partner.
///
///     - kind: dependency-matrix
///       dependencies: [exports, imports]
package struct DependencyMatrixSection: Section {
  package static let kind = "dependency-matrix"
  package static let summary =
    "Dependencies by main partner, since when, and what could replace them."
  package static let options = [
    SectionOption("dependencies", .texts, "Ids to show; all if left out.")
  ]

  let named: [SourceScalar]

  package init(from reader: FieldReader) { named = reader.scalars("dependencies") }

  package func check(_ context: SectionContext) {
    context.warnOfUnknownDependencies(named)
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.dependencies.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let all = context.profile.dependencies
    let ids = named.map(\.text)
    let dependencies = ids.isEmpty ? all : ids.compactMap { context.index.dependency($0) }
    guard !dependencies.isEmpty else { return [] }
    let partners = Self.mainPartners(context)
    let phrases = context.phrases
    let shares = dependencies.map { DependencyShares($0, context) }
    let columns =
      [context.column(phrases.dependency)]
      + partners.map { context.column(context.index.name(of: $0)) }
      + [
        context.column(phrases.since),
        context.column(phrases.couldBeReplacedBy),
      ]
    let rows = zip(dependencies, shares).map { dependency, share in
      let name = Table.Cell([
        .text(
          [context.plain(dependency.label, .tableStrong)],
          slot: context.theme[.tableStrong].slot),
        .text(
          context.rich(dependency.measure, .tableSecond, citations: .none, form: .symbol),
          slot: context.theme[.tableSecond].slot),
      ])
      return Table.Row(
        [name] + partners.map { cell(share, $0, context) }
          + [
            context.cell(dependency.since ?? dependency.missing),
            context.cell(dependency.substitutes),
          ],
        endsGroup: dependency.id == dependencies.last?.id, range: dependency.range)
    }
    let held = dependencies.count { dependency in
      dependency.holdings.contains { partners.contains($0.partner) }
    }
    let names = partners.map { context.index.name(of: $0) }
    return [
      context.exhibit(
        title: phrases.matrixTitle(names, held, dependencies.count),
        subtitle: phrases.matrixSubtitle,
        content: .table(Table(columns: columns, rows: rows, style: context.tableStyle)),
        sources: shares.flatMap { $0.allSources(context) })
    ]
  }

  /// The neighbours among the partners, or else those that hold most dependencies; at most three.
  static func mainPartners(_ context: SectionContext) -> [String] {
    let neighbours = context.profile.partners.filter { $0.role == .neighbour }.map(\.code)
    if !neighbours.isEmpty { return Array(neighbours.prefix(3)) }
    var counts = [String: Int]()
    for holding in context.profile.dependencies.flatMap(\.holdings) {
      counts[holding.partner, default: 0] += 1
    }
    let ranked = context.profile.partners.map(\.code).filter { counts[$0] != nil }
      .enumerated().sorted {
        (counts[$0.element]!, $1.offset) > (counts[$1.element]!, $0.offset)
      }
    return ranked.prefix(2).map(\.element)
  }

  private func cell(
    _ shares: DependencyShares, _ partner: String, _ context: SectionContext
  ) -> Table.Cell {
    switch shares.share(of: partner) {
    case .value(let quantity):
      var parts: [Table.Part] = [
        .text(
          [
            context.plain(context.values.quantity(quantity, .symbol), .tableStrong)
              .showing(shares.reference(of: partner))
          ],
          slot: context.theme[.tableStrong].slot)
      ]
      if quantity.unit == .percent {
        parts.append(
          .drawing(
            context.shareBar(quantity, partner, width: 44, fromRight: false),
            alternate: nil))
      }
      return Table.Cell(parts)
    case .atMost(let limit):
      return context.cell("≤\u{A0}" + context.values.short(limit) + "%", .tableSecond)
    case .underHalf: return context.cell(context.phrases.underHalf + "%", .tableSecond)
    case .words(let words): return context.cell(words, .tableSecond)
    case .unknown:
      return context.cell(
        shares.dependency.missing == nil ? "–" : context.phrases.noData, .tableSecond)
    }
  }
}
