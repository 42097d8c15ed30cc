import CHyphen
import CPatternImages
import Glibc
import Synchronization

/// Finds the places where words of one language may be divided, by libhyphen's patterns; for any
/// number of threads.
package final class Hyphenator: Sendable {
  private let path: String
  /// Where an image of the patterns may be.
  private let image: String?
  private let patterns = Mutex<Patterns?>(nil)
  private let cache = Mutex<[String: [Int]]>([:])
  private let texts = Mutex<[String: [Int]]>([:])
  /// How many words are remembered.
  private static let kept = 16_384
  /// Fewest letters before and after a hyphen.
  private let leastBefore = 2
  private let leastAfter = 3

  /// The patterns in the file at `path`, which are opened when a word first asks for them; `nil` if
  /// the file cannot be read.
  /// - Parameter image: Where an image of them may be, which takes no time to open.
  package init?(path: String, image: String? = nil) {
    guard access(path, R_OK) == 0 else { return nil }
    self.path = path
    self.image = image
  }

  /// Opens the image of the patterns; `false` if there is none of them as they are.
  package func openImage() -> Bool {
    patterns.withLock { patterns in
      if patterns == nil { patterns = fromImage() }
      return patterns?.isImage ?? false
    }
  }

  /// Opens the patterns now, so that no word has to wait for them.
  package func load() { patterns.withLock { open(&$0) } }

  private func open(_ patterns: inout Patterns?) {
    if patterns == nil { patterns = fromImage() ?? Patterns(path) }
  }

  private func fromImage() -> Patterns? { image.flatMap { Patterns(path, image: $0) } }

  /// Writes an image of the patterns in the file at `path`.
  /// - Parameter place: Another number, up to 191, for each image that one program opens.
  /// - Returns: What went wrong, as the system says it; `nil` if nothing did.
  package static func writeImage(of path: String, to image: String, place: Int) -> String? {
    guard let dictionary = hnj_hyphen_load(path) else { return "'\(path)' holds no patterns" }
    defer { hnj_hyphen_free(dictionary) }
    let error = pattern_image_write(dictionary, path, image, Int32(place))
    return error == 0 ? nil : String(cString: strerror(error))
  }

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
      let start = scalars.firstIndex(where: \.isAlphabetic),
      !scalars[start].properties.isUppercase
    else { return [] }
    // An apostrophe's ending and what follows a hyphen of the word's own are not divided.
    let end = scalars[start...].firstIndex { !$0.isAlphabetic } ?? scalars.endIndex
    let before = text.utf8.distance(from: text.startIndex, to: start)
    return points(in: String(scalars[start..<end])).map { $0 + before }
  }

  private func find(_ word: String) -> [Int] {
    let lowered = word.lowercased()
    guard lowered.utf8.count == word.utf8.count, lowered.utf8.count >= leastBefore + leastAfter,
      lowered.utf8.count < 100, lowered.allSatisfy(\.isLetter)
    else { return [] }
    // libhyphen only reads its patterns, but this is not where time goes: words are remembered.
    let marks = patterns.withLock { patterns in
      open(&patterns)
      return patterns?.marks(in: lowered) ?? []
    }
    var points = [Int]()
    var offset = 0
    let letters = Array(lowered.unicodeScalars)
    for (index, letter) in letters.enumerated() where index < marks.count {
      offset += UTF8.width(letter)
      let after = letters.count - index - 1
      if marks[index], index + 1 >= leastBefore, after >= leastAfter { points.append(offset) }
    }
    return points
  }
}

extension Unicode.Scalar {
  /// As its property says, which is slow to look up.
  fileprivate var isAlphabetic: Bool {
    isASCII ? (97...122).contains(value | 0x20) : properties.isAlphabetic
  }
}

/// A pattern file of libhyphen's, opened.
private final class Patterns: @unchecked Sendable {
  private let dictionary: UnsafeMutablePointer<HyphenDict>
  private let isUTF8: Bool
  /// From UTF-8 to the file's own characters, where they are others.
  private let converter: iconv_t?

  /// How much of memory an image takes; `nil` where the patterns are none.
  private let length: Int?

  var isImage: Bool { length != nil }

  /// The patterns in the file at `path`; `nil` if they cannot be read.
  convenience init?(_ path: String) {
    guard let dictionary = hnj_hyphen_load(path) else { return nil }
    self.init(dictionary, length: nil)
  }

  /// The patterns in the file at `path` from their image; `nil` if it is not one of them.
  convenience init?(_ path: String, image: String) {
    var length = 0
    guard let found = pattern_image_open(path, image, &length) else { return nil }
    // libhyphen does not write to what it is handed.
    let dictionary = UnsafeMutableRawPointer(mutating: found)
      .assumingMemoryBound(to: HyphenDict.self)
    self.init(dictionary, length: length)
  }

  private init(_ dictionary: UnsafeMutablePointer<HyphenDict>, length: Int?) {
    self.dictionary = dictionary
    self.length = length
    isUTF8 = dictionary.pointee.utf8 != 0
    guard !isUTF8 else {
      converter = nil
      return
    }
    let name = withUnsafeBytes(of: dictionary.pointee.cset) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    let opened = iconv_open(name, "UTF-8")
    converter = opened == iconv_t(bitPattern: -1) ? nil : opened
  }

  deinit {
    if let length {
      pattern_image_close(dictionary, length)
    } else {
      hnj_hyphen_free(dictionary)
    }
    if let converter { iconv_close(converter) }
  }

  /// Whether a hyphen may follow each character of `word`; empty if the file cannot spell it.
  func marks(in word: String) -> [Bool] {
    guard var text = spelt(word) else { return [] }
    let count = text.count
    text.append(0)
    var marks = [CChar](repeating: 0, count: count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let failed = hnj_hyphen_hyphenate2(
      dictionary, &text, Int32(count), &marks, nil, &replacements, &positions, &cuts)
    defer {
      if let replacements {
        for index in 0..<count { free(replacements[index]) }
        free(replacements)
      }
      free(positions)
      free(cuts)
    }
    guard failed == 0 else { return [] }
    // libhyphen marks characters, not bytes.
    return (0..<word.unicodeScalars.count).map { marks[$0] & 1 == 1 }
  }

  /// The bytes of `word` as the file spells them.
  private func spelt(_ word: String) -> [CChar]? {
    var input = word.utf8.map { CChar(bitPattern: $0) }
    guard !isUTF8 else { return input }
    guard let converter else { return nil }
    let length = input.count
    var output = [CChar](repeating: 0, count: length * 2 + 4)
    let room = output.count
    var left = room
    let isSpelt = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        var rest = length
        _ = iconv(converter, &from, &rest, &to, &left)
        return rest == 0
      }
    }
    let written = room - left
    // One byte a character, or marks would not be where characters are.
    guard isSpelt, written == word.unicodeScalars.count else { return nil }
    return Array(output[..<written])
  }
}
