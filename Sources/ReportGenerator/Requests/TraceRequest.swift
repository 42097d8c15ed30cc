/// A wish to know where values come from.
public struct TraceRequest: Sendable {
  /// A country of the program, a path, or a report as PDF.
  public var country: String
  /// References of values; all if empty.
  public var references: [String]
  /// Whether nothing but a report is meant.
  public var isOfReport = false
  /// The page of the report whose values are meant, from 1.
  public var page: Int?
  /// Whether the answer is JSON.
  public var isJSON = false
  /// BCP 47 tag of the values; the profile's or the report's if `nil`.
  public var language: String?

  /// A wish for values of `country`, all that it has if `references` is empty.
  public init(country: String, references: [String] = []) {
    self.country = country
    self.references = references
  }
}
