import CHarfBuzz

extension FontFace {
  /// The outline of a glyph in design units, its baseline at y = 0 and y growing downwards.
  func outline(of glyph: UInt32) -> Path {
    let functions = hb_draw_funcs_create()
    defer { hb_draw_funcs_destroy(functions) }
    hb_draw_funcs_set_move_to_func(
      functions,
      { _, data, _, x, y, _ in OutlinePen.of(data)?.move(OutlinePen.point(x, y)) }, nil, nil)
    hb_draw_funcs_set_line_to_func(
      functions,
      { _, data, _, x, y, _ in OutlinePen.of(data)?.line(OutlinePen.point(x, y)) }, nil, nil)
    hb_draw_funcs_set_quadratic_to_func(
      functions,
      { _, data, _, cx, cy, x, y, _ in
        OutlinePen.of(data)?.quadratic(OutlinePen.point(cx, cy), OutlinePen.point(x, y))
      }, nil, nil)
    hb_draw_funcs_set_cubic_to_func(
      functions,
      { _, data, _, ax, ay, bx, by, x, y, _ in
        OutlinePen.of(data)?.cubic(
          OutlinePen.point(ax, ay), OutlinePen.point(bx, by), OutlinePen.point(x, y))
      }, nil, nil)
    hb_draw_funcs_set_close_path_func(
      functions, { _, data, _, _ in OutlinePen.of(data)?.close() }, nil, nil)
    let pen = OutlinePen()
    draw_glyph(
      font, glyph, functions, Unmanaged.passUnretained(pen).toOpaque())
    return pen.path
  }
}

/// Takes down what HarfBuzz draws.
private final class OutlinePen {
  var path = Path()
  private var place = Point.zero

  static func of(_ data: UnsafeMutableRawPointer?) -> OutlinePen? {
    data.map { Unmanaged<OutlinePen>.fromOpaque($0).takeUnretainedValue() }
  }

  static func point(_ x: Float, _ y: Float) -> Point { Point(x: Double(x), y: -Double(y)) }

  func move(_ point: Point) {
    path.elements.append(.move(point))
    place = point
  }

  func line(_ point: Point) {
    path.elements.append(.line(point))
    place = point
  }

  /// A quadratic curve as the cubic one that is the same.
  func quadratic(_ control: Point, _ end: Point) {
    func toward(_ from: Point) -> Point {
      Point(x: from.x + (control.x - from.x) * 2 / 3, y: from.y + (control.y - from.y) * 2 / 3)
    }
    cubic(toward(place), toward(end), end)
  }

  func cubic(_ first: Point, _ second: Point, _ end: Point) {
    path.elements.append(.curve(first, second, end))
    place = end
  }

  func close() { path.elements.append(.close) }
}

extension GlyphRun {
  /// The outlines of the run's glyphs, its baseline starting at the origin.
  package var outlines: Path {
    var path = Path()
    var x = 0.0
    let scale = size / face.unitsPerEm
    for glyph in glyphs {
      let origin = Point(x: x + glyph.offset.x, y: glyph.offset.y)
      path.elements +=
        face.outline(of: glyph.id).mapped { point in
          Point(x: origin.x + point.x * scale * expansion, y: origin.y + point.y * scale)
        }.elements
      x += glyph.advance
    }
    return path
  }
}

extension Path {
  /// The path with each of its points put through `change`.
  package func mapped(_ change: (Point) -> Point) -> Path {
    Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(change(point))
        case .line(let point): .line(change(point))
        case .curve(let first, let second, let end):
          .curve(change(first), change(second), change(end))
        case .close: .close
        }
      })
  }
}
