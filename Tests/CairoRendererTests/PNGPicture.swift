/// A decoded PNG file: enough of the format to look at single pixels, written from its specification.
struct PNGPicture {
  /// Type and content of each chunk.
  private(set) var chunks: [(type: String, content: [UInt8])] = []

  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    var place = 8
    while place + 12 <= bytes.count {
      let length = Self.number(bytes[place..<place + 4])
      let type = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
      guard place + 12 + length <= bytes.count else { return nil }
      chunks.append((type, Array(bytes[place + 8..<place + 8 + length])))
      place += 12 + length
    }
    guard place == bytes.count, chunks.first?.type == "IHDR", chunks.last?.type == "IEND" else {
      return nil
    }
  }

  var width: Int { Self.number(header[0..<4]) }
  var height: Int { Self.number(header[4..<8]) }
  var bitDepth: Int { Int(header[8]) }
  /// 2 for RGB, 3 for a palette, 6 for RGB with opacity.
  var colorType: Int { Int(header[9]) }
  var paletteCount: Int { content("PLTE").count / 3 }

  private var header: [UInt8] { content("IHDR") }

  /// The content of all chunks of `type`.
  func content(_ type: String) -> [UInt8] {
    chunks.filter { $0.type == type }.flatMap(\.content)
  }

  private static func number(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Red, green, blue and opacity of each pixel, row by row, each from 0 to 255.
  var pixels: [[[UInt8]]] {
    var inflater = Inflater(Array(content("IDAT").dropFirst(2)))
    let data = inflater.inflate()
    let samples = [2: 3, 3: 1, 6: 4][colorType] ?? 0
    var previous = [UInt8](repeating: 0, count: width * samples)
    var place = 0
    return (0..<height).map { _ in
      let filter = data[place]
      var line = Array(data[(place + 1)...].prefix(width * samples))
      place += 1 + width * samples
      for index in line.indices {
        switch filter {
        case 1: line[index] &+= index >= samples ? line[index - samples] : 0
        case 2: line[index] &+= previous[index]
        default: break
        }
      }
      previous = line
      return (0..<width).map { color(Array(line[$0 * samples..<($0 + 1) * samples])) }
    }
  }

  private func color(_ sample: [UInt8]) -> [UInt8] {
    switch colorType {
    case 3:
      let index = Int(sample[0])
      let alphas = content("tRNS")
      return Array(content("PLTE")[index * 3..<index * 3 + 3])
        + [index < alphas.count ? alphas[index] : 255]
    case 2: return sample + [255]
    default: return sample
    }
  }
}

/// Undoes deflate (RFC 1951).
struct Inflater {
  private let bytes: [UInt8]
  private var bit = 0
  private var output: [UInt8] = []

  /// Symbols by length and code.
  private typealias Codes = [Int: Int]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func bits(_ count: Int) -> Int {
    var value = 0
    for place in 0..<count {
      value |= Int(bytes[bit >> 3] >> (bit & 7) & 1) << place
      bit += 1
    }
    return value
  }

  private func codes(_ lengths: [Int]) -> Codes {
    var codes: Codes = [:]
    var code = 0
    for length in 1...15 {
      for (symbol, own) in lengths.enumerated() where own == length {
        codes[length << 16 | code] = symbol
        code += 1
      }
      code <<= 1
    }
    return codes
  }

  private mutating func symbol(_ codes: Codes) -> Int {
    var (code, length) = (0, 0)
    while length < 15 {
      code = code << 1 | bits(1)
      length += 1
      if let symbol = codes[length << 16 | code] { return symbol }
    }
    return 256
  }

  mutating func inflate() -> [UInt8] {
    var isLast = false
    while !isLast {
      isLast = bits(1) == 1
      switch bits(2) {
      case 0:
        bit = (bit + 7) / 8 * 8
        let length = bits(16)
        _ = bits(16)
        for _ in 0..<length { output.append(UInt8(bits(8))) }
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        block(codes(lengths), codes([Int](repeating: 5, count: 30)))
      default:
        let (literals, distances) = tables()
        block(literals, distances)
      }
    }
    return output
  }

  private mutating func tables() -> (Codes, Codes) {
    let (literalCount, distanceCount, count) = (bits(5) + 257, bits(5) + 1, bits(4) + 4)
    var lengths = [Int](repeating: 0, count: 19)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for place in order.prefix(count) { lengths[place] = bits(3) }
    let lengthCodes = codes(lengths)
    var all: [Int] = []
    while all.count < literalCount + distanceCount {
      switch symbol(lengthCodes) {
      case 16: all += [Int](repeating: all.last ?? 0, count: bits(2) + 3)
      case 17: all += [Int](repeating: 0, count: bits(3) + 3)
      case 18: all += [Int](repeating: 0, count: bits(7) + 11)
      case let length: all.append(length)
      }
    }
    return (codes(Array(all[..<literalCount])), codes(Array(all[literalCount...])))
  }

  private mutating func block(_ literals: Codes, _ distances: Codes) {
    while true {
      let symbol = symbol(literals)
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      guard symbol > 256 else { return }
      // Lengths and distances grow by doubling groups of four and of two.
      var length = symbol - 254
      if symbol == 285 {
        length = 258
      } else if symbol >= 265 {
        let extra = (symbol - 261) / 4
        length = (4 + (symbol - 265) % 4) << extra + 3 + bits(extra)
      }
      let code = self.symbol(distances)
      var distance = code + 1
      if code >= 4 {
        let extra = code / 2 - 1
        distance = (2 + code % 2) << extra + 1 + bits(extra)
      }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}
