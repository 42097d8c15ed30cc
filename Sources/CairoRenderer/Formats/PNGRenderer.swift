import Drawing

/// Paints a frame as PNG, in memory.
package struct PNGRenderer {
  /// Most pixels of one picture; more would take over a gigabyte while painting.
  package static let pixelLimit = 268_435_456
  /// Most pixels along one side, cairo's own limit.
  package static let sideLimit = 32_767

  private let fonts: RendererFonts

  package init(fonts: RendererFonts = RendererFonts()) { self.fonts = fonts }

  /// `frame` painted over `background` (nothing where `nil`) with `scale` pixels a point.
  /// - Parameters:
  ///   - pixels: The exact size of the picture.
  ///   - texts: Keyword and text pairs for the file, such as `Title`.
  package func render(
    _ frame: Frame, pixels: (width: Int, height: Int), scale: Double, background: Color?,
    texts: [(key: String, text: String)] = []
  ) throws -> [UInt8] {
    let (width, height) = pixels
    guard width > 0, height > 0, width <= Self.sideLimit, height <= Self.sideLimit,
      width * height <= Self.pixelLimit
    else { throw RenderingFault(description: "a picture of \(width) × \(height) pixels") }
    let bands = PixelBands(
      frame, pixels: pixels, scale: scale, background: background, face: fonts.faces.opened)
    return try PNGEncoder(
      width: width, height: height, hasAlpha: background == nil,
      pixelsPerMetre: UInt32((scale * 72 / 0.0254).rounded()), texts: texts,
      hasFades: bands.hasFades
    ).encode(bands.paint)
  }
}
