import Drawing
import TestSupport
import Testing

@testable import CairoRenderer

struct PNGRendererTests {
  private static let letters: [Character: Color] = [
    "r": Color(red: 255, green: 0, blue: 0), "g": Color(red: 0, green: 128, blue: 0),
    "b": Color(red: 0, green: 0, blue: 255), "w": .white, "k": .black,
    "p": Color(red: 255, green: 128, blue: 128),
  ]

  private func picture(
    _ frame: Frame, width: Int = 10, height: Int = 10, scale: Double = 1,
    background: Color? = .white, texts: [(key: String, text: String)] = []
  ) throws -> PNGPicture {
    let bytes = try PNGRenderer().render(
      frame, pixels: (width, height), scale: scale, background: background, texts: texts)
    return try #require(PNGPicture(bytes))
  }

  private func frame(_ change: (inout Frame) -> Void) -> Frame {
    var frame = Frame(size: Size(width: 10, height: 10))
    change(&frame)
    return frame
  }

  /// The pixels as letters: `.` for none at all, `?` for a colour without a letter.
  private func art(_ picture: PNGPicture) -> String {
    picture.pixels.map { line in
      String(
        line.map { pixel in
          if pixel[3] == 0 { return "." }
          return Self.letters.first {
            pixel == [$0.value.red, $0.value.green, $0.value.blue, 255]
          }?.key ?? "?"
        })
    }.joined(separator: "\n")
  }

  private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rectangle {
    Rectangle(x: x, y: y, width: width, height: height)
  }

