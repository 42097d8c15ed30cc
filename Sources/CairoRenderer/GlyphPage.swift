import CCairo
import Drawing

/// Paints some faces' glyphs of a table, from which a file gets its fonts.
///
/// Of cairo's ways to write fonts this takes all. Its way to write text is not taken: cairo measures
/// every glyph anew for each size, twice a page, which was a third of a report's time.
struct GlyphPage {
  private let table: GlyphTable
  private let faces: [Int]

  /// How many pages there are at most: so many that threads which draw them one by one end together, and
  /// so few that files cost little.
  private static let most = 6

  /// The pages of a table's faces, with about as much on each, the fullest first.
  static func pages(of table: GlyphTable) -> [GlyphPage] {
    // To read a face and to write what of it is used costs as much as a hundred glyphs.
    let costs = table.faces.map { $0.clusters.count + 100 }
    var loads = [Int](repeating: 0, count: min(most, costs.count))
    var faces = [[Int]](repeating: [], count: loads.count)
    for face in costs.indices.sorted(by: { (costs[$1], $0) < (costs[$0], $1) }) {
      let least = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
      loads[least] += costs[face]
      faces[least].append(face)
    }
    return loads.indices.sorted { (loads[$1], $0) < (loads[$0], $1) }
      .map { GlyphPage(table: table, faces: faces[$0].sorted()) }
  }

  private init(table: GlyphTable, faces: [Int]) {
    self.table = table
    self.faces = faces
  }

  /// The page as cairo writes it.
  func painted(with fonts: CairoFonts) throws -> GlyphSheet.File {
    guard !faces.isEmpty else { return GlyphSheet.File(faces: [], bytes: []) }
    var parts: [ObjectIdentifier: CairoFonts.Opened] = [:]
    for face in faces.map({ table.faces[$0] }) where face.sample.face.isLarge {
      var glyphs: Set<UInt32> = [0]
      for cluster in face.clusters {
        glyphs.formUnion(table.glyphs[table.clusters[cluster].glyphs])
      }
      parts[ObjectIdentifier(face.sample.face)] = fonts.opened(face.sample.face, glyphs: glyphs)
    }
    var shown: [GlyphSheet.Face] = []
    let size = Size(width: 100, height: 100)
    let bytes = try CairoFileWriter.write(created: nil, size: size) { context, surface in
      let painter = FramePainter(context) { face in
        // cairo reads all outlines of a face to embed one glyph of it.
        face.isLarge ? parts[ObjectIdentifier(face)] ?? fonts.opened(face) : fonts.opened(face)
      }
      var frame = Frame(size: size)
      for face in faces { add(face, to: &frame, &shown, painter.hasInk) }
      cairo_pdf_surface_set_size(surface, frame.size.width, frame.size.height)
      painter.paint(.group(frame), at: .zero)
      cairo_show_page(context)
    }
    return GlyphSheet.File(faces: shown, bytes: bytes)
  }

  /// Adds a line with the glyphs of a face, and widens the page for all of them: cairo leaves out
  /// what stands beside it. It leaves out lines without ink too, such as one of a space.
  private func add(
    _ place: Int, to frame: inout Frame, _ shown: inout [GlyphSheet.Face],
    _ hasInk: (GlyphRun) -> Bool
  ) {
    let face = table.faces[place]
    var run = face.sample
    run.size = 10
    for cluster in face.clusters {
      let cluster = table.clusters[cluster]
      // Two clusters may not begin at one place of the text.
      run.add(table.glyphs[cluster.glyphs], for: cluster.text.isEmpty ? " " : cluster.text)
    }
    let isBlank = !hasInk(run)
    if isBlank {
      var missing = face.sample
      missing.size = run.size
      missing.add([0], for: "?")
      missing.append(run)
      guard hasInk(missing) else { return }
      run = missing
    }
    shown.append(GlyphSheet.Face(place: place, showsMissing: isBlank))
    frame.size.width = max(frame.size.width, run.advance + 100)
    frame.size.height = Double(shown.count + 3) * 20
    frame.add(.text(run), at: Point(x: 20, y: Double(shown.count) * 20))
  }
}

extension GlyphRun {
  /// Adds a cluster far enough from the last one.
  fileprivate mutating func add(_ cluster: some Sequence<UInt32>, for text: String) {
    let place = Int32(self.text.utf8.count)
    self.text += text
    for glyph in cluster {
      glyphs.append(GlyphRun.Glyph(id: glyph, cluster: place, advance: size, offset: .zero))
    }
  }

  /// Adds the glyphs of another run.
  fileprivate mutating func append(_ run: GlyphRun) {
    let place = Int32(text.utf8.count)
    text += run.text
    for var glyph in run.glyphs {
      glyph.cluster += place
      glyphs.append(glyph)
    }
  }
}
