import CairoRenderer
import Diagnostics
import Drawing
import TestSupport
import Testing

@testable import Pictures

struct PictureReaderTests {
  private let log = DiagnosticLog()

  private func read(_ bytes: [UInt8], _ name: String) -> Picture? {
    PictureReader.read(bytes, name: name, at: nil, digest: "d", log: log)
  }

  /// Red, green, blue and alpha of a pixel of the file.
  private func pixel(_ picture: Picture, _ x: Int, _ y: Int) -> [UInt8] {
    let start = (y * picture.columns + x) * 4
    return [2, 1, 0, 3].map { picture.pixels[start + $0] }
  }

  @Test func `a PNG is read with its transparency`() throws {
    let bytes = SamplePictures.png(width: 3, height: 2) { x, y in
      x == 0 ? [200, 100, 50, 255] : y == 0 ? [200, 100, 50, 128] : [0, 0, 0, 0]
    }
    let picture = try #require(read(bytes, "a.png"), "\(log.text)")
    #expect((picture.columns, picture.rows) == (3, 2))
    #expect(pixel(picture, 0, 1) == [200, 100, 50, 255])
    #expect(pixel(picture, 1, 0) == [100, 50, 25, 128])
    #expect(!picture.isOpaque)
    #expect(picture.jpeg == nil)
  }

  @Test func `the rows of an interlaced PNG of 16 bits are in their order`() throws {
    let picture = try #require(read(SamplePictures.interlacedPNG, "a.png"), "\(log.text)")
    let levels = (0..<8).map { Int(pixel(picture, 3, $0)[0]) }
    #expect(levels.first == 255 && levels.last == 0)
    #expect(levels == levels.sorted(by: >))
    #expect(Set(levels).count == 8)
  }

  @Test func `a JPEG is read and kept as it is`() throws {
    let bytes = SamplePictures.jpeg()
    let picture = try #require(read(bytes, "a.JPG"), "\(log.text)")
    #expect(picture.size == (16, 8))
    let (left, right) = (pixel(picture, 2, 4), pixel(picture, 13, 4))
    #expect(left[0] > 150 && left[2] < 80)
    #expect(right[2] > 150 && right[0] < 80)
    #expect(picture.isOpaque)
    #expect(picture.jpeg == bytes)
  }

