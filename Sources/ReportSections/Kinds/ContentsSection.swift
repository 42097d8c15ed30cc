import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// The contents with page numbers, and beside them, if asked for, the bottom line.
///
///     - kind: contents
///       beside: bottom-line
///       changes: true
package struct ContentsSection: Section {
  package static let kind = "contents"
  package static let summary = "Contents with page numbers, with what changed and the bottom line."
  package static let options = [
    SectionOption(
      "beside", .choice(Beside.allCases.map(\.rawValue)), "What stands beside the contents."),
    SectionOption("changes", .truth, "Whether what changed stands under the contents."),
  ]

  enum Beside: String, CaseIterable, Sendable {
    case nothing
    case bottomLine = "bottom-line"
  }

  let beside: Beside
  let showsChanges: Bool

  package init(from reader: FieldReader) {
    beside = reader.optionalChoice("beside", Beside.self) ?? .nothing
    showsChanges = reader.bool("changes", default: true)
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let theme = context.theme
    let grid = context.grid
    let phrases = context.phrases
    let chapters = context.chapters
    let changes = showsChanges ? context.profile.changes : []
    let narrow = grid.span(4)
    let wide = grid.block.width - grid.span(5) - grid.gutter
    let findings = beside == .bottomLine ? FindingList(context) : nil
    let range = context.range
    let texts = changes.map { change in
      (
        context.values.shortDate(change.date),
        context.rich(change.text, .change, citations: .marks, form: .symbol)
      )
    }
    return [
      Drawn { layout in
        var canvas = Canvas(width: grid.block.width, height: grid.block.height, layout, theme)
        let outer = layout.parent
        let left = canvas.element(.section)
        layout.parent = left
        var y = Self.head(phrases.contents, width: narrow, &canvas, x: 0, top: 21)
        let list = canvas.element(.tableOfContents, in: left)
        for (place, chapter) in chapters.enumerated() {
          guard y + 21 <= grid.block.height + 1 else {
            layout.log.warning("too-tall", chaptersTooTall(chapters.count - place), at: range)
            break
          }
          y = Self.entry(chapter, y, narrow, list, &canvas, phrases)
        }
        if !texts.isEmpty {
          let style = theme[.change]
          let heights = texts.map { _, text in
            let lines = layout.setter.lines(
              of: text, ParagraphStyle(slot: style.slot), width: narrow - 46,
              language: layout.language, elements: { _ in nil })
            return style.slot * Double(lines.count)
          }
          let room = grid.block.height - y - 12 - heights.reduce(0, +)
          let gap = min(7, max(2, (room - 24) / Double(texts.count)))
          let above = min(48, max(20, room - gap * Double(texts.count - 1)))
          if y + above + 12 + heights[0] <= grid.block.height + 1 {
            y = Self.head(phrases.whatChanged, width: narrow, &canvas, x: 0, top: y + above)
          }
          y += 4
          for (place, (date, text)) in texts.enumerated() {
            guard y + heights[place] <= grid.block.height + 1 else {
              layout.log.warning("too-tall", changesTooTall(texts.count - place), at: range)
              break
            }
            let item = canvas.element(.paragraph, in: left)
            canvas.set(
              date, theme[.changeDate], baseline: y + style.slot * 5 / 7, width: 46,
              isFollowed: true, in: canvas.element(.span, in: item))
            y =
              canvas.set(
                text, ParagraphStyle(slot: style.slot), x: 46, top: y, width: narrow - 46,
                in: item) + gap
          }
        }
        if let findings {
          let right = canvas.element(.section, in: outer)
          layout.parent = right
          let foot = findings.draw(
            &canvas, x: grid.span(5) + grid.gutter, width: wide, top: 21,
            height: grid.block.height)
          if foot > grid.block.height + 1 {
            layout.log.warning("too-tall", bottomLineTooTall(foot - grid.block.height), at: range)
          }
        }
        layout.parent = outer
        return canvas.frame
      },
      PageEnd(),
    ]
  }

  /// A small heading over a line; returns the foot of the line.
  static func head(
    _ text: String, width: Double, _ canvas: inout Canvas, x: Double, top: Double
  ) -> Double {
    let theme = canvas.theme
    let element = canvas.element(.heading1)
    canvas.set(
      text, theme[.columnHead], x: x, baseline: top + 2, width: width, in: element)
    canvas.rule(theme.stroke(.thinRule, .ink), x: x, y: top + 8, width: width)
    return top + 8
  }

  private static func entry(
    _ chapter: SectionContext.Chapter, _ top: Double, _ width: Double, _ list: ElementID,
    _ canvas: inout Canvas, _ phrases: Phrases
  ) -> Double {
    let theme = canvas.theme
    let item = canvas.element(.tableOfContentsItem, in: list)
    let reference = canvas.element(.reference, in: item)
    let link = canvas.element(.link, in: reference) {
      $0.destination = .place(chapter.place)
      $0.linkDescription = phrases.goToSection(chapter.title)
    }
    let style = theme[.contentsEntry]
    let baseline = top + 14
    if let number = chapter.number {
      canvas.set(
        String(number), theme[.contentsNumber], baseline: baseline, width: 12,
        alignment: .trailing, isFollowed: true, in: link)
    }
    let last = canvas.set(
      chapter.title, style, x: 19, baseline: baseline, width: width - 19 - 24,
      isFollowed: true, in: link)
    if let page = canvas.context.page(of: chapter.place) {
      canvas.set(
        String(page), style.weighted(500), x: width - 24, baseline: baseline, width: 24,
        alignment: .trailing, in: link)
    }
    let foot = last + 7
    canvas.rule(theme.stroke(.hairline, .grid), y: foot, width: width)
    return foot
  }
}

