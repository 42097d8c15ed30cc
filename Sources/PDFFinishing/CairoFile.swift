import Compression

/// A PDF as cairo writes it: plain objects behind one cross-reference table.
///
/// What it reads is trusted to be cairo's, but damage is a fault and never a crash.
struct CairoFile: Sendable {
  let bytes: [UInt8]
  /// Where each object starts, by its number; 0 where there is none.
  private let offsets: [Int]
  private let trailer: PDFValue

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    guard let mark = bytes.lastOffset(of: "startxref") else { throw Self.notFromCairo }
    var tokens = PDFTokenizer(bytes, at: mark + 9)
    guard let table = tokens.integer(tokens.next()), table < bytes.count else {
      throw Self.notFromCairo
    }
    tokens = PDFTokenizer(bytes, at: table)
    guard tokens.matches(tokens.next().range, "xref"), tokens.integer(tokens.next()) == 0,
      let count = tokens.integer(tokens.next()), count <= bytes.count / 20
    else { throw Self.notFromCairo }
    var offsets = [Int](repeating: 0, count: count)
    for number in 0..<count {
      let offset = tokens.integer(tokens.next())
      _ = tokens.next()
      let isUsed = tokens.matches(tokens.next().range, "n")
      guard let offset, offset < bytes.count else { throw Self.notFromCairo }
      offsets[number] = isUsed ? offset : 0
    }
    guard tokens.matches(tokens.next().range, "trailer") else { throw Self.notFromCairo }
    self.offsets = offsets
    trailer = try PDFValue(&tokens)
  }

  /// The document's catalog.
  var catalog: PDFValue {
    get throws {
      guard let root = trailer["Root"]?.referenced else { throw Self.notFromCairo }
      return try object(root)
    }
  }

  /// The object of that number; of a stream, its dictionary.
  func object(_ number: Int) throws -> PDFValue {
    var tokens = PDFTokenizer(bytes, at: try start(of: number))
    return try PDFValue(&tokens)
  }

  /// The pages, in their order.
  var pages: [PDFValue] {
    get throws {
      guard let tree = try catalog["Pages"]?.referenced,
        let kids = try object(tree)["Kids"]
      else { throw Self.notFromCairo }
      return try kids.items.map { kid in
        guard let number = kid.referenced else { throw Self.notFromCairo }
        return try object(number)
      }
    }
  }

  /// Where the value of the object of that number starts.
  func start(of number: Int) throws -> Int {
    guard offsets.indices.contains(number), offsets[number] > 0 else {
      throw FinishingFault("the PDF refers to object \(number), which it does not have")
    }
    var tokens = PDFTokenizer(bytes, at: offsets[number])
    guard tokens.integer(tokens.next()) == number, tokens.next().kind == .number,
      tokens.matches(tokens.next().range, "obj")
    else { throw Self.notFromCairo }
    return tokens.position
  }

  /// The data of a stream as it is stored, where `tokens` stands after the dictionary; `nil` if no
  /// stream follows.
  func data(after dictionary: PDFValue, _ tokens: inout PDFTokenizer) throws -> Range<Int>? {
    guard tokens.matches(tokens.next().range, "stream") else { return nil }
    var start = tokens.position
    if start < bytes.count, bytes[start] == 13 { start += 1 }
    if start < bytes.count, bytes[start] == 10 { start += 1 }
    var length: Int?
    switch dictionary["Length"] {
    case .integer(let value): length = value
    case .reference(let number):
      var tokens = PDFTokenizer(bytes, at: try self.start(of: number))
      length = tokens.integer(tokens.next())
    default: break
    }
    guard let length, length <= bytes.count - start else { throw Self.notFromCairo }
    return start..<start + length
  }

  /// The data of the stream of that number, expanded if it is compressed.
  func expandedData(of number: Int) throws -> [UInt8] {
    var tokens = PDFTokenizer(bytes, at: try start(of: number))
    let dictionary = try PDFValue(&tokens)
    guard let range = try data(after: dictionary, &tokens) else { throw Self.notFromCairo }
    guard let filter = dictionary["Filter"] else { return Array(bytes[range]) }
    guard filter.items.compactMap(\.name) == ["FlateDecode"],
      let expanded = Deflate.expanded(bytes[range])
    else { throw Self.notFromCairo }
    return expanded
  }

  /// Whether the object `number` and all that it refers to is the same as `other` of another file.
  func isSame(_ number: Int, as other: Int, of file: CairoFile, depth: Int = 0) throws -> Bool {
    guard depth < 8 else { throw Self.notFromCairo }
    var mine = PDFTokenizer(bytes, at: try start(of: number))
    var theirs = PDFTokenizer(file.bytes, at: try file.start(of: other))
    let value = try PDFValue(&mine)
    let theirValue = try PDFValue(&theirs)
    guard try isSame(value, as: theirValue, of: file, depth: depth) else { return false }
    let data = try data(after: value, &mine)
    let theirData = try file.data(after: theirValue, &theirs)
    guard let data, let theirData else { return (data == nil) == (theirData == nil) }
    return bytes[data] == file.bytes[theirData]
  }

  private func isSame(
    _ value: PDFValue, as other: PDFValue, of file: CairoFile, depth: Int
  ) throws -> Bool {
    switch (value, other) {
    case (.reference(let number), .reference(let other)):
      return try isSame(number, as: other, of: file, depth: depth + 1)
    case (.integer(let value), .integer(let other)): return value == other
    case (.name(let value), .name(let other)): return value == other
    case (.other(let value), .other(let other)): return bytes[value] == file.bytes[other]
    case (.array(let items), .array(let others)):
      return try items.count == others.count
        && zip(items, others).allSatisfy { try isSame($0, as: $1, of: file, depth: depth) }
    case (.dictionary(let entries), .dictionary(let others)):
      return try entries.count == others.count
        && zip(entries, others).allSatisfy {
          try $0.key == $1.key && isSame($0.value, as: $1.value, of: file, depth: depth)
        }
    default: return false
    }
  }

  static let notFromCairo = FinishingFault("the PDF is not of the form that cairo writes")
}
