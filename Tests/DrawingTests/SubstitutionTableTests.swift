import TestSupport
import Testing

@testable import Drawing

/// Tables are put together here, and asked about texts of the glyphs 10 to 20.
struct SubstitutionTableTests {
  /// What stands in a table: a number of two bytes, or the offset of another table.
  private indirect enum Item: ExpressibleByIntegerLiteral {
    case value(Int)
    case table([Item])

    init(integerLiteral value: Int) { self = .value(value) }
  }

  /// A table in numbers of two bytes, with those it leads to behind it.
  private func numbers(_ items: [Item]) -> [Int] {
    var result: [Int] = []
    var others: [Int] = []
    for item in items {
      switch item {
      case .value(let value): result.append(value)
      case .table(let inner):
        result.append((items.count + others.count) * 2)
        others += numbers(inner)
      }
    }
    return result + others
  }

  private func list(_ items: [Item]) -> [Item] { [.value(items.count)] + items }

  private func glyphs(_ glyphs: Int...) -> Item {
    .table([1] + list(glyphs.map(Item.value)))
  }

  /// Classes of ranges of glyphs.
  private func classes(_ classes: (ClosedRange<Int>, Int)...) -> Item {
    .table(
      [2, .value(classes.count)]
        + classes.flatMap { [.value($0.lowerBound), .value($0.upperBound), .value($1)] })
  }

  private typealias Lookup = (type: Int, subtable: [Item])

  /// A table with a lookup for each of `lookups`, and features that have some of them.
  private func bytes(
    _ lookups: [Lookup], _ features: [(tag: String, lookups: [Int])], version: [Item] = [1, 0]
  ) -> [UInt8] {
    let records = features.flatMap { tag, lookups -> [Item] in
      let tag = tag.utf8.map(Int.init)
      return [
        .value(tag[0] << 8 | tag[1]), .value(tag[2] << 8 | tag[3]),
        .table([0] + list(lookups.map(Item.value))),
      ]
    }
    let tables = lookups.map { Item.table([.value($0.type), 0, 1, .table($0.subtable)]) }
    let header: [Item] =
      version + [
        .table([0]), .table([.value(features.count)] + records), .table(list(tables)), 0, 1,
      ]
    return numbers(header).flatMap { [UInt8($0 >> 8 & 255), UInt8($0 & 255)] }
  }

  private func isIdle(_ bytes: [UInt8], _ tag: String = "ccmp") -> Bool {
    bytes.withUnsafeBytes { SubstitutionTable(bytes: $0).isIdle(tag, on: Array(10...20)) }
  }

  private func applies(_ type: Int, _ subtable: [Item]) -> Bool {
    !isIdle(bytes([(type, subtable)], [("ccmp", [0])]))
  }

  @Test(arguments: [(9, false), (10, true), (20, true), (21, false)])
  func `substitutions of one glyph apply where it is`(glyph: Int, applies: Bool) {
    for type in [1, 2, 3, 8] {
      #expect(self.applies(type, [1, glyphs(5, glyph, 90)]) == applies)
      let range: Item = .table([2, 2, 2, 5, 0, .value(glyph), .value(glyph), 4])
      #expect(self.applies(type, [1, range]) == applies)
    }
    let wide: Item = .table([2, 1, .value(glyph), 30, 0])
    #expect(self.applies(1, [1, wide]) == (glyph <= 20))
  }

  @Test func `a ligature applies where all its glyphs are`() {
    /// Of 12 with `second` and 13, beside one of a glyph that no text has.
    func ligature(_ second: Int) -> [Item] {
      let other: Item = .table(list([.table([99, 2, 11])]))
      let set: Item = .table(list([.table([99, 2, 31]), .table([99, 3, .value(second), 13])]))
      return [1, glyphs(5, 12), 2, other, set]
    }
    #expect(applies(4, ligature(14)))
    #expect(!applies(4, ligature(30)))
  }

  @Test func `a rule of glyphs applies where all are that it names`() {
    func context(_ second: Int) -> [Item] {
      [1, glyphs(5, 12), 2, .value(0), .table(list([.table([2, 1, .value(second), 0, 7])]))]
    }
    #expect(applies(5, context(14)))
    #expect(!applies(5, context(30)))

    func chained(_ before: Int, _ second: Int, _ after: Int) -> [Item] {
      let rule: [Item] = [1, .value(before), 2, .value(second), 1, .value(after), 0]
      return [1, glyphs(12), 1, .table(list([.table(rule)]))]
    }
    #expect(applies(6, chained(10, 11, 12)))
    #expect(!applies(6, chained(9, 11, 12)))
    #expect(!applies(6, chained(10, 9, 12)))
    #expect(!applies(6, chained(10, 11, 21)))
  }

