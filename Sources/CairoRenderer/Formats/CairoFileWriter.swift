import CCairo
import Drawing

/// Writes a PDF of cairo's, in memory.
enum CairoFileWriter {
  /// What cairo writes of all that `paint` paints. Its pages are of `size` unless that changes it.
  /// - Parameter created: The date of the file; a fixed one where it does not matter.
  static func write(
    created: String?, size: Size,
    _ paint: (_ context: OpaquePointer, _ surface: OpaquePointer) -> Void
  ) throws -> [UInt8] {
    let sink = ByteSink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        ByteSink.write, closure, size.width, size.height)
    else { throw RenderingFault(description: "memory") }
    defer { cairo_surface_destroy(surface) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    // Else cairo writes the time.
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_CREATE_DATE, created ?? "1970-01-01T00:00:00Z")
    guard let context = cairo_create(surface) else { throw RenderingFault(description: "memory") }
    defer { cairo_destroy(context) }
    paint(context, surface)
    let status = cairo_status(context)
    cairo_surface_finish(surface)
    for status in [status, cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw RenderingFault(description: String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }
}

/// Collects what cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_SUCCESS }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes.append(
      contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
