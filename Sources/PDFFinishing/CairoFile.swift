/// A PDF as cairo writes it: plain objects behind one cross-reference table.
///
/// Reading the few objects we need here is a tenth of the cost of asking qpdf for them.
struct CairoFile {
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

  /// How many objects the file may have.
  var objectCount: Int { offsets.count }

  /// The document's catalog.
  var catalog: PDFValue {
    get throws {
      guard let root = trailer["Root"]?.referenced else { throw Self.notFromCairo }
      return try object(root)
    }
  }

  /// The object of that number; of a stream, its dictionary.
  func object(_ number: Int) throws -> PDFValue {
    guard offsets.indices.contains(number), offsets[number] > 0 else {
      throw FinishingFault("the PDF refers to object \(number), which it does not have")
    }
    var tokens = PDFTokenizer(bytes, at: offsets[number])
    guard tokens.integer(tokens.next()) == number, tokens.next().kind == .number,
      tokens.matches(tokens.next().range, "obj")
    else { throw Self.notFromCairo }
    return try PDFValue(&tokens)
  }

  /// The numbers of the objects whose bytes contain `text`, ascending.
  ///
  /// Compressed data may contain the text by chance, so that the objects are only candidates.
  func objects(containing text: StaticString) -> [Int] {
    let places = bytes.offsets(of: text)
    guard !places.isEmpty else { return [] }
    let starts = offsets.enumerated().filter { $0.element > 0 }.sorted { $0.element < $1.element }
    var found: Set<Int> = []
    var next = 0
    for place in places {
      while next < starts.count, starts[next].element <= place { next += 1 }
      if next > 0 { found.insert(starts[next - 1].offset) }
    }
    return found.sorted()
  }

  private static let notFromCairo = FinishingFault("the PDF is not of the form that cairo writes")
}
