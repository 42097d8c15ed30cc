/// A PDF object as far as the finisher reads it for itself.
indirect enum PDFValue: Sendable {
  case integer(Int)
  case name(String)
  case reference(Int)
  case array([PDFValue])
  case dictionary([(key: String, value: PDFValue)])
  /// Anything else, by its bytes.
  case other(Range<Int>)

  /// The value of a dictionary's `key`; `nil` if there is none or this is no dictionary.
  subscript(_ key: String) -> PDFValue? {
    guard case .dictionary(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The number of the object that this refers to.
  var referenced: Int? {
    if case .reference(let number) = self { number } else { nil }
  }

  /// The name, without its slash.
  var name: String? {
    if case .name(let text) = self { text } else { nil }
  }

  /// The items of an array; anything else is its own only item.
  var items: [PDFValue] {
    if case .array(let items) = self { items } else { [self] }
  }
}

extension PDFValue {
  /// The value that starts at the tokenizer's place.
  init(_ tokens: inout PDFTokenizer) throws {
    try self.init(tokens.next(), &tokens)
  }

  private init(_ token: PDFTokenizer.Token, _ tokens: inout PDFTokenizer) throws {
    switch token.kind {
    case .number: self = Self.number(token, &tokens)
    case .name: self = .name(tokens.text(token.range.dropFirst()))
    case .openArray:
      var items: [PDFValue] = []
      while true {
        let next = tokens.next()
        if next.kind == .closeArray { break }
        items.append(try PDFValue(next, &tokens))
      }
      self = .array(items)
    case .openDictionary:
      var entries: [(key: String, value: PDFValue)] = []
      while true {
        let next = tokens.next()
        if next.kind == .closeDictionary { break }
        guard next.kind == .name else { throw Self.unreadable(next) }
        entries.append((tokens.text(next.range.dropFirst()), try PDFValue(&tokens)))
      }
      self = .dictionary(entries)
    case .string, .keyword: self = .other(token.range)
    case .closeArray, .closeDictionary, .end: throw Self.unreadable(token)
    }
  }

  /// A number, or the reference `12 0 R` that it begins.
  private static func number(
    _ token: PDFTokenizer.Token, _ tokens: inout PDFTokenizer
  ) -> PDFValue {
    guard let value = tokens.integer(token) else { return .other(token.range) }
    let afterNumber = tokens
    if tokens.next().kind == .number {
      let word = tokens.next()
      if word.kind == .keyword, tokens.matches(word.range, "R") { return .reference(value) }
    }
    tokens = afterNumber
    return .integer(value)
  }

  private static func unreadable(_ token: PDFTokenizer.Token) -> FinishingFault {
    FinishingFault("the PDF has an object that does not end, at byte \(token.range.lowerBound)")
  }
}
