import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// A list of the report's exhibits with their pages.
///
///     - kind: exhibits
///       title: Exhibits
///       show: [figures]
package struct ExhibitsSection: Section {
  package static let kind = "exhibits"
  package static let summary = "The figures and tables of the report with their page numbers."
  package static let options = [
    SectionOption(
      "show", .choices(Part.allCases.map(\.rawValue)),
      "Which exhibits are listed, each kind under a heading; both if left out.")
  ]

  enum Part: String, CaseIterable, Sendable { case figures, tables }

  let parts: [Part]

  package init(from reader: FieldReader) {
    let named = reader.scalars("show").compactMap { reader.choice($0, "'show'", Part.self) }
    parts = named.isEmpty ? Part.allCases : named
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    let profile = index.profile
    return !profile.charts.isEmpty || !profile.tables.isEmpty || !profile.dependencies.isEmpty
      || !profile.gateways.isEmpty || !profile.events.isEmpty || !profile.partners.isEmpty
      || !profile.memberships.isEmpty || !profile.keyFacts.isEmpty
      || !profile.disagreements.isEmpty || !profile.concentrations.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    guard hasContent(context.index) else { return [] }
    return parts.map { ExhibitList($0, context) }
  }
}

/// The entries are known only when the whole report is composed.
private struct ExhibitList: Block {
  private let part: ExhibitsSection.Part
  private let theme: Theme
  private let phrases: Phrases
  private let width: Double

  init(_ part: ExhibitsSection.Part, _ context: SectionContext) {
    self.part = part
    theme = context.theme
    phrases = context.phrases
    width = context.grid.block.width
  }

  func flow(in context: LayoutContext) -> [FlowItem] {
    let entries = context.directory.entries.filter {
      $0.kind == (part == .figures ? .figure : .table)
    }
    guard !entries.isEmpty else { return [] }
    let title = part == .figures ? phrases.figures : phrases.tables
    let role = theme[.heading2]
    var items = Heading(
      title: [Inline(title, role, allowsHyphens: false)], level: 2, slot: role.slot,
      spaceBefore: theme[.headingBefore], spaceAfter: 4, width: width
    ).flow(in: context)
    let list = context.structure.add(.tableOfContents, in: context.parent)
    for (place, entry) in entries.enumerated() {
      items.append(.box(FlowBox(line(entry, list, context), name: "an entry of a list")))
      let isEdge = place == 0 || place == entries.count - 2
      items.append(.breakpoint(cost: isEdge ? .infinity : 0))
    }
    return items + [.space(theme[.exhibitAfter])]
  }

  private func line(
    _ entry: Directory.Entry, _ list: ElementID, _ context: LayoutContext
  ) -> Frame {
    var canvas = Canvas(width: width, height: 0, context, theme)
    let item = canvas.element(.tableOfContentsItem, in: list)
    let reference = canvas.element(.reference, in: item)
    let link = canvas.element(.link, in: reference) {
      $0.destination = .place(entry.place)
      $0.linkDescription = phrases.goToPlace(entry.label)
    }
    let label = theme[.exhibitLabel]
    let style = theme[.contentsEntry]
    let column = width * 0.16
    let baseline = style.slot
    canvas.set(entry.label, label, baseline: baseline, width: column, isFollowed: true, in: link)
    let last = canvas.set(
      entry.title, style, x: column, baseline: baseline, width: width - column - 36,
      isFollowed: true, in: link)
    if let page = context.page(of: entry.place) {
      canvas.set(
        String(page), style.weighted(500), x: width - 24, baseline: baseline, width: 24,
        alignment: .trailing, in: link)
    }
    canvas.frame.size.height = last + 7
    canvas.rule(theme.stroke(.hairline, .grid), y: canvas.frame.size.height, width: width)
    return canvas.frame
  }
}
