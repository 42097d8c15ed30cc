import CountryRisk
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

  private let exhibits: NamedExhibits

  package init(from reader: FieldReader) {
    exhibits = NamedExhibits(.picture, from: reader, key: "pictures")
  }

  package func check(_ context: SectionContext) {
    exhibits.check(context.profile.pictures.map(\.id), context)
  }

  package func hasContent(_ index: ProfileIndex) -> Bool { !index.profile.pictures.isEmpty }

  package func blocks(_ context: SectionContext) -> [any Block] {
    exhibits.chosen(of: context.profile.pictures, id: \.id, context)
      .compactMap { PictureExhibit.block($0, context) }
  }
}
