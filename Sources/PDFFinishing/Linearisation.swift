import CPDFAttachments
import CStoredStreams

/// Files whose first page can be shown before the rest has come.
package enum Linearisation {
  private final class Taken {
    var bytes: [UInt8] = []
  }

  /// The PDF `bytes` linearised by libqpdf (ISO 32000-1, annex F), the same for the same file. Throws a
  /// `FinishingFault` where the library is not there or cannot read the file.
  package static func linearised(_ bytes: [UInt8]) throws(FinishingFault) -> [UInt8] {
    let taken = Taken()
    stored_streams_compress(1)
    defer { stored_streams_compress(0) }
    var reason = [CChar](repeating: 0, count: 512)
    let failed = withExtendedLifetime(taken) {
      pdf_linearise(
        bytes, bytes.count,
        { context, bytes, count in
          guard let context else { return }
          Unmanaged<Taken>.fromOpaque(context).takeUnretainedValue().bytes =
            Array(UnsafeBufferPointer(start: bytes, count: count))
        }, Unmanaged.passUnretained(taken).toOpaque(), &reason, reason.count)
    }
    guard failed == 0 else {
      let text = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw FinishingFault(String(decoding: text, as: UTF8.self))
    }
    return taken.bytes
  }
}
