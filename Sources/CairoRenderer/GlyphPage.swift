import Drawing

/// A page on which every glyph of a document stands once for each text it is written for.
///
/// cairo numbers glyphs and gathers fonts in the order in which they are painted. Parts of a document
/// that begin with the same such page have the same fonts, byte for byte.
struct GlyphPage {
  /// The page; wide enough for its longest line.
  private(set) var frame = Frame(size: Size(width: 100, height: 100))

  /// What a group of glyphs is written for.
  fileprivate struct Cluster: Hashable {
    let text: String
    let glyphs: [UInt32]
  }

  /// The clusters of one face, as one line.
  fileprivate struct Line {
    var run: GlyphRun
    /// How many glyphs the document has of each size.
    var sizes: [Double: Int] = [:]
    /// Clusters of one glyph for one to four bytes of text, which nearly all are.
    var short: Set<UInt64> = []
    var long: Set<Cluster> = []
  }

  /// The page for a document of `runs`.
  init(_ runs: some Sequence<GlyphRun>) {
    var places: [ObjectIdentifier: Int] = [:]
    var lines: [Line] = []
    // From right to left, clusters stand in the reverse order of their text: a line for each run.
    var reversed: [ObjectIdentifier: Set<Cluster>] = [:]
    var others: [GlyphRun] = []
    for run in runs where !run.glyphs.isEmpty {
      let face = ObjectIdentifier(run.face)
      if run.isRightToLeft {
        let whole = Cluster(text: run.text, glyphs: run.glyphs.map(\.id))
        if reversed[face, default: []].insert(whole).inserted { others.append(run) }
        continue
      }
      let place = places[face] ?? lines.count
      if place == lines.count {
        places[face] = place
        var empty = run
        empty.text = ""
        empty.glyphs = []
        lines.append(Line(run: empty))
      }
      lines[place].add(run)
      lines[place].sizes[run.size, default: 0] += run.glyphs.count
    }
    // cairo measures glyphs once for each size: those of the most common size are measured here.
    for index in lines.indices {
      let sizes = lines[index].sizes.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
      lines[index].run.size = sizes.first?.key ?? lines[index].run.size
    }
    var y = 0.0
    for run in lines.map(\.run) + others {
      y += 2 * run.size
      frame.size.width = max(frame.size.width, run.advance + 100)
      frame.add(.text(run), at: Point(x: 20, y: y))
    }
    frame.size.height = y + 100
  }
}

extension GlyphPage.Line {
  /// Adds the clusters of `other` that are new.
  fileprivate mutating func add(_ other: GlyphRun) {
    var text = other.text
    let glyphs = other.glyphs
    text.withUTF8 { bytes in
      var start = 0
      while start < glyphs.count {
        let from = Int(glyphs[start].cluster)
        var end = start + 1
        while end < glyphs.count, Int(glyphs[end].cluster) == from { end += 1 }
        let to = end < glyphs.count ? Int(glyphs[end].cluster) : bytes.count
        if isNew(glyphs[start..<end], bytes[from..<to]) {
          add(glyphs[start..<end], String(decoding: bytes[from..<to], as: UTF8.self))
        }
        start = end
      }
    }
  }

  private mutating func isNew(
    _ glyphs: ArraySlice<GlyphRun.Glyph>, _ text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    if glyphs.count == 1, (1...4).contains(text.count) {
      let code = text.reduce(0) { $0 << 8 | UInt64($1) }
      return short.insert(UInt64(glyphs[glyphs.startIndex].id) << 32 | code).inserted
    }
    let text = String(decoding: text, as: UTF8.self)
    return long.insert(GlyphPage.Cluster(text: text, glyphs: glyphs.map(\.id))).inserted
  }

  private mutating func add(_ glyphs: ArraySlice<GlyphRun.Glyph>, _ text: String) {
    let place = Int32(run.text.utf8.count)
    run.text += text
    for var glyph in glyphs {
      glyph.cluster = place
      // How far glyphs stand apart on this page does not count.
      glyph.advance = 10
      glyph.offset = .zero
      run.glyphs.append(glyph)
    }
  }
}
