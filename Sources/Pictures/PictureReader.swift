import CPictures
import Diagnostics
import Drawing
import Glibc
import SourceReading

/// Reads pictures of files that anybody may have made: PNG, JPEG and SVG, told apart by their content.
///
/// Their size is read first and held against a budget. Nothing that they refer to is loaded.
package struct PictureReader {
  /// Most pixels of a picture; a page of A4 in the finest print has fewer.
  package static let pixelLimit = 25_000_000
  /// Most pixels along a side, cairo's own limit.
  package static let sideLimit = 32_767
  /// How many times as long as the other one side may be.
  static let shapeLimit = 500.0
  /// Pixels along the longer side of a drawing, which has none of its own: 300 to the inch on a page.
  static let drawingSide = 2400.0

  private let bytes: [UInt8]
  private let name: String
  private let range: SourceRange?
  private let log: DiagnosticLog

  /// The picture in `bytes`, which are the file `name`; `nil` when the log has received an error.
  /// - Parameter range: The place that names the file.
  package static func read(
    _ bytes: [UInt8], name: String, at range: SourceRange?, digest: String, log: DiagnosticLog
  ) -> Picture? {
    PictureReader(bytes: bytes, name: name, range: range, log: log).picture(digest)
  }

  private enum Kind: String {
    case png = "PNG"
    case jpeg = "JPEG"
    case svg = "SVG"

    var endings: [String] {
      switch self {
      case .png: [".png"]
      case .jpeg: [".jpg", ".jpeg"]
      case .svg: [".svg"]
      }
    }
  }

  private func picture(_ digest: String) -> Picture? {
    guard let kind else {
      error(
        "unknown-picture", "'\(name)' is no PNG, JPEG or SVG",
        help: "save it in one of these forms; SVG not packed")
      return nil
    }
    if !kind.endings.contains(where: { name.lowercased().hasSuffix($0) }) {
      error(
        "wrong-ending", "'\(name)' is \(kind.rawValue), which its name does not say",
        help: "call it \(kind.endings[0])")
      return nil
    }
    return switch kind {
    case .png: png(digest)
    case .jpeg: jpeg(digest)
    case .svg: svg(digest)
    }
  }

  private var kind: Kind? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    let start = bytes.prefix(4096).drop { $0 <= 0x20 || $0 >= 0x80 }
    guard start.first == UInt8(ascii: "<") else { return nil }
    return String(decoding: bytes.prefix(65_536), as: UTF8.self).contains("<svg") ? .svg : nil
  }

  // MARK: Kinds

  private func png(_ digest: String) -> Picture? {
    var (width, height) = (UInt32(0), UInt32(0))
    guard told({ picture_png_size(bytes, bytes.count, &width, &height, $0, $1) }),
      fits(Double(width), Double(height)),
      let pixels = pixels(
        width, height, { picture_png_read(bytes, bytes.count, $0, $1, $2) })
    else { return nil }
    return Picture(columns: Int(width), rows: Int(height), .pixels(pixels), digest: digest)
  }

  private func jpeg(_ digest: String) -> Picture? {
    var (width, height, channels) = (UInt32(0), UInt32(0), Int32(0))
    guard told({ picture_jpeg_size(bytes, bytes.count, &width, &height, &channels, $0, $1) }),
      fits(Double(width), Double(height))
    else { return nil }
    guard channels < 4 else {
      error(
        "picture-of-inks", "'\(name)' has colours of ink (CMYK), which look otherwise everywhere",
        help: "convert it to sRGB")
      return nil
    }
    // That it can be read is found out now; its pixels are kept only while they are painted.
    guard
      pixels(
        width, height, { picture_jpeg_read(bytes, bytes.count, width, height, $0, $1, $2) }) != nil
    else { return nil }
    let content = Picture.Content.jpeg(bytes) { [bytes, width, height] in
      var reason = [CChar](repeating: 0, count: 256)
      return [UInt8](unsafeUninitializedCapacity: Int(width) * Int(height) * 4) { buffer, filled in
        buffer.initialize(repeating: 255)
        filled = buffer.count
        _ = picture_jpeg_read(
          bytes, bytes.count, width, height, buffer.baseAddress, &reason, reason.count)
      }
    }
    return Picture(
      columns: Int(width), rows: Int(height), content, orientation: JPEGOrientation.read(bytes),
      digest: digest)
  }

  private func svg(_ digest: String) -> Picture? {
    guard let text = SourceText.decode(bytes, name: name, log: log),
      SVGExamination(
        text, log: log,
        reads: { embedded, ending in
          PictureReader.read(embedded, name: name + "#" + ending, at: range, digest: "", log: log)
            != nil
        }
      ).passes()
    else { return nil }
    var drawn = picture_svg()
    guard
      told({
        picture_svg_read(
          bytes, bytes.count, Self.drawingSide, Self.shapeLimit, &drawn, $0, $1)
      })
    else { return nil }
    defer {
      free(drawn.pixels)
      free(drawn.pdf)
    }
    let (columns, rows) = (Int(drawn.columns), Int(drawn.rows))
    return Picture(
      columns: columns, rows: rows,
      .drawing(
        pixels: Array(UnsafeBufferPointer(start: drawn.pixels, count: columns * rows * 4)),
        pdf: Array(UnsafeBufferPointer(start: drawn.pdf, count: drawn.pdf_count))),
      digest: digest)
  }

  // MARK: Reading

  private func fits(_ width: Double, _ height: Double) -> Bool {
    let (long, short) = (max(width, height), min(width, height))
    if long > Double(Self.sideLimit) || long > short * Self.shapeLimit {
      error(
        "picture-too-large",
        "'\(name)' has \(Int(width)) × \(Int(height)) pixels, which is no shape for print",
        help:
          "cut it: one side may have \(Self.sideLimit) pixels at most, and \(Int(Self.shapeLimit)) times "
          + "those of the other")
      return false
    }
    guard width * height > Double(Self.pixelLimit) else { return true }
    error(
      "picture-too-large",
      "'\(name)' has \(Int(width)) × \(Int(height)) pixels, more than \(Self.pixelLimit / 1_000_000) million",
      help: "scale it down; a page has no use for more than 2,500 × 3,500")
    return false
  }

  /// Whether `read` succeeds; what it tells otherwise is an error.
  private func told(_ read: (UnsafeMutablePointer<CChar>, Int) -> Int32) -> Bool {
    var reason = [CChar](repeating: 0, count: 256)
    guard read(&reason, reason.count) != 0 else { return true }
    let words = String(
      decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    error(
      "unreadable-picture", "'\(name)' cannot be read: \(words)",
      help: "open it in another program and save it again")
    return false
  }

  private func pixels(
    _ width: UInt32, _ height: UInt32,
    _ read: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<CChar>, Int) -> Int32
  ) -> [UInt8]? {
    let count = Int(width) * Int(height) * 4
    var isRead = false
    let pixels = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      buffer.initialize(repeating: 0)
      filled = count
      guard let start = buffer.baseAddress else { return }
      isRead = told { read(start, $0, $1) }
    }
    return isRead ? pixels : nil
  }

  private func error(_ code: String, _ summary: String, help: String) {
    log.error(code, summary, at: range, help: help)
  }
}

/// How a camera was held (Exif 2.3, 4.6.4, tag 274).
enum JPEGOrientation {
  static func read(_ bytes: [UInt8]) -> Picture.Orientation {
    var place = 2
    // Segments: a mark, and a length that counts itself.
    while place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] != 0xDA {
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = place + 2 + length
      guard length >= 2, end <= bytes.count else { break }
      if bytes[place + 1] == 0xE1, let found = read(exif: bytes[(place + 4)..<end]) { return found }
      place = end
    }
    return .upright
  }

  private static func read(exif: ArraySlice<UInt8>) -> Picture.Orientation? {
    guard exif.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let data = Array(exif.dropFirst(6))
    let isLittle = data.starts(with: Array("II".utf8))
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= data.count else { return nil }
      let part = data[place..<place + count]
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for entry in 0..<count {
      let place = directory + 2 + entry * 12
      guard number(place, 2) == 274 else { continue }
      return number(place + 8, 2).flatMap(Picture.Orientation.init)
    }
    return nil
  }
}
