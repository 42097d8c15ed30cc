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
    let changes = showsChanges ? context.profile.changes : []
    return [
      ContentsPages(
        chapters: context.chapters,
        changes: changes.map { change in
          ContentsPages.Change(
            date: context.values.shortDate(change.date),
            text: context.rich(change.text, .change, citations: .marks, form: .symbol))
        }, findings: beside == .bottomLine ? FindingList(context) : nil, theme: context.theme,
        grid: context.grid, phrases: context.phrases, range: context.range),
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
  private let shown: [ShownValue]
  private let exposure: (reading: String, note: [Inline])?
  private let phrases: Phrases

  init(_ context: SectionContext) {
    let profile = context.profile
    phrases = context.phrases
    bottomLine = profile.bottomLine.map { context.text.plain($0) } ?? ""
    shown = [ShownValue](
      profile.findings.map(\.value), in: [profile.bottomLine] + profile.findings.map(\.phrase))
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
    // A language may need more words than the plan was made for; then its type is smaller.
    for scale in [1, 0.95, 0.9, 0.85, 0.8, 0.75] {
      var trial = canvas
      let foot = draw(&trial, x: x, width: width, top: top, air: 1, scale: scale)
      if foot <= height {
        canvas = trial
        return foot
      }
      let air = 1 - (foot - height) / white
      if air >= 0 {
        return draw(&canvas, x: x, width: width, top: top, air: air, scale: scale)
      }
    }
    return draw(&canvas, x: x, width: width, top: top, air: 0, scale: 1)
  }

  /// White below the bottom line, above the number of a finding, and below a finding.
  private static let (belowLine, aboveNumber, belowFinding) = (22.0, 6.0, 15.0)

  /// All white of which there may be less.
  private var white: Double {
    Self.belowLine + (Self.aboveNumber + Self.belowFinding) * Double(entries.count)
  }

  /// Draws everything from `top` down, with `air` of the white that the plan asks for, in type of
  /// `scale` of its size.
  private func draw(
    _ canvas: inout Canvas, x: Double, width: Double, top: Double, air: Double, scale: Double
  ) -> Double {
    let theme = canvas.theme
    canvas.show(shown, y: top)
    var y = ContentsSection.head(phrases.bottomLine, width: width, &canvas, x: x, top: top)
    let line = theme[.bottomLine].scaled(scale)
    let lead = canvas.element(.paragraph)
    y = canvas.set(
      [Inline(bottomLine, line)], ParagraphStyle(slot: line.slot), x: x, top: y + 8,
      width: width, in: lead)
    y += Self.belowLine * air
    for entry in entries {
      canvas.rule(theme.stroke(.thinRule, .rule), x: x, y: y, width: width)
      let number = canvas.element(.paragraph)
      canvas.set(
        entry.number, theme[.findingNumber].colored(entry.color).scaled(scale), x: x - 1.5,
        baseline: y + 38 * scale + Self.aboveNumber * air,
        width: width, in: number)
      let heading = canvas.element(.heading2)
      let last = canvas.set(
        entry.phrase, theme[.findingPhrase].scaled(scale), x: x,
        baseline: y + 57 * scale + Self.aboveNumber * air, width: width, in: heading)
      y = canvas.set(
        entry.text.map { $0.scaled(scale) },
        theme.prose.style(slot: theme[.prose].slot * scale), x: x, top: last + 9, width: width,
        in: canvas.element(.paragraph))
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
      y += Self.belowFinding * air
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
