import CountryRisk
import LayoutEngine
import SourceReading

/// Every figure that the report is made of: its value, the time it holds for, its sources with their
/// kinds, how it was derived, and the pages that show it.
///
///     - kind: evidence
///       show: used
package struct EvidenceSection: Section {
  package static let kind = "evidence"
  package static let summary =
    "The facts behind the report, with value, date, source, kind of source and the pages that show it."
  package static let options = [
    SectionOption(
      "show", .choice(Extent.allCases.map(\.rawValue)),
      "Facts that texts and exhibits name, or all of the profile; used if left out.")
  ]

  enum Extent: String, CaseIterable, Sendable { case used, all }

  let extent: Extent

  package init(from reader: FieldReader) {
    extent = reader.optionalChoice("show", Extent.self) ?? .used
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !facts(index.profile).isEmpty
  }

  /// The facts that are listed: those with a value, in the order of the profile.
  private func facts(_ profile: CountryProfile) -> [Fact] {
    let named = profile.namedReferences
    return profile.facts.filter { fact in
      switch fact.value {
      case .shares, .statement: false
      default: extent == .all || named.contains(fact.id)
      }
    }
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let facts = facts(context.profile)
    guard !facts.isEmpty else { return [] }
    let phrases = context.phrases
    let columns = [
      context.column(phrases.fact), context.column(phrases.value, .trailing, minimum: 72),
      context.column(phrases.date, maximum: 64), context.column(phrases.source, maximum: 72),
      context.column(phrases.pages, maximum: 60),
    ]
    let rows = facts.enumerated().compactMap { place, fact -> Table.Row? in
      guard let value = context.resolve(fact.id) else { return nil }
      var name: [Table.Part] = [
        .text([context.plain(fact.label, .tableCell)], slot: context.theme[.tableCell].slot)
      ]
      let formula = fact.derivation.map { derivation in
        ValueTrace.formula(derivation) { id in
          guard let operand = context.resolve(id) else { return id }
          let partner = operand.partner.map { " (" + context.index.name(of: $0) + ")" } ?? ""
          return operand.label.lowercasedFirst + partner
        }
      }
      if let formula {
        name.append(
          .text([context.plain(formula, .tableSecond)], slot: context.theme[.tableSecond].slot))
      }
      let date = [value.date.map { context.values.shortDate($0) }, value.period]
        .compactMap(\.self).joined(separator: ", ")
      return Table.Row(
        [
          Table.Cell(name),
          context.cell(context.text.write(value, .symbol), .tableStrong),
          context.cell(date.isEmpty ? "–" : date), sources(of: value, context),
          pages(of: fact.id, context),
        ], endsGroup: place == facts.count - 1, range: fact.range)
    }
    return [
      context.exhibit(
        title: phrases.evidenceTitle(rows.count), subtitle: phrases.evidenceSubtitle,
        content: .table(
          Table(columns: columns, rows: rows, style: context.tableStyle(isDense: true))),
        sources: [])
    ]
  }

  /// The pages that show values of a fact, as links.
  private func pages(of fact: String, _ context: SectionContext) -> Table.Cell {
    var inline = context.plain("", .tableSecond)
    inline.pageList = PageList(
      subject: fact, description: context.phrases.goToPage, fallback: "–")
    return context.cell([inline], .tableSecond)
  }

  /// Numbers of sources that lead to the list, each with the first word of its kind.
  private func sources(of value: ResolvedValue, _ context: SectionContext) -> Table.Cell {
    let numbers = context.text.positions(of: value.sources)
    guard !numbers.isEmpty else {
      let isUnsourced = value.sources.contains(Source.unknown)
      return context.cell(isUnsourced ? context.phrases.unsourced : "–", .tableSecond)
    }
    let style = context.theme[.tableSecond]
    let inlines = numbers.enumerated().flatMap { place, number -> [Inline] in
      let source = context.profile.sources[number]
      let kind = context.phrases.kinds[source.kind.rawValue] ?? source.kind.rawValue
      // The list names kinds by a letter and a word: here the word.
      let word = kind.split(separator: " ").dropFirst().joined(separator: " ")
      return [
        Inline(place > 0 ? ", " : "", style),
        context.text.number(ofSourceAt: number, style),
        Inline("\u{A0}" + (word.isEmpty ? kind : word), style, allowsHyphens: false),
      ].filter { !$0.text.isEmpty }
    }
    return Table.Cell(inlines, slot: style.slot)
  }
}

extension CountryProfile {
  /// Every fact or series that a file of the profile names.
  fileprivate var namedReferences: Set<String> {
    var names = Set<String>()
    for mention in mentions {
      switch mention.kind {
      case .value, .data, .shares: names.insert(mention.name.subject)
      default: break
      }
    }
    for segment in richTexts.flatMap({ $0.segments() }) + prose.flatMap({ $0.segments() }) {
      if case .reference(let name, _, _) = segment { names.insert(name.subject) }
    }
    return names
  }
}