/// The bottom line, the findings with their numbers, and the overall exposure.
struct FindingList: Sendable {
  private struct Entry: Sendable {
    var number: String
    var color: Color
    var phrase: String
    var text: [Inline]
    var chapter: SectionContext.Chapter?
  }

  private let entries: [Entry]
  private let bottomLine: String
  private let exposure: (reading: String, note: [Inline])?
  private let phrases: Phrases

  init(_ context: SectionContext) {
    let profile = context.profile
    phrases = context.phrases
    bottomLine = profile.bottomLine.map { context.text.plain($0) } ?? ""
    entries = profile.findings.compactMap { finding in
      guard let value = context.resolve(finding.value) else { return nil }
      return Entry(
        number: context.text.write(value, .symbol),
        color: finding.partner.map { context.tones[$0].text } ?? context.theme[.accent],
        phrase: context.text.plain(finding.phrase),
        text: context.rich(finding.text, .prose),
        chapter: finding.see.flatMap { topic in
          context.chapters.first { $0.topics.contains(topic) }
        })
    }
    exposure = profile.exposure.map {
      ($0.reading, $0.note.map { context.rich($0, .sideNote, form: .symbol) } ?? [])
    }
  }

  /// Draws everything from `top` down, closer together where `height` would not do; returns the
  /// foot.
  func draw(
    _ canvas: inout Canvas, x: Double, width: Double, top: Double, height: Double
  ) -> Double {
    for air in [1, 0.7, 0.4, 0.2] {
      var trial = canvas
      let foot = draw(&trial, x: x, width: width, top: top, air: air)
      if foot <= height {
        canvas = trial
        return foot
      }
    }
    return draw(&canvas, x: x, width: width, top: top, air: 0)
  }

  /// Draws everything from `top` down, with `air` of the white that the plan asks for.
  private func draw(
    _ canvas: inout Canvas, x: Double, width: Double, top: Double, air: Double
  ) -> Double {
    let theme = canvas.theme
    var y = ContentsSection.head(phrases.bottomLine, width: width, &canvas, x: x, top: top)
    let line = theme[.bottomLine]
    let lead = canvas.element(.paragraph)
    y = canvas.set(
      [Inline(bottomLine, line)], ParagraphStyle(slot: line.slot), x: x, top: y + 8,
      width: width, in: lead)
    y += 22 * air
    for entry in entries {
      canvas.rule(theme.stroke(.thinRule, .rule), x: x, y: y, width: width)
      let number = canvas.element(.paragraph)
      canvas.set(
        entry.number, theme[.findingNumber].colored(entry.color), x: x - 1.5,
        baseline: y + 38 + 6 * air,
        width: width, in: number)
      let heading = canvas.element(.heading2)
      canvas.set(
        entry.phrase, theme[.findingPhrase], x: x, baseline: y + 57 + 6 * air, width: width,
        in: heading)
      let prose = theme[.prose]
      y = canvas.set(
        entry.text,
        theme.prose.style(slot: prose.slot), x: x,
        top: y + 66 + 6 * air, width: width, in: canvas.element(.paragraph))
      if let chapter = entry.chapter, let number = chapter.number,
        let page = canvas.context.page(of: chapter.place)
      {
        let link = Inline(
          phrases.sectionReference(number, page), theme[.source],
          role: .link(.place(chapter.place), description: phrases.goToSection(chapter.title)))
        y = canvas.set(
          [link], ParagraphStyle(slot: theme[.source].slot), x: x, top: y + 3, width: width,
          in: canvas.element(.paragraph))
      }
      y += 15 * air
    }
    guard let exposure else { return y }
    canvas.rule(theme.stroke(.exhibitRule, .ink), x: x, y: y + 4, width: width)
    let name = theme[.tableStrong]
    let item = canvas.element(.paragraph)
    canvas.set(
      phrases.overallExposure, name, x: x, baseline: y + 19, width: width,
      in: canvas.element(.span, in: item))
    canvas.set(
      exposure.reading, name.colored(theme[.alert]), x: x, baseline: y + 19, width: width,
      alignment: .trailing, in: canvas.element(.span, in: item))
    return canvas.set(
      exposure.note, ParagraphStyle(slot: theme[.sideNote].slot), x: x, top: y + 26,
      width: width, in: canvas.element(.paragraph))
  }
}

private func bottomLineTooTall(_ points: Double) -> String {
  "the bottom line and the findings are \(Int(points.rounded(.up))) points too long for their page"
}

private func changesTooTall(_ count: Int) -> String {
  "\(count) of the changes, the oldest, find no room under the contents and are left out"
}

private func chaptersTooTall(_ count: Int) -> String {
  "the last \(count) chapters find no room in the contents and are left out"
}
