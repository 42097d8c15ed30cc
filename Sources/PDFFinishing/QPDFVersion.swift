import CQPDF

/// The version of the library that files are finished with.
package enum QPDFVersion {
  package static var text: String { String(cString: qpdf_get_qpdf_version()) }
}
