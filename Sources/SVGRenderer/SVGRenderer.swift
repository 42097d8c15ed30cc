import Drawing

/// Writes a frame as SVG, with real text or its outlines: without scripts, style sheets or outside
/// references.
package struct SVGRenderer {
  /// How text is written.
  package enum Text: String, Sendable, CaseIterable {
    /// As text, which can be read and searched, in fonts that are named with what stands in.
    case text
    /// As outlines, which look the same everywhere, also in presentation programs.
    case outlines
  }

  /// What the file may say of itself, in the terms of Dublin Core.
  package enum Term: String, Sendable {
    case creator, publisher, source, date, rights, identifier
  }

  package init() {}

  /// `frame` as the text of an SVG file.
  /// - Parameters:
  ///   - pixels: Width and height at which the picture is shown.
  ///   - scale: Pixels a point.
  ///   - background: Colour below the frame; nothing where `nil`.
  ///   - title: The name of the picture.
  ///   - description: Words that stand for the picture.
  ///   - language: BCP 47 tag of the picture's text.
  ///   - text: How text is written.
  /// - Throws: `SVGFault` for a size or scale that is not above zero.
  package func render(
    _ frame: Frame, pixels: (width: Int, height: Int), scale: Double, background: Color?,
    title: String, description: String, language: String, text: Text = .text,
    metadata: [(term: Term, text: String)] = []
  ) throws -> String {
    guard pixels.width > 0, pixels.height > 0, scale > 0, scale.isFinite else {
      throw SVGFault(
        description: "a picture of \(pixels.width) × \(pixels.height) pixels at scale \(scale)")
    }
    let (width, height) = (Double(pixels.width) / scale, Double(pixels.height) / scale)
    var body = FrameWriter(language: language, hasOutlines: text == .outlines)
    body.write(frame)
    // Several pictures on one web page share its names: these are equal only for equal words.
    let mark = Self.fingerprint(title + "\n" + description)
    var file = XMLWriter()
    file.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"")
    file.attribute("width", Double(pixels.width))
    file.attribute("height", Double(pixels.height))
    file.attribute("viewBox", [0, 0, width, height])
    file.attribute("xml:lang", language)
    file.raw(" xml:space=\"preserve\" stroke-miterlimit=\"10\" role=\"img\"")
    let names = "title-\(mark)" + (description.isEmpty ? "" : " description-\(mark)")
    file.attribute("aria-labelledby", names)
    file.raw(">\n<title")
    file.attribute("id", "title-\(mark)")
    file.raw(">")
    file.escape(title)
    file.raw("</title>\n")
    if !description.isEmpty {
      file.raw("<desc")
      file.attribute("id", "description-\(mark)")
      file.raw(">")
      file.escape(description)
      file.raw("</desc>\n")
    }
    write(metadata, to: &file)
    body.writeDefinitions(to: &file)
    if let background {
      file.raw("<rect")
      file.attribute("width", width)
      file.attribute("height", height)
      FrameWriter.paint("fill", "fill-opacity", background, to: &file)
      file.raw("/>\n")
    }
    file.append(body.xml)
    file.raw("</svg>\n")
    return file.text
  }

  private func write(_ metadata: [(term: Term, text: String)], to file: inout XMLWriter) {
    guard !metadata.isEmpty else { return }
    file.raw("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
    for (term, text) in metadata where !text.isEmpty {
      file.raw("<dc:")
      file.escape(term.rawValue)
      file.raw(">")
      file.escape(text)
      file.raw("</dc:")
      file.escape(term.rawValue)
      file.raw(">\n")
    }
    file.raw("</metadata>\n")
  }

  /// Eight hexadecimal digits that depend on nothing but `text` (FNV-1a).
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

/// What cannot be written as SVG.
package struct SVGFault: Error, CustomStringConvertible {
  package var description: String
}
