/// The glyphs that some pages are written with, each once for each text it stands for.
package struct GlyphTable: Sendable {
  /// Glyphs that stand for some text together.
  package struct Cluster: Sendable {
    package let text: String
    /// The numbers of its glyphs.
    package let glyphs: Range<Int>
  }

  /// A face with what it is used for.
  package struct Face: Sendable {
    /// A run of the face, which says what else there is to it than glyphs.
    package let sample: GlyphRun
    /// Places of its clusters, in the order in which they were met.
    package fileprivate(set) var clusters: [Int] = []
    /// Clusters of one glyph for one to four bytes of text, which nearly all are, by both.
    fileprivate var short: [UInt64: Int32] = [:]
    fileprivate var long: [LongCluster: Int32] = [:]
    /// The last such cluster of each glyph.
    fileprivate var recent: [(text: UInt32, number: Int32)] = []
  }

  fileprivate struct LongCluster: Hashable, Sendable {
    let text: String
    let glyphs: [UInt32]
  }

  /// In the order in which they were met.
  package private(set) var faces: [Face] = []
  package private(set) var clusters: [Cluster] = []
  /// The glyph of each number, as its face has it.
  package private(set) var glyphs: [UInt32] = []
  /// The cluster of each number.
  package private(set) var owners: [Int32] = []

  private var places: [ObjectIdentifier: Int] = [:]
  private var last: (face: ObjectIdentifier, place: Int)?

  package init() {}

  /// Enters the glyphs of `run` and hands over the number of each with its place on the line, a
  /// cluster at a time, in the order of the text.
  package mutating func enter(_ run: GlyphRun, _ body: (Int, Point) -> Void) {
    guard !run.glyphs.isEmpty else { return }
    let face = place(of: run)
    var text = run.text
    text.withUTF8 { bytes in
      run.glyphs.withUnsafeBufferPointer { glyphs in
        if run.isRightToLeft {
          enterReversed(face, glyphs, bytes, body)
        } else {
          enter(face, glyphs, bytes, body)
        }
      }
    }
  }

  private mutating func place(of run: GlyphRun) -> Int {
    let key = ObjectIdentifier(run.face)
    if let last, last.face == key { return last.place }
    let place = places[key] ?? faces.count
    if place == faces.count {
      var sample = run
      sample.text = ""
      sample.glyphs = []
      sample.isRightToLeft = false
      faces.append(Face(sample: sample))
      places[key] = place
    }
    last = (key, place)
    return place
  }

  private mutating func enter(
    _ face: Int, _ glyphs: UnsafeBufferPointer<GlyphRun.Glyph>,
    _ text: UnsafeBufferPointer<UInt8>, _ body: (Int, Point) -> Void
  ) {
    var x = 0.0
    var start = 0
    while start < glyphs.count {
      let from = Int(glyphs[start].cluster)
      var end = start + 1
      while end < glyphs.count, Int(glyphs[end].cluster) == from { end += 1 }
      let to = end < glyphs.count ? Int(glyphs[end].cluster) : text.count
      var number = self.number(face, glyphs[start..<end], text[from..<to])
      for place in start..<end {
        body(number, Point(x: x + glyphs[place].offset.x, y: glyphs[place].offset.y))
        x += glyphs[place].advance
        number += 1
      }
      start = end
    }
  }

  /// From right to left, clusters stand in the reverse order of their text.
  private mutating func enterReversed(
    _ face: Int, _ glyphs: UnsafeBufferPointer<GlyphRun.Glyph>,
    _ text: UnsafeBufferPointer<UInt8>, _ body: (Int, Point) -> Void
  ) {
    var x = glyphs.reduce(0) { $0 + $1.advance }
    var end = glyphs.count
    while end > 0 {
      let from = Int(glyphs[end - 1].cluster)
      var start = end - 1
      while start > 0, Int(glyphs[start - 1].cluster) == from { start -= 1 }
      let to = start > 0 ? Int(glyphs[start - 1].cluster) : text.count
      for place in start..<end { x -= glyphs[place].advance }
      var number = self.number(face, glyphs[start..<end], text[from..<to])
      var pen = x
      for place in start..<end {
        body(number, Point(x: pen + glyphs[place].offset.x, y: glyphs[place].offset.y))
        pen += glyphs[place].advance
        number += 1
      }
      end = start
    }
  }

  /// The number of the first glyph of a cluster, which is new or known.
  private mutating func number(
    _ face: Int, _ cluster: Slice<UnsafeBufferPointer<GlyphRun.Glyph>>,
    _ text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    guard cluster.count == 1, (1...4).contains(text.count) else {
      let key = LongCluster(
        text: String(decoding: text, as: UTF8.self), glyphs: cluster.map(\.id))
      if let known = faces[face].long[key] { return Int(known) }
      let number = add(face, cluster, text)
      faces[face].long[key] = Int32(number)
      return number
    }
    let glyph = cluster[cluster.startIndex].id
    let code = text.reduce(0) { $0 << 8 | UInt32($1) }
    let isUsual = glyph < 4096
    if isUsual {
      let place = Int(glyph)
      if place < faces[face].recent.count {
        let recent = faces[face].recent[place]
        if recent.text == code, recent.number >= 0 { return Int(recent.number) }
      } else {
        let room = place + 1 - faces[face].recent.count
        let none: (text: UInt32, number: Int32) = (0, -1)
        faces[face].recent.append(contentsOf: repeatElement(none, count: room))
      }
    }
    let key = UInt64(glyph) << 32 | UInt64(code)
    let number = faces[face].short[key].map(Int.init) ?? add(face, cluster, text)
    faces[face].short[key] = Int32(number)
    if isUsual { faces[face].recent[Int(glyph)] = (code, Int32(number)) }
    return number
  }

  private mutating func add(
    _ face: Int, _ cluster: Slice<UnsafeBufferPointer<GlyphRun.Glyph>>,
    _ text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    let number = glyphs.count
    faces[face].clusters.append(clusters.count)
    for glyph in cluster {
      glyphs.append(glyph.id)
      owners.append(Int32(clusters.count))
    }
    clusters.append(
      Cluster(text: String(decoding: text, as: UTF8.self), glyphs: number..<glyphs.count))
    return number
  }
}
