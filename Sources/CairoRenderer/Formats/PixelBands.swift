import CCairo
import Drawing
import Glibc

/// Paints a frame in pixels, band after band from top to bottom, in memory that all bands share: a slide is
/// eight megabytes, of which each page would have to be fetched from the system, and cleared, first.
struct PixelBands {
  private let width: Int
  private let height: Int
  private let scale: Double
  private let background: Color?
  private let face: (FontFace) -> CairoFonts.Opened?
  private let items: [Item]
  private let bandHeight: Int

  /// Bytes of a band, unless the frame is one that many bands would take long to paint.
  private static let bandSize = 1 << 19
  /// How many steps of paths may be painted again because they reach over several bands.
  private static let repetitionLimit = 4000

  /// Something to paint, and the rows that it can touch.
  private struct Item {
    let placed: Frame.Placed
    let rows: Range<Int>
  }

  /// - Parameter bandHeight: Rows of a band; what the frame makes of it if left out.
  init(
    _ frame: Frame, pixels: (width: Int, height: Int), scale: Double, background: Color?,
    bandHeight: Int? = nil, face: @escaping (FontFace) -> CairoFonts.Opened?
  ) {
    (width, height) = pixels
    self.scale = scale
    self.background = background
    self.face = face
    var items = [Item]()
    frame.forEachItem { placed in
      guard let extent = placed.item.verticalExtent else { return }
      // A row to either side, for smoothed edges.
      let first = ((placed.origin.y + extent.top) * scale).rounded(.down) - 1
      let last = ((placed.origin.y + extent.bottom) * scale).rounded(.up) + 1
      // No place that is no number either.
      guard first < last, last > 0, first < Double(pixels.height) else { return }
      let rows = Int(max(first, 0))..<Int(min(last, Double(pixels.height)))
      items.append(Item(placed: placed, rows: rows))
    }
    self.items = items
    self.bandHeight = min(height, bandHeight ?? Self.bandHeight(for: items, width, height))
  }

  /// Whether there are areas whose colours run into each other.
  var hasFades: Bool {
    items.contains { if case .fade = $0.placed.item { true } else { false } }
  }

  /// Bands as high as their size allows, or as the whole picture where that would repeat too much.
  private static func bandHeight(for items: [Item], _ width: Int, _ height: Int) -> Int {
    let rows = max(bandSize / (width * 4), 16)
    let repeated = items.reduce(0) { sum, item in
      let bands = (item.rows.upperBound - 1) / rows - item.rows.lowerBound / rows
      return switch item.placed.item {
      case .path(let path, _, _): sum + bands * path.elements.count
      case .picture: sum + bands * repetitionLimit
      default: sum
      }
    }
    return repeated > repetitionLimit ? height : rows
  }

  /// Hands `body` every row, until it wants no more.
  func paint(_ body: (PNGEncoder.Row) -> Bool) throws {
    // The first row of the memory is the last one of the band before.
    let stride = width * 4
    guard let memory = malloc(stride * (bandHeight + 1)) else {
      throw RenderingFault(description: "memory")
    }
    defer { free(memory) }
    let start = memory.assumingMemoryBound(to: UInt8.self)
    for top in Swift.stride(from: 0, to: height, by: bandHeight) {
      if top > 0 { memcpy(start, start + bandHeight * stride, stride) }
      let rows = top..<min(top + bandHeight, height)
      try paint(rows, at: start + stride)
      for row in rows {
        let line = UnsafeRawPointer(start + (row - top + 1) * stride)
        let above = row > 0 ? line - stride : nil
        let isWanted = body(
          (
            line: line.assumingMemoryBound(to: UInt32.self),
            above: above?.assumingMemoryBound(to: UInt32.self)
          ))
        guard isWanted else { return }
      }
    }
  }

  /// Paints what can be seen in `rows`.
  private func paint(_ rows: Range<Int>, at start: UnsafeMutablePointer<UInt8>) throws {
    let format = background == nil ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
    fill(UnsafeMutableRawPointer(start), count: rows.count * width)
    let surface = cairo_image_surface_create_for_data(
      start, format, Int32(width), Int32(rows.count), Int32(width * 4))
    defer { cairo_surface_destroy(surface) }
    cairo_surface_set_device_offset(surface, 0, -Double(rows.lowerBound))
    guard let context = cairo_create(surface) else { throw RenderingFault(description: "memory") }
    defer { cairo_destroy(context) }
    cairo_scale(context, scale, scale)
    let painter = FramePainter(context, face: face)
    for item in items where item.rows.overlaps(rows) {
      painter.paint(item.placed.item, at: item.placed.origin)
    }
    let status = cairo_status(context)
    cairo_surface_flush(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw RenderingFault(description: String(cString: cairo_status_to_string(status)))
    }
  }

  private func fill(_ start: UnsafeMutableRawPointer, count: Int) {
    guard let background else {
      memset(start, 0, count * 4)
      return
    }
    let pixel =
      0xFF00_0000 | UInt32(background.red) << 16 | UInt32(background.green) << 8
      | UInt32(background.blue)
    start.initializeMemory(as: UInt32.self, repeating: pixel, count: count)
  }
}

extension FrameItem {
  /// How far ink can reach above and below the origin; `nil` where there is none.
  fileprivate var verticalExtent: (top: Double, bottom: Double)? {
    switch self {
    case .group, .deferred, .anchor, .value: return nil
    case .text(let run):
      let offsets = run.glyphs.lazy.map(\.offset.y)
      guard let first = offsets.min(), let last = offsets.max() else { return nil }
      return (first - run.face.inkAbove * run.size, last + run.face.inkBelow * run.size)
    case .path(let path, _, let stroke):
      guard let bounds = path.bounds else { return nil }
      // Mitred corners reach ten half widths far, which is cairo's own limit.
      let reach = (stroke?.width ?? 0) * 5
      return (bounds.y - reach, bounds.y + bounds.height + reach)
    case .fade(let area, _, _): return (area.y, area.y + area.height)
    case .picture(_, let size): return (0, size.height)
    }
  }
}
