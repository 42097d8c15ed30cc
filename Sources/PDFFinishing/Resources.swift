import CQPDF

extension QPDFDocument {
  /// Adds what cairo leaves out of fonts and takes out what PDF/A forbids in images.
  func mendResources(of file: CairoFile) {
    for number in file.objects(containing: "/CIDFontType2") {
      withObject(number) { font in
        guard qpdf_oh_is_dictionary(handle, font) != 0,
          qpdf_oh_is_name_and_equals(handle, self[font, "/Subtype"], "/CIDFontType2") != 0
        else { return }
        self[font, "/CIDToGIDMap"] = name("Identity")
      }
    }
    for number in file.objects(containing: "/Interpolate") {
      withObject(number) { image in
        guard qpdf_oh_is_stream(handle, image) != 0 else { return }
        qpdf_oh_remove_key(handle, qpdf_oh_get_dict(handle, image), "/Interpolate")
      }
    }
  }
}
