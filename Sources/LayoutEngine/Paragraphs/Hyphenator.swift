import CHyphen
import Glibc
import Synchronization

/// Finds the places where words of one language may be divided, by libhyphen's patterns; for any
/// number of threads.
package final class Hyphenator: @unchecked Sendable {
  // libhyphen only reads its dictionary.
  private let dictionary: UnsafeMutablePointer<HyphenDict>
  private let isUTF8: Bool
  private let cache = Mutex<[String: [Int]]>([:])
  private let texts = Mutex<[String: [Int]]>([:])
  /// How many words are remembered.
  private static let kept = 16_384
  /// Fewest letters before and after a hyphen.
  private let leastBefore = 2
  private let leastAfter = 3

  /// Opens the patterns in the file at `path`; `nil` if it cannot be read.
  package init?(path: String) {
    guard access(path, R_OK) == 0, let dictionary = hnj_hyphen_load(path) else { return nil }
    self.dictionary = dictionary
    isUTF8 = dictionary.pointee.utf8 != 0
  }

  deinit { hnj_hyphen_free(dictionary) }

  /// Offsets into the UTF-8 of `word` before which a hyphen may stand, ascending.
  package func points(in word: String) -> [Int] {
    if let known = cache.withLock({ $0[word] }) { return known }
    let points = find(word)
    cache.withLock { cache in
      if cache.count >= Self.kept { cache.removeAll() }
      cache[word] = points
    }
    return points
  }

  /// Offsets into the UTF-8 of `text`, a word that may carry punctuation at its ends, before which a
  /// hyphen may stand. Names and words in capitals stay whole.
  func wordPoints(in text: String) -> [Int] {
    if let known = texts.withLock({ $0[text] }) { return known }
    let points = findWord(in: text)
    texts.withLock { texts in
      if texts.count >= Self.kept { texts.removeAll() }
      texts[text] = points
    }
    return points
  }

  private func findWord(in text: String) -> [Int] {
    let scalars = text.unicodeScalars
    guard
      let start = scalars.firstIndex(where: \.properties.isAlphabetic),
      !scalars[start].properties.isUppercase
    else { return [] }
    // An apostrophe's ending and what follows a hyphen of the word's own are not divided.
    let end = scalars[start...].firstIndex { !$0.properties.isAlphabetic } ?? scalars.endIndex
    let before = text.utf8.distance(from: text.startIndex, to: start)
    return points(in: String(scalars[start..<end])).map { $0 + before }
  }

  private func find(_ word: String) -> [Int] {
    let lowered = word.lowercased()
    let bytes = Array(lowered.utf8)
    guard bytes.count == word.utf8.count, bytes.count >= leastBefore + leastAfter,
      bytes.count < 100, lowered.allSatisfy(\.isLetter), isUTF8 || bytes.allSatisfy({ $0 < 128 })
    else { return [] }
    var text = bytes.map { CChar(bitPattern: $0) } + [0]
    var marks = [CChar](repeating: 0, count: bytes.count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let failed = hnj_hyphen_hyphenate2(
      dictionary, &text, Int32(bytes.count), &marks, nil, &replacements, &positions, &cuts)
    defer {
      if let replacements {
        for index in 0..<bytes.count { free(replacements[index]) }
        free(replacements)
      }
      free(positions)
      free(cuts)
    }
    guard failed == 0 else { return [] }
    // libhyphen marks characters, not bytes: walk the letters and count their bytes.
    var points = [Int]()
    var offset = 0
    let letters = Array(lowered.unicodeScalars)
    for (index, letter) in letters.enumerated() {
      offset += UTF8.width(letter)
      let after = letters.count - index - 1
      if marks[isUTF8 ? index : offset - 1] & 1 == 1, index + 1 >= leastBefore,
        after >= leastAfter
      {
        points.append(offset)
      }
    }
    return points
  }
}
