import CHarfBuzz

/// The glyph substitutions of a face, as far as they say what can never apply to a text (OpenType
/// 1.9, "GSUB" and "OpenType Layout Common Table Formats").
///
/// HarfBuzz tries each lookup of each feature at each glyph of each word. Some faces have rules for
/// combining marks that begin with any letter: to find at every glyph that no mark follows is more
/// than half of what a word in Inter costs.
struct SubstitutionTable {
  /// Thrown where a table ends too early or has a form that is not known.
  private struct Unreadable: Error {}

  /// The table.
  let bytes: UnsafeRawBufferPointer

  /// Hands the table of `face` to `body`. It is empty if the face has none.
  static func read<Result>(
    of face: OpaquePointer?, _ body: (SubstitutionTable) -> Result
  ) -> Result {
    let blob = hb_face_reference_table(face, hb_tag_from_string("GSUB", 4))
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    let data = hb_blob_get_data(blob, &length)
    return body(
      SubstitutionTable(bytes: UnsafeRawBufferPointer(start: data, count: Int(length))))
  }

  /// Whether a text that has none but `glyphs` is shaped the same without the feature `tag`, in any
  /// language: none of the feature's lookups can apply to it, and none that comes before can give
  /// it other glyphs. `false` where the table does not tell.
  ///
  /// The feature `aalt`, for choosing among all variants of a glyph, must not be on.
  func isIdle(_ tag: String, on glyphs: [UInt32]) -> Bool {
    guard !bytes.isEmpty else { return true }
    do {
      // A version 1.1 may have other lookups for some variations of the face.
      guard try value(0) == 1, try value(2) == 0 || (value(10) == 0 && value(12) == 0) else {
        return false
      }
      let lookups = try lookupsByFeature()
      let tag = hb_tag_from_string(tag, 4)
      guard let last = lookups.filter({ $0.tag == tag }).map(\.lookup).max() else { return true }
      // Lookups are applied in the order of their numbers, those for variations before all.
      let reaching = lookups.filter { entry in
        entry.tag == Self.variations || entry.tag != Self.allVariants && entry.lookup <= last
      }
      let alphabet = Alphabet(glyphs)
      return try !Set(reaching.map(\.lookup)).contains { try applies($0, to: alphabet) }
    } catch {
      return false
    }
  }

  private static let variations = hb_tag_from_string("rvrn", 4)
  private static let allVariants = hb_tag_from_string("aalt", 4)

  // MARK: Lists

  /// A number of two bytes.
  private func value(_ place: Int) throws -> Int {
    guard place >= 0, place + 2 <= bytes.count else { throw Unreadable() }
    return Int(bytes[place]) << 8 | Int(bytes[place + 1])
  }

  /// `count` numbers of two bytes.
  private func values(_ count: Int, at place: Int) throws -> [Int] {
    guard place + 2 * count <= bytes.count else { throw Unreadable() }
    return try (0..<max(0, count)).map { try value(place + 2 * $0) }
  }

  /// Where the tables begin whose offsets from `table` stand at `place`, after their count.
  private func tables(of table: Int, at place: Int) throws -> [Int] {
    try values(value(place), at: place + 2).map { table + $0 }
  }

  private func lookupsByFeature() throws -> [(tag: hb_tag_t, lookup: Int)] {
    let list = try value(6)
    var found: [(tag: hb_tag_t, lookup: Int)] = []
    for number in 0..<(try value(list)) {
      let record = list + 2 + 6 * number
      let tag = try hb_tag_t(value(record)) << 16 | hb_tag_t(value(record + 2))
      let feature = try list + value(record + 4)
      for lookup in try values(value(feature + 2), at: feature + 4) { found.append((tag, lookup)) }
    }
    return found
  }

  // MARK: Lookups

  /// The glyphs of a text, sorted.
  private struct Alphabet {
    let glyphs: [Int]
    /// How many of them are less than each number up to the last glyph.
    private let counts: [Int]

    init(_ glyphs: [UInt32]) {
      self.glyphs = Set(glyphs.map(Int.init)).sorted()
      var counts: [Int] = []
      counts.reserveCapacity((self.glyphs.last ?? -1) + 1)
      for (place, glyph) in self.glyphs.enumerated() {
        while counts.count <= glyph { counts.append(place) }
      }
      self.counts = counts
    }

    private func count(below glyph: Int) -> Int {
      glyph < counts.count ? counts[max(0, glyph)] : glyphs.count
    }

    /// The places of those in `range`.
    func places(in range: ClosedRange<Int>) -> Range<Int> {
      count(below: range.lowerBound)..<count(below: range.upperBound + 1)
    }

    func contains(_ glyph: Int) -> Bool { !places(in: glyph...glyph).isEmpty }
  }

  private func applies(_ lookup: Int, to alphabet: Alphabet) throws -> Bool {
    let list = try value(8)
    guard try lookup < value(list) else { return false }
    let table = try list + value(list + 2 + 2 * lookup)
    let type = try value(table)
    return try tables(of: table, at: table + 4).contains { subtable in
      guard type == 7 else { return try applies(type, subtable, to: alphabet) }
      let offset = try value(subtable + 4) << 16 | value(subtable + 6)
      return try applies(value(subtable + 2), subtable + offset, to: alphabet)
    }
  }

