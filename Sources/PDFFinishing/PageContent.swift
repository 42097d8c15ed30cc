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
  /// - Parameter height: Of the page, in points.
  static func write(
    _ page: PaintedPage, height: Double, _ elements: [StructureElement], shapes: [UInt8],
    _ glyphs: EmbeddedGlyphs
  ) throws -> [UInt8] {
    var content = PageContent(page, elements, glyphs)
    content.source.reserve(shapes.count + page.glyphs.count * 4 + page.pieces.count * 40)
    let marked = try MarkedPieces.ranges(shapes)
    if marked.isEmpty {
      try content.write(height: height)
    } else {
      try content.write(shapes, marked)
    }
    return content.source.bytes
  }

  private init(_ page: PaintedPage, _ elements: [StructureElement], _ glyphs: EmbeddedGlyphs) {
    self.page = page
    self.elements = elements
    self.glyphs = glyphs
  }

  /// Writes a page on which no shape can be seen, of which cairo writes no marks either.
  private mutating func write(height: Double) throws {
    guard !page.pieces.isEmpty else { return }
    source.append("1 0 0 -1 0 ")
    source.append(height)
    source.append(" cm\n")
    try write(0..<page.pieces.count)
  }

  private mutating func write(_ shapes: [UInt8], _ marks: [MarkedPieces.Piece]) throws {
    var copied = 0
    var next = 0
    for marked in marks {
      source.append(shapes[copied..<marked.whole.lowerBound])
      copied = marked.whole.upperBound
      guard next < page.pieces.count else { throw Self.unmatched(next + 1, page.pieces.count) }
      if page.pieces[next].runs == nil {
        try begin(page.pieces[next])
        source.append(shapes[marked.inside])
        source.append("EMC\n")
        next += 1
      } else {
        let first = next
        while next < page.pieces.count, page.pieces[next].runs != nil { next += 1 }
        try write(first..<next)
      }
    }
    guard next == page.pieces.count else { throw Self.unmatched(next, page.pieces.count) }
    source.append(shapes[copied...])
  }

  private mutating func begin(_ piece: PaintedPage.Piece) throws {
    guard let element = piece.element else {
      source.append("/Artifact BMC\n")
      return
    }
    guard elements.indices.contains(element.index) else { throw ContentTree.unknown(element.index) }
    source.append("/")
    source.append(elements[element.index].tag.rawValue)
    source.append("<</MCID ")
    source.append(mark)
    source.append(">>BDC\n")
    mark += 1
  }

  // MARK: Text

  /// What of the state of text is set.
  private struct TextState {
    var x = 0
    var y = 0
    var font: Int32 = -1
    var size = 0.0
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
      if isSaid {
        source.append("/Span<</ActualText<FEFF")
        for unit in glyphs.table.clusters[owner].text.utf16 { source.append(hexadecimal: unit) }
        source.append(">>>BDC ")
      }
      show(page.glyphs[index..<end], size: run.size, from: state.x)
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
    _ run: ArraySlice<PaintedPage.Glyph>, size: Double, from start: Int
  ) {
    source.append("[")
    var pen = Double(start) / 100
    var isOpen = false
    for glyph in run {
      let code = glyphs.codes[Int(glyph.number)]
      let gap = Int(((pen - Double(glyph.x)) / size * 1000).rounded())
      if abs(gap) > 1 {
        if isOpen { source.append(")") }
        isOpen = false
        source.append(gap)
        pen -= Double(gap) * size / 1000
      }
      if !isOpen { source.append("(") }
      isOpen = true
      if code.isWide { source.append(escaped: UInt8(code.code >> 8)) }
      source.append(escaped: UInt8(code.code & 255))
      pen += Double(code.width) * size / 1000
    }
    if isOpen { source.append(")") }
    source.append("]TJ\n")
  }

  private static func unmatched(_ found: Int, _ wanted: Int) -> FinishingFault {
    FinishingFault("a page has \(found) pieces of content in the PDF, \(wanted) in the document")
  }
}

/// The marked pieces of content that cairo wrote.
enum MarkedPieces {
  /// A piece with its marks, and without.
  struct Piece {
    let whole: Range<Int>
    let inside: Range<Int>
  }

  /// The pieces of `content`, in order. Throws a `FinishingFault` if one stands in another.
  static func ranges(_ content: [UInt8]) throws -> [Piece] {
    var tokens = PDFTokenizer(content)
    var pieces: [Piece] = []
    var start: Int?
    var open: (start: Int, end: Int)?
    while true {
      let token = tokens.next()
      switch token.kind {
      case .end:
        guard open == nil else { throw unbalanced }
        return pieces
      case .name where start == nil: start = token.range.lowerBound
      case .keyword:
        if tokens.matches(token.range, "BDC") {
          guard open == nil, let start else { throw unbalanced }
          open = (start, token.range.upperBound)
        } else if tokens.matches(token.range, "EMC") {
          guard let begun = open else { throw unbalanced }
          pieces.append(
            Piece(
              whole: begun.start..<token.range.upperBound,
              inside: begun.end..<token.range.lowerBound))
          open = nil
        } else if tokens.matches(token.range, "ID") {
          tokens.skipInlineImageData()
        }
        start = nil
      default: break
      }
    }
  }

  private static let unbalanced = FinishingFault("the marked content of a page is not balanced")
}
