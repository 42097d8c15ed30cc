import Charts
import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// The first page: series, edition, country, title, the cover's figure and three findings.
///
///     - kind: cover
///       motif: true
package struct CoverSection: Section {
  package static let kind = "cover"
  package static let summary = "The first page, with a figure drawn from the data and the findings."
  package static let options = [
    SectionOption("motif", .truth, "Whether the figure is shown; true if left out.")
  ]

  let showsMotif: Bool

  package init(from reader: FieldReader) { showsMotif = reader.bool("motif", default: true) }

  private struct Finding: Sendable {
    var number: String
    var color: Color
    var phrase: String
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let theme = context.theme
    let grid = context.grid
    let profile = context.profile
    let phrases = context.phrases
    let width = grid.block.width
    let date = context.values.date(profile.edition)
    let standfirst = profile.standfirst.map { context.text.plain($0) } ?? ""
    let findings = profile.findings.prefix(3).compactMap { finding in
      context.resolve(finding.value).map { value in
        Finding(
          number: context.text.write(value, .symbol),
          color: finding.partner.map { context.tones[$0].text } ?? theme[.accent],
          phrase: context.text.plain(finding.phrase))
      }
    }
    let bottomLine = profile.bottomLine.map { context.text.plain($0) }
    let motif = showsMotif ? CoverMotifFigure(context) : nil
    let shown = [ShownValue](
      profile.findings.prefix(3).map(\.value),
      in: [profile.standfirst, motif == nil ? profile.bottomLine : nil]
        + profile.findings.prefix(3).map(\.phrase))
    // Everything is measured from the upper edge of the sheet, as on the art director's plan.
    let top = grid.top
    let bottom = grid.paper.height - theme.page.footBaseline - top
    return [
      Drawn { layout in
        var canvas = Canvas(width: width, height: grid.block.height, layout, theme)
        canvas.show(shown)
        canvas.frame.fill(
          Rectangle(
            x: 0, y: theme.coverLength(.rule) - top, width: width, height: theme[.heavyRule]),
          theme[.ink])
        let series = canvas.element(.paragraph)
        canvas.set(
          profile.series, theme[.coverSeries], baseline: theme.coverLength(.head) - top,
          width: width / 2, in: series)
        canvas.set(
          date, theme[.coverDate], x: width / 2, baseline: theme.coverLength(.head) - top,
          width: width / 2,
          alignment: .trailing, in: canvas.element(.paragraph))
        var title = theme[.coverTitle]
        while layout.labels.width(profile.country.name, title) > width, title.size > 24 {
          title = title.scaled(0.97)
        }
        let last = canvas.set(
          profile.country.name, title, x: -title.size * 0.057,
          baseline: theme.coverLength(.title) - top,
          width: width + 10, in: canvas.element(.paragraph))
        let subtitle = canvas.set(
          profile.title, theme[.coverSubtitle], baseline: last + theme.coverLength(.subtitle),
          width: width,
          in: canvas.element(.paragraph))
        let line = canvas.set(
          standfirst, theme[.coverLine], baseline: subtitle + theme.coverLength(.line),
          width: grid.span(10),
          in: canvas.element(.paragraph))
        let findingHeight = findings.isEmpty ? 0 : theme.coverLength(.findings)
        if let motif {
          let start = max(theme.coverLength(.motif) - top, line + theme.coverLength(.motifGap))
          motif.draw(
            &canvas, top: start, width: width, height: bottom - 38 - findingHeight - start)
        } else if let bottomLine {
          let style = theme[.bottomLine].scaled(1.3)
          canvas.set(
            bottomLine, style, baseline: line + theme.coverLength(.bottomLine),
            width: grid.span(10),
            in: canvas.element(.paragraph))
        }
        let each = (width - 2 * grid.gutter) / 3
        for (index, finding) in findings.enumerated() {
          let x = Double(index) * (each + grid.gutter)
          let y = bottom - 16 - findingHeight
          canvas.rule(theme.stroke(.exhibitRule, .ink), x: x, y: y, width: each)
          let item = canvas.element(.paragraph)
          canvas.set(
            finding.number, theme[.coverFinding].colored(finding.color), x: x, baseline: y + 25,
            width: each, in: canvas.element(.span, in: item))
          canvas.set(
            finding.phrase, theme[.coverPhrase], x: x, baseline: y + 40, width: each,
            in: canvas.element(.span, in: item))
        }
        if let own = profile.country.ownName {
          canvas.set(
            own.text, theme[.coverSeries], baseline: bottom, width: width / 2,
            in: canvas.element(.paragraph) { $0.language = own.language })
        }
        canvas.set(
          phrases.dataAsOf(date), theme[.runningHead], x: width / 2, baseline: bottom,
          width: width / 2, alignment: .trailing, in: canvas.element(.paragraph))
        return canvas.frame
      },
      PageEnd(),
    ]
  }
}
