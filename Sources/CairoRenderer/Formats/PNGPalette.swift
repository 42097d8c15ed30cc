import Glibc

/// The colours of a picture, at most 256, with the place of each pixel's colour among them.
struct PNGPalette {
  /// Pixels as cairo has them.
  private(set) var colors: [UInt32] = []
  /// The places of the pixels, row by row, with a zero before each row: the rows of a PNG that are
  /// not filtered.
  private(set) var rows: [UInt8] = []

  /// How far a rare colour may be moved in each channel, of 255.
  static let tolerance = 16
  /// The same where colours run into each other over an area.
  static let fadeTolerance = 2
  /// Places for the most frequent colours; the rest go to those farthest from any other.
  private static let frequent = 176
  /// Distinct colours beyond which a picture is no drawing.
  private static let limit = 4096

  /// Neighbouring pixels of one colour.
  private struct Stretch {
    let color: Int32
    let length: Int32
  }

  /// `nil` if the picture needs more colours.
  /// - Parameter mask: The bits of a pixel that count.
  init?(
    _ data: UnsafeRawPointer, width: Int, height: Int, stride: Int, mask: UInt32,
    tolerance: Int = PNGPalette.tolerance
  ) {
    var found = [UInt32]()
    var counts = [Int]()
    // Open addressing over four times as many places as can be taken.
    var table = [Int16](repeating: -1, count: Self.limit * 4)
    var stretches = [Stretch]()
    stretches.reserveCapacity(height * 16)
    // Where the stretches of each row start; rows like the one above share them.
    var starts = [Int]()
    starts.reserveCapacity(height)
    var first = 0
    for y in 0..<height {
      let line = data.advanced(by: y * stride).assumingMemoryBound(to: UInt32.self)
      if y > 0, memcmp(line, UnsafeRawPointer(line).advanced(by: -stride), width * 4) == 0 {
        for stretch in stretches[first...] { counts[Int(stretch.color)] += Int(stretch.length) }
        starts.append(first)
        continue
      }
      first = stretches.count
      starts.append(first)
      var x = 0
      while x < width {
        let pixel = line[x] & mask
        let start = x
        x += 1
        while x < width, line[x] & mask == pixel { x += 1 }
        var slot = Int((pixel &* 2_654_435_761) >> 18)
        while table[slot] >= 0, found[Int(table[slot])] != pixel {
          slot = (slot + 1) & (Self.limit * 4 - 1)
        }
        if table[slot] < 0 {
          guard found.count < Self.limit else { return nil }
          table[slot] = Int16(found.count)
          found.append(pixel)
          counts.append(0)
        }
        let color = Int(table[slot])
        counts[color] += x - start
        stretches.append(Stretch(color: Int32(color), length: Int32(x - start)))
      }
    }
    guard let map = map(found, counts, tolerance) else { return nil }
    rows = [UInt8](unsafeUninitializedCapacity: (width + 1) * height) { buffer, count in
      for (y, start) in starts.enumerated() {
        let row = buffer.baseAddress! + y * (width + 1)
        if y > 0, starts[y - 1] == start {
          memcpy(row, row - (width + 1), width + 1)
          continue
        }
        row[0] = 0
        var place = 1
        var index = start
        while place <= width {
          let stretch = stretches[index]
          memset(row + place, Int32(map[Int(stretch.color)]), Int(stretch.length))
          place += Int(stretch.length)
          index += 1
        }
      }
      count = (width + 1) * height
    }
  }

  /// Which of the 256 each of `found` becomes: the most frequent stay, then those that are farthest
  /// from all that stay (Gonzalez 1985), and the others join the nearest.
  private mutating func map(
    _ found: [UInt32], _ counts: [Int], _ tolerance: Int
  ) -> [UInt8]? {
    let ranked = found.indices.sorted { (counts[$1], found[$0]) < (counts[$0], found[$1]) }
    guard found.count > 256 else {
      colors = ranked.map { found[$0] }
      var map = [UInt8](repeating: 0, count: found.count)
      for (rank, index) in ranked.enumerated() { map[index] = UInt8(rank) }
      return map
    }
    var nearest = [UInt8](repeating: .max, count: found.count)
    var map = [UInt8](repeating: 0, count: found.count)
    let channels = found.map { unsafeBitCast($0, to: SIMD4<UInt8>.self) }
    func keep(_ color: UInt32) {
      let place = UInt8(colors.count)
      colors.append(color)
      let kept = unsafeBitCast(color, to: SIMD4<UInt8>.self)
      for (index, other) in channels.enumerated() {
        // The largest difference of a channel.
        let distance = (pointwiseMax(kept, other) &- pointwiseMin(kept, other)).max()
        if distance < nearest[index] || place == 0 {
          (nearest[index], map[index]) = (distance, place)
        }
      }
    }
    for index in ranked.prefix(Self.frequent) { keep(found[index]) }
    while colors.count < 256 {
      guard let farthest = ranked.max(by: { nearest[$0] < nearest[$1] }), nearest[farthest] > 0
      else { break }
      keep(found[farthest])
    }
    return nearest.allSatisfy { $0 <= tolerance } ? map : nil
  }
}
