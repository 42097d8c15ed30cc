import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine
import SourceReading

/// A text of the profile, with the exhibits it calls for.
///
///     - kind: prose
///       title: Energy
///       text: energy
///       columns: 2
///       aside: [bounds, quotation]
package struct ProseSection: Section {
  package static let kind = "prose"
  package static let summary = "A Markdown text of the profile with the exhibits it calls for."
  package static let options = [
    SectionOption("text", .text, "Name of the text: energy for prose/energy.md."),
    SectionOption("columns", .number(1...3), "Columns the text runs in; 1 if left out."),
    SectionOption(
      "aside", .choices(Aside.allCases.map(\.rawValue)),
      "What stands in the side column beside a text in one column."),
  ]

  enum Aside: String, CaseIterable, Sendable {
    /// How bounds are printed.
    case bounds
    /// The profile's first quotation.
    case quotation
  }

  /// Characters below which a text is always set in one column.
  private static let shortText = 600

  let name: String
  let columns: Int
  let asides: [Aside]

  package init(from reader: FieldReader) {
    name = reader.string("text")
    columns = reader.optionalInteger("columns", in: 1...3) ?? 1
    asides = reader.scalars("aside").compactMap { reader.choice($0, "'aside'", Aside.self) }
  }

  package func check(_ context: SectionContext) {
    guard let text = context.index.prose(name) else { return }
    var shown: [String: SourceRange] = [:]
    for block in MarkdownReader.blocks(of: Tokens.taken(from: text.segments()).text) {
      switch block {
      case .exhibit(let address, let title, let line):
        checkExhibit(address, title, at: text.range(ofLine: line), context)
        if let first = shown[address] {
          context.log.error(
            "shown-twice", "'\(address)' is shown twice in a text", at: text.range(ofLine: line),
            notes: [Diagnostic.Note("the first time", at: first)],
            help: "refer to it with [](\(address)), or leave one out")
        }
        shown[address] = text.range(ofLine: line)
      case .callOut(let name, let raw, let line):
        refuseNotes(in: raw, at: text.range(ofLine: line), context)
        if CallOut(rawValue: name) == nil {
          context.log.error(
            "unknown-call-out", "there is no call-out '\(name)'", at: text.range(ofLine: line),
            help: NearName.help(for: name, in: CallOut.allCases.map(\.rawValue)))
        }
      case .unsupported(let kind, let line):
        context.log.error(
          "unsupported-markdown", "a report cannot show this Markdown: \(kind)",
          at: text.range(ofLine: line),
          help: "use paragraphs, headings, lists, quotations and exhibits")
      case .heading(let level, let raw, let line):
        refuseNotes(in: raw, at: text.range(ofLine: line), context)
        if level < 2 || level > 3 {
          context.log.error(
            "wrong-heading", "a text may have headings of levels 2 and 3, not \(level)",
            at: text.range(ofLine: line), help: "the layout sets the heading of the first level")
        }
      default: break
      }
    }
  }

  private func refuseNotes(
    in raw: [RawInline], at range: SourceRange, _ context: SectionContext
  ) {
    guard raw.contains(where: { $0.note != nil }) else { return }
    context.log.error(
      "misplaced-note", "a note cannot stand in a heading or a box", at: range,
      help: "set its mark in a paragraph")
  }

  private func checkExhibit(
    _ address: String, _ title: String, at range: SourceRange, _ context: SectionContext
  ) {
    let places = FlowBox.Placement.allCases.map(\.rawValue)
    if !title.isEmpty, !places.contains(title) {
      context.log.error(
        "unknown-placement", "an exhibit cannot stand '\(title)'", at: range,
        help: NearName.help(for: title, in: places))
    }
    let profile = context.profile
    let exhibits: [(kind: CrossReferenceKind, known: [String])] = [
      (.chart, profile.charts.map(\.id)), (.table, profile.tables.map(\.id)),
      (.picture, profile.pictures.map(\.id)),
    ]
    guard let (kind, known) = exhibits.first(where: { address.hasPrefix($0.kind.prefix) }) else {
      context.log.error(
        "unknown-exhibit", "'\(address.prefix(60))' is no exhibit of the profile", at: range,
        help: "write chart:, table: or picture: and an id of the profile")
      return
    }
    let name = kind.name(in: address) ?? address
    guard !known.contains(name) else { return }
    context.log.error(
      "unknown-\(kind.rawValue)", "there is no \(kind.rawValue) '\(name)'", at: range,
      help: NearName.help(for: name, in: known))
  }

  private func picture(_ address: String, _ context: SectionContext) -> PictureDefinition? {
    CrossReferenceKind.picture.name(in: address).flatMap(context.index.picture)
  }

  private func table(_ address: String, _ context: SectionContext) -> TableDefinition? {
    CrossReferenceKind.table.name(in: address).flatMap(context.index.table)
  }

  private func chart(_ address: String, _ context: SectionContext) -> ChartDefinition? {
    CrossReferenceKind.chart.name(in: address).flatMap(context.index.chart)
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    index.prose(name) != nil
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    guard let text = context.index.prose(name) else { return [] }
    guard let base = text.untranslatedLanguage else { return blocks(of: text, context) }
    let isPrinted = context.untranslated == .base
    let note = Paragraph(
      [
        context.plain(
          isPrinted ? context.phrases.untranslated : context.phrases.untranslatedLeftOut,
          .sideNote)
      ], ParagraphStyle(slot: context.theme[.sideNote].slot), width: context.grid.proseWidth,
      keepsWithNext: isPrinted)
    return [note, Gap(context.theme.page.line)]
      + (isPrinted ? blocks(of: text, context, language: base) : [])
  }

  private func blocks(
    of text: ProseText, _ context: SectionContext, language: String? = nil
  ) -> [any Block] {
    let (source, tokens) = Tokens.taken(from: text.segments())
    let start = SourceRange(startOf: text.file)
    let theme = context.theme
    // A few lines are set across: columns of two lines each would be no columns.
    let columns = source.unicodeScalars.count < Self.shortText ? 1 : columns
    let width =
      columns == 1
      ? context.grid.proseWidth
      : (context.grid.block.width - context.grid.gutter * Double(columns - 1)) / Double(columns)
    let paragraphStyle = theme.prose.style(slot: theme[.prose].slot)
    var result = [any Block]()
    var run = [any Block]()
    var afterHeading = true
    var waitingAsides = asides.flatMap { asideBlocks($0, context) }
    func flush() {
      guard !run.isEmpty else { return }
      if columns == 1 {
        result += run
      } else {
        result.append(
          Columns(columns, gutter: context.grid.gutter, spaceBefore: 0, blocks: run))
      }
      run = []
    }
    func inlines(_ raw: [RawInline], _ role: TextRole) -> [Inline] {
      let inlines = context.text.write(
        raw, tokens, theme[role], citations: .marks, form: .prose, range: start
      ).inlines
      guard let language else { return inlines }
      return inlines.map { inline in
        var inline = inline
        inline.language = language
        return inline
      }
    }
    for block in MarkdownReader.blocks(of: source) {
      switch block {
      case .heading(let level, let raw, let line):
        let role: TextRole = level <= 2 ? .heading2 : .heading3
        // Where no chapter has a heading of the first level, those of the text begin with it.
        let level = context.isInChapter ? level : level - 1
        let follows = run.last is Heading
        run.append(
          Heading(
            title: inlines(raw, role), level: level, slot: theme[role].slot,
            spaceBefore: follows ? 0 : theme[.headingBefore], spaceAfter: 0, width: width,
            range: text.range(ofLine: line)))
        afterHeading = true
      case .paragraph(let raw, _):
        var style = paragraphStyle
        style.indent = afterHeading ? 0 : theme[.paragraphIndent]
        var paragraph = Paragraph(inlines(raw, .prose), style, width: width)
        if columns == 1, !waitingAsides.isEmpty {
          paragraph.aside = waitingAsides
          paragraph.asideX = context.grid.sideX
          waitingAsides = []
        }
        run.append(paragraph)
        afterHeading = false
      case .list(let items, let isOrdered, _):
        run.append(
          ListBlock(
            items: items.map { inlines($0, .prose) }, isOrdered: isOrdered, style: theme[.prose],
            paragraph: paragraphStyle,
            indent: theme[.paragraphIndent], width: width))
        afterHeading = true
      case .quotation(let raw, _):
        let (inset, line) = (theme[.paragraphIndent] * 1.5, theme.page.line)
        run.append(
          Paragraph(
            inlines(raw, .prose), paragraphStyle, tag: .blockQuotation, x: inset,
            width: width - inset * 2, isOnGrid: false, spaceBefore: line / 2))
        run.append(Gap(line / 2))
        afterHeading = true
      case .callOut(let name, let raw, _):
        guard let callOut = CallOut(rawValue: name) else { continue }
        if callOut == .aside, columns == 1 {
          let words = inlines(raw, .sideNote)
          waitingAsides.append(callOut.block(words, context, width: context.grid.sideWidth))
        } else {
          run.append(callOut.block(inlines(raw, .sideNote), context, width: width))
          afterHeading = true
        }
      case .exhibit(let address, let title, _):
        let placement = FlowBox.Placement(rawValue: title) ?? .near
        let isMoved = placement == .top || placement == .foot
        if let chart = chart(address, context) {
          let isNarrow = ChartExhibit.isNarrow(chart, context)
          var exhibit = ChartExhibit.block(
            chart, context, width: isNarrow && (columns == 1 || !isMoved) ? width : nil)
          exhibit.placement = placement
          if columns == 1 || isNarrow && !isMoved {
            run.append(exhibit)
          } else {
            // What stands at the top or the foot of a page does not interrupt columns.
            if !isMoved { flush() }
            result.append(exhibit)
          }
        } else if let definition = picture(address, context) {
          guard
            var exhibit = PictureExhibit.block(definition, context, width: isMoved ? nil : width)
          else { continue }
          exhibit.placement = placement
          if columns > 1, isMoved { result.append(exhibit) } else { run.append(exhibit) }
        } else if let table = table(address, context) {
          flush()
          result.append(TableExhibit.block(table, context))
        }
        afterHeading = false
      case .unsupported: break
      }
    }
    if columns == 1 { run += waitingAsides }
    flush()
    return result
  }

  private func asideBlocks(_ aside: Aside, _ context: SectionContext) -> [any Block] {
    switch aside {
    case .bounds: [BoundsNote.block(context)]
    case .quotation:
      context.profile.quotations.first.map { QuotationSection.aside($0, context) } ?? []
    }
  }
}

extension ProseText {
  /// The whole of a line.
  func range(ofLine line: Int) -> SourceRange {
    let length = file.line(line)?.unicodeScalars.count ?? 0
    return SourceRange(
      file: file, start: SourcePosition(line: line, column: 1),
      end: SourcePosition(line: line, column: length + 1))
  }
}
