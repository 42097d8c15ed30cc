import Drawing

/// Writes the items of a frame as elements of SVG, in painting order.
struct FrameWriter {
  /// The language that need not be said again.
  private let language: String
  private let hasOutlines: Bool
  private(set) var xml = XMLWriter()
  private var fades: [Fade] = []

  /// The colours of a gradient from left to right, which name it.
  private struct Fade: Hashable {
    var from: Color
    var to: Color

    var name: String { "fade-\(Self.name(of: from))-\(Self.name(of: to))" }

    private static func name(of color: Color) -> String {
      let hex = String(color.hex.dropFirst())
      return color.alpha < 1 ? "\(hex)-\(XMLWriter.thousandths(color.alpha))" : hex
    }
  }

  /// - Parameter hasOutlines: Whether text is written as the outlines of its glyphs.
  init(language: String, hasOutlines: Bool = false) {
    self.language = language
    self.hasOutlines = hasOutlines
  }

  /// Appends all of `frame`.
  mutating func write(_ frame: Frame) {
    for placed in frame.items { write(placed.item, at: placed.origin) }
  }

  /// Appends the gradients that the frame needs to `file`.
  func writeDefinitions(to file: inout XMLWriter) {
    guard !fades.isEmpty else { return }
    file.raw("<defs>\n")
    for fade in fades {
      file.raw("<linearGradient")
      file.attribute("id", fade.name)
      file.raw(">")
      for (offset, color) in [(0.0, fade.from), (1.0, fade.to)] {
        file.raw("<stop")
        file.attribute("offset", offset)
        Self.paint("stop-color", "stop-opacity", color, to: &file)
        file.raw("/>")
      }
      file.raw("</linearGradient>\n")
    }
    file.raw("</defs>\n")
  }

  private mutating func write(_ item: FrameItem, at origin: Point) {
    switch item {
    case .group(let frame): write(frame, at: origin)
    case .text(let run): write(run, at: origin)
    case .path(let path, let fill, let stroke): write(path, fill, stroke, at: origin)
    case .fade(let area, let from, let to): write(area, Fade(from: from, to: to), at: origin)
    case .deferred(let deferred): write(deferred.frame, at: origin)
    case .anchor, .value: break
    // Charts, which alone are written as SVG, hold no pictures.
    case .picture: break
    }
  }

  private mutating func write(_ frame: Frame, at origin: Point) {
    let start = xml.bytes.count
    xml.raw("<g")
    let (x, y) = (XMLWriter.thousandths(origin.x), XMLWriter.thousandths(origin.y))
    if x != 0 || y != 0 {
      xml.raw(" transform=\"translate(")
      xml.number(thousandths: x)
      xml.raw(" ")
      xml.number(thousandths: y)
      xml.raw(")\"")
    }
    xml.raw(">\n")
    let content = xml.bytes.count
    write(frame)
    if xml.bytes.count == content { return xml.shorten(to: start) }
    xml.raw("</g>\n")
  }

  // MARK: Shapes

  private mutating func write(_ path: Path, _ fill: Color?, _ stroke: Stroke?, at origin: Point) {
    guard !path.elements.isEmpty, fill != nil || stroke != nil else { return }
    xml.raw("<path d=\"")
    trace(path, at: origin)
    xml.raw("\"")
    if let fill {
      Self.paint("fill", "fill-opacity", fill, to: &xml)
    } else {
      xml.raw(" fill=\"none\"")
    }
    if let stroke {
      Self.paint("stroke", "stroke-opacity", stroke.color, to: &xml)
      xml.attribute("stroke-width", stroke.width)
      if stroke.dashes.allSatisfy({ $0 >= 0 }), stroke.dashes.contains(where: { $0 > 0 }) {
        xml.attribute("stroke-dasharray", stroke.dashes)
      }
      if stroke.isRound { xml.raw(" stroke-linecap=\"round\" stroke-linejoin=\"round\"") }
    }
    xml.raw("/>\n")
  }

