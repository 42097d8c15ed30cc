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

  static let notFromCairo = FinishingFault("the PDF is not of the form that cairo writes")
}
