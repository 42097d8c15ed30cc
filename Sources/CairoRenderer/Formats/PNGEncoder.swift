import CPNG

/// Encodes 32-bit pixels as PNG: with an exact palette up to 256 colours, else in full colour.
struct PNGEncoder {
  let width: Int
  let height: Int
  let stride: Int
  let hasAlpha: Bool
  let pixelsPerMetre: UInt32
  let texts: [(key: String, text: String)]

  /// The file for cairo's pixels (native-endian ARGB, premultiplied) at `data`.
  func encode(_ data: UnsafeRawPointer) -> [UInt8] {
    var rows = [UInt8](repeating: 0, count: width * height)
    if let palette = palette(data, &rows) { return write(palette: palette, rows, samples: 1) }
    let samples = hasAlpha ? 4 : 3
    rows = [UInt8](repeating: 0, count: width * height * samples)
    var place = 0
    for y in 0..<height {
      let line = data.advanced(by: y * stride).assumingMemoryBound(to: UInt32.self)
      for x in 0..<width {
        let color = straight(line[x])
        rows[place] = color.red
        rows[place + 1] = color.green
        rows[place + 2] = color.blue
        if hasAlpha { rows[place + 3] = color.alpha }
        place += samples
      }
    }
    return write(palette: nil, rows, samples: samples)
  }

  private func straight(_ pixel: UInt32) -> (red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8) {
    let (red, green, blue) = (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)
    guard hasAlpha else { return (UInt8(red), UInt8(green), UInt8(blue), 255) }
    let alpha = pixel >> 24
    guard alpha > 0 else { return (0, 0, 0, 0) }
    func whole(_ part: UInt32) -> UInt8 { UInt8(min(255, (part * 255 + alpha / 2) / alpha)) }
    return (whole(red), whole(green), whole(blue), UInt8(alpha))
  }

  /// Fills `rows` with indices into the palette that is returned; `nil` if 256 are not enough.
  private func palette(_ data: UnsafeRawPointer, _ rows: inout [UInt8]) -> [UInt32]? {
    let mask: UInt32 = hasAlpha ? 0xFFFF_FFFF : 0x00FF_FFFF
    var colors = [UInt32]()
    // Open addressing over 1024 places: at most a quarter is ever taken.
    var table = [Int16](repeating: -1, count: 1024)
    var last: UInt32 = 0
    var lastIndex: UInt8 = 0
    var isFirst = true
    let filled = rows.withUnsafeMutableBufferPointer { rows -> Bool in
      var place = 0
      for y in 0..<height {
        let line = data.advanced(by: y * stride).assumingMemoryBound(to: UInt32.self)
        for x in 0..<width {
          let pixel = line[x] & mask
          if pixel != last || isFirst {
            var slot = Int((pixel &* 2_654_435_761) >> 22)
            while table[slot] >= 0, colors[Int(table[slot])] != pixel { slot = (slot + 1) & 1023 }
            if table[slot] < 0 {
              guard colors.count < 256 else { return false }
              table[slot] = Int16(colors.count)
              colors.append(pixel)
            }
            (last, lastIndex, isFirst) = (pixel, UInt8(table[slot]), false)
          }
          rows[place] = lastIndex
          place += 1
        }
      }
      return true
    }
    return filled ? colors : nil
  }

  private func write(palette: [UInt32]?, _ rows: [UInt8], samples: Int) -> [UInt8] {
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
      png_set_filter(png, 0, PNG_FILTER_NONE)
      png_set_compression_level(png, 6)
    } else {
      png_set_filter(png, 0, PNG_FILTER_UP)
      png_set_compression_level(png, 3)
    }
    png_set_pHYs(png, info, pixelsPerMetre, pixelsPerMetre, PNG_RESOLUTION_METER)
    setTexts(png, info)
    png_write_info(png, info)
    rows.withUnsafeBufferPointer { buffer in
      for y in 0..<height {
        png_write_row(png, buffer.baseAddress! + y * width * samples)
      }
    }
    png_write_end(png, info)
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
