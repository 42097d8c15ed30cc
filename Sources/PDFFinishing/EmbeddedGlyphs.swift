import Drawing
import SideWork

/// The glyphs of a sheet as a file with cairo's fonts writes them.
struct EmbeddedGlyphs: Sendable {
  /// How one glyph is written.
  struct Code: Sendable {
    /// The place of its font in `fonts`; -1 where there is nothing to show.
    let font: Int32
    let code: UInt16
    /// Whether it is written with two bytes.
    let isWide: Bool
    /// How far the font moves on after it, in thousandths of the size.
    let width: Float

    static let nothing = Code(font: -1, code: 0, isWide: false, width: 0)
  }

  /// By number in the table.
  private(set) var codes: [Code]
  /// Whether the text of each cluster has to be said beside it, because the fonts say another of its
  /// glyphs.
  private(set) var isSaid: [Bool]
  /// What each font is called where it is used.
  private(set) var fonts: [String] = []
  /// The object with all fonts by their names.
  private(set) var resource = 0
  let table: GlyphTable

  /// Takes the fonts of `sheet` into `assembly`. Throws a `FinishingFault` if its pages do not show
  /// just the glyphs of the table.
  init(_ sheet: GlyphSheet, _ assembly: inout PDFAssembly) throws {
    table = sheet.table
    codes = [Code](repeating: .nothing, count: table.glyphs.count)
    isSaid = [Bool](repeating: false, count: table.clusters.count)
    guard !table.glyphs.isEmpty else { return }
    let files = sheet.files.filter { !$0.faces.isEmpty }
    let readings = SharedWork.results(count: files.count) { [table] place, _ in
      Result { try SheetReading(files[place], table) }
    }
    var source = PDFSource("<<")
    for reading in readings {
      let reading = try reading.get()
      let first = fonts.count
      var copier = ObjectCopier(reading.file)
      for number in reading.fonts {
        fonts.append("F\(fonts.count)")
        source.append(name: fonts[fonts.count - 1])
        source.append(" ")
        source.append(reference: try copier.copy(number, into: &assembly))
      }
      for (number, code) in reading.codes { codes[number] = code.moved(by: first) }
      for owner in reading.said { isSaid[owner] = true }
    }
    source.append(">>")
    resource = assembly.add(source)
  }
}

extension EmbeddedGlyphs.Code {
  /// The same in a list whose fonts come after `first` others.
  fileprivate func moved(by first: Int) -> Self {
    guard font >= 0 else { return self }
    return Self(font: font + Int32(first), code: code, isWide: isWide, width: width)
  }
}

/// How a file of cairo's writes the glyphs of some faces.
private struct SheetReading: Sendable {
  let file: CairoFile
  /// The numbers of its fonts.
  private(set) var fonts: [Int] = []
  /// The glyphs by their numbers in the table, with fonts by their places in `fonts`.
  private(set) var codes: [(number: Int, code: EmbeddedGlyphs.Code)] = []
  /// The clusters whose text has to be said beside them.
  private(set) var said: [Int] = []

  init(_ part: GlyphSheet.File, _ table: GlyphTable) throws {
    file = try CairoFile(part.bytes)
    guard let page = try file.pages.first, let resources = page["Resources"]?.referenced,
      let content = page["Contents"]?.referenced,
      case .dictionary(let entries)? = try file.object(resources)["Font"]
    else { throw CairoFile.notFromCairo }
    var shown: [String: ShownFont] = [:]
    for case (let name, .reference(let number)) in entries {
      shown[name] = try ShownFont(number, in: file, place: fonts.count)
      fonts.append(number)
    }
    try read(file.expandedData(of: content), shown, part.faces, table)
  }

  /// Reads how the content of a page writes each glyph of some faces.
  private mutating func read(
    _ content: [UInt8], _ fonts: [String: ShownFont], _ faces: [GlyphSheet.Face],
    _ table: GlyphTable
  ) throws {
    // The glyph of missing characters has no number unless it is one of the table's.
    var order: [Int?] = []
    for face in faces {
      if face.showsMissing { order.append(nil) }
      for cluster in table.faces[face.place].clusters {
        for number in table.clusters[cluster].glyphs { order.append(number) }
      }
    }
    codes.reserveCapacity(order.count)
    var next = 0
    var tokens = PDFTokenizer(content)
    var font: ShownFont?
    var name: Range<Int>?
    // What the fonts say of the glyphs of a cluster.
    var words: [UInt16] = []
    while true {
      let token = tokens.next()
      switch token.kind {
      case .end:
        guard next == order.count else { throw Self.unmatched(table.glyphs.count) }
        return
      case .name: name = token.range
      case .string:
        guard let font else { throw CairoFile.notFromCairo }
        for code in try font.codes(tokens.string(token.range)) {
          guard next < order.count else { throw Self.unmatched(table.glyphs.count) }
          if let number = order[next] {
            codes.append((number, code))
            let owner = Int(table.owners[number])
            words += font.texts[code.code] ?? []
            if number + 1 == table.clusters[owner].glyphs.upperBound {
              if !words.elementsEqual(table.clusters[owner].text.utf16) { said.append(owner) }
              words = []
            }
          }
          next += 1
        }
      case .keyword where tokens.matches(token.range, "Tf"):
        font = name.flatMap { fonts[tokens.text($0.dropFirst())] }
      default: break
      }
    }
  }

