import CDeflate
import Synchronization

/// Compression by the method of zlib (RFC 1950), which PDF calls FlateDecode.
package enum Deflate {
  /// The version of the library that does it, libdeflate.
  package static var version: String { LIBDEFLATE_VERSION_STRING }

  /// `bytes` compressed.
  /// - Parameter level: How much time is spent on size, from 1 to 12. The first takes half the time of the
  ///   fourth, and of a report makes four hundredths more.
  package static func compressed(_ bytes: [UInt8], level: Int32 = 1) -> [UInt8] {
    let compressor = spare.withLock { $0[level]?.popLast() }?.pointer ?? newCompressor(level)
    defer { spare.withLock { $0[level, default: []].append(Compressor(pointer: compressor)) } }
    let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
    // An array of the bound would keep the room of what is not compressed.
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bound)
    defer { room.deallocate() }
    let count = libdeflate_zlib_compress(
      compressor, bytes, bytes.count, room.baseAddress, room.count)
    return Array(room[..<count])
  }

  /// What compresses at a level, half a megabyte each: kept for what is compressed next.
  private static let spare = Mutex<[Int32: [Compressor]]>([:])

  private struct Compressor: @unchecked Sendable {
    // Who takes it from `spare` is alone with it.
    let pointer: OpaquePointer
  }

  private static func newCompressor(_ level: Int32) -> OpaquePointer {
    guard let compressor = libdeflate_alloc_compressor(level) else { fatalError("out of memory") }
    return compressor
  }

  /// The bytes that were compressed into `data`; `nil` if it is not compressed data.
  package static func expanded(_ data: ArraySlice<UInt8>) -> [UInt8]? {
    guard let decompressor = libdeflate_alloc_decompressor() else { fatalError("out of memory") }
    defer { libdeflate_free_decompressor(decompressor) }
    var capacity = max(data.count * 8, 1024)
    // Deflate cannot shrink anything to less than a thousandth.
    while capacity < (data.count + 64) * 2064 {
      var result = LIBDEFLATE_BAD_DATA
      let expanded = data.withUnsafeBufferPointer { data in
        [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
          result = libdeflate_zlib_decompress(
            decompressor, data.baseAddress, data.count, buffer.baseAddress, buffer.count, &count)
          if result != LIBDEFLATE_SUCCESS { count = 0 }
        }
      }
      switch result {
      case LIBDEFLATE_SUCCESS: return expanded
      case LIBDEFLATE_INSUFFICIENT_SPACE: capacity *= 4
      default: return nil
      }
    }
    return nil
  }
}
