import CRowCompression

/// Compression of the rows of a picture by the method of zlib (RFC 1950), as they come.
///
/// It is fast rather than thorough, and what comes out depends on the rows alone: they are gathered into
/// pieces of one size. (Processors without SSE 4.2 would choose other repetitions.)
package final class RowCompression {
  /// The version of the library that does it, ISA-L.
  package static var version: String { String(cString: row_compression_version()) }

  private static let pieceSize = 1 << 16

  private let stream: OpaquePointer
  private var piece: [UInt8] = []

  package init() {
    guard let stream = row_compression_begin() else { fatalError("out of memory") }
    self.stream = stream
    piece.reserveCapacity(Self.pieceSize)
  }

  deinit { row_compression_end(stream) }

  /// Adds the bytes of a row.
  package func add(_ row: UnsafeBufferPointer<UInt8>) {
    var rest = row[...]
    while !rest.isEmpty {
      let next = rest.prefix(Self.pieceSize - piece.count)
      piece += next
      rest = rest[next.endIndex...]
      // The last piece of all waits for the end.
      if piece.count == Self.pieceSize { compress(isLast: false) }
    }
  }

  /// All that was added, compressed; nothing can be added after that.
  package func finished() -> [UInt8] {
    compress(isLast: true)
    var count = 0
    let bytes = row_compression_bytes(stream, &count)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private func compress(isLast: Bool) {
    guard row_compression_add(stream, piece, piece.count, isLast ? 1 : 0) != 0 else {
      fatalError("out of memory")
    }
    piece.removeAll(keepingCapacity: true)
  }
}
