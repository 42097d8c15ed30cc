/// A kind of file that reports and charts can be written as.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// Portable Document Format, tagged and finished.
  case pdf
  /// Portable Network Graphics, one file a page.
  case png
  /// Scalable Vector Graphics with real text; charts only.
  case svg
}
