import CCairo
import Drawing

/// Paints the sheet of a table's glyphs, from which a file gets its fonts.
///
/// Of cairo's ways to write fonts this takes all. Its way to write text is not taken: cairo measures
/// every glyph anew for each size, twice a page, which was a third of a report's time.
enum GlyphPage {
  /// The sheet of the glyphs of `table`.
  static func sheet(of table: GlyphTable, _ fonts: CairoFonts) throws -> GlyphSheet {
    let frame = frame(of: table)
    var parts: [ObjectIdentifier: CairoFonts.Opened] = [:]
    for face in table.faces where face.sample.face.isLarge {
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
    return GlyphSheet(table: table, bytes: bytes)
  }

  /// A line for each face, wide enough for all of its glyphs: cairo leaves out what stands beside
  /// the page.
  private static func frame(of table: GlyphTable) -> Frame {
    let size = 10.0
    var frame = Frame(size: Size(width: 100, height: 100))
    for (row, face) in table.faces.enumerated() {
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
    frame.size.height = Double(table.faces.count + 3) * 20
    return frame
  }
}
