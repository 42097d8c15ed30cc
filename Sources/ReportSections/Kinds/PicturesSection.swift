import CountryRisk
import Diagnostics
import LayoutEngine
import SourceReading

/// Pictures of the profile, one exhibit each.
///
///     - kind: pictures
///       pictures: [zamyn-uud]
package struct PicturesSection: Section {
  package static let kind = "pictures"
  package static let summary = "Pictures of the profile that no text calls for, or those named."
  package static let options = [
    SectionOption("pictures", .texts, "Ids of pictures; all that no text calls for if left out.")
  ]

  let ids: [(id: String, range: SourceRange)]

  package init(from reader: FieldReader) {
    ids = reader.scalars("pictures").map { ($0.text, $0.range) }
  }

  package func check(_ context: SectionContext) {
    for (id, range) in ids {
      if context.index.picture(id) == nil {
        context.log.error(
          "unknown-picture", "there is no picture '\(id)'", at: range,
          help: NearName.help(for: id, in: context.profile.pictures.map(\.id)))
      }
      context.ask(for: "picture", id, at: range)
    }
  }

  package func hasContent(_ index: ProfileIndex) -> Bool { !index.profile.pictures.isEmpty }

  package func blocks(_ context: SectionContext) -> [any Block] {
    let called = context.called(.picture)
    let pictures =
      ids.isEmpty
      ? context.profile.pictures.filter { !called.contains($0.id) }
      : ids.compactMap { context.index.picture($0.id) }
    return pictures.compactMap { PictureExhibit.block($0, context) }
  }
}
