import Compression

/// Copies objects of a painted file, with all that they refer to, into the file that is put together.
struct ObjectCopier {
  let file: CairoFile
  /// The new numbers of objects that are copied, by their old ones.
  private var numbers: [Int: Int] = [:]

  init(_ file: CairoFile) { self.file = file }

  /// The new number of the resources `old` of a page, with the fonts of that number and the drawings of
  /// those names and numbers.
  mutating func copy(
    _ old: Int, fonts: Int, drawings: [(name: String, number: Int)],
    into assembly: inout PDFAssembly
  ) throws -> Int {
    guard fonts > 0 || !drawings.isEmpty else { return try copy(old, into: &assembly) }
    var tokens = PDFTokenizer(file.bytes, at: try file.start(of: old))
    let start = tokens
    let value = try PDFValue(&tokens)
    guard value["Font"] == nil else { throw CairoFile.notFromCairo }
    var source = PDFSource("<<")
    try append(
      start, to: tokens.position, inside: true, value, drawings: drawings, &source, &assembly)
    if fonts > 0 {
      source.append("/Font ")
      source.append(reference: fonts)
    }
    if !drawings.isEmpty, value["XObject"] == nil {
      source.append("/XObject<<")
      Self.add(drawings, to: &source)
      source.append(">>")
    }
    source.append(">>")
    return assembly.add(source)
  }

  private static func add(_ drawings: [(name: String, number: Int)], to source: inout PDFSource) {
    for drawing in drawings {
      source.append(name: drawing.name)
      source.append(" ")
      source.append(reference: drawing.number)
    }
  }

  /// The number of the page of `drawing`, a PDF by cairo, as a form of one unit in each direction (ISO
  /// 32000-1, 8.10).
  static func form(of drawing: [UInt8], into assembly: inout PDFAssembly) throws -> Int {
    let file = try CairoFile(drawing)
    guard let page = try file.pages.first, let resources = page["Resources"]?.referenced,
      let content = page["Contents"]?.referenced, let box = page["MediaBox"]?.items, box.count == 4
    else { throw CairoFile.notFromCairo }
    let sides = box.map { side -> Double? in
      switch side {
      case .integer(let value): Double(value)
      case .other(let range): Double(String(decoding: file.bytes[range], as: UTF8.self))
      default: nil
      }
    }
    guard let width = sides[2], let height = sides[3], width > 0, height > 0 else {
      throw CairoFile.notFromCairo
    }
    var copier = ObjectCopier(file)
    var entries = PDFSource("/Type/XObject/Subtype/Form/BBox[0 0 ")
    entries.append(width)
    entries.append(" ")
    entries.append(height)
    entries.append("]/Matrix[")
    entries.append(precise: 1 / width)
    entries.append(" 0 0 ")
    entries.append(precise: 1 / height)
    entries.append(" 0 0]/Group<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>/Resources ")
    entries.append(reference: try copier.copy(resources, into: &assembly))
    return assembly.add(compressing: try file.expandedData(of: content), entries)
  }

  /// The new number of the object `old`.
  mutating func copy(_ old: Int, into assembly: inout PDFAssembly) throws -> Int {
    if let known = numbers[old] { return known }
    let number = assembly.reserve()
    numbers[old] = number
    var tokens = PDFTokenizer(file.bytes, at: try file.start(of: old))
    let start = tokens
    let value = try PDFValue(&tokens)
    let end = tokens.position
    if let data = try file.data(after: value, &tokens) {
      var entries = PDFSource()
      try append(start, to: end, inside: true, value, &entries, &assembly)
      if let stored = Self.stored(file.bytes[data]) {
        assembly.add(later: stored, entries, as: number)
      } else {
        assembly.add(stream: entries, Array(file.bytes[data]), as: number)
      }
    } else {
      var source = PDFSource()
      try append(start, to: end, inside: false, value, &source, &assembly)
      assembly.add(source, as: number)
    }
    return number
  }

  /// What a stream holds, if it has zlib's form (RFC 1950, 2.2) but is only stored (RFC 1951, 3.2.4).
  private static func stored(_ data: ArraySlice<UInt8>) -> [UInt8]? {
    guard data.count > 6, data[data.startIndex] & 15 == 8, data[data.startIndex + 2] & 6 == 0 else {
      return nil
    }
    return Deflate.expanded(data)
  }

  /// Adds the syntax from `tokens` to `end` with its references renumbered; of a stream's dictionary
  /// what is inside it, without its length. Its pictures are joined by `drawings`.
  private mutating func append(
    _ start: PDFTokenizer, to end: Int, inside isStream: Bool, _ value: PDFValue,
    drawings: [(name: String, number: Int)] = [], _ source: inout PDFSource,
    _ assembly: inout PDFAssembly
  ) throws {
    var tokens = start
    var depth = 0
    var separates = false
    // cairo lists a picture that it shows twice twice.
    var pictures: (depth: Int, known: Set<String>)?
    var opensPictures = false
    while tokens.position < end {
      let token = tokens.next()
      defer { opensPictures = token.kind == .name && tokens.text(token.range) == "/XObject" }
      switch token.kind {
      case .openDictionary:
        depth += 1
        if opensPictures { pictures = (depth, []) }
        if isStream, depth == 1 { continue }
      case .name where depth == pictures?.depth:
        guard pictures?.known.insert(tokens.text(token.range)).inserted == false else { break }
        _ = try PDFValue(&tokens)
        separates = true
        continue
      case .closeDictionary:
        if depth == pictures?.depth {
          Self.add(drawings, to: &source)
          pictures = nil
        }
        depth -= 1
        if isStream, depth == 0 { return }
        // What cairo leaves out of a font with TrueType outlines.
        if depth == 0, value["Subtype"]?.name == "CIDFontType2", value["CIDToGIDMap"] == nil {
          source.append("/CIDToGIDMap/Identity")
        }
      case .name where depth == 1:
        // PDF/A forbids interpolated images; the length is written anew.
        let key = tokens.text(token.range)
        if key == "/Interpolate" || (isStream && key == "/Length") {
          _ = try PDFValue(&tokens)
          separates = false
          continue
        }
      case .number:
        var ahead = tokens
        if let number = tokens.integer(token), tokens.integer(ahead.next()) != nil,
          case let word = ahead.next(), word.kind == .keyword, ahead.matches(word.range, "R")
        {
          let copied = try copy(number, into: &assembly)
          if separates { source.append(" ") }
          source.append(reference: copied)
          tokens = ahead
          separates = true
          continue
        }
      case .end: throw CairoFile.notFromCairo
      default: break
      }
      let isRegular = token.kind == .number || token.kind == .keyword
      if separates, isRegular { source.append(" ") }
      source.append(file.bytes[token.range])
      separates = isRegular || token.kind == .name
    }
  }
}
