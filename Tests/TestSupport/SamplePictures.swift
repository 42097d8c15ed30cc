/// Pictures for tests, made here.
package enum SamplePictures {
  /// A PNG of pixels in red, green, blue and alpha, row by row (PNG, third edition).
  package static func png(
    width: Int, height: Int, saying: (width: Int, height: Int)? = nil,
    _ color: (_ x: Int, _ y: Int) -> [UInt8] = { _, _ in [11, 95, 110, 255] }
  ) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      for x in 0..<width { rows += color(x, y) }
    }
    let said = saying ?? (width, height)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", number(said.width) + number(said.height) + [8, 6, 0, 0, 0])
      + chunk("IDAT", stored(rows)) + chunk("IEND", [])
  }

  /// A JPEG of 16 by 8 pixels, its left half red and its right half blue, with an orientation.
  package static func jpeg(orientation: UInt8 = 1) -> [UInt8] {
    let exif: [UInt8] =
      [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3]
      + [0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    return Array(redAndBlue.prefix(2)) + exif + redAndBlue.dropFirst(2)
  }

  /// A JPEG in colours of ink.
  package static var jpegOfInks: [UInt8] { decoded(inks) }

  /// A PNG of 8 by 8 pixels from white down to black, interlaced, with 16 bits a channel.
  package static var interlacedPNG: [UInt8] { decoded(interlaced) }

  private static var redAndBlue: [UInt8] { decoded(light) }

  private static let light =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEi"
    + "MEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7"
    + "Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABAb/xAAUEAEA"
    + "AAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABwX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIR"
    + "AxEAPwCZSSAMTRU//9k="

  private static let inks =
    "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBt"
    + "UVdfYmdoZz5NcXlwZHhcZWdj/9sAQwEREhIYFRgvGhovY0I4QmNjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
    + "Y2NjY2NjY2NjY2NjY2NjY2Nj/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAABB//EABQQ"
    + "AQAAAAAAAAAAAAAAAAAAAAD/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAA4EAQAC"
    + "EQMRBAAAPwDPwAQB/9k="

  private static let interlaced =
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIEAIAAAFs+sUJAAAAZElEQVQY05WMMQ3AMAwE32qhmEMwBIzJBIwN5oMhFNwh"
    + "HSq1kdJbfjj9ITMzE3PE3NwcAAC5FQDgGGWUUaJHjy5OpxMvRJs2bR/i2XpyzuKXYDD44yE0Gg3bLEsrpGrVqvuH31yB"
    + "ykJpRFQA+gAAAABJRU5ErkJggg=="

  /// The Base64 of bytes (RFC 4648).
  package static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let value = (Array(part) + [0, 0]).prefix(3).reduce(0) { $0 << 8 | Int($1) }
      for (place, shift) in [18, 12, 6, 0].enumerated() {
        text.append(place <= part.count ? letters[value >> shift & 63] : "=")
      }
    }
    return text
  }

  /// Bytes of their Base64 (RFC 4648).
  private static func decoded(_ text: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var (bytes, buffer, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for letter in text.utf8 {
      guard let value = letters.firstIndex(of: letter) else { continue }
      buffer = buffer << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return number(data.count) + body + number(Int(crc ^ 0xFFFF_FFFF))
  }

  /// Data in zlib's form, not compressed.
  private static func stored(_ data: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x78, 1]
    var (low, high) = (1, 0)
    for byte in data {
      low = (low + Int(byte)) % 65521
      high = (high + low) % 65521
    }
    var start = 0
    repeat {
      let end = min(data.count, start + 65_535)
      let count = UInt16(end - start)
      bytes += [end == data.count ? 1 : 0]
      bytes += [count, ~count].flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      bytes += data[start..<end]
      start = end
    } while start < data.count
    return bytes + number(high << 16 | low)
  }
}