  @Test func `a rule of classes applies where glyphs of all classes are`() {
    /// Of a glyph of class 1, with one of class `second`. Class 2 is of marks, 3 of other letters.
    func context(_ second: Int) -> [Item] {
      let rules: Item = .table(list([.table([2, 1, .value(second), 0, 7])]))
      return [
        2, glyphs(12), classes((12...13, 1), (40...50, 2), (15...40, 3)), 4, 0, rules, 0, rules,
      ]
    }
    for (second, applies) in [(0, true), (1, true), (2, false), (3, true)] {
      #expect(self.applies(5, context(second)) == applies, "\(second)")
    }
    // The rules of class 3 begin with none of the glyphs that are covered.
    #expect(
      !applies(
        5, [2, glyphs(12), classes((15...16, 3)), 4, 0, 0, 0, .table(list([.table([1, 0])]))]))

    func chained(_ before: Int, _ after: Int) -> [Item] {
      let rule: [Item] = [1, .value(before), 1, 1, .value(after), 0]
      // The classes before have their own table, and there is none of those behind.
      return [
        2, glyphs(12), .table([1, 14, 2, 5, 6]), classes((12...12, 1)), .value(0), 2, 0,
        .table(list([.table(rule)])),
      ]
    }
    #expect(applies(6, chained(5, 0)))
    #expect(applies(6, chained(0, 0)))
    #expect(!applies(6, chained(7, 0)))
    #expect(!applies(6, chained(5, 1)))
  }

  @Test func `a rule of coverages applies where each has a glyph`() {
    #expect(applies(5, [3, 2, 1, glyphs(10), glyphs(9, 12), 0, 7]))
    #expect(!applies(5, [3, 2, 1, glyphs(10), glyphs(9, 21), 0, 7]))
    func chained(_ before: Item, _ after: Item) -> [Item] {
      [3, 1, before, 1, glyphs(12), 1, after, 0]
    }
    #expect(applies(6, chained(glyphs(10), glyphs(11))))
    #expect(!applies(6, chained(glyphs(9), glyphs(11))))
    #expect(!applies(6, chained(glyphs(10), glyphs(30))))
  }

  @Test func `a lookup behind a long offset is read`() {
    for (glyph, applies) in [(12, true), (30, false)] {
      #expect(self.applies(7, [1, 1, 0, 8, 1, 6, 0, 1, 1, .value(glyph)]) == applies)
    }
  }

  @Test func `lookups that come before a feature's count, and those after do not`() {
    let single: Lookup = (1, [1, glyphs(12)])
    let mark: Lookup = (1, [1, glyphs(30)])
    #expect(!isIdle(bytes([single, mark], [("ccmp", [1]), ("locl", [0])])))
    #expect(isIdle(bytes([mark, single], [("ccmp", [0]), ("locl", [1])])))
    #expect(!isIdle(bytes([mark, single], [("ccmp", [0]), ("rvrn", [1])])))
    #expect(isIdle(bytes([single, mark], [("aalt", [0]), ("ccmp", [1])])))
    // A lookup of no feature is only for rules that name it.
    #expect(isIdle(bytes([single, mark], [("ccmp", [1])])))
  }

  @Test func `a face without the feature or without substitutions is idle`() {
    #expect(isIdle([]))
    #expect(isIdle(bytes([(1, [1, glyphs(12)])], [("liga", [0])])))
  }

  @Test func `a table that does not tell is not idle`() {
    let mark: [Lookup] = [(1, [1, glyphs(30)])]
    let features = [(tag: "ccmp", lookups: [0])]
    let whole = bytes(mark, features)
    #expect(isIdle(whole))
    #expect(!isIdle(bytes(mark, features, version: [2, 0])))
    // The header has variations, at the offset 1.
    #expect(!isIdle(bytes(mark, features, version: [1, 1])))
    #expect(!isIdle(bytes([(9, [1, glyphs(30)])], features)))
    #expect(!isIdle(bytes([(4, [2, glyphs(30)])], features)))
    for length in 1..<whole.count { #expect(!isIdle(Array(whole.prefix(length))), "\(length)") }
  }

  @Test func `ASCII is shaped the same with and without its composition`() throws {
    let shaper = SampleFonts.shaper()
    let characters = (32..<127).map { String(Unicode.Scalar(UInt8($0))) }
    var found = 0
    for family in ["Inter", "Vollkorn", "Noto Sans"] {
      let plain = TextStyle(family: family, size: 10)
      let composed = TextStyle(family: family, size: 10, features: ["ccmp"])
      let face = try #require(shaper.fonts.face(family: family, weight: 400, isItalic: false))
      #expect(!face.composesNoASCII())
      for _ in 0..<40 { _ = face.composesNoASCII() }
      if face.composesNoASCII() { found += 1 }
      for first in characters {
        let text = characters.map { first + $0 }.joined()
        #expect(
          shaper.shape(text, plain).map(\.glyphs) == shaper.shape(text, composed).map(\.glyphs))
      }
    }
    #expect(found == 3)
  }

  @Test func `a letter with a mark is still composed`() {
    let shaper = SampleFonts.shaper()
    let style = TextStyle(family: "Inter", size: 10)
    let dotted = shaper.shape("j", style)[0].glyphs
    let accented = shaper.shape("j\u{30C}", style)[0].glyphs
    #expect(accented[0].id != dotted[0].id)
  }
}
