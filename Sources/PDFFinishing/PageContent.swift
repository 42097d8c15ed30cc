import Drawing

/// Writes the content of a page (ISO 32000-1, 7.8.2): cairo's shapes, and between them the text.
///
/// Every piece is marked, with the tag of its element and a number of its own, or as an artifact.
struct PageContent {
  private let page: PaintedPage
  private let elements: [StructureElement]
  private let glyphs: EmbeddedGlyphs
  private var source = PDFSource()
  private var mark = 0

  /// The content of `page`, whose shapes are `shapes` and whose text is written with `glyphs`. Throws
  /// a `FinishingFault` if the shapes are not those of the page.
  static func write(
    _ page: PaintedPage, _ elements: [StructureElement], shapes: [UInt8], _ glyphs: EmbeddedGlyphs
  ) throws -> [UInt8] {
    var content = PageContent(page, elements, glyphs)
    content.source.reserve(shapes.count + page.glyphs.count * 4 + page.pieces.count * 40)
    try content.write(shapes)
    return content.source.bytes
  }

  private init(_ page: PaintedPage, _ elements: [StructureElement], _ glyphs: EmbeddedGlyphs) {
    self.page = page
    self.elements = elements
    self.glyphs = glyphs
  }

  private mutating func write(_ shapes: [UInt8]) throws {
    let stretches = page.stretches
    let separators = Separators.ranges(in: shapes)
    guard separators.count == (stretches.isEmpty ? 0 : stretches.count + 1) else {
      throw FinishingFault(
        "a page has \(separators.count) separators in the PDF, \(stretches.count) stretches of "
          + "content in the document")
    }
    var copied = 0
    for (stretch, separator) in zip(stretches, zip(separators, separators.dropFirst())) {
      source.append(shapes[copied..<separator.0.lowerBound])
      copied = separator.0.upperBound
      guard page.pieces[stretch.lowerBound].runs == nil else {
        try write(stretch)
        continue
      }
      try begin(page.pieces[stretch.lowerBound])
      source.append(shapes[copied..<separator.1.lowerBound])
      if let drawing = page.pieces[stretch.lowerBound].drawing { show(drawing) }
      source.append("EMC\n")
      copied = separator.1.lowerBound
    }
    source.append(shapes[copied..<(separators.last?.lowerBound ?? copied)])
    source.append(shapes[(separators.last?.upperBound ?? copied)...])
  }

  private mutating func begin(_ piece: PaintedPage.Piece) throws {
    guard let element = piece.element else {
      source.append("/Artifact BMC\n")
      return
    }
    guard elements.indices.contains(element.index) else { throw ContentTree.unknown(element.index) }
    source.append("/")
    source.append(syntax: elements[element.index].tag.rawValue)
    source.append("<</MCID ")
    source.append(mark)
    source.append(">>BDC\n")
    mark += 1
  }

  // MARK: Drawings

  /// Shows a drawing, which fills one unit upwards, on a page with y downwards.
  private mutating func show(_ drawing: Int) {
    let area = page.drawings[drawing].area
    source.append("q ")
    for number in [area.width, 0, 0, -area.height, area.x, area.y + area.height] {
      source.append(number)
      source.append(" ")
    }
    source.append("cm ")
    source.append(name: Self.name(ofDrawing: drawing))
    source.append(" Do Q\n")
  }

  /// What the resources of a page call its drawings.
  static func name(ofDrawing place: Int) -> String { "Drawing\(place + 1)" }

  // MARK: Text

  /// What of the state of text is set.
  private struct TextState {
    var x = 0
    var y = 0
    var font: Int32 = -1
    var size = 0.0
    var expansion = 1.0
    var color: Color?
  }

  /// Writes pieces of text, one after the other. cairo keeps account of what it has set, so that all
  /// is left as it was.
  private mutating func write(_ pieces: Range<Int>) throws {
    var state = TextState()
    // cairo's pages have y downwards.
    source.append("q BT 1 0 0 -1 0 0 Tm\n")
    for piece in page.pieces[pieces] {
      try begin(piece)
      for run in page.runs[piece.runs ?? 0..<0] where !run.glyphs.isEmpty { write(run, &state) }
      source.append("EMC\n")
    }
    source.append("ET Q\n")
  }

