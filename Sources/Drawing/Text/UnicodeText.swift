import CICU

/// Facts about text that come from the Unicode Character Database, by way of ICU.
package enum UnicodeText {
  /// A place where a line may end.
  package struct LineBreak: Sendable, Hashable {
    /// Offset into the UTF-8 of the character after the break.
    package var offset: Int
    /// Whether the line must end there.
    package var isMandatory: Bool

    package init(offset: Int, isMandatory: Bool) {
      self.offset = offset
      self.isMandatory = isMandatory
    }
  }

  /// The name of the country of the two-letter `code` in `language` (CLDR); `nil` if it has none.
  package static func countryName(_ code: String, language: String) -> String? {
    var name = [CChar](repeating: 0, count: 256)
    guard icu_country_name(code, language, &name, Int32(name.count)) != 0 else { return nil }
    return name.withUnsafeBufferPointer { buffer in
      String(
        decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Length in UTF-8 of the character that starts at `unit`, which is moved past it.
  static func utf8Length(_ units: [UInt16], at unit: inout Int) -> Int {
    let value = units[unit]
    unit += 1
    if value < 0x80 { return 1 }
    if value < 0x800 { return 2 }
    if (0xD800..<0xDC00).contains(value), unit < units.count {
      unit += 1
      return 4
    }
    return 3
  }

  /// The ISO 15924 code of the script of `scalar`: `Latn`, `Hani`, `Zyyy`.
  package static func script(of scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x80 {
      let isLetter = (65...90).contains(scalar.value) || (97...122).contains(scalar.value)
      return isLetter ? "Latn" : "Zyyy"
    }
    guard let name = icu_script_name(Int32(scalar.value)) else { return "Zzzz" }
    return String(cString: name)
  }

  /// Whether `scalar` belongs to the character before it: a mark, joiner or variation selector.
  package static func extendsCluster(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    let category = icu_general_category(Int32(scalar.value))
    return category == 6 || category == 7 || category == 8 || scalar.value == 0x200D
      || scalar.value == 0x200C || (0xFE00...0xFE0F).contains(scalar.value)
  }

  /// Whether `text` holds characters that are written from right to left.
  package static func hasRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: isRightToLeft)
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFDFF).contains(scalar.value)
      || (0xFE70...0xFEFF).contains(scalar.value) || (0x10800...0x10FFF).contains(scalar.value)
      || (0x1E800...0x1EFFF).contains(scalar.value)
  }

  /// Whether a paragraph of `texts` runs from right to left: as texts in `language` do, unless its
  /// first letter and most of them run the other way. (UAX 9, HL1, leaves the choice to what sets it;
  /// its own rule, the first letter alone, would turn an English paragraph that begins with an Arabic
  /// name.)
  package static func isRightToLeft(_ texts: some Sequence<String>, language: String) -> Bool {
    var balance = 0
    var first: Bool?
    for text in texts {
      for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
        let isTurned = isRightToLeft(scalar)
        if first == nil { first = isTurned }
        balance += isTurned ? 1 : -1
      }
    }
    let usual = isRightToLeft(language: language)
    guard let first, first != usual else { return usual }
    return balance == 0 ? usual : balance > 0
  }

  /// Whether texts in `language` (BCP 47) run from right to left.
  package static func isRightToLeft(language: String) -> Bool {
    switch language.prefix(while: { $0 != "-" }) {
    case "ar", "he", "fa", "ur", "yi", "ps", "dv", "sd", "ug", "ckb": true
    default: false
    }
  }

  /// The stretches of `text` in visual order, as ranges of UTF-8 offsets with their direction (UAX 9).
  package static func visualRuns(
    of text: String, isRightToLeft base: Bool = false
  ) -> [(range: Range<Int>, isRightToLeft: Bool)] {
    let units = Array(text.utf16)
    var offsets = [Int]()
    offsets.reserveCapacity(units.count + 1)
    var bytes = 0
    var unit = 0
    while unit < units.count {
      let start = unit
      let length = utf8Length(units, at: &unit)
      for _ in start..<unit { offsets.append(bytes) }
      bytes += length
    }
    offsets.append(bytes)
    guard let order = icu_order_open() else { return [(0..<bytes, base)] }
    defer { icu_order_close(order) }
    return units.withUnsafeBufferPointer { buffer in
      let count = icu_order_set(
        order, buffer.baseAddress, Int32(buffer.count), base ? 1 : 0)
      return (0..<count).map { index in
        var start: Int32 = 0
        var length: Int32 = 0
        let direction = icu_order_run(order, index, &start, &length)
        return (offsets[Int(start)]..<offsets[Int(start + length)], direction == 1)
      }
    }
  }
}
