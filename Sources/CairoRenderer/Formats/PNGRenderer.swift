import CCairo
import Drawing
import Glibc
import Synchronization

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
    let format = background == nil ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
    guard let memory = PixelMemory.take(bytes: width * height * 4, isCleared: background == nil)
    else { throw RenderingFault(description: "memory") }
    defer { memory.giveBack() }
    let surface = cairo_image_surface_create_for_data(
      memory.start, format, Int32(width), Int32(height), Int32(width * 4))
    defer {
      cairo_surface_destroy(surface)
      withExtendedLifetime(memory) {}
    }
    guard let context = cairo_create(surface) else { throw RenderingFault(description: "memory") }
    defer { cairo_destroy(context) }
    if let background {
      cairo_set_source_rgb(
        context, Double(background.red) / 255, Double(background.green) / 255,
        Double(background.blue) / 255)
      cairo_paint(context)
    }
    cairo_scale(context, scale, scale)
    let painter = FramePainter(context, face: fonts.faces.opened)
    var hasFades = false
    for placed in frame.flattened() {
      if case .fade = placed.item { hasFades = true }
      painter.paint(placed.item, at: placed.origin)
    }
    let status = cairo_status(context)
    cairo_surface_flush(surface)
    guard status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
      throw RenderingFault(description: String(cString: cairo_status_to_string(status)))
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    return PNGEncoder(
      width: width, height: height, stride: stride, hasAlpha: background == nil,
      pixelsPerMetre: UInt32((scale * 72 / 0.0254).rounded()), texts: texts,
      hasFades: hasFades
    ).encode(UnsafeRawPointer(data))
  }
}

/// The pixels of a picture in large pages where the system has them: a slide is eight megabytes, and two
/// thousand small pages would each be fetched apart.
private final class PixelMemory: @unchecked Sendable {
  // Who takes it is alone with it.
  let start: UnsafeMutablePointer<UInt8>
  private let length: Int

  /// What the last picture has left, for the next.
  private static let spare = Mutex<PixelMemory?>(nil)
  /// The most bytes that are kept for it.
  private static let spareLimit = 64 << 20

  /// Memory of at least as many bytes, zero if it shall be cleared.
  static func take(bytes: Int, isCleared: Bool) -> PixelMemory? {
    let kept = spare.withLock { spare in
      guard let memory = spare, memory.length >= bytes else { return nil as PixelMemory? }
      spare = nil
      return memory
    }
    guard let kept else { return PixelMemory(bytes: bytes) }
    if isCleared { memset(kept.start, 0, bytes) }
    return kept
  }

  /// Keeps the memory for the next picture.
  func giveBack() {
    guard length <= Self.spareLimit else { return }
    Self.spare.withLock { $0 = self }
  }

  private init?(bytes: Int) {
    let large = 1 << 21
    length = (bytes + large - 1) / large * large
    let memory = mmap(
      nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { return nil }
    if length > large { madvise(memory, length, MADV_HUGEPAGE) }
    start = memory.assumingMemoryBound(to: UInt8.self)
  }

  deinit { munmap(start, length) }
}
