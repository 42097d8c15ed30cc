import CPNG
import Compression
import Glibc

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
    return [UInt8](unsafeUninitializedCapacity: (length + 1) * height) { buffer, count in
      guard var place = buffer.baseAddress else { return }
      for y in 0..<height {
        place[0] = 2
        place += 1
        let line = data.advanced(by: y * stride).assumingMemoryBound(to: UInt32.self)
        let above = y > 0 ? UnsafeRawPointer(line).advanced(by: -stride) : nil
        if let above, memcmp(line, above, width * 4) == 0 {
          memset(place, 0, length)
          place += length
          continue
        }
        let upper = above?.assumingMemoryBound(to: UInt32.self)
        for x in 0..<width {
          let color = straight(line[x])
          let other = upper.map { straight($0[x]) } ?? (red: 0, green: 0, blue: 0, alpha: 0)
          place[0] = color.red &- other.red
          place[1] = color.green &- other.green
          place[2] = color.blue &- other.blue
          if hasAlpha { place[3] = color.alpha &- other.alpha }
          place += samples
        }
      }
      count = (length + 1) * height
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
    let data = Deflate.compressed(rows, level: palette == nil ? 3 : 5)
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
