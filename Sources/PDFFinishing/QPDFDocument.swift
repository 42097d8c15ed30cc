import CQPDF
import Glibc

/// A PDF opened by qpdf: its objects, and the writing of the finished file.
final class QPDFDocument {
  let handle: qpdf_data

  /// Runs `body` with the PDF of those bytes, which outlive it.
  static func withDocument<Result>(
    _ bytes: [UInt8], _ body: (QPDFDocument) throws -> Result
  ) throws -> Result {
    try bytes.withUnsafeBytes { buffer in
      let document = try QPDFDocument(buffer)
      return try withExtendedLifetime(document) { try body(document) }
    }
  }

  private init(_ bytes: UnsafeRawBufferPointer) throws {
    handle = qpdf_init()
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, QPDF_BOOL(QPDF_TRUE))
    qpdf_set_attempt_recovery(handle, QPDF_BOOL(QPDF_FALSE))
    _ = qpdf_read_memory(
      handle, "the painted PDF", bytes.bindMemory(to: CChar.self).baseAddress,
      UInt64(bytes.count), nil)
    try checkErrors()
  }

  deinit {
    var handle: qpdf_data? = handle
    qpdf_cleanup(&handle)
  }

  /// Throws what qpdf found wrong since the last call.
  func checkErrors() throws {
    guard qpdf_has_error(handle) != 0, let error = qpdf_get_error(handle) else { return }
    throw FinishingFault("qpdf: " + String(cString: qpdf_get_error_full_text(handle, error)))
  }

  /// The pages, in their order.
  func forEachPage(_ body: (qpdf_oh) throws -> Void) throws {
    let count = qpdf_get_num_pages(handle)
    try checkErrors()
    for index in 0..<max(0, count) {
      let page = qpdf_get_page_n(handle, Int(index))
      try body(page)
      qpdf_oh_release(handle, page)
    }
  }

  /// The decoded content of a page.
  func content(of page: qpdf_oh) throws -> [UInt8] {
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = qpdf_oh_get_page_content_data(handle, page, &data, &count)
    try checkErrors()
    defer { free(data) }
    return Array(UnsafeBufferPointer(start: data, count: count))
  }

  /// The finished file, in the form that PDF/A and PDF/UA ask for.
  func written() throws -> [UInt8] {
    try checkErrors()
    _ = qpdf_init_write_memory(handle)
    qpdf_set_deterministic_ID(handle, QPDF_BOOL(QPDF_TRUE))
    qpdf_set_object_stream_mode(handle, qpdf_o_generate)
    qpdf_set_compress_streams(handle, QPDF_BOOL(QPDF_TRUE))
    qpdf_set_newline_before_endstream(handle, QPDF_BOOL(QPDF_TRUE))
    qpdf_force_pdf_version(handle, "1.7")
    _ = qpdf_write(handle)
    try checkErrors()
    return Array(
      UnsafeBufferPointer(start: qpdf_get_buffer(handle), count: qpdf_get_buffer_length(handle)))
  }
}
