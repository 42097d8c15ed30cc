/// How a unit is written in a language.
package struct UnitPhrase: Sendable {
  /// After a number in running text, with the space before it; `one` after the number 1.
  package var words: String
  package var one: String
  /// Around a number where signs are used.
  package var prefix: String
  package var suffix: String
  /// On its own, for the column of a table; empty for bare numbers.
  package var name: String

  package init(
    words: String, one: String? = nil, prefix: String = "", suffix: String? = nil,
    name: String? = nil
  ) {
    self.words = words
    self.one = one ?? words
    self.prefix = prefix
    self.suffix = suffix ?? words
    self.name = name ?? words.trimmingSpaces
  }
}

extension String {
  /// Without spaces, breaking or not, at either end.
  var trimmingSpaces: String {
    let spaces: Set<Character> = [" ", "\u{A0}"]
    var part = self[...]
    while let first = part.first, spaces.contains(first) { part.removeFirst() }
    while let last = part.last, spaces.contains(last) { part.removeLast() }
    return String(part)
  }
}
