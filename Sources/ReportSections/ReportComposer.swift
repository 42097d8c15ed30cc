import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine

/// Composes a report: the sections of a layout, filled from a profile, in one theme.
package struct ReportComposer {
  package let profile: CountryProfile
  package let layout: ReportLayout
  package let theme: Theme
  package let grid: PageGrid
  package let landscapeGrid: PageGrid
  private let log: DiagnosticLog
  private let index: ProfileIndex
  private let chapters: [SectionContext.Chapter]

  /// - Parameter paper: The theme's paper to use in place of the layout's.
  package init?(
    _ profile: CountryProfile, _ layout: ReportLayout, _ theme: Theme, paper: String? = nil,
    log: DiagnosticLog
  ) {
    let name = paper ?? layout.paper
    guard let sheet = theme.page.papers[name] else {
      log.error(
        "unknown-paper", "the theme '\(theme.name)' has no paper '\(name)'",
        at: paper == nil ? layout.paperRange : nil,
        help: NearName.help(for: name, in: theme.page.papers.keys.sorted()))
      return nil
    }
    self.profile = profile
    self.layout = layout
    self.theme = theme
    self.log = log
    grid = PageGrid(theme.page, sheet)
    landscapeGrid = PageGrid(theme.page, sheet, .landscape)
    index = ProfileIndex(profile.markingUnsourced.naming(layout.stateNames))
    chapters = Self.chapters(of: layout, index)
  }

  /// The chapters that will have content, with their numbers.
  private static func chapters(
    of layout: ReportLayout, _ index: ProfileIndex
  ) -> [SectionContext.Chapter] {
    var chapters = [SectionContext.Chapter]()
    var number = 0
    var isLeftOut = false
    for (place, entry) in layout.entries.enumerated() {
      let kind = type(of: entry.section).kind
      var topics = [kind]
      if let prose = entry.section as? ProseSection { topics.append(prose.name) }
      if let titles = entry.title {
        let title = titles[layout.language] ?? titles.texts.values.sorted().first ?? ""
        let group = [entry] + layout.entries[(place + 1)...].prefix { $0.title == nil }
        isLeftOut = !group.contains { $0.section.hasContent(index) }
        if isLeftOut { continue }
        if entry.isNumbered { number += 1 }
        chapters.append(
          SectionContext.Chapter(
            number: entry.isNumbered ? number : nil, title: title,
            place: "section-\(chapters.count + 1)", topics: topics, entry: place))
      } else if !chapters.isEmpty, !isLeftOut {
        chapters[chapters.count - 1].topics += topics
      }
    }
    return chapters
  }

  /// Whether figures that are older than the layout allows are errors.
  package var isStrict = false
  /// The pictures of the profile, by id.
  package var pictures: [String: Picture] = [:]

  private func context() -> SectionContext {
    let context = SectionContext(
      index: index, theme: theme, grid: grid, landscape: landscapeGrid,
      language: layout.language, chapters: chapters, untranslated: layout.untranslated, log: log)
    (context.staleAfter, context.isStrict) = (layout.staleAfter, isStrict)
    context.pictures = pictures
    return context
  }

  /// A context for exhibits outside a report, such as a chart for a slide.
  package func standaloneContext() -> SectionContext { context() }

  /// Reports what the profile lacks for the layout.
  package func check() {
    let context = context()
    let topics = profile.prose.map(\.name) + SectionCatalog.kinds.map { $0.kind }
    for finding in profile.findings {
      guard let topic = finding.see, !topics.contains(topic) else { continue }
      log.error(
        "unknown-topic", "a finding leads to '\(topic)', which is no text and no kind of section",
        at: finding.range, help: NearName.help(for: topic, in: topics))
    }
    for entry in layout.entries {
      context.range = entry.range
      if let title = entry.title, title[layout.language] == nil {
        log.error(
          "missing-translation", "the title has no form in '\(layout.language.rawValue)'",
          at: title.range, help: "write '\(layout.language.rawValue): …' under 'title'")
      }
      if let prose = entry.section as? ProseSection, layout.untranslated == .error,
        let text = index.prose(prose.name), let base = text.untranslatedLanguage
      {
        log.error(
          "missing-translation",
          "the text '\(prose.name)' has no translation from '\(base)'", at: entry.range,
          help: "write \(layout.language.rawValue)/prose/\(prose.name).md, or change "
            + "'untranslated' in the layout")
      }
      if let prose = entry.section as? ProseSection, !entry.isOptional,
        index.prose(prose.name) == nil
      {
        log.error(
          "missing-text", "the profile has no text '\(prose.name)'", at: entry.range,
          help: NearName.of(prose.name, in: profile.prose.map(\.name)).map {
            "did you mean '\($0)'?"
          } ?? "write prose/\(prose.name).md, or mark the section 'optional: true'")
      }
      entry.section.check(context)
    }
  }

  /// The sheets and the text blocks on them.
  package var setup: LayoutEngine.PageSetup {
    LayoutEngine.PageSetup(
      portrait: grid.sheet, landscape: landscapeGrid.sheet, line: grid.line)
  }

  /// Hands over the blocks of the whole report, and returns what its chapters and exhibits are
  /// called.
  package func compose(_ add: (LayoutEngine.Part) -> Void) -> Directory {
    let context = context()
    add(.section)
    var waiting = chapters[...]
    var skipsUntitled = false
    for (place, entry) in layout.entries.enumerated() {
      var opening: [any Block] = []
      context.range = entry.range
      context.orientation = entry.orientation
      if entry.title != nil {
        skipsUntitled = waiting.first?.entry != place
        if skipsUntitled { continue }
        let chapter = waiting.removeFirst()
        add(.section)
        context.open(chapter)
        opening = [heading(chapter, entry, width: context.grid.block.width)]
      } else if skipsUntitled {
        continue
      } else if entry.startsPage {
        opening = [PageEnd()]
      }
      let content = entry.section.blocks(context)
      if content.isEmpty, !entry.isOptional {
        log.warning(
          "nothing-to-show",
          "the profile has nothing for a section of kind '\(type(of: entry.section).kind)'",
          at: entry.range, help: "remove the section, or mark it 'optional: true'")
      }
      if entry.orientation == .landscape {
        add(.block(Landscape(opening + content), at: entry.range))
      } else {
        for block in opening + content { add(.block(block, at: entry.range)) }
      }
    }
    return context.directory
  }

  private func heading(
    _ chapter: SectionContext.Chapter, _ entry: ReportLayout.Entry, width: Double
  ) -> Heading {
    let running = (chapter.number.map { "\($0) " } ?? "") + chapter.title
    return Heading(
      number: chapter.number.map {
        [Inline(String($0), theme[.sectionNumber], allowsHyphens: false)]
      } ?? [],
      title: [Inline(chapter.title, theme[.sectionTitle], allowsHyphens: false)], level: 1,
      slot: theme[.sectionTitle].slot, spaceBefore: 28, spaceAfter: theme[.sectionAfter],
      width: width, place: chapter.place, section: running,
      startsPage: entry.startsPage, range: entry.range)
  }

  /// What the file says of itself.
  package func information(created: String) -> PagedDocument.Information {
    PagedDocument.Information(
      title: index.profile.country.name + ": " + profile.title, author: profile.author,
      subject: profile.series, keywords: nil, language: layout.language.rawValue,
      created: created)
  }

  /// Running head and foot of a page; the cover has neither. Paper that is not white is painted.
  package func furniture(
    _ page: LayoutEngine.Furniture, shaper: TextShaper
  ) -> Frame {
    let grid = page.orientation == .portrait ? grid : landscapeGrid
    var frame = Frame(size: grid.paper)
    if theme[.paper] != .white {
      frame.fill(
        Rectangle(x: 0, y: 0, width: grid.paper.width, height: grid.paper.height), theme[.paper])
    }
    if let watermark = layout.watermark,
      let item = Watermark.item(watermark, on: grid.paper, theme[.watermark], shaper)
    {
      frame.add(item, at: .zero)
    }
    if page.number == 1, layout.entries.first?.section is CoverSection { return frame }
    let labels = LabelSetter(shaper, language: layout.language.rawValue)
    let width = grid.block.width
    let style = theme[.runningHead]
    let values = ValueWriter(layout.language)
    func set(
      _ text: String, _ style: TextStyle, baseline: Double, trailing: Bool = false,
      inset: Double = 0
    ) {
      let block = labels.block(
        text, style, width: width - inset, alignment: trailing ? .trailing : .leading)
      frame.add(block, at: Point(x: grid.margin, y: baseline - style.slot * 5 / 7))
    }
    set(index.profile.country.name + ": " + profile.title, style, baseline: theme.page.headBaseline)
    if let section = page.section {
      set(section, style, baseline: theme.page.headBaseline, trailing: true)
    }
    frame.line(
      from: Point(x: grid.margin, y: theme.page.headRule),
      to: Point(x: grid.margin + width, y: theme.page.headRule), theme.stroke(.thinRule, .grid))
    let foot = grid.paper.height - theme.page.footBaseline
    set(
      layout.language.phrases.dataAsOf(values.date(profile.edition)), style,
      baseline: foot)
    let total = "\u{A0}" + layout.language.phrases.ofPages(page.count)
    let totalWidth = labels.width(total, style)
    set(total, style, baseline: foot, trailing: true)
    set(
      String(page.number), theme[.folio], baseline: foot, trailing: true, inset: totalWidth)
    return frame
  }
}
