import CICU

/// Finds the places where lines may end, with one set of ICU's rules for each language.
package final class LineBreakFinder {
  private var iterators: [String: OpaquePointer] = [:]

  package init() {}

  deinit { for iterator in iterators.values { icu_breaks_close(iterator) } }

  /// The places where lines of `text` may end by UAX 14, the end of the text not included.
  package func breaks(in text: String, language: String) -> [UnicodeText.LineBreak] {
    let units = Array(text.utf16)
    guard units.count > 1, let iterator = iterator(for: language) else { return [] }
    return units.withUnsafeBufferPointer { buffer in
      guard icu_breaks_set(iterator, buffer.baseAddress, Int32(buffer.count)) != 0 else {
        return []
      }
      var breaks = [UnicodeText.LineBreak]()
      var bytes = 0
      var unit = 0
      while true {
        let next = Int(icu_breaks_next(iterator))
        guard next >= 0, next < units.count else { break }
        while unit < next { bytes += UnicodeText.utf8Length(units, at: &unit) }
        if Self.isWithinUnit(buffer, at: next) { continue }
        breaks.append(
          UnicodeText.LineBreak(
            offset: bytes, isMandatory: icu_breaks_is_mandatory(iterator) != 0))
      }
      return breaks
    }
  }

  /// Whether a place after a solidus would part a unit: "km/h" has no more than two letters there,
  /// where a path or an alternative has a word.
  private static func isWithinUnit(_ units: UnsafeBufferPointer<UInt16>, at place: Int) -> Bool {
    // Letters of Latin, Greek and Cyrillic.
    func isLetter(_ unit: UInt16) -> Bool {
      unit < 0x530 && Unicode.Scalar(unit)?.properties.isAlphabetic ?? false
    }
    guard place > 1, units[place - 1] == 0x2F, isLetter(units[place - 2]) else { return false }
    let letters = units[place...].prefix(3).prefix(while: isLetter)
    return !letters.isEmpty && letters.count <= 2
  }

  private func iterator(for language: String) -> OpaquePointer? {
    if let known = iterators[language] { return known }
    guard let iterator = icu_breaks_open(language) else { return nil }
    iterators[language] = iterator
    return iterator
  }
}
