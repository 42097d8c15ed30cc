import Synchronization

/// Gives the notes of each chapter their letters: a to z, then aa.
package final class NoteLetters: Sendable {
  private let state = Mutex(State())

  private struct State {
    var chapter = ""
    var given: [String: String] = [:]
  }

  /// Begins a chapter, whose first note is a again.
  func begin(_ chapter: String) {
    state.withLock { $0 = State(chapter: chapter) }
  }

  /// The letter of the note that is called `key`, the place where it stands, and whether the letter
  /// is new.
  func letter(for key: String) -> (letter: String, place: String, isNew: Bool) {
    state.withLock { state in
      let known = state.given[key]
      let letter = known ?? Self.letter(state.given.count)
      state.given[key] = letter
      return (letter, "note-\(state.chapter)-\(letter)", known == nil)
    }
  }

  static func letter(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let last = String(letters[number % letters.count])
    return number < letters.count ? last : letter(number / letters.count - 1) + last
  }
}

/// What of a report a link in a text can lead to.
package enum CrossReferenceKind: String, Sendable, CaseIterable {
  case chart, table, picture, section

  /// What such an address begins with.
  package var prefix: String { rawValue + ":" }

  /// What `address` names, if it is of this kind.
  package func name(in address: String) -> String? {
    address.hasPrefix(prefix) ? String(address.dropFirst(prefix.count)) : nil
  }
}
