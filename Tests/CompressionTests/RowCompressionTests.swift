import TestSupport
import Testing

@testable import Compression

struct RowCompressionTests {
  private func compressed(_ rows: [[UInt8]]) -> [UInt8] {
    let stream = RowCompression()
    for row in rows { row.withUnsafeBufferPointer { stream.add($0) } }
    return stream.finished()
  }

  @Test(arguments: [(0, 0), (1, 1), (3, 65_536), (700, 1921), (5, 200_000), (65_537, 1)])
  func `rows come out again as they were added`(rows: Int, length: Int) {
    var random = SeededGenerator(seed: UInt64(rows + length))
    var row = (0..<length).map { _ in UInt8.random(in: 0...3, using: &random) }
    let all = (0..<rows).map { number in
      if number % 5 == 0, length > 0 {
        row[Int.random(in: 0..<length, using: &random)] = UInt8(number % 251)
      }
      return row
    }
    let bytes = compressed(all)
    #expect(Deflate.expanded(bytes[...]) == Array(all.joined()))
    #expect(bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0)
  }

  @Test func `what does not get shorter comes out again`() {
    var random = SeededGenerator(seed: 8)
    let rows = (0..<200).map { _ in
      (0..<1000).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    #expect(Deflate.expanded(compressed(rows)[...]) == Array(rows.joined()))
  }

  @Test func `how the rows are cut has no effect`() {
    var random = SeededGenerator(seed: 4)
    let bytes = (0..<300_000).map { _ in UInt8.random(in: 0...1, using: &random) }
    let whole = compressed([bytes])
    for length in [1, 999, 65_536, 70_000] {
      let rows = stride(from: 0, to: bytes.count, by: length).map {
        Array(bytes[$0..<min($0 + length, bytes.count)])
      }
      #expect(compressed(rows) == whole)
    }
  }

  /// ISA-L notes where a stream's third byte is by what the memory's address happens to be, unless the
  /// stream has begun with a block that was ended.
  @Test func `the same picture now and then had other bytes`() throws {
    var random = SeededGenerator(seed: 11)
    let rows = (0..<400).map { _ in (0..<1921).map { _ in UInt8.random(in: 0...1, using: &random) }
    }
    let bytes = compressed(rows)
    // An empty block without compression, which ends what was flushed (RFC 1951, 3.2.4).
    let end = try #require((0..<100).first { bytes[$0..<$0 + 4] == [0, 0, 0xFF, 0xFF] })
    // Up to it the stream is one of its own, but for its checksum.
    let start = Deflate.expanded(
      bytes[..<(end + 4)] + [1, 0, 0, 0xFF, 0xFF] + adler(rows[0][..<16]))
    #expect(start == Array(rows[0][..<16]))
  }

  /// The checksum of a stream of zlib (RFC 1950, 8.2).
  private func adler(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var (low, high) = (1, 0)
    for byte in bytes {
      low = (low + Int(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return [high >> 8, high & 255, low >> 8, low & 255].map(UInt8.init)
  }

  @Test func `rows like the one above take little`() {
    var random = SeededGenerator(seed: 2)
    let row = (0..<1921).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(compressed([[UInt8]](repeating: row, count: 1080)).count < 100_000)
  }
}