  private mutating func trace(_ path: Path, at origin: Point) {
    var (penX, penY) = (0, 0)
    var isFirst = true
    func rounded(_ point: Point) -> (x: Int, y: Int) {
      (XMLWriter.thousandths(point.x + origin.x), XMLWriter.thousandths(point.y + origin.y))
    }
    func append(_ point: Point) {
      if !isFirst { xml.raw(" ") }
      isFirst = false
      (penX, penY) = rounded(point)
      xml.number(thousandths: penX)
      xml.raw(" ")
      xml.number(thousandths: penY)
    }
    var start = (x: 0, y: 0)
    for element in path.elements {
      isFirst = true
      switch element {
      case .move(let point):
        xml.raw("M")
        append(point)
        start = (penX, penY)
      case .line(let point):
        let end = rounded(point)
        if end.y == penY {
          xml.raw("H")
          xml.number(thousandths: end.x)
        } else if end.x == penX {
          xml.raw("V")
          xml.number(thousandths: end.y)
        } else {
          xml.raw("L")
          append(point)
        }
        (penX, penY) = end
      case .curve(let first, let second, let end):
        xml.raw("C")
        for point in [first, second, end] { append(point) }
      case .close:
        xml.raw("Z")
        (penX, penY) = start
      }
    }
  }

  private mutating func write(_ area: Rectangle, _ fade: Fade, at origin: Point) {
    if !fades.contains(fade) { fades.append(fade) }
    xml.raw("<rect")
    xml.attribute("x", area.x + origin.x)
    xml.attribute("y", area.y + origin.y)
    xml.attribute("width", max(0, area.width))
    xml.attribute("height", max(0, area.height))
    xml.attribute("fill", "url(#\(fade.name))")
    xml.raw("/>\n")
  }

  /// Appends the attributes of `color`, the opacity only where it is below one.
  static func paint(
    _ name: StaticString, _ opacity: StaticString, _ color: Color, to file: inout XMLWriter
  ) {
    file.attribute(name, color.hex)
    if color.alpha < 1 { file.attribute(opacity, max(0, color.alpha)) }
  }

  // MARK: Text

  private mutating func write(_ run: GlyphRun, at origin: Point) {
    guard !run.glyphs.isEmpty, run.text.utf8.contains(where: { $0 != 32 }) else { return }
    if hasOutlines { return write(run.outlines, run.color, nil, at: origin) }
    xml.raw("<text")
    xml.attribute("x", origin.x + (run.isRightToLeft ? run.advance : 0))
    xml.attribute("y", origin.y)
    xml.attribute("font-family", Self.families(of: run.face))
    xml.attribute("font-size", run.size)
    if run.face.weight != 400 { xml.attribute("font-weight", Double(run.face.weight)) }
    if run.expansion != 1 {
      xml.attribute("textLength", run.advance)
      xml.raw(" lengthAdjust=\"spacingAndGlyphs\"")
    }
    if run.face.isItalic { xml.raw(" font-style=\"italic\"") }
    Self.paint("fill", "fill-opacity", run.color, to: &xml)
    if run.language != language { xml.attribute("xml:lang", run.language) }
    if run.isRightToLeft {
      xml.raw(" direction=\"rtl\">")
      xml.escape(run.text)
    } else {
      xml.raw(">")
      writeWords(of: run, at: origin.x)
    }
    xml.raw("</text>\n")
  }

  /// Appends the words, each after the first at its own place, so that a viewer without the font
  /// goes astray within a word at most.
  private mutating func writeWords(of run: GlyphRun, at left: Double) {
    let bytes = Array(run.text.utf8)
    var glyph = 0
    var x = left
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 32 { end += 1 }
      while end < bytes.count, bytes[end] == 32 { end += 1 }
      while glyph < run.glyphs.count, Int(run.glyphs[glyph].cluster) < start {
        x += run.glyphs[glyph].advance
        glyph += 1
      }
      let word = String(decoding: bytes[start..<end], as: UTF8.self)
      if start > 0 {
        xml.raw("<tspan")
        xml.attribute("x", x)
        xml.raw(">")
      }
      xml.escape(word)
      if start > 0 { xml.raw("</tspan>") }
      start = end
    }
  }

  /// The family of `face` and what stands in where it is missing.
  private static func families(of face: FontFace) -> String {
    let name = face.family.filter { $0 != "'" && $0 != "\\" }
    let hasSerifs = ["Serif", "Vollkorn", "Roman", "Times"].contains { name.contains($0) }
    return "'\(name)', \(hasSerifs ? "serif" : "sans-serif")"
  }
}
