import CCairo
import CFreeType
import CPNG

/// Versions of the libraries this target draws with.
package enum CairoVersion {
  package static var text: String { String(cString: cairo_version_string()) }

  package static var freeType: String {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0, let library else { return "unknown" }
    defer { FT_Done_FreeType(library) }
    var (major, minor, patch): (FT_Int, FT_Int, FT_Int) = (0, 0, 0)
    FT_Library_Version(library, &major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  package static var png: String {
    png_get_libpng_ver(nil).map { String(cString: $0) } ?? "unknown"
  }
}
