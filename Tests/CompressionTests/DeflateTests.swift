import TestSupport
import Testing

@testable import Compression

struct DeflateTests {
  @Test(arguments: [0, 1, 100, 70_000])
  func `what was compressed comes out again`(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...9, using: &random) }
    for level: Int32 in [1, 6, 12] {
      let compressed = Deflate.compressed(bytes, level: level)
      #expect(Deflate.expanded(compressed[...]) == bytes)
      // The head of RFC 1950: method 8, a multiple of 31.
      #expect(compressed[0] & 15 == 8 && (Int(compressed[0]) << 8 | Int(compressed[1])) % 31 == 0)
    }
  }

  @Test func `what grows a thousandfold comes out again`() {
    let bytes = [UInt8](repeating: 7, count: 5_000_000)
    let compressed = Deflate.compressed(bytes)
    #expect(compressed.count < 10_000)
    #expect(Deflate.expanded(compressed[...]) == bytes)
  }

  @Test func `what is no compressed data is refused`() {
    let whole = Deflate.compressed(Array(repeating: [1, 2, 3, 4], count: 999).flatMap(\.self))
    #expect(Deflate.expanded([]) == nil)
    #expect(Deflate.expanded([1, 2, 3]) == nil)
    for cut in 0..<whole.count { #expect(Deflate.expanded(whole[..<cut]) == nil) }
    for place in whole.indices {
      var damaged = whole
      damaged[place] ^= 0x5A
      #expect(Deflate.expanded(damaged[...]) == nil)
    }
  }
}
