import Charts
import CountryRisk
import Drawing
import LayoutEngine

/// The strip that shows how many sources there are of each kind.
enum SourceStrip {
  static func block(_ context: SectionContext) -> any Block {
    let sources = context.profile.sources
    let theme = context.theme
    let order: [Source.Kind] = [.statistics, .primary, .official, .secondary, .news, .reprint]
    let pieces = order.enumerated().compactMap { place, kind -> ShareStrip.Piece? in
      let count = sources.count { $0.kind == kind }
      guard count > 0 else { return nil }
      return ShareStrip.Piece(
        label: context.phrases.kinds[kind.rawValue] ?? kind.rawValue, text: String(count),
        value: Double(count), color: theme.tints[place % theme.tints.count])
    }
    let strip = ShareStrip(pieces: pieces, style: theme.chartStyle)
    let width = context.grid.block.width
    let head = context.phrases.sourcesByKind(sources.count)
    let words = pieces.map { "\($0.text) \($0.label)" }.joined(separator: ", ")
    return Drawn(spaceAfter: 8) { layout in
      let labels = layout.labels
      let height = strip.idealHeight(forWidth: width, labels)
      var canvas = Canvas(width: width, height: 18 + height, layout, theme)
      canvas.set(
        head, theme[.tableStrong], baseline: 9, width: width, in: canvas.element(.paragraph))
      let figure = canvas.element(.figure) { $0.alternate = head + ": " + words }
      canvas.frame.add(
        strip.draw(in: Size(width: width, height: height), labels).frame,
        at: Point(x: 0, y: 16), in: figure)
      return canvas.frame
    }
  }
}
