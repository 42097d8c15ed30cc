import CHarfBuzz
import CICU

/// Versions of the libraries that text is shaped and broken with.
package enum LibraryVersions {
  package static var harfBuzz: String { String(cString: hb_version_string()) }
  package static var icu: String { String(cString: icu_version()) }
}
