import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// The facts that describe the country at a glance.
///
///     - kind: key-facts
///       show: [strip, table]
package struct KeyFactsSection: Section {
  package static let kind = "key-facts"
  package static let summary = "A strip of large figures and a table of facts by group."
  package static let options = [
    SectionOption(
      "show", .choices(Part.allCases.map(\.rawValue)), "Which parts; both if left out."),
    SectionOption(
      "note", .choice(Note.allCases.map(\.rawValue)), "What is added under the strip."),
  ]

  enum Part: String, CaseIterable, Sendable { case strip, table }

  enum Note: String, CaseIterable, Sendable {
    /// That marks refer to the sources of the full report, for layouts without a source list.
    case fullReport = "full-report"
  }

  let parts: [Part]
  let note: Note?

  package init(from reader: FieldReader) {
    let named = reader.scalars("show").compactMap { reader.choice($0, "'show'", Part.self) }
    note = reader.optionalChoice("note", Note.self)
    parts = named.isEmpty ? Part.allCases : named
  }

  package func check(_ context: SectionContext) {
    guard context.isStrict else { return }
    for fact in context.profile.keyFacts.flatMap(\.facts) {
      guard let value = context.resolve(fact.reference), context.isStale(value),
        let date = value.date
      else { continue }
      context.log.error(
        "stale-figure",
        "the key figure '\(fact.reference)' dates from \(date.text), more than "
          + "\(context.staleAfter ?? 0) months before the edition", at: fact.range,
        help: "bring it up to date, or raise 'stale-after' in the layout")
    }
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    index.profile.keyFacts.contains { parts.contains($0.isStrip ? .strip : .table) }
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    var blocks = [any Block]()
    let groups = context.profile.keyFacts
    if parts.contains(.strip), let strip = groups.first(where: \.isStrip) {
      blocks.append(stripBlock(strip, context))
    }
    let listed = groups.filter { !$0.isStrip }
    if parts.contains(.table), !listed.isEmpty { blocks.append(tableBlock(listed, context)) }
    return blocks
  }

  private func stripBlock(_ group: KeyFactGroup, _ context: SectionContext) -> any Block {
    let theme = context.theme
    let facts = group.facts.prefix(5)
    let shown = [ShownValue](facts.map(\.reference))
    let values = facts.compactMap { context.resolve($0.reference) }
    let width = context.grid.block.width
    let gap = context.grid.gutter
    let each = (width - gap * Double(values.count - 1)) / Double(max(values.count, 1))
    let years = values.compactMap(\.date).map(\.year)
    let sources = values.flatMap(\.sources)
    var foot = [Inline]()
    if let first = years.min(), let last = years.max() {
      let span = first == last ? String(first) : "\(first)–\(last)"
      foot.append(context.plain("\(context.phrases.years): \(span). ", .source))
    }
    foot += context.text.sourceLine(sources, theme[.source])
    if note == .fullReport {
      foot.append(context.plain(" " + context.phrases.fullReportNote, .source))
    }
    let footline = foot
    let texts = values.map { (context.text.write($0, .symbol), $0.label) }
    return Drawn(keepsWithNext: false, spaceBefore: 0, spaceAfter: 20) { layout in
      var canvas = Canvas(width: width, height: 0, layout, theme)
      canvas.show(shown)
      let figure = theme[.keyFigure]
      let label = theme[.keyFigureLabel]
      var bottom = 0.0
      for (index, text) in texts.enumerated() {
        let x = Double(index) * (each + gap)
        canvas.rule(theme.stroke(.exhibitRule, .ink), x: x, y: 0, width: each)
        var style = figure
        while layout.labels.width(text.0, style) > each, style.size > 9 {
          style = style.scaled(0.94)
        }
        canvas.set(
          text.0, style, x: x, baseline: 21, width: each, in: canvas.element(.paragraph))
        let last = canvas.set(
          text.1, label, x: x, baseline: 33, width: each, in: canvas.element(.paragraph))
        bottom = max(bottom, last)
      }
      let y = canvas.set(
        footline, ParagraphStyle(slot: theme[.source].slot), top: bottom + 8, width: width,
        in: canvas.element(.paragraph))
      canvas.frame.size.height = y
      return canvas.frame
    }
  }

  private func tableBlock(_ groups: [KeyFactGroup], _ context: SectionContext) -> any Block {
    var rows = [Table.Row]()
    var sources = [String]()
    var count = 0
    for group in groups {
      for (place, fact) in group.facts.enumerated() {
        guard let value = context.resolve(fact.reference) else { continue }
        count += 1
        sources += value.sources
        let isLast = place == group.facts.count - 1
        rows.append(
          Table.Row(
            cells(value, fact.reference, context), endsGroup: isLast,
            groupLabel: place == 0 ? [context.plain(group.label, .tableGroup)] : nil,
            range: fact.range))
      }
    }
    let phrases = context.phrases
    let table = Table(
      columns: [
        context.column(phrases.fact), context.column(phrases.value, .trailing, minimum: 90),
        context.column(phrases.year, .trailing), context.column(phrases.source, .trailing),
      ], rows: rows, style: context.tableStyle(isDense: true))
    let isAnyStale = groups.flatMap(\.facts).contains { fact in
      context.resolve(fact.reference).map(context.isStale) ?? false
    }
    return context.exhibit(
      title: phrases.keyFactsTitle(count), subtitle: phrases.keyFactsSubtitle,
      content: .table(table),
      notes: isAnyStale ? [context.note(phrases.staleNote(context.staleAfter ?? 0))] : [],
      sources: [])
  }

  private func cells(
    _ value: ResolvedValue, _ reference: String, _ context: SectionContext
  ) -> [Table.Cell] {
    var date = value.date.map { String($0.year) } ?? "–"
    if context.isStale(value) { date += "\u{202F}†" }
    let year = context.cell(date)
    let marks = context.cell(
      context.text.numbers(of: value.sources, context.theme[.tableSecond]), .tableSecond)
    let partner = value.partner.map { ": " + context.index.name(of: $0) } ?? ""
    var label = [context.plain(value.label + partner, .tableCell).showing(reference)]
    if let period = value.period {
      label.append(context.plain(" (\(period))", .tableSecond))
    }
    var name = context.cell(label)
    if case .statement = value.value {
      name.columnSpan = 2
      return [name, year, marks]
    }
    let form: ValueForm = value.quantity == nil ? .prose : .symbol
    return [name, context.cell(context.text.write(value, form), .tableStrong), year, marks]
  }
}
