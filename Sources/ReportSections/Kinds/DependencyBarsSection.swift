import Charts
import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// The shares of each dependency by partner as small multiples on one scale.
///
///     - kind: dependency-bars
///       dependencies: [exports, imports, oil-products]
package struct DependencyBarsSection: Section {
  package static let kind = "dependency-bars"
  package static let summary = "Shares of each dependency by partner, one panel each, on one scale."
  package static let options = [
    SectionOption("dependencies", .texts, "Ids to show; all that are shares if left out."),
    SectionOption("most", .number(1...24), "How many panels at most; all if left out."),
    SectionOption("dense", .truth, "Whether rows stand close together; false if left out."),
    SectionOption("motif", .truth, "Whether to show those of the cover alone; false if left out."),
  ]

  /// What a chapter's heading and the exhibit's own texts take of a page, in points.
  private static let besideFigure = 190.0
  /// Part of the ideal height that close rows take.
  private static let denseShare = 0.78
  /// Most partners that get a row of their own.
  private static let rowLimit = 6

  let named: [SourceScalar]
  let isMotif: Bool
  let most: Int
  let isDense: Bool

  package init(from reader: FieldReader) {
    named = reader.scalars("dependencies")
    isMotif = reader.bool("motif", default: false)
    isDense = reader.bool("dense", default: false)
    most = reader.optionalInteger("most", in: 1...24) ?? .max
  }

  package func check(_ context: SectionContext) {
    context.warnOfUnknownDependencies(named)
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    index.profile.dependencies.contains { $0.isShare }
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let ids = named.isEmpty && isMotif ? context.profile.motif : named.map(\.text)
    let chosen = ids.compactMap { context.index.dependency($0) }
    let dependencies = (ids.isEmpty ? context.profile.dependencies : chosen).filter(\.isShare)
    let all = dependencies.map { DependencyShares($0, context) }
      .filter { share in
        share.dependency.missing != nil
          || context.profile.partners.contains { share.bar(of: $0.code, context) != nil }
      }
    let shares = Array(all.prefix(most))
    let rows = rowPartners(shares, context)
    guard !shares.isEmpty, !rows.isEmpty else { return [] }
    let phrases = context.phrases
    let style = context.theme.chartStyle
    let values = context.values
    let panels = shares.map { panel($0, rows, context) }
    let figure = BarPanels(
      panels: panels,
      names: rows.map {
        BarPanels.Name(
          context.index.name(of: $0),
          isEmphasised: context.index.partner($0)?.role == .neighbour)
      } + [BarPanels.Name(phrases.allOthers)], style: style, domain: 0...100, columns: 3,
      axisSteps: 2, axisText: { values.number($0, decimals: $1) })
    let isDense = isDense
    let width = context.grid.block.width
    let range = context.range
    var notes = [phrases.stripesNote, phrases.hatchNote]
    let isLimited = shares.contains { share in
      rows.contains { if case .atMost = share.share(of: $0) { true } else { false } }
    }
    if isLimited { notes.append(phrases.unlistedPanelNote) }
    notes += shares.compactMap { share in
      share.dependency.breakNote.map {
        share.dependency.label + ": " + context.text.plain($0, form: .symbol).endedSentence
      }
    }
    let (partner, count) = largestPartner(shares, rows)
    return [
      context.exhibit(
        title: phrases.dependencyBarsTitle(context.index.name(of: partner), count),
        subtitle: phrases.dependencyBarsSubtitle,
        content: .figure(
          draw: { layout in
            let labels = layout.labels
            // Rows close up where heading, titles and notes would not leave the room on one page.
            let ideal = figure.idealHeight(forWidth: width, labels)
            let most = layout.size.height - Self.besideFigure
            let room = isDense ? min(most, ideal * Self.denseShare) : most
            let close = figure.draw(in: Size(width: width, height: min(ideal, room)), labels)
            let drawing =
              close.problems.isEmpty || ideal > layout.size.height
              ? close : figure.draw(in: Size(width: width, height: ideal), labels)
            for problem in drawing.problems {
              layout.log.warning("does-not-fit", problem, at: range)
            }
            return drawing.frame
          }, alternate: alternate(shares, rows, context),
          data: FigureData(name: "dependencies", rows: figure.table)),
        notes: [context.note(notes.joined(separator: " "))],
        sources: shares.flatMap { $0.allSources(context) },
        shows: shares.flatMap { $0.shown + [ShownValue](in: $0.barTexts) })
    ]
  }

  /// The partners with a share somewhere, in the profile's order.
  private func rowPartners(_ shares: [DependencyShares], _ context: SectionContext) -> [String] {
    let held = context.profile.partners.map(\.code).filter { code in
      shares.contains { ($0.bar(of: code, context)?.value ?? 0) > 0 }
    }
    return Array(held.prefix(Self.rowLimit))
  }

  private func panel(
    _ share: DependencyShares, _ rows: [String], _ context: SectionContext
  ) -> BarPanels.Panel {
    let style = context.theme.chartStyle
    let cells: [Bar?] = rows.map { code in
      if let bar = share.bar(of: code, context) { return bar }
      let color = style.colors.others
      switch share.share(of: code) {
      case .atMost(let limit):
        let text = "≤\u{A0}" + context.values.short(limit)
        return Bar(value: nil, text: text, color: color)
      case .underHalf: return Bar(value: nil, text: context.phrases.underHalf, color: color)
      case .words(let words): return Bar(value: nil, text: words, color: color)
      case .value, .unknown: return nil
      }
    }
    let detail = context.text.plain(share.dependency.measure, form: .symbol)
    guard cells.contains(where: { $0?.value != nil }) else {
      let reason = share.dependency.missing.map { context.text.plain($0, form: .symbol) } ?? ""
      return BarPanels.Panel(
        head: share.dependency.label, detail: detail, cells: cells.map { _ in nil } + [nil],
        noData: (context.phrases.noData, reason))
    }
    let left = context.index.remainder(of: share.dependency, beside: rows)
    let others = left.flatMap { rest in
      rest.value > 0.5
        ? Bar(
          value: rest.value, text: context.values.quantity(rest, .signed, decimals: 0),
          bound: Bar.Bound(rest.bound), state: share.limit == nil ? .remainder : .actual,
          color: style.colors.others) : nil
    }
    return BarPanels.Panel(
      head: share.dependency.label, detail: detail, cells: cells + [others])
  }

  /// The partner that is largest in most panels, and in how many.
  private func largestPartner(
    _ shares: [DependencyShares], _ rows: [String]
  ) -> (partner: String, count: Int) {
    var counts = [String: Int]()
    for share in shares where share.dependency.breakNote == nil {
      let values = rows.compactMap { code -> (String, Double)? in
        guard case .value(let quantity) = share.share(of: code) else { return nil }
        return (code, quantity.value)
      }
      if let largest = values.max(by: { $0.1 < $1.1 }) { counts[largest.0, default: 0] += 1 }
    }
    let best = rows.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? rows[0]
    return (best, counts[best] ?? 0)
  }

  private func alternate(
    _ shares: [DependencyShares], _ rows: [String], _ context: SectionContext
  ) -> String {
    shares.map { share in
      let held = rows.compactMap { code in
        share.words(of: code, context).map { context.index.name(of: code) + " " + $0 }
      }
      return share.dependency.label + ": "
        + (held.isEmpty ? context.phrases.noData : held.joined(separator: ", "))
    }.joined(separator: "; ") + "."
  }
}
