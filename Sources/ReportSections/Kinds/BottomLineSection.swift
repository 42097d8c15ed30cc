import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// The conclusion and the findings, over the whole width.
///
///     - kind: bottom-line
///       masthead: true
package struct BottomLineSection: Section {
  package static let kind = "bottom-line"
  package static let summary = "The conclusion, the findings with their numbers, the exposure."

  package static let options = [
    SectionOption(
      "masthead", .truth,
      "Whether country, title and date stand above, for a report without a cover.")
  ]

  let hasMasthead: Bool

  package init(from reader: FieldReader) {
    hasMasthead = reader.bool("masthead", default: false)
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    index.profile.bottomLine != nil || !index.profile.findings.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let profile = context.profile
    guard profile.bottomLine != nil || !profile.findings.isEmpty else { return [] }
    let theme = context.theme
    let grid = context.grid
    let phrases = context.phrases
    let bottomLine = profile.bottomLine.map { context.text.plain($0) } ?? ""
    let count = max(1, min(3, profile.findings.count))
    let each = (grid.block.width - grid.gutter * Double(count - 1)) / Double(count)
    let findings = profile.findings.prefix(3).compactMap { finding in
      context.resolve(finding.value).map { value in
        (
          context.text.write(value, .symbol),
          finding.partner.map { context.tones[$0].text } ?? theme[.accent],
          context.text.plain(finding.phrase), context.rich(finding.text, .sideNote)
        )
      }
    }
    let exposure = profile.exposure.map {
      ($0.reading, $0.note.map { context.rich($0, .sideNote, form: .symbol) } ?? [])
    }
    let hasMasthead = hasMasthead
    let shown = [ShownValue](
      profile.findings.prefix(3).map(\.value),
      in: [profile.bottomLine] + profile.findings.prefix(3).map(\.phrase))
    let date = context.values.date(profile.edition)
    return [
      Drawn(spaceAfter: 14) { layout in
        var canvas = Canvas(width: grid.block.width, height: 0, layout, theme)
        canvas.show(shown)
        let line = theme[.bottomLine]
        let top =
          hasMasthead ? Self.masthead(profile, date, grid.block.width, &canvas) : 0
        var y = canvas.set(
          [Inline(bottomLine, line)], ParagraphStyle(slot: line.slot), top: top,
          width: grid.block.width, in: canvas.element(.paragraph))
        y += 14
        var foot = y
        for (index, finding) in findings.enumerated() {
          let x = Double(index) * (each + grid.gutter)
          canvas.rule(theme.stroke(.exhibitRule, .ink), x: x, y: y, width: each)
          let number = theme[.findingNumber].scaled(0.72).colored(finding.1)
          canvas.set(
            finding.0, number, x: x - 1, baseline: y + 33, width: each,
            in: canvas.element(.paragraph))
          let last = canvas.set(
            finding.2, theme[.speaker], x: x, baseline: y + 49, width: each,
            in: canvas.element(.paragraph))
          let bottom = canvas.set(
            finding.3, ParagraphStyle(slot: theme[.sideNote].slot), x: x, top: last + 5,
            width: each, in: canvas.element(.paragraph))
          foot = max(foot, bottom)
        }
        if let exposure {
          foot += 12
          canvas.rule(theme.stroke(.thinRule, .rule), y: foot, width: grid.block.width)
          let item = canvas.element(.paragraph)
          let name = theme[.tableStrong]
          canvas.set(
            phrases.overallExposure, name, baseline: foot + 14, width: 160,
            in: canvas.element(.span, in: item))
          canvas.set(
            exposure.0, name.colored(theme[.alert]), baseline: foot + 14,
            width: grid.block.width, alignment: .trailing, in: canvas.element(.span, in: item))
          foot = canvas.set(
            exposure.1, ParagraphStyle(slot: theme[.sideNote].slot), top: foot + 20,
            width: grid.block.width, in: canvas.element(.paragraph))
        }
        canvas.frame.size.height = foot
        return canvas.frame
      }
    ]
  }

  /// Country, title and date over a heavy rule; returns the foot.
  private static func masthead(
    _ profile: CountryProfile, _ date: String, _ width: Double, _ canvas: inout Canvas
  ) -> Double {
    let theme = canvas.theme
    canvas.frame.fill(
      Rectangle(x: 0, y: 0, width: width, height: theme[.heavyRule]), theme[.ink])
    let series = theme[.coverSeries]
    canvas.set(
      profile.series, series, baseline: 18, width: width / 2, in: canvas.element(.paragraph))
    canvas.set(
      date, theme[.coverDate], x: width / 2, baseline: 18, width: width / 2,
      alignment: .trailing, in: canvas.element(.paragraph))
    let title = theme[.sectionTitle].scaled(1.5)
    let heading = canvas.element(.heading1)
    canvas.set(
      profile.country.name, title, x: -1, baseline: 56, width: width,
      in: canvas.element(.span, in: heading))
    canvas.set(
      profile.title, theme[.coverLine], baseline: 76, width: width,
      in: canvas.element(.paragraph))
    return 94
  }
}
