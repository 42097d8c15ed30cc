import CPNG
import Compression

/// Encodes 32-bit pixels as PNG: with a palette where 256 colours are enough, else in full colour.
///
/// A chart has few colours, but the smoothed edges of its letters have hundreds. Colours of edges are
/// then joined with a near neighbour, by no more than `PNGPalette.tolerance`; areas stay exact.
struct PNGEncoder {
  let width: Int
  let height: Int
  let stride: Int
  let hasAlpha: Bool
  let pixelsPerMetre: UInt32
  let texts: [(key: String, text: String)]
  /// Whether there are areas of more colours than edges have, which joined colours would show in bands.
  var hasFades = false

  /// The file for cairo's pixels (native-endian ARGB, premultiplied) at `data`.
  func encode(_ data: UnsafeRawPointer) -> [UInt8] {
    let mask: UInt32 = hasAlpha ? 0xFFFF_FFFF : 0x00FF_FFFF
    if let palette = PNGPalette(
      data, width: width, height: height, stride: stride, mask: mask,
      tolerance: hasFades ? PNGPalette.fadeTolerance : PNGPalette.tolerance)
    {
      return write(palette: palette.colors, palette.rows)
    }
    return write(palette: nil, fullRows(data))
  }

  /// The rows of a PNG in full colour, each as its difference from the row above.
  private func fullRows(_ data: UnsafeRawPointer) -> [UInt8] {
    let samples = hasAlpha ? 4 : 3
    let length = width * samples
    var above = [UInt8](repeating: 0, count: length)
    var row = above
    return [UInt8](unsafeUninitializedCapacity: (length + 1) * height) { buffer, count in
      var place = 0
      for y in 0..<height {
        let line = data.advanced(by: y * stride).assumingMemoryBound(to: UInt32.self)
        for x in 0..<width {
          let color = straight(line[x])
          row[x * samples] = color.red
          row[x * samples + 1] = color.green
          row[x * samples + 2] = color.blue
          if hasAlpha { row[x * samples + 3] = color.alpha }
        }
        buffer[place] = 2
        place += 1
        for index in 0..<length { buffer[place + index] = row[index] &- above[index] }
        place += length
        swap(&row, &above)
      }
      count = place
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

  /// The file with `rows`, each with its filter before it.
  private func write(palette: [UInt32]?, _ rows: [UInt8]) -> [UInt8] {
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
    // libdeflate takes all rows at once, and less time than libpng's own way row by row.
    let data = Deflate.compressed(rows, level: palette == nil ? 3 : 6)
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