  private static func unmatched(_ wanted: Int) -> FinishingFault {
    FinishingFault("the sheet of glyphs does not show the \(wanted) glyphs of the document")
  }
}

/// A font of cairo's, with the widths that it declares.
private struct ShownFont {
  let number: Int
  private let place: Int
  private let isWide: Bool
  private var widths: [Float] = []
  private var first = 0
  private var missing: Float = 0
  /// The text of each code, in UTF-16, as the font has it.
  private(set) var texts: [UInt16: [UInt16]] = [:]

  init(_ number: Int, in file: CairoFile, place: Int) throws {
    self.number = number
    self.place = place
    let font = try file.object(number)
    isWide = font["Subtype"]?.name == "Type0"
    if let map = font["ToUnicode"]?.referenced { readTexts(try file.expandedData(of: map)) }
    func resolved(_ value: PDFValue?) throws -> PDFValue? {
      try value?.referenced.map { try file.object($0) } ?? value
    }
    func width(_ value: PDFValue) -> Float {
      switch value {
      case .integer(let value): Float(value)
      case .other(let range): Float(String(decoding: file.bytes[range], as: UTF8.self)) ?? 0
      default: 0
      }
    }
    guard isWide else {
      if case .integer(let code)? = font["FirstChar"] { first = code }
      widths = try resolved(font["Widths"])?.items.map(width) ?? []
      return
    }
    guard let descendant = try resolved(resolved(font["DescendantFonts"])?.items.first) else {
      throw CairoFile.notFromCairo
    }
    missing = descendant["DW"].map(width) ?? 1000
    // cairo writes one list of the widths of all glyphs (ISO 32000-1, 9.7.4.3).
    let lists = try resolved(descendant["W"])?.items ?? []
    var index = 0
    while index + 1 < lists.count {
      guard case .integer(let start) = lists[index], case .array(let items) = lists[index + 1]
      else {
        throw CairoFile.notFromCairo
      }
      if widths.isEmpty { first = start }
      while widths.count < start - first { widths.append(missing) }
      widths += items.map(width)
      index += 2
    }
  }

  /// Reads a map from codes to text (ISO 32000-1, 9.10.3), as a list of single codes and of ranges.
  private mutating func readTexts(_ map: [UInt8]) {
    var tokens = PDFTokenizer(map)
    var strings: [[UInt16]] = []
    var size = 0
    while case let token = tokens.next(), token.kind != .end {
      switch token.kind {
      case .keyword:
        size =
          tokens.matches(token.range, "beginbfchar")
          ? 2 : tokens.matches(token.range, "beginbfrange") ? 3 : 0
        strings = []
      case .string where size > 0:
        let bytes = tokens.string(token.range)
        let isCode = strings.count < size - 1 && bytes.count == 1
        strings.append(
          isCode
            ? [UInt16(bytes[0])]
            : stride(from: 0, to: bytes.count - 1, by: 2).map {
              UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            })
        guard strings.count == size else { continue }
        if let first = strings[0].first, let last = strings[size - 2].first, first <= last {
          for code in first...last {
            var text = strings[size - 1]
            if let end = text.popLast() { text.append(end &+ (code - first)) }
            texts[code] = text
          }
        }
        strings = []
      default: break
      }
    }
  }

  /// The glyphs that `string` shows.
  func codes(_ string: [UInt8]) throws -> [EmbeddedGlyphs.Code] {
    guard isWide else { return string.map { code(UInt16($0)) } }
    guard string.count % 2 == 0 else { throw CairoFile.notFromCairo }
    return stride(from: 0, to: string.count, by: 2).map {
      code(UInt16(string[$0]) << 8 | UInt16(string[$0 + 1]))
    }
  }

  private func code(_ code: UInt16) -> EmbeddedGlyphs.Code {
    let index = Int(code) - first
    return EmbeddedGlyphs.Code(
      font: Int32(place), code: code, isWide: isWide,
      width: widths.indices.contains(index) ? widths[index] : missing)
  }
}