  @Test(arguments: 1...8)
  func `a picture stands as its camera was held`(_ orientation: Int) throws {
    let picture = try #require(
      read(SamplePictures.jpeg(orientation: UInt8(orientation)), "a.jpg"), "\(log.text)")
    #expect(picture.size == (orientation < 5 ? (16, 8) : (8, 16)))
    let size = Size(width: Double(picture.size.width), height: Double(picture.size.height))
    var frame = Frame(size: size)
    frame.add(.picture(picture, size), at: .zero)
    let png = try PNGRenderer().render(
      frame, pixels: picture.size, scale: 1, background: .white)
    let seen = try #require(read(png, "seen.png"), "\(log.text)")
    func isRed(_ x: Int, _ y: Int) -> Bool { pixel(seen, x, y)[0] > 120 }
    let (right, bottom) = (seen.columns - 2, seen.rows - 2)
    let corners = [isRed(1, 1), isRed(right, 1), isRed(1, bottom), isRed(right, bottom)]
    let expected =
      switch orientation {
      case 1, 4: [true, false, true, false]
      case 2, 3: [false, true, false, true]
      case 5, 6: [true, true, false, false]
      default: [false, false, true, true]
      }
    #expect(corners == expected, "\(orientation)")
  }

  @Test func `a drawing is read with what is transparent`() throws {
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
        <defs><linearGradient id="g"><stop stop-color="#c02020"/></linearGradient></defs>
        <rect width="20" height="20" fill="url(#g)"/><a href="https://example.org"><path d="M0 0"/></a>
      </svg>
      """
    let picture = try #require(read(Array(text.utf8), "a.svg"), "\(log.text)")
    #expect(picture.size == (2400, 1200))
    #expect(pixel(picture, 100, 100) == [0xC0, 0x20, 0x20, 255])
    #expect(pixel(picture, 2300, 100) == [0, 0, 0, 0])
  }

  @Test func `a picture of more pixels than the budget is refused before it is read`() {
    #expect(read(SamplePictures.png(width: 1, height: 1, saying: (6000, 6000)), "a.png") == nil)
    #expect(log.codes == ["picture-too-large"])
    #expect(log.text.contains("6000 × 6000"))
  }

  @Test func `files that are damaged, or not what they are called, are errors`() {
    let png = SamplePictures.png(width: 40, height: 40)
    var broken = png
    broken[100] ^= 0xFF
    let jpeg = SamplePictures.jpeg()
    let cases: [([UInt8], String, String)] = [
      (Array(png.dropLast(60)), "a.png", "unreadable-picture"),
      (broken, "a.png", "unreadable-picture"),
      (
        SamplePictures.png(width: 1, height: 1, saying: (0x7FFF_FFFF, 1)), "a.png",
        "picture-too-large"
      ),
      (Array(jpeg.dropLast(20)), "a.jpg", "unreadable-picture"),
      (Array(jpeg.prefix(40)), "a.jpg", "unreadable-picture"),
      (SamplePictures.jpegOfInks, "a.jpg", "picture-of-inks"),
      (png, "a.jpg", "wrong-ending"), (jpeg, "a.png", "wrong-ending"),
      (Array("GIF89a".utf8), "a.png", "unknown-picture"), ([], "a.png", "unknown-picture"),
      (
        Array("<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg><".utf8), "a.svg",
        "unreadable-picture"
      ),
    ]
    for (bytes, name, code) in cases {
      let log = DiagnosticLog()
      let picture = PictureReader.read(bytes, name: name, at: nil, digest: "", log: log)
      #expect(picture == nil, "\(code) \(name)")
      #expect(log.codes == [code], "\(code) \(name): \(log.text)")
      #expect(log.diagnostics.first?.help != nil)
    }
  }

  /// A drawing of `content`.
  private func svg(_ content: String) -> [UInt8] {
    Array(("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + content + "</svg>").utf8)
  }

  @Test func `a drawing that brings librsvg down is an error and no end of the program`() {
    let chain = (1...3000).map { "<g id='a\($0)'><use href='#a\($0 - 1)'/></g>" }.joined()
    let numbers = Array(repeating: "1", count: 1600).joined(separator: " ")
    let filter =
      "<filter id='f'><feConvolveMatrix order='40' kernelMatrix='\(numbers)'/></filter>"
      + "<rect width='9' height='9' filter='url(#f)'/>"
    let groups =
      String(repeating: "<g opacity='.9'>", count: 190) + "<rect width='9' height='9'/>"
      + String(repeating: "</g>", count: 190)
    for content in [chain, filter, groups] {
      let log = DiagnosticLog()
      let picture = PictureReader.read(
        svg(content), name: "a.svg", at: nil, digest: "", log: log)
      #expect(picture == nil)
      #expect(log.codes == ["unreadable-picture"], "\(log.text)")
    }
  }

  @Test func `pictures that are no shape for print are errors`() {
    let cases: [([UInt8], String, String)] = [
      (SamplePictures.png(width: 40_000, height: 100), "a.png", "picture-too-large"),
      (SamplePictures.png(width: 2, height: 2000), "a.png", "picture-too-large"),
      (
        Array("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1e30'/>".utf8), "a.svg",
        "unreadable-picture"
      ),
    ]
    for (bytes, name, code) in cases {
      let log = DiagnosticLog()
      #expect(PictureReader.read(bytes, name: name, at: nil, digest: "", log: log) == nil)
      #expect(log.codes == [code], "\(log.text)")
      #expect(log.text.contains("no shape for print"))
    }
  }

  @Test func `a picture in a drawing that cannot be read is an error`() {
    func embedding(_ data: String) -> [UInt8] {
      svg("<image width='9' height='9' href='data:image/png;base64,\(data)'/>")
    }
    let whole = SamplePictures.base64(SamplePictures.png(width: 3, height: 3))
    #expect(read(embedding(whole), "a.svg") != nil, "\(log.text)")
    #expect(read(embedding(String(whole.dropLast(40))), "a.svg") == nil)
    let bomb = SamplePictures.png(width: 1, height: 1, saying: (20_000, 20_000))
    #expect(read(embedding(SamplePictures.base64(bomb)), "a.svg") == nil)
    #expect(
      log.codes == [
        "unreadable-picture", "unreadable-picture", "picture-too-large", "unreadable-picture",
      ])
  }
}
