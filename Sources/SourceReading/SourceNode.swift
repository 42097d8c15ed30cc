import Diagnostics

/// A value as it stands in a file, with its place: a scalar, a sequence or a mapping.
package struct SourceNode: Sendable {
  /// What the value is made of.
  package enum Content: Sendable {
    case scalar(SourceScalar)
    case sequence([SourceNode])
    case mapping([Entry])
  }

  /// One key of a mapping with its value.
  package struct Entry: Sendable {
    package var key: String
    package var keyRange: SourceRange
    package var value: SourceNode

    package init(key: String, keyRange: SourceRange, value: SourceNode) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  package var content: Content
  /// From the first character, marks included, to after the last.
  package var range: SourceRange

  package init(_ content: Content, at range: SourceRange) {
    self.content = content
    self.range = range
  }

  /// The scalar, if it is one.
  package var scalar: SourceScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// Its values, if it is a sequence.
  package var items: [SourceNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// Its keys and values in the order of the file, if it is a mapping.
  package var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// What it is, in words for messages.
  package var shape: String {
    switch content {
    case .scalar(let scalar): scalar.isAbsent ? "nothing" : "a single value"
    case .sequence: "a list"
    case .mapping: "keys and values"
    }
  }
}

/// A single value, which is always text: the schema decides what it means.
package struct SourceScalar: Sendable {
  /// How the text was marked off in the file.
  package enum Style: Sendable {
    /// Without quotation marks, or a number or a word of JSON.
    case plain
    /// Between quotation marks.
    case quoted
    /// Below `|` or `>`.
    case block
  }

  package var text: String
  package var style: Style
  /// From the first character, quotation marks included, to after the last.
  package var range: SourceRange

  package init(_ text: String, style: Style, at range: SourceRange) {
    self.text = text
    self.style = style
    self.range = range
  }

  /// Whether nothing was written, or one of the words for nothing.
  package var isAbsent: Bool {
    style == .plain && (text.isEmpty || text == "~" || text == "null")
  }

  /// The place of the text alone, without quotation marks.
  package var textRange: SourceRange {
    guard style == .quoted else { return range }
    var inner = range
    inner.start.column += 1
    inner.end.column = max(inner.end.column - 1, 1)
    return inner
  }
}

extension SourceNode {
  /// The node with what `other` says in its place: keys of both, deep down; lists and single values
  /// as in `other`.
  package func overridden(by other: SourceNode) -> SourceNode {
    guard let own = entries, let changes = other.entries else { return other }
    var merged = own
    for change in changes {
      if let place = merged.firstIndex(where: { $0.key == change.key }) {
        let value = merged[place].value.overridden(by: change.value)
        merged[place] = Entry(key: change.key, keyRange: change.keyRange, value: value)
      } else {
        merged.append(change)
      }
    }
    return SourceNode(.mapping(merged), at: other.range)
  }
}