  /// Whether a text can hold what a subtable of a type of lookup looks for.
  private func applies(_ type: Int, _ table: Int, to alphabet: Alphabet) throws -> Bool {
    switch (type, try value(table)) {
    case (1, _), (2, _), (3, _), (8, _):
      return try !covered(by: table + value(table + 2), alphabet).isEmpty
    case (4, 1):
      let starts = try covered(by: table + value(table + 2), alphabet).map(\.place)
      return try rules(of: table, at: table + 4, starts).contains { ligature in
        try values(value(ligature + 2) - 1, at: ligature + 4).allSatisfy(alphabet.contains)
      }
    case (5, 1), (6, 1):
      let starts = try covered(by: table + value(table + 2), alphabet).map(\.place)
      return try rules(of: table, at: table + 4, starts).contains { rule in
        try sequences(of: rule, isChained: type == 6).allSatisfy {
          $0.allSatisfy(alphabet.contains)
        }
      }
    case (5, 2), (6, 2):
      let places = type == 5 ? [4] : [4, 6, 8]
      let classes = try places.map { try self.classes(of: alphabet, table, value(table + $0)) }
      let input = classes[classes.count / 2]
      let starts = try covered(by: table + value(table + 2), alphabet).map { input[$0.glyph] }
      return try rules(of: table, at: table + 4 + 2 * places.count, starts).contains { rule in
        try zip(sequences(of: rule, isChained: type == 6), classes)
          .allSatisfy { sequence, classes in sequence.allSatisfy(classes.contains) }
      }
    case (5, 3):
      return try values(value(table + 2), at: table + 6)
        .allSatisfy { try !covered(by: table + $0, alphabet).isEmpty }
    case (6, 3):
      var place = table + 2
      for _ in 0..<3 {
        let coverages = try tables(of: table, at: place)
        guard try coverages.allSatisfy({ try !covered(by: $0, alphabet).isEmpty }) else {
          return false
        }
        place += 2 + 2 * coverages.count
      }
      return true
    default: throw Unreadable()
    }
  }

  /// The rules of those sets, whose offsets from `table` stand at `place`, that have the numbers
  /// `sets`.
  private func rules(of table: Int, at place: Int, _ sets: [Int]) throws -> [Int] {
    let offsets = try values(value(place), at: place + 2)
    return try Set(sets).filter { $0 < offsets.count && offsets[$0] != 0 }
      .flatMap { try tables(of: table + offsets[$0], at: table + offsets[$0]) }
  }

  /// What a rule asks for before the first glyph, after it and behind the last; in a rule without
  /// context, after the first glyph.
  private func sequences(of rule: Int, isChained: Bool) throws -> [[Int]] {
    guard isChained else { return [try values(value(rule) - 1, at: rule + 4)] }
    let before = try values(value(rule), at: rule + 2)
    let next = rule + 2 + 2 * before.count
    let input = try values(value(next) - 1, at: next + 2)
    let last = next + 2 + 2 * input.count
    return [before, input, try values(value(last), at: last + 2)]
  }

  /// The places in the alphabet of the glyphs that a coverage table has, and theirs in the table.
  private func covered(
    by table: Int, _ alphabet: Alphabet
  ) throws -> [(glyph: Int, place: Int)] {
    let count = try value(table + 2)
    var found: [(glyph: Int, place: Int)] = []
    switch try value(table) {
    case 1:
      for place in 0..<count {
        let glyph = try value(table + 4 + 2 * place)
        for known in alphabet.places(in: glyph...glyph) { found.append((known, place)) }
      }
    case 2:
      for number in 0..<count {
        let range = table + 4 + 6 * number
        let (first, last) = (try value(range), try value(range + 2))
        let place = try value(range + 4)
        for known in alphabet.places(in: first...max(first, last)) {
          found.append((known, place + alphabet.glyphs[known] - first))
        }
      }
    default: throw Unreadable()
    }
    return found
  }

  /// The classes that a table at an offset from another gives the alphabet's glyphs, one by one.
  private func classes(of alphabet: Alphabet, _ table: Int, _ offset: Int) throws -> [Int] {
    var classes = [Int](repeating: 0, count: alphabet.glyphs.count)
    guard offset != 0 else { return classes }
    let table = table + offset
    switch try value(table) {
    case 1:
      let first = try value(table + 2)
      for place in 0..<(try value(table + 4)) {
        let value = try value(table + 6 + 2 * place)
        for glyph in alphabet.places(in: first + place...first + place) { classes[glyph] = value }
      }
    case 2:
      for number in 0..<(try value(table + 2)) {
        let range = table + 4 + 6 * number
        let (first, last) = (try value(range), try value(range + 2))
        let value = try value(range + 4)
        for glyph in alphabet.places(in: first...max(first, last)) { classes[glyph] = value }
      }
    default: throw Unreadable()
    }
    return classes
  }
}
