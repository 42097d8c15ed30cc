import CCairo
import CFreeType
import Drawing

/// Opens the faces of glyph runs for cairo, each once.
final class CairoFonts {
  /// Keeps the FreeType library alive as long as any face of it.
  private final class Library {
    let handle: FT_Library

    init?() {
      var library: FT_Library?
      guard FT_Init_FreeType(&library) == 0, let library else { return nil }
      handle = library
    }

    deinit { FT_Done_FreeType(handle) }
  }

  /// What a cairo face needs until cairo's own caches let go of it, which is after any Swift object
  /// that uses the face may be gone.
  private final class Backing {
    private let library: Library
    private let face: FT_Face

    init(_ library: Library, _ face: FT_Face) {
      self.library = library
      self.face = face
    }

    deinit { FT_Done_Face(face) }
  }

  // cairo compares the key's address, which must never move.
  private nonisolated(unsafe) static let key = UnsafeMutablePointer<cairo_user_data_key_t>
    .allocate(capacity: 1)

  private let library = Library()
  private var faces: [ObjectIdentifier: OpaquePointer] = [:]
  private var kept: [FontFace] = []

  deinit { for face in faces.values { cairo_font_face_destroy(face) } }

  /// The cairo face of `face`; `nil` if its file cannot be opened any more.
  func cairoFace(of face: FontFace) -> OpaquePointer? {
    if let known = faces[ObjectIdentifier(face)] { return known }
    guard let library else { return nil }
    var opened: FT_Face?
    guard FT_New_Face(library.handle, face.path, FT_Long(face.index), &opened) == 0,
      let opened
    else { return nil }
    let cairoFace = cairo_ft_font_face_create_for_ft_face(opened, Int32(FT_LOAD_NO_HINTING))
    let backing = Unmanaged.passRetained(Backing(library, opened)).toOpaque()
    cairo_font_face_set_user_data(cairoFace, Self.key, backing) { pointer in
      if let pointer { Unmanaged<Backing>.fromOpaque(pointer).release() }
    }
    faces[ObjectIdentifier(face)] = cairoFace
    kept.append(face)
    return cairoFace
  }
}

/// The faces that renderers have opened, to be handed from one picture to the next on one thread.
package final class RendererFonts {
  let open = CairoFonts()

  package init() {}
}
