import CPDFAttachments

/// The files that are embedded in a PDF, read by libqpdf.
package enum EmbeddedFiles {
  /// Most files, and most bytes of all of them, that are taken from one PDF.
  package static let limit = (files: 4096, bytes: 256 << 20)

  /// What was taken so far.
  private final class Taken {
    var files: [(name: String, bytes: [UInt8])] = []
    var size = 0
  }

  /// The names and contents of the files in the PDF `bytes`, in the order of its name tree. Throws a
  /// `FinishingFault` for what is no PDF, is damaged or encrypted, or holds more than the limit.
  package static func read(_ bytes: [UInt8]) throws(FinishingFault) -> [(
    name: String, bytes: [UInt8]
  )] {
    let taken = Taken()
    var reason = [CChar](repeating: 0, count: 512)
    let failed = withExtendedLifetime(taken) {
      pdf_read_attachments(
        bytes, bytes.count,
        { context, name, bytes, count in
          guard let context, let name else { return 1 }
          let taken = Unmanaged<Taken>.fromOpaque(context).takeUnretainedValue()
          taken.size += count
          guard taken.files.count < EmbeddedFiles.limit.files,
            taken.size <= EmbeddedFiles.limit.bytes
          else { return 1 }
          taken.files.append(
            (String(cString: name), Array(UnsafeBufferPointer(start: bytes, count: count))))
          return 0
        }, Unmanaged.passUnretained(taken).toOpaque(), &reason, reason.count)
    }
    guard failed == 0 else {
      let text = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw FinishingFault(String(decoding: text, as: UTF8.self))
    }
    return taken.files
  }
}
