/// A kind of mapping in a profile: the keys it may have and what their values are.
package struct SchemaObject: Sendable {
  /// What it describes, in the words of diagnostics: `a source`.
  package var what: String
  package var required: [(key: String, value: SchemaValue)]
  package var optional: [(key: String, value: SchemaValue)]

  init(
    _ what: String, required: KeyValuePairs<String, SchemaValue> = [:],
    optional: KeyValuePairs<String, SchemaValue> = [:]
  ) {
    self.what = what
    self.required = required.map { ($0.key, $0.value) }
    self.optional = optional.map { ($0.key, $0.value) }
  }

  /// All keys.
  package var keys: Set<String> { Set((required + optional).map(\.key)) }
}

/// What a value in a profile may be.
package indirect enum SchemaValue: Sendable {
  case text
  /// Text that is printed and has another form in each language.
  case words
  /// Text that may hold references in braces and inline Markdown.
  case richText
  case id
  case reference
  /// An alpha-3 code.
  case state
  case date
  case year
  case number
  case integer(ClosedRange<Int>)
  case trueOrFalse
  case choice([String])
  case list(SchemaValue)
  case oneOrMore(SchemaValue)
  /// A mapping from keys of some pattern.
  case map(keys: String, SchemaValue)
  case object(String)
  case either(SchemaValue, SchemaValue)

  static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    of type: Choice.Type
  ) -> SchemaValue {
    .choice(type.allCases.map(\.rawValue))
  }

  static func byID(_ value: SchemaValue) -> SchemaValue { .map(keys: idPattern, value) }
  static func byState(_ value: SchemaValue) -> SchemaValue { .map(keys: statePattern, value) }

  static let idPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"
  static let statePattern = "^[A-Z]{3}$"
}
