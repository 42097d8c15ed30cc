import CQPDF

@testable import PDFFinishing

/// A finished file, read back through qpdf.
final class FinishedPDF {
  /// The bytes of the file.
  let bytes: [UInt8]
  private let copy: UnsafeMutablePointer<CChar>
  private let handle: qpdf_data

  /// The finished sample.
  static var sample: FinishedPDF {
    get throws { try FinishedPDF(Sample.finished.get()) }
  }

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    copy = .allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
    handle = qpdf_init()
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, QPDF_BOOL(QPDF_TRUE))
    _ = qpdf_read_memory(handle, "the finished PDF", copy, UInt64(bytes.count), nil)
    if let error = qpdf_get_error(handle) {
      throw FinishingFault(String(cString: qpdf_get_error_full_text(handle, error)))
    }
  }

  deinit {
    var handle: qpdf_data? = handle
    qpdf_cleanup(&handle)
    copy.deallocate()
  }

  /// What stands at a path such as `Root/OutputIntents/0/S`, in PDF syntax; `null` if nothing.
  subscript(_ path: String) -> String { source(object(path)) }

  /// The text string at a path.
  func text(_ path: String) -> String {
    String(cString: qpdf_oh_get_utf8_value(handle, object(path)))
  }

  /// The decoded data of the stream at a path.
  func data(_ path: String) -> [UInt8] {
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = qpdf_oh_get_stream_data(
      handle, object(path), qpdf_dl_generalized, nil, &data, &count)
    defer { data?.deallocate() }
    return Array(UnsafeBufferPointer(start: data, count: count))
  }

  /// The dictionaries of all elements of that tag, in PDF syntax and reading order.
  func elements(_ tag: String) -> [String] {
    var found: [String] = []
    func visit(_ element: qpdf_oh) {
      if qpdf_oh_is_name_and_equals(handle, key(element, "S"), "/" + tag) != 0 {
        found.append(source(element))
      }
      let kids = key(element, "K")
      if qpdf_oh_is_array(handle, kids) != 0 {
        for index in 0..<qpdf_oh_get_array_n_items(handle, kids) {
          visit(qpdf_oh_get_array_item(handle, kids, index))
        }
      } else if qpdf_oh_is_dictionary(handle, kids) != 0 {
        visit(kids)
      }
    }
    visit(object("Root/StructTreeRoot"))
    return found
  }

  /// Every object of the file in PDF syntax, with a stream's dictionary for a stream.
  var objects: [String] {
    (1..<Int(qpdf_oh_get_int_value(handle, object("Size")))).map { number in
      let object = qpdf_get_object_by_id(handle, Int32(number), 0)
      let isStream = qpdf_oh_is_stream(handle, object) != 0
      return source(isStream ? qpdf_oh_get_dict(handle, object) : object)
    }
  }

  private func object(_ path: String) -> qpdf_oh {
    path.split(separator: "/").reduce(qpdf_get_trailer(handle)) { object, step in
      if let index = Int32(step) { return qpdf_oh_get_array_item(handle, object, index) }
      let isStream = qpdf_oh_is_stream(handle, object) != 0
      return key(isStream ? qpdf_oh_get_dict(handle, object) : object, String(step))
    }
  }

  private func key(_ object: qpdf_oh, _ key: String) -> qpdf_oh {
    qpdf_oh_get_key_if_dict(handle, object, "/" + key)
  }

  private func source(_ object: qpdf_oh) -> String {
    String(cString: qpdf_oh_unparse_resolved(handle, object))
  }
}