  private mutating func write(_ run: PaintedPage.Run, _ state: inout TextState) {
    if state.color != run.color {
      for channel in [run.color.red, run.color.green, run.color.blue] {
        source.append(thousandths: (Int(channel) * 1000 + 127) / 255)
        source.append(" ")
      }
      source.append("rg ")
      state.color = run.color
    }
    var index = run.glyphs.lowerBound
    while index < run.glyphs.upperBound {
      let start = page.glyphs[index]
      // Glyphs on one height, of one font, that stand for what they stand for elsewhere.
      let owner = Int(glyphs.table.owners[Int(start.number)])
      let isSaid = glyphs.isSaid[owner]
      let font = glyphs.codes[Int(start.number)].font
      guard font >= 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < run.glyphs.upperBound {
        let glyph = page.glyphs[end]
        let other = Int(glyphs.table.owners[Int(glyph.number)])
        guard glyph.y == start.y, glyphs.codes[Int(glyph.number)].font == font,
          isSaid
            ? other == owner && Int(glyph.number) > Int(page.glyphs[end - 1].number)
            : !glyphs.isSaid[other]
        else { break }
        end += 1
      }
      move(to: start, &state)
      if state.font != font || state.size != run.size {
        source.append(name: glyphs.fonts[Int(font)])
        source.append(" ")
        source.append(run.size)
        source.append(" Tf ")
        state.font = font
        state.size = run.size
      }
      if state.expansion != run.expansion {
        source.append(run.expansion * 100)
        source.append(" Tz ")
        state.expansion = run.expansion
      }
      if isSaid {
        source.append("/Span<</ActualText<FEFF")
        for unit in glyphs.table.clusters[owner].text.utf16 { source.append(hexadecimal: unit) }
        source.append(">>>BDC ")
      }
      show(page.glyphs[index..<end], size: run.size, run.expansion, from: state.x)
      if isSaid { source.append("EMC\n") }
      index = end
    }
  }

  /// Moves to the origin of a glyph, in hundredths of a point.
  private mutating func move(to glyph: PaintedPage.Glyph, _ state: inout TextState) {
    let x = Int((glyph.x * 100).rounded())
    let y = Int((glyph.y * 100).rounded())
    guard x != state.x || y != state.y else { return }
    source.append(hundredths: x - state.x)
    source.append(" ")
    source.append(hundredths: state.y - y)
    source.append(" Td ")
    state.x = x
    state.y = y
  }

  /// Shows glyphs of one font. Where they stand apart by other than their widths, numbers say so, in
  /// thousandths of the size; a single thousandth is left to the next, so that it is not added up.
  private mutating func show(
    _ run: ArraySlice<PaintedPage.Glyph>, size: Double, _ expansion: Double, from start: Int
  ) {
    // Along the line, all is as much wider as the glyphs are.
    let size = size * expansion
    source.append("[")
    var pen = Double(start) / 100
    var isOpen = false
    for glyph in run {
      let code = glyphs.codes[Int(glyph.number)]
      let gap = Int(((pen - Double(glyph.x)) / size * 1000).rounded())
      if abs(gap) > 1 {
        if isOpen { source.append(byte: UInt8(ascii: ")")) }
        isOpen = false
        source.append(gap)
        pen -= Double(gap) * size / 1000
      }
      if !isOpen { source.append(byte: UInt8(ascii: "(")) }
      isOpen = true
      if code.isWide { source.append(escaped: UInt8(code.code >> 8)) }
      source.append(escaped: UInt8(code.code & 255))
      pen += Double(code.width) * size / 1000
    }
    if isOpen { source.append(")") }
    source.append("]TJ\n")
  }
}

/// The separators between shapes that cairo wrote.
enum Separators {
  /// cairo writes three decimals.
  private static let text: StaticString = "0 0 0.016 0.016 re f\n"

  /// Where they stand in `content`, in order.
  static func ranges(in content: [UInt8]) -> [Range<Int>] {
    content.offsets(of: text)
      .filter { $0 == 0 || PDFTokenizer.isSpace(content[$0 - 1]) }
      .map { $0..<$0 + text.utf8CodeUnitCount }
  }
}
