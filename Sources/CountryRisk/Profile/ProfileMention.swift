import Diagnostics

/// A place in a profile's files that names something defined elsewhere.
package struct ProfileMention: Sendable {
  /// What kind of thing is named.
  package enum Kind: Sendable {
    /// A source by id.
    case source
    /// A value that a reference stands for.
    case value
    /// A fact with shares.
    case shares
    /// A fact with shares, a series, or one value.
    case data
    /// A tier by id.
    case tier
    /// A subject area by id.
    case subjectArea
    /// A state by alpha-3 code.
    case state
    /// A state of the profile's partners by alpha-3 code.
    case partner
    /// A dependency by id.
    case dependency
    /// An event by id.
    case event
    /// A unit by id.
    case unit
  }

  package var kind: Kind
  package var name: String
  package var range: SourceRange

  package init(_ kind: Kind, _ name: String, at range: SourceRange) {
    self.kind = kind
    self.name = name
    self.range = range
  }
}
