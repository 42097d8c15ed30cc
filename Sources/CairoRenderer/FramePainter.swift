import CCairo
import Drawing

/// Paints frames on a cairo context.
final class FramePainter {
  private let context: OpaquePointer
  private let face: (FontFace) -> CairoFonts.Opened?

  /// - Parameter face: The face of a run as cairo has it.
  init(_ context: OpaquePointer, face: @escaping (FontFace) -> CairoFonts.Opened?) {
    self.context = context
    self.face = face
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  /// Paints `item` at `origin`.
  func paint(_ item: FrameItem, at origin: Point) {
    switch item {
    case .group(let frame):
      frame.forEachItem(at: origin) { paint($0.item, at: $0.origin) }
    case .deferred(let deferred): paint(.group(deferred.frame), at: origin)
    case .text(let run): paint(run, at: origin)
    case .path(let path, let fill, let stroke): paint(path, fill, stroke, at: origin)
    case .fade(let rectangle, let from, let to): paint(rectangle, from, to, at: origin)
    case .picture(let picture, let size): paint(picture, size, at: origin)
    case .anchor, .value: break
    }
  }

  /// Paints a picture. Of JPEG, PDF gets the file itself.
  private func paint(_ picture: Picture, _ size: Size, at origin: Point) {
    let isOfPixels =
      cairo_surface_get_type(cairo_get_target(context)) == CAIRO_SURFACE_TYPE_IMAGE
    let surface = PictureSurface.make(picture, hasPixels: isOfPixels)
    defer { cairo_surface_destroy(surface) }
    let seen = picture.size
    cairo_save(context)
    cairo_translate(context, origin.x, origin.y)
    cairo_rectangle(context, 0, 0, size.width, size.height)
    cairo_clip(context)
    cairo_scale(context, size.width / Double(seen.width), size.height / Double(seen.height))
    var matrix = picture.orientation.matrix(
      columns: Double(picture.columns), rows: Double(picture.rows))
    cairo_transform(context, &matrix)
    cairo_set_source_surface(context, surface, 0, 0)
    if isOfPixels {
      // Edges are not mixed with what is around them.
      cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
    }
    cairo_paint(context)
    cairo_restore(context)
  }

  private func set(_ color: Color) {
    let (red, green, blue) =
      (Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
    if color.alpha < 1 {
      cairo_set_source_rgba(context, red, green, blue, color.alpha)
    } else {
      cairo_set_source_rgb(context, red, green, blue)
    }
  }

  private func trace(_ path: Path, at origin: Point) {
    let (dx, dy) = (origin.x, origin.y)
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let point): cairo_move_to(context, point.x + dx, point.y + dy)
      case .line(let point): cairo_line_to(context, point.x + dx, point.y + dy)
      case .curve(let first, let second, let end):
        cairo_curve_to(
          context, first.x + dx, first.y + dy, second.x + dx, second.y + dy, end.x + dx,
          end.y + dy)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func paint(_ path: Path, _ fill: Color?, _ stroke: Stroke?, at origin: Point) {
    trace(path, at: origin)
    if let fill {
      set(fill)
      if stroke == nil { cairo_fill(context) } else { cairo_fill_preserve(context) }
    }
    guard let stroke else { return }
    set(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_line_cap(context, stroke.isRound ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_set_line_join(context, stroke.isRound ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
    cairo_set_dash(context, stroke.dashes, Int32(stroke.dashes.count), 0)
    cairo_stroke(context)
  }

  private func paint(_ area: Rectangle, _ from: Color, _ to: Color, at origin: Point) {
    let left = area.x + origin.x
    let pattern = cairo_pattern_create_linear(left, 0, left + area.width, 0)
    for (offset, color) in [(0.0, from), (1.0, to)] {
      cairo_pattern_add_color_stop_rgba(
        pattern, offset, Double(color.red) / 255, Double(color.green) / 255,
        Double(color.blue) / 255, color.alpha)
    }
    cairo_set_source(context, pattern)
    cairo_pattern_destroy(pattern)
    cairo_rectangle(context, left, area.y + origin.y, area.width, area.height)
    cairo_fill(context)
  }

  private func paint(_ run: GlyphRun, at origin: Point) {
    guard let glyphs = prepare(run, at: origin) else { return }
    set(run.color)
    let clusters = Self.clusters(of: run)
    var text = run.text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cairo_show_text_glyphs(
          context, characters.baseAddress, Int32(characters.count), glyphs,
          Int32(glyphs.count), clusters, Int32(clusters.count),
          run.isRightToLeft
            ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0))
      }
    }
  }

  /// Whether anything can be seen of a run.
  func hasInk(_ run: GlyphRun) -> Bool {
    guard let glyphs = prepare(run, at: .zero) else { return false }
    var extents = cairo_text_extents_t()
    cairo_glyph_extents(context, glyphs, Int32(glyphs.count), &extents)
    return extents.width > 0 && extents.height > 0
  }

  /// Sets the face of a run and returns where its glyphs stand; `nil` if there is nothing to paint.
  private func prepare(_ run: GlyphRun, at origin: Point) -> [cairo_glyph_t]? {
    guard !run.glyphs.isEmpty, let opened = face(run.face) else { return nil }
    cairo_set_font_face(context, opened.face)
    if run.expansion == 1 {
      cairo_set_font_size(context, run.size)
    } else {
      var matrix = cairo_matrix_t()
      cairo_matrix_init_scale(&matrix, run.size * run.expansion, run.size)
      cairo_set_font_matrix(context, &matrix)
    }
    var glyphs = [cairo_glyph_t]()
    glyphs.reserveCapacity(run.glyphs.count)
    var x = origin.x
    for glyph in run.glyphs {
      glyphs.append(
        cairo_glyph_t(
          index: UInt(opened.places.map { $0[glyph.id] ?? 0 } ?? glyph.id), x: x + glyph.offset.x,
          y: origin.y + glyph.offset.y))
      x += glyph.advance
    }
    return glyphs
  }

  /// Which bytes of the text each group of glyphs stands for, in logical order.
  private static func clusters(of run: GlyphRun) -> [cairo_text_cluster_t] {
    let count = run.glyphs.count
    func cluster(_ place: Int) -> Int {
      Int(run.glyphs[run.isRightToLeft ? count - 1 - place : place].cluster)
    }
    let length = run.text.utf8.count
    var clusters = [cairo_text_cluster_t]()
    clusters.reserveCapacity(count)
    var start = 0
    while start < count {
      let offset = cluster(start)
      var end = start + 1
      while end < count, cluster(end) == offset { end += 1 }
      let next = end < count ? cluster(end) : length
      clusters.append(
        cairo_text_cluster_t(num_bytes: Int32(next - offset), num_glyphs: Int32(end - start)))
      start = end
    }
    return clusters
  }
}
