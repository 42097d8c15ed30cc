import CPNG
import Compression
import Glibc

/// Encodes 32-bit pixels as PNG, which come row by row: with a palette where 256 colours are enough, else in full colour.
///
/// A chart has few colours, but the smoothed edges of its letters have hundreds. Colours of edges are
/// then joined with a near neighbour, by no more than `PNGPalette.tolerance`; areas stay exact.
struct PNGEncoder {
  let width: Int
  let height: Int
  let hasAlpha: Bool
  let pixelsPerMetre: UInt32
  let texts: [(key: String, text: String)]
  /// Whether there are areas of more colours than edges have, which joined colours would show in bands.
  var hasFades = false

  /// A row of cairo's pixels (native-endian ARGB, premultiplied) and the one above, if there is one.
  typealias Row = (line: UnsafePointer<UInt32>, above: UnsafePointer<UInt32>?)

  /// The file for the rows that `paint` hands over from top to bottom, until it is told to stop; where
  /// they have too many colours, it is asked for them once more.
  func encode(_ paint: ((Row) -> Bool) throws -> Void) throws -> [UInt8] {
    var count = PNGPalette.Count(width: width, mask: hasAlpha ? 0xFFFF_FFFF : 0x00FF_FFFF)
    var isDrawing = true
    try paint { row in
      if isRepeated(row) { count.repeatRow() } else { isDrawing = count.add(row.line) }
      return isDrawing
    }
    if isDrawing,
      let palette = PNGPalette(
        count, tolerance: hasFades ? PNGPalette.fadeTolerance : PNGPalette.tolerance)
    {
      let data = RowCompression()
      palette.forEachRow(data.add)
      return write(palette: palette.colors, data.finished())
    }
    return write(palette: nil, try fullRows(paint))
  }

  private func isRepeated(_ row: Row) -> Bool {
    row.above.map { memcmp(row.line, $0, width * 4) == 0 } ?? false
  }

  /// The rows of a PNG in full colour, each as its difference from the row above, compressed.
  private func fullRows(_ paint: ((Row) -> Bool) throws -> Void) throws -> [UInt8] {
    let samples = hasAlpha ? 4 : 3
    let data = RowCompression()
    var bytes = [UInt8](repeating: 0, count: width * samples + 1)
    try bytes.withUnsafeMutableBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      first[0] = 2
      try paint { row in
        if isRepeated(row) {
          memset(first + 1, 0, bytes.count - 1)
        } else {
          difference(row, samples, to: first + 1)
        }
        data.add(UnsafeBufferPointer(bytes))
        return true
      }
    }
    return data.finished()
  }

  private func difference(_ row: Row, _ samples: Int, to bytes: UnsafeMutablePointer<UInt8>) {
    var place = bytes
    for x in 0..<width {
      let color = straight(row.line[x])
      let other = row.above.map { straight($0[x]) } ?? (red: 0, green: 0, blue: 0, alpha: 0)
      place[0] = color.red &- other.red
      place[1] = color.green &- other.green
      place[2] = color.blue &- other.blue
      if hasAlpha { place[3] = color.alpha &- other.alpha }
      place += samples
    }
  }

  private func straight(_ pixel: UInt32) -> (red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8) {
    let (red, green, blue) = (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)
    guard hasAlpha else { return (UInt8(red), UInt8(green), UInt8(blue), 255) }
    let alpha = pixel >> 24
    guard alpha > 0 else { return (0, 0, 0, 0) }
    func whole(_ part: UInt32) -> UInt8 { UInt8(min(255, (part * 255 + alpha / 2) / alpha)) }
    return (whole(red), whole(green), whole(blue), UInt8(alpha))
  }

  /// The file with `data`, the compressed rows, each with its filter before it.
  private func write(palette: [UInt32]?, _ data: [UInt8]) -> [UInt8] {
    let sink = Sink()
    var png = png_create_write_struct(
      PNG_LIBPNG_VER_STRING, nil,
      { _, message in fatalError(message.map { String(cString: $0) } ?? "libpng") }, { _, _ in })
    var info = png_create_info_struct(png)
    defer { png_destroy_write_struct(&png, &info) }
    png_set_write_fn(
      png, Unmanaged.passUnretained(sink).toOpaque(),
      { png, data, length in
        guard let data, let target = png_get_io_ptr(png) else { return }
        Unmanaged<Sink>.fromOpaque(target).takeUnretainedValue().bytes.append(
          contentsOf: UnsafeBufferPointer(start: data, count: length))
      }, { _ in })
    let type =
      palette != nil
      ? PNG_COLOR_TYPE_PALETTE : hasAlpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB
    png_set_IHDR(
      png, info, UInt32(width), UInt32(height), 8, type, PNG_INTERLACE_NONE,
      PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT)
    if let palette {
      let colors = palette.map(straight)
      var entries = colors.map { png_color(red: $0.red, green: $0.green, blue: $0.blue) }
      png_set_PLTE(png, info, &entries, Int32(entries.count))
      if hasAlpha {
        var alphas = colors.map(\.alpha)
        png_set_tRNS(png, info, &alphas, Int32(alphas.count), nil)
      }
    }
    png_set_pHYs(png, info, pixelsPerMetre, pixelsPerMetre, PNG_RESOLUTION_METER)
    setTexts(png, info)
    png_write_info(png, info)
    png_write_chunk(png, "IDAT", data, data.count)
    png_write_chunk(png, "IEND", nil, 0)
    return sink.bytes
  }

  private func setTexts(_ png: png_structp?, _ info: png_infop?) {
    for (key, text) in texts {
      key.withCString { key in
        text.withCString { text in
          var entry = png_text()
          entry.compression = PNG_ITXT_COMPRESSION_NONE
          entry.key = UnsafeMutablePointer(mutating: key)
          entry.text = UnsafeMutablePointer(mutating: text)
          // libpng copies both strings.
          png_set_text(png, info, &entry, 1)
        }
      }
    }
  }

  private final class Sink {
    var bytes: [UInt8] = []
  }
}
