import Synchronization

/// Texts that were shaped at a size of one point, kept for all sizes and colours and for any number
/// of threads.
final class ShapedTexts: Sendable {
  /// What a text's shape depends on besides the text.
  struct Typeface: Hashable {
    let family: String
    let weight: Int
    let isItalic: Bool
    let features: [String]
    let language: String
  }

  /// A text that was shaped.
  struct Shaped {
    var runs: [GlyphRun]
    var missing: [TextShaper.MissingCharacter]
  }

  private struct State {
    var numbers: [Typeface: Int] = [:]
    var texts: [[String: Shaped]] = []
  }

  /// How many texts are kept of each typeface.
  private static let kept = 8_192

  private let state = Mutex(State())

  /// A number for `typeface`, always the same one.
  func number(of typeface: Typeface) -> Int {
    state.withLock { state in
      if let known = state.numbers[typeface] { return known }
      state.numbers[typeface] = state.texts.count
      state.texts.append(Dictionary(minimumCapacity: 128))
      return state.texts.count - 1
    }
  }

  /// `text` in the typeface of that number, if it was shaped.
  subscript(_ typeface: Int, _ text: String) -> Shaped? {
    get { state.withLock { $0.texts[typeface][text] } }
    set {
      state.withLock { state in
        if state.texts[typeface].count >= Self.kept { state.texts[typeface].removeAll() }
        state.texts[typeface][text] = newValue
      }
    }
  }
}
