import CCairo
import Drawing

/// Paints some faces' glyphs of a table, from which a file gets its fonts.
///
/// Of cairo's ways to write fonts this takes all. Its way to write text is not taken: cairo measures
/// every glyph anew for each size, twice a page, which was a third of a report's time.
struct GlyphPage {
  private let table: GlyphTable
  private let faces: [Int]

  /// The pages of a table's faces, one for each thread that paints, with about as much on each.
  static func pages(of table: GlyphTable) -> [GlyphPage] {
    // To read a face and to write what of it is used costs as much as a hundred glyphs.
    let costs = table.faces.map { $0.clusters.count + 100 }
    var loads = [Int](repeating: 0, count: RendererFonts.threads)
    var faces = [[Int]](repeating: [], count: RendererFonts.threads)
    for face in costs.indices.sorted(by: { (costs[$1], $0) < (costs[$0], $1) }) {
      let least = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
      loads[least] += costs[face]
      faces[least].append(face)
    }
    return faces.map { GlyphPage(table: table, faces: $0.sorted()) }
  }

  private init(table: GlyphTable, faces: [Int]) {
    self.table = table
    self.faces = faces
  }

  /// The page as cairo writes it.
  func painted(with fonts: CairoFonts) throws -> GlyphSheet.File {
    guard !faces.isEmpty else { return GlyphSheet.File(faces: [], bytes: []) }
    let frame = frame
    var parts: [ObjectIdentifier: CairoFonts.Opened] = [:]
    for face in faces.map({ table.faces[$0] }) where face.sample.face.isLarge {
      var glyphs: Set<UInt32> = [0]
      for cluster in face.clusters { glyphs.formUnion(table.glyphs[table.clusters[cluster].glyphs]) }
      parts[ObjectIdentifier(face.sample.face)] = fonts.opened(face.sample.face, glyphs: glyphs)
    }
    let bytes = try CairoFileWriter.write(created: nil, size: frame.size) { context, _ in
      let painter = FramePainter(context) { face in
        // cairo reads all outlines of a face to embed one glyph of it.
        face.isLarge ? parts[ObjectIdentifier(face)] ?? fonts.opened(face) : fonts.opened(face)
      }
      painter.paint(.group(frame), at: .zero)
      cairo_show_page(context)
    }
    return GlyphSheet.File(faces: faces, bytes: bytes)
  }

  /// A line for each face, wide enough for all of its glyphs: cairo leaves out what stands beside
  /// the page.
  private var frame: Frame {
    let size = 10.0
    var frame = Frame(size: Size(width: 100, height: 100))
    for (row, face) in faces.enumerated() {
      let face = table.faces[face]
      var run = face.sample
      run.size = size
      run.glyphs.reserveCapacity(face.clusters.count)
      for cluster in face.clusters {
        let cluster = table.clusters[cluster]
        let place = Int32(run.text.utf8.count)
        // Two clusters may not begin at one place of the text.
        run.text += cluster.text.isEmpty ? " " : cluster.text
        for number in cluster.glyphs {
          run.glyphs.append(
            GlyphRun.Glyph(
              id: table.glyphs[number], cluster: place, advance: size, offset: .zero))
        }
      }
      frame.size.width = max(frame.size.width, run.advance + 100)
      frame.add(.text(run), at: Point(x: 20, y: Double(row + 1) * 20))
    }
    frame.size.height = Double(faces.count + 3) * 20
    return frame
  }
}
