import Charts
import CountryRisk
import Drawing
import LayoutEngine
import SourceReading

/// The numbered list of sources, and what was looked for and not found.
///
///     - kind: sources
///       columns: 2
package struct SourcesSection: Section {
  package static let kind = "sources"
  package static let summary = "All sources, numbered, by kind, and what was not found."
  package static let options = [
    SectionOption("columns", .number(1...3), "Columns of the list; 2 if left out.")
  ]

  let columns: Int

  package init(from reader: FieldReader) {
    columns = reader.optionalInteger("columns", in: 1...3) ?? 2
  }

  package func hasContent(_ index: ProfileIndex) -> Bool {
    !index.profile.sources.isEmpty
  }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let sources = context.profile.sources
    guard !sources.isEmpty else { return [] }
    let width =
      (context.grid.block.width - context.grid.gutter * Double(columns - 1)) / Double(columns)
    let entries = sources.enumerated().map { number, source in
      entry(number, source, width, context) as any Block
    }
    var blocks: [any Block] = [
      SourceStrip.block(context),
      Columns(columns, gutter: context.grid.gutter, blocks: [NumberedList(entries: entries)]),
    ]
    if !context.profile.notFound.isEmpty { blocks.append(notFound(context)) }
    return blocks
  }

  /// One list around all entries.
  private struct NumberedList: Block {
    let entries: [any Block]

    var weight: Int { entries.count * 2 }

    func flow(in context: LayoutContext) -> [FlowItem] {
      let outer = context.parent
      context.parent = context.structure.add(.list, in: outer) {
        $0.listNumbering = "Decimal"
      }
      defer { context.parent = outer }
      return entries.flatMap { $0.flow(in: context) }
    }
  }

  private func entry(
    _ number: Int, _ source: Source, _ width: Double, _ context: SectionContext
  ) -> any Block {
    let theme = context.theme
    let style = theme[.sourceList]
    let letter = context.phrases.kinds[source.kind.rawValue].map { String($0.prefix(1)) } ?? ""
    var inlines = [Inline(source.title.typographic + ". ", style, allowsHyphens: false)]
    let muted = style.colored(theme[.mute])
    let year = source.year.map(String.init) ?? context.phrases.yearNotFound
    let publisher = source.publisher.typographic.uppercasedFirst + ", " + year + ". "
    inlines.append(Inline(publisher, muted, allowsHyphens: false))
    if let note = source.note {
      inlines.append(Inline(note.typographic.uppercasedFirst + ". ", muted, allowsHyphens: false))
    }
    if let address = source.address {
      var italic = muted
      italic.isItalic = true
      inlines.append(
        Inline(
          Self.host(address), italic,
          role: .link(.address(address), description: context.phrases.openAddress(address)),
          allowsHyphens: false))
    }
    let place = TextWriter.place(ofSource: source.id)
    let text = inlines
    let indent = 34.0
    return Drawn(isFullWidth: false) { layout in
      var canvas = Canvas(width: width, height: 0, layout, theme)
      canvas.frame.add(.anchor(place), at: Point(x: 0, y: -4))
      let item = canvas.element(.listItem)
      let label = canvas.element(.listLabel, in: item)
      let body = canvas.element(.listBody, in: item)
      let baseline = style.slot * 5 / 7
      canvas.set(
        String(number + 1), style.weighted(600), baseline: baseline, width: 16,
        alignment: .trailing, in: label)
      canvas.set(
        letter, style.weighted(600).colored(theme[.accent]), x: 21, baseline: baseline,
        width: 10, in: label)
      let y = canvas.set(
        text, ParagraphStyle(slot: style.slot), x: indent, top: 0, width: width - indent,
        in: body)
      canvas.frame.size.height = y + 3.5
      return canvas.frame
    }
  }

  /// The host of an address, which is what fits on paper; the whole stands behind the link.
  static func host(_ address: String) -> String {
    var rest = Substring(address)
    if let range = rest.firstRange(of: "://") { rest = rest[range.upperBound...] }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }

  private func notFound(_ context: SectionContext) -> any Block {
    let theme = context.theme
    let width = context.grid.block.width
    let head = context.phrases.lookedForAndNotFound
    let note = theme[.sideNote]
    let items = context.profile.notFound.map {
      context.text.plain($0, form: .symbol).uppercasedFirst
    }
    return Drawn(spaceBefore: 14) { layout in
      var canvas = Canvas(width: width, height: 0, layout, theme)
      canvas.rule(theme.stroke(.exhibitRule, .ink), y: 0, width: width)
      let section = canvas.element(.section)
      canvas.set(
        head, theme[.tableStrong], baseline: 14, width: width,
        in: canvas.element(.paragraph, in: section))
      let y = canvas.set(
        [Inline(items.joined(separator: " · "), note)], ParagraphStyle(slot: note.slot), top: 20,
        width: width, in: canvas.element(.paragraph, in: section))
      canvas.frame.size.height = y
      return canvas.frame
    }
  }
}
