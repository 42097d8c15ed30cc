import CQPDF

extension QPDFDocument {
  /// The document's catalog.
  var catalog: qpdf_oh { qpdf_get_root(handle) }
  /// The document's trailer.
  var trailer: qpdf_oh { qpdf_get_trailer(handle) }
  /// The empty dictionary, a new one each time.
  var newDictionary: qpdf_oh { qpdf_oh_new_dictionary(handle) }

  /// The value of a dictionary's key; the null object where there is none.
  subscript(_ dictionary: qpdf_oh, _ key: String) -> qpdf_oh {
    get { qpdf_oh_get_key_if_dict(handle, dictionary, key) }
    set { qpdf_oh_replace_key(handle, dictionary, key, newValue) }
  }

  /// Whether a dictionary has the key.
  func has(_ dictionary: qpdf_oh, _ key: String) -> Bool {
    qpdf_oh_has_key(handle, dictionary, key) != 0
  }

  /// The object of that number, released after `body`.
  func withObject(_ number: Int, _ body: (qpdf_oh) -> Void) {
    let object = qpdf_get_object_by_id(handle, Int32(number), 0)
    body(object)
    qpdf_oh_release(handle, object)
  }

  /// A text string, in the shorter of PDF's two encodings that can hold it.
  func text(_ text: String) -> qpdf_oh {
    var text = text
    return text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        qpdf_oh_new_binary_unicode_string(handle, $0.baseAddress, $0.count)
      }
    }
  }

  /// A byte string, such as an identifier.
  func bytes(_ text: String) -> qpdf_oh {
    var text = text
    return text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        qpdf_oh_new_binary_string(handle, $0.baseAddress, $0.count)
      }
    }
  }

  /// A name, given without its slash.
  func name(_ name: String) -> qpdf_oh { qpdf_oh_new_name(handle, "/" + name) }

  /// A whole number.
  func integer(_ value: Int) -> qpdf_oh { qpdf_oh_new_integer(handle, Int64(value)) }

  /// The object that `source`, in PDF syntax, spells.
  func parsed(_ source: String) -> qpdf_oh { qpdf_oh_parse(handle, source) }

  /// An array of `items`.
  func array(_ items: [qpdf_oh]) -> qpdf_oh {
    let array = qpdf_oh_new_array(handle)
    for item in items { qpdf_oh_append_item(handle, array, item) }
    return array
  }

  /// A dictionary of `entries`, their keys with a slash.
  func dictionary(_ entries: KeyValuePairs<String, qpdf_oh>) -> qpdf_oh {
    let dictionary = newDictionary
    for (key, value) in entries { self[dictionary, key] = value }
    return dictionary
  }

  /// A stream of `data` whose dictionary has `entries`.
  func stream(_ data: [UInt8], _ entries: KeyValuePairs<String, qpdf_oh> = [:]) -> qpdf_oh {
    let stream = qpdf_oh_new_stream(handle)
    qpdf_oh_replace_stream_data(
      handle, stream, data, data.count, qpdf_oh_new_null(handle), qpdf_oh_new_null(handle))
    let dictionary = qpdf_oh_get_dict(handle, stream)
    for (key, value) in entries { self[dictionary, key] = value }
    return stream
  }

  /// A reference to `object`, which becomes an object of its own.
  func indirect(_ object: qpdf_oh) -> qpdf_oh { qpdf_make_indirect_object(handle, object) }
}
