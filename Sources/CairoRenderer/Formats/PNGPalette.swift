import Glibc

/// The colours of a picture, at most 256, with the place of each pixel's colour among them.
struct PNGPalette {
  /// Pixels as cairo has them.
  private(set) var colors: [UInt32] = []
  /// The place among them of each colour that was found.
  private var map: [UInt8] = []
  private let count: Count

  /// How far a rare colour may be moved in each channel, of 255.
  static let tolerance = 16
  /// The same where colours run into each other over an area.
  static let fadeTolerance = 2
  /// Places for the most frequent colours; the rest go to those farthest from any other.
  private static let frequent = 176
  /// Distinct colours beyond which a picture is no drawing.
  private static let limit = 4096

  /// Neighbouring pixels of one colour.
  fileprivate struct Stretch {
    let color: Int32
    let length: Int32
  }

  /// The colours of a picture as its rows come in, one after the other.
  struct Count {
    /// How many pixels a row has.
    let width: Int
    /// The bits of a pixel that count.
    let mask: UInt32
    fileprivate var found = [UInt32]()
    fileprivate var counts = [Int]()
    // Open addressing over four times as many places as can be taken.
    private var table = [Int16](repeating: -1, count: PNGPalette.limit * 4)
    fileprivate var stretches = [Stretch]()
    /// Where the stretches of each row start; rows like the one above share them.
    fileprivate var starts = [Int]()

    init(width: Int, mask: UInt32) { (self.width, self.mask) = (width, mask) }

    /// Adds a row like the last one.
    mutating func repeatRow() {
      guard let first = starts.last else { return }
      for stretch in stretches[first...] { counts[Int(stretch.color)] += Int(stretch.length) }
      starts.append(first)
    }

    /// Adds a row; `false` as soon as there are more colours than a drawing has.
    mutating func add(_ line: UnsafePointer<UInt32>) -> Bool {
      starts.append(stretches.count)
      var x = 0
      while x < width {
        let pixel = line[x] & mask
        let start = x
        x += 1
        while x < width, line[x] & mask == pixel { x += 1 }
        var slot = Int((pixel &* 2_654_435_761) >> 18)
        while table[slot] >= 0, found[Int(table[slot])] != pixel {
          slot = (slot + 1) & (PNGPalette.limit * 4 - 1)
        }
        if table[slot] < 0 {
          guard found.count < PNGPalette.limit else { return false }
          table[slot] = Int16(found.count)
          found.append(pixel)
          counts.append(0)
        }
        let color = Int(table[slot])
        counts[color] += x - start
        stretches.append(Stretch(color: Int32(color), length: Int32(x - start)))
      }
      return true
    }
  }

  /// `nil` if the picture needs more colours.
  init?(_ count: Count, tolerance: Int = PNGPalette.tolerance) {
    self.count = count
    guard let map = map(count.found, count.counts, tolerance) else { return nil }
    self.map = map
  }

  /// Hands `body` the places of the pixels, row by row, with a zero before each: the rows of a PNG that
  /// are not filtered.
  func forEachRow(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var row = [UInt8](repeating: 0, count: count.width + 1)
    row.withUnsafeMutableBufferPointer { row in
      guard let first = row.baseAddress else { return }
      var last: Int?
      for start in count.starts {
        if start != last { fill(first + 1, from: start) }
        last = start
        body(UnsafeBufferPointer(row))
      }
    }
  }

  private func fill(_ row: UnsafeMutablePointer<UInt8>, from start: Int) {
    var x = 0
    for stretch in count.stretches[start...] {
      memset(row + x, Int32(map[Int(stretch.color)]), Int(stretch.length))
      x += Int(stretch.length)
      if x == count.width { return }
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