  @Test func `rectangles cover exactly their pixels, later ones earlier ones`() throws {
    let frame = frame {
      $0.fill(rectangle(1, 1, 5, 4), Self.letters["r"]!)
      $0.fill(rectangle(3, 3, 6, 6), Self.letters["b"]!)
      var group = Frame(size: Size(width: 2, height: 2))
      group.fill(rectangle(0, 0, 2, 1), .black)
      $0.add(group, at: Point(x: 8, y: 0))
    }
    #expect(
      try art(picture(frame)) == """
        wwwwwwwwkk
        wrrrrrwwww
        wrrrrrwwww
        wrrbbbbbbw
        wrrbbbbbbw
        wwwbbbbbbw
        wwwbbbbbbw
        wwwbbbbbbw
        wwwbbbbbbw
        wwwwwwwwww
        """)
  }

  @Test func `a stroke is as wide as it says and a dash is as long`() throws {
    let frame = frame {
      $0.line(from: Point(x: 0, y: 2), to: Point(x: 10, y: 2), Stroke(.black, width: 2))
      $0.line(
        from: Point(x: 0, y: 6.5), to: Point(x: 10, y: 6.5),
        Stroke(Self.letters["g"]!, width: 1, dashes: [3, 2]))
    }
    let rows = try art(picture(frame)).split(separator: "\n")
    #expect(
      rows.map(String.init)[0...3] == ["wwwwwwwwww", "kkkkkkkkkk", "kkkkkkkkkk", "wwwwwwwwww"])
    #expect(rows[6] == "gggwwgggww")
  }

  @Test func `without a background what is not painted is transparent`() throws {
    let frame = frame {
      $0.fill(rectangle(0, 0, 2, 10), .black)
      $0.fill(rectangle(5, 0, 2, 10), Self.letters["r"]!.opacity(0.5))
    }
    let picture = try picture(frame, height: 1, background: nil)
    #expect(art(picture) == "kk...??...")
    let half = picture.pixels[0][5]
    #expect(half[0] == 255 && half[1] == 0 && (127...128).contains(half[3]))
  }

  @Test func `opacity mixes with the background`() throws {
    let frame = frame {
      $0.fill(rectangle(0, 0, 4, 1), Self.letters["r"]!.opacity(127.0 / 255))
    }
    #expect(try art(picture(frame, height: 1)) == "ppppwwwwww")
  }

  @Test func `a fade runs from the first colour to the second`() throws {
    let frame = frame { $0.add(.fade(rectangle(0, 0, 10, 1), from: .black, to: .white), at: .zero) }
    let reds = try picture(frame, height: 1, background: .black).pixels[0].map { Int($0[0]) }
    #expect(reds == reds.sorted())
    #expect(reds[0] < 20 && reds[9] > 235)
  }

  @Test(arguments: [(1, 1), (7, 3), (1920, 1080), (3, 2000)])
  func `the picture has exactly the size asked for`(width: Int, height: Int) throws {
    let picture = try picture(frame { _ in }, width: width, height: height)
    #expect(picture.width == width && picture.height == height)
    #expect(picture.bitDepth == 8)
  }

  @Test func `the scale multiplies places and is kept as resolution`() throws {
    let picture = try picture(
      frame { $0.fill(rectangle(1, 0, 2, 5), .black) }, height: 1, scale: 2)
    #expect(art(picture) == "wwkkkkwwww")
    // 144 dots an inch are 5669 a metre.
    #expect(picture.content("pHYs") == [0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1])
  }

  @Test func `few colours make a palette and many a full picture`() throws {
    func stripes(_ count: Int) -> Frame {
      frame {
        for index in 0..<count {
          let color = Color(red: UInt8(index % 256), green: UInt8(index / 256), blue: 7)
          $0.fill(rectangle(Double(index), 0, 1, 1), color)
        }
      }
    }
    for count in [1, 2, 255, 256] {
      let picture = try picture(stripes(count), width: count, height: 1)
      #expect(picture.colorType == 3)
      #expect(picture.paletteCount == count)
      #expect(picture.pixels[0].enumerated().allSatisfy { $1 == [UInt8($0), 0, 7, 255] })
    }
    func spread(_ count: Int) -> Frame {
      frame {
        for index in 0..<count {
          let color = Color(
            red: UInt8(index % 8 * 36), green: UInt8(index / 8 % 8 * 36),
            blue: UInt8(index / 64 * 36))
          $0.fill(rectangle(Double(index), 0, 1, 1), color)
        }
      }
    }
    let many = try picture(spread(300), width: 300, height: 1)
    #expect(many.colorType == 2)
    #expect(many.pixels[0][299] == [108, 180, 144, 255])
    let open = try picture(spread(300), width: 301, height: 1, background: nil)
    #expect(open.colorType == 6)
    #expect(open.pixels[0][300] == [0, 0, 0, 0])
  }

  @Test func `rare colours join a near one while areas stay exact`() throws {
    let picture = try picture(
      frame {
        $0.fill(rectangle(0, 0, 600, 2), Color(red: 1, green: 2, blue: 3))
        for index in 0..<300 {
          let color = Color(red: 200, green: UInt8(index % 256), blue: UInt8(index / 256))
          $0.fill(rectangle(Double(index), 2, 1, 1), color)
        }
      }, width: 600, height: 3)
    #expect(picture.colorType == 3)
    #expect(picture.pixels[0].allSatisfy { $0 == [1, 2, 3, 255] })
    for index in 0..<300 {
      let pixel = picture.pixels[2][index].map(Int.init)
      #expect(abs(pixel[0] - 200) <= 16 && abs(pixel[1] - index % 256) <= 16)
    }
  }

  @Test func `text is painted where it stands, from its baseline up`() throws {
    let labels = LabelSetter(SampleFonts.shaper())
    let style = TextStyle(family: "Inter", weight: 700, size: 10)
    let run = labels.shaper.shape("I", style)[0]
    let rows = try picture(frame { $0.add(.text(run), at: Point(x: 3, y: 9)) }).pixels
    let dark = rows.map { $0.contains { $0[0] < 100 } }
    #expect(dark == [false, false, true, true, true, true, true, true, true, false])
  }

  @Test(arguments: [1, 2, 7, 16, 39])
  func `a picture is the same in bands of any height`(rows: Int) throws {
    let labels = LabelSetter(SampleFonts.shaper())
    let title = labels.shaper.shape("Ägypten, gÖy", TextStyle(family: "Vollkorn", size: 14))[0]
    var drawn = Frame(size: Size(width: 60, height: 40))
    drawn.fill(rectangle(1.5, 1.5, 50, 37), Color(red: 200, green: 220, blue: 240, alpha: 0.5))
    drawn.add(.text(title), at: Point(x: 2, y: 15.3))
    drawn.add(
      .path(
        .polyline([Point(x: 2, y: 38), Point(x: 30, y: 3), Point(x: 33, y: 39)]), fill: nil,
        stroke: Stroke(.black, width: 3)), at: .zero)
    drawn.add(
      .path(
        .circle(center: Point(x: 40, y: 20), radius: 13), fill: Self.letters["r"],
        stroke: Stroke(.black, width: 1, dashes: [3, 2])), at: Point(x: 1, y: 0.25))
    drawn.add(.fade(rectangle(3, 30, 50, 6), from: .white, to: .black), at: .zero)
    var frame = Frame(size: Size(width: 60, height: 40))
    frame.add(drawn, at: Point(x: 0, y: 0.5))
    for background in [Color.white, nil] {
      func pixels(_ height: Int) throws -> [[UInt32]] {
        var lines: [[UInt32]] = []
        try PixelBands(
          frame, pixels: (80, 53), scale: 1.3, background: background, bandHeight: height,
          face: RendererFonts().faces.opened
        ).paint { row in
          let above = row.above.map { Array(UnsafeBufferPointer(start: $0, count: 80)) }
          #expect(above == lines.last)
          lines.append(Array(UnsafeBufferPointer(start: row.line, count: 80)))
          return true
        }
        return lines
      }
      let whole = try pixels(53)
      #expect(whole.count == 53)
      #expect(Set(whole.joined()).count > 50)
      #expect(try pixels(rows) == whole)
    }
  }

  @Test func `what reaches over its line and its corner is in every band`() throws {
    let labels = LabelSetter(SampleFonts.shaper())
    // Marks above capitals stand as high as anything in the font.
    let run = labels.shaper.shape("ẤǞ̈g", TextStyle(family: "Inter", size: 20))[0]
    var frame = Frame(size: Size(width: 60, height: 60))
    frame.add(.text(run), at: Point(x: 2, y: 40))
    // A sharp corner reaches five widths beyond its point.
    frame.add(
      .path(
        .polyline([Point(x: 40, y: 55), Point(x: 43, y: 25), Point(x: 46, y: 55)]), fill: nil,
        stroke: Stroke(.black, width: 4)), at: .zero)
    func ink(_ rows: Int) throws -> [Bool] {
      var lines: [Bool] = []
      try PixelBands(
        frame, pixels: (60, 60), scale: 1, background: .white, bandHeight: rows,
        face: RendererFonts().faces.opened
      ).paint { row in
        lines.append((0..<60).contains { row.line[$0] & 0xFFFFFF != 0xFFFFFF })
        return true
      }
      return lines
    }
    #expect(try ink(3) == ink(60))
    #expect(try ink(60)[5..<25].contains(true))
  }

  @Test func `a place that is no number keeps nothing else from being painted`() throws {
    let frame = frame {
      $0.add(.fade(rectangle(1, .nan, 5, 4), from: .white, to: .black), at: .zero)
      $0.add(.fade(rectangle(1, 2, 5, .nan), from: .white, to: .black), at: Point(x: .nan, y: .nan))
      $0.fill(rectangle(0, 9, 10, 1), .black)
    }
    let rows = art(try picture(frame)).split(separator: "\n")
    #expect(rows.last == "kkkkkkkkkk")
    #expect(rows.dropLast().allSatisfy { $0 == "wwwwwwwwww" })
  }

  @Test func `texts of the file are kept`() throws {
    let picture = try picture(
      frame { _ in }, texts: [("Title", "Exports – Монгол"), ("Source", "NSO")])
    let entries = picture.chunks.filter { $0.type == "iTXt" }.map {
      String(decoding: $0.content, as: UTF8.self)
    }
    #expect(entries == ["Title\0\0\0\0\0Exports – Монгол", "Source\0\0\0\0\0NSO"])
    #expect(!picture.chunks.contains { $0.type == "tIME" })
  }

  @Test(arguments: [(0, 10), (10, 0), (-1, 5), (40_000, 1), (1, 40_000), (32_000, 32_000)])
  func `a size that cannot be painted is refused`(width: Int, height: Int) {
    #expect(throws: RenderingFault.self) {
      try PNGRenderer().render(
        frame { _ in }, pixels: (width, height), scale: 1, background: .white)
    }
  }

  @Test func `the same frame makes the same bytes`() throws {
    let labels = LabelSetter(SampleFonts.shaper())
    let style = TextStyle(family: "Vollkorn", size: 8)
    let frame = frame { $0.add(labels.line("Coal", style), at: .zero) }
    let files = try (0..<3).map { _ in
      try PNGRenderer().render(frame, pixels: (40, 20), scale: 2, background: .white)
    }
    #expect(files[0] == files[1] && files[1] == files[2])
  }
}
