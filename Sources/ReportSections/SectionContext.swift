import Charts
import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import SourceReading

/// What sections need to turn facts into blocks: the profile, the theme, the language, the grid and
/// the numbers given out so far.
package final class SectionContext {
  package let index: ProfileIndex
  package let theme: Theme
  /// The grid of the pages being composed.
  package private(set) var grid: PageGrid
  private let grids: [PageOrientation: PageGrid]
  package let text: TextWriter
  package let tones: PartnerTones
  package let log: DiagnosticLog
  package let untranslated: ReportLayout.Untranslated
  /// The pictures of the profile that were read, by id.
  package var pictures: [String: Picture] = [:]
  /// Chapters of the report in order, for contents and cross-references.
  package let chapters: [Chapter]
  /// Number of the chapter being composed; `nil` before the first and in unnumbered ones.
  package var chapterNumber: Int?
  /// Whether a chapter has begun.
  private(set) var isInChapter = false
  /// The line of the layout being composed.
  package var range: SourceRange?
  /// Months before the edition from which a key figure is old; never if `nil`.
  package var staleAfter: Int?
  /// Whether that is an error.
  package var isStrict = false
  private var exhibitCount = 0
  /// Where lists of the layout asked for exhibits first.
  private var asked: [String: SourceRange] = [:]
  /// What chapters and exhibits are called, as far as they are known.
  package private(set) var directory = Directory()
  /// Which way the pages being composed lie.
  package var orientation = PageOrientation.portrait {
    didSet { if let other = grids[orientation] { grid = other } }
  }

  /// A titled part of the report.
  package struct Chapter: Sendable {
    package var number: Int?
    package var title: String
    package var place: String
    /// Kinds of its sections and names of its texts.
    package var topics: [String]
    /// Place in the layout of the section that opens it.
    package var entry: Int
  }

  package init(
    index: ProfileIndex, theme: Theme, grid: PageGrid, landscape: PageGrid? = nil,
    language: Language, chapters: [Chapter],
    untranslated: ReportLayout.Untranslated = .base, log: DiagnosticLog
  ) {
    self.untranslated = untranslated
    self.index = index
    self.theme = theme
    self.grid = grid
    grids = [.portrait: grid, .landscape: landscape ?? grid]
    self.chapters = chapters
    self.log = log
    text = TextWriter(
      index, ValueWriter(language, units: index.profile.units), theme, measure: grid.proseWidth)
    tones = PartnerTones(theme, partners: index.profile.partners.map(\.code))
    for chapter in chapters {
      let entry = Directory.Entry(
        kind: .section, label: chapter.number.map { phrases.section + "\u{A0}\($0)" } ?? "",
        title: chapter.title, place: chapter.place)
      directory.add(entry)
      for topic in chapter.topics { directory.add(alias: "section:" + topic, of: entry) }
    }
  }

  package var profile: CountryProfile { index.profile }

  /// Addresses of the exhibits that texts of the profile call for.
  private lazy var calledExhibits: [String] = profile.prose.flatMap { text in
    MarkdownReader.blocks(of: Tokens.taken(from: text.segments()).text).compactMap { block in
      if case .exhibit(let address, _, _) = block { address } else { nil }
    }
  }

  /// Ids of the exhibits of a kind that texts of the profile call for.
  func called(_ kind: CrossReferenceKind) -> Set<String> {
    Set(calledExhibits.compactMap(kind.name))
  }
  package var values: ValueWriter { text.values }
  package var phrases: Phrases { text.phrases }

  /// Begins the next chapter.
  package func open(_ chapter: Chapter) {
    isInChapter = true
    // Exhibits of unnumbered chapters are counted through, so that no two share a number.
    if chapter.number != nil || chapterNumber != nil { exhibitCount = 0 }
    chapterNumber = chapter.number
    text.notes.begin(chapter.place)
  }

  /// The label of the next exhibit: `Exhibit 3.1`.
  private func nextExhibit(
    _ kind: Directory.Entry.Kind, title: String, target: String?
  ) -> Directory.Entry {
    exhibitCount += 1
    let number = chapterNumber.map { "\($0).\(exhibitCount)" } ?? String(exhibitCount)
    let entry = Directory.Entry(
      kind: kind, label: phrases.exhibit + " " + number, title: title,
      place: "exhibit-" + number)
    directory.add(entry, as: target)
    return entry
  }

  /// Reports an exhibit that a list of a layout asks for at `range` and another one before.
  func ask(for kind: String, _ id: String, at range: SourceRange) {
    guard let first = asked[kind + ":" + id] else {
      asked[kind + ":" + id] = range
      return
    }
    log.error(
      "shown-twice", "the \(kind) '\(id)' is asked for twice", at: range,
      notes: [Diagnostic.Note("the first time", at: first)],
      help: "references could lead to either: leave one of them out")
  }

  /// The value of a reference; `nil` if there is none, which the profile's rules have reported.
  package func resolve(_ reference: String) -> ResolvedValue? {
    guard case .success(let value) = index.resolve(reference) else { return nil }
    return value
  }

  /// Reports ids of dependencies that the profile does not have, if it has any.
  package func warnOfUnknownDependencies(_ ids: [SourceScalar]) {
    let known = profile.dependencies.map(\.id)
    guard !known.isEmpty else { return }
    for id in ids where !known.contains(id.text) {
      log.warning(
        "unknown-dependency", "the profile has no dependency '\(id.text)'", at: id.range,
        help: NearName.help(for: id.text, in: known))
    }
  }

  /// Whether `value` is a figure that dates from longer before the edition than the layout allows.
  func isStale(_ value: ResolvedValue) -> Bool {
    guard let limit = staleAfter, let quantity = value.quantity, quantity.unit != .year,
      let date = value.date
    else { return false }
    // A year alone means its last month.
    func months(_ date: PartialDate) -> Int { date.year * 12 + (date.month ?? 12) }
    return months(profile.edition) - months(date) > limit
  }

  // MARK: Text in a role

  /// `text` in the look of `role`, without references or marks.
  package func plain(_ text: String, _ role: TextRole, language: String? = nil) -> Inline {
    Inline(
      text.typographic, theme[role], allowsHyphens: role == .prose, language: language,
      range: range)
  }

  /// Authors' text in the look of `role`, with marks.
  package func rich(
    _ rich: RichText, _ role: TextRole, citations: TextWriter.Citations = .marks,
    form: ValueForm = .prose
  ) -> [Inline] {
    text.write(rich, theme[role], citations: citations, form: form).inlines
  }

  // MARK: Tables and exhibits

  package var tableStyle: Table.Style { tableStyle(isDense: false) }

  /// Rules and distances of a table; closer rows for long lists of single lines.
  package func tableStyle(isDense: Bool) -> Table.Style {
    Table.Style(
      heavyRule: theme.stroke(.thinRule, .ink), rowRule: theme.stroke(.hairline, .rule),
      padding: theme[isDense ? .densePadding : .rowPadding], headPadding: theme[.headPadding],
      gap: theme[.columnGap],
      headSlot: theme[.tableHead].slot,
      continued: Inline(
        phrases.continued, theme[.exhibitLabel], allowsHyphens: false))
  }

  package func column(
    _ label: String, _ alignment: Table.Column.Alignment = .leading, minimum: Double = 0,
    maximum: Double = .infinity
  ) -> Table.Column {
    Table.Column(
      label.isEmpty ? [] : [plain(label, .tableHead)], alignment: alignment, minimum: minimum,
      maximum: maximum)
  }

  /// A cell of one or more lines of text in a role.
  package func cell(_ inlines: [Inline], _ role: TextRole = .tableCell) -> Table.Cell {
    Table.Cell(inlines, slot: theme[role].slot)
  }

  package func cell(_ text: String, _ role: TextRole = .tableCell) -> Table.Cell {
    cell([plain(text, role)], role)
  }

  /// A cell that shows what `reference` names.
  func cell(_ text: String, _ role: TextRole = .tableCell, showing reference: String) -> Table.Cell
  {
    cell([plain(text, role).showing(reference)], role)
  }

  /// A cell for authors' text; a dash where there is none.
  package func cell(_ text: RichText?, _ role: TextRole = .tableCell) -> Table.Cell {
    guard let text else { return cell("–", .tableSecond) }
    return cell(rich(text, role, form: .symbol), role)
  }

  package var exhibitStyle: Exhibit.Style {
    Exhibit.Style(
      rule: theme.stroke(.exhibitRule, .ink), labelSlot: theme[.exhibitLabel].slot,
      titleSlot: theme[.exhibitTitle].slot, subtitleSlot: theme[.exhibitSubtitle].slot,
      noteSlot: theme[.source].slot, figureGap: theme[.figureGap], noteGap: theme[.noteGap],
      spaceAfter: theme[.exhibitAfter])
  }

  /// An exhibit over the whole width, with its number, its notes and the line of its sources.
  /// - Parameters:
  ///   - shows: The values that its figure, its title and its notes show.
  ///   - target: How references call it.
  package func exhibit(
    title: String, subtitle: String, content: Exhibit.Content, notes: [[Inline]] = [],
    sources: [String], shows: [ShownValue] = [], width: Double? = nil, target: String? = nil,
    range: SourceRange? = nil
  ) -> Exhibit {
    let kind: Directory.Entry.Kind = if case .table = content { .table } else { .figure }
    let entry = nextExhibit(kind, title: title, target: target)
    let line = self.range
    self.range = range ?? line
    defer { self.range = line }
    var exhibit = Exhibit(
      label: [plain(entry.label, .exhibitLabel)], title: [plain(title, .exhibitTitle)],
      subtitle: subtitle.isEmpty ? [] : [plain(subtitle, .exhibitSubtitle)], content: content,
      notes: notes + [text.sourceLine(sources, theme[.source])], style: exhibitStyle,
      place: entry.place, width: width ?? grid.block.width, range: self.range)
    exhibit.values = shows
    return exhibit
  }

  /// A note for the foot of an exhibit.
  package func note(_ text: String) -> [Inline] { [plain(text, .source)] }

  /// Reports what a figure could not place.
  package func report(_ problems: [String], of name: String) {
    for problem in problems {
      log.warning("does-not-fit", doesNotFitSummary(name, problem), at: range)
    }
  }
}

private func doesNotFitSummary(_ name: String, _ problem: String) -> String {
  "in \(name): \(problem)"
}
