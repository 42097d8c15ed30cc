import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import SourceReading

/// A quotation of the profile, set large.
///
///     - kind: quotation
///       quote: guterres-2022
package struct QuotationSection: Section {
  package static let kind = "quotation"
  package static let summary = "Somebody's words, with speaker, role, year and source."
  package static let options = [
    SectionOption("quote", .text, "Id of the quotation; the first of the profile if left out.")
  ]

  let id: String?
  let range: SourceRange

  package init(from reader: FieldReader) {
    id = reader.optionalString("quote")
    range = reader.range(of: "quote")
  }

  package func check(_ context: SectionContext) {
    if let id, context.index.quotation(id) == nil {
      context.log.error(
        "unknown-quotation", "there is no quotation '\(id)'", at: range,
        help: NearName.help(for: id, in: context.profile.quotations.map(\.id)))
    }
  }

  private func quotation(_ context: SectionContext) -> Quotation? {
    id.map { context.index.quotation($0) } ?? context.profile.quotations.first
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.quotations.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    guard let quotation = quotation(context) else { return [] }
    return Self.blocks(quotation, context, width: context.grid.proseWidth, spaceBefore: 14)
  }

  /// The quotation for the side column.
  static func aside(_ quotation: Quotation, _ context: SectionContext) -> [any Block] {
    blocks(quotation, context, width: context.grid.sideWidth, spaceBefore: 0)
  }

  private static func blocks(
    _ quotation: Quotation, _ context: SectionContext, width: Double, spaceBefore: Double
  ) -> [any Block] {
    let theme = context.theme
    let date = quotation.date.map { String($0.year) }
    let role = [quotation.role, date].compactMap(\.self).joined(separator: ", ")
    var note = quotation.note.map { context.rich($0, .source, form: .prose) } ?? []
    if note.isEmpty { note = context.text.sourceLine(quotation.sources, theme[.source]) }
    let remark = note
    let marks = context.text.marks(for: quotation.sources, base: theme[.speakerRole])
    return [
      Drawn(isFullWidth: false, spaceBefore: spaceBefore, spaceAfter: 20) { layout in
        var canvas = Canvas(width: width, height: 0, layout, theme)
        let quote = canvas.element(.blockQuotation)
        canvas.frame.fill(
          Rectangle(x: 0, y: 0, width: width, height: theme[.heavyRule]), theme[.accent])
        let style = theme[.pulledQuotation]
        let words = canvas.element(.paragraph, in: quote)
        var y = canvas.set(
          [Inline("“" + quotation.text + "”", style)], ParagraphStyle(slot: style.slot), top: 8,
          width: width, in: words)
        y += 5
        let speaker = theme[.speaker]
        if let name = quotation.speaker {
          y = canvas.set(
            [Inline(name, speaker)], ParagraphStyle(slot: speaker.slot), top: y, width: width,
            in: canvas.element(.paragraph, in: quote))
        }
        if !role.isEmpty {
          y = canvas.set(
            [Inline(role, theme[.speakerRole])] + marks,
            ParagraphStyle(slot: theme[.speakerRole].slot), top: y, width: width,
            in: canvas.element(.paragraph, in: quote))
        }
        if !remark.isEmpty {
          y = canvas.set(
            remark, ParagraphStyle(slot: theme[.source].slot), top: y + 5, width: width,
            in: canvas.element(.paragraph, in: quote))
        }
        canvas.frame.size.height = y
        return canvas.frame
      }
    ]
  }
}
