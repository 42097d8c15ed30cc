import Diagnostics

/// A picture of the profile: a photograph, a drawing or a map of others.
package struct PictureDefinition: Sendable {
  package var id: String
  /// The path of the file in the folder of the profile.
  package var file: String
  package var fileRange: SourceRange
  package var title: RichText
  package var subtitle: RichText
  /// What it shows, for those who cannot see it.
  package var alternate: RichText
  /// What else a reader should know: who made it, when and where.
  package var note: RichText?
  package var sources: [String]
  package var range: SourceRange?

  package init(
    id: String, file: String, fileRange: SourceRange, title: RichText, subtitle: RichText,
    alternate: RichText, note: RichText? = nil, sources: [String] = [], range: SourceRange? = nil
  ) {
    self.id = id
    self.file = file
    self.fileRange = fileRange
    self.title = title
    self.subtitle = subtitle
    self.alternate = alternate
    self.note = note
    self.sources = sources
    self.range = range
  }
}
