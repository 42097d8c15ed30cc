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
        breaks.append(
          UnicodeText.LineBreak(
            offset: bytes, isMandatory: icu_breaks_is_mandatory(iterator) != 0))
      }
      return breaks
    }
  }

  private func iterator(for language: String) -> OpaquePointer? {
    if let known = iterators[language] { return known }
    guard let iterator = icu_breaks_open(language) else { return nil }
    iterators[language] = iterator
    return iterator
  }
}
