import CountryRisk
import Diagnostics
import Drawing
import LayoutEngine

/// A picture of the profile as an exhibit of a report.
enum PictureExhibit {
  /// Part of a page's height that a picture may take.
  private static let heightShare = 0.62
  /// Pixels to the inch below which print shows them.
  static let leastResolution = 150.0

  /// The exhibit of `definition`, the whole block wide if `width` is `nil`; `nil` where the picture was
  /// not read, which has been reported.
  static func block(
    _ definition: PictureDefinition, _ context: SectionContext, width: Double? = nil
  ) -> Exhibit? {
    guard let picture = context.pictures[definition.id] else { return nil }
    let width = width ?? context.grid.block.width
    let pixels = picture.size
    let most = context.grid.block.height * heightShare
    let scale = min(width / Double(pixels.width), most / Double(pixels.height))
    let size = Size(
      width: Double(pixels.width) * scale, height: Double(pixels.height) * scale)
    let resolution = 72 / scale
    if resolution < leastResolution {
      context.log.warning(
        "coarse-picture",
        "the picture '\(definition.id)' is printed with \(Int(resolution)) pixels to the inch",
        at: definition.fileRange,
        help: "print shows less than \(Int(leastResolution)): take a file of at least "
          + "\(Int((size.width / 72 * leastResolution).rounded(.up))) pixels across")
    }
    let texts = [definition.title, definition.subtitle, definition.note]
    var notes: [[Inline]] = []
    if let note = definition.note {
      notes.append(context.rich(note, .source, citations: .none, form: .symbol))
    }
    return context.exhibit(
      title: context.text.plain(definition.title, form: .prose),
      subtitle: context.text.plain(definition.subtitle, form: .symbol),
      content: .figure(
        draw: { _ in
          var frame = Frame(size: Size(width: width, height: size.height))
          frame.add(.picture(picture, size), at: .zero)
          return frame
        }, alternate: context.text.plain(definition.alternate, form: .prose)),
      notes: notes,
      sources: definition.sources + context.text.sources(of: texts),
      shows: [ShownValue](in: texts), width: width, target: "picture:" + definition.id,
      range: definition.range)
  }
}
