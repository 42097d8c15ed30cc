import CCairo
import CFreeType
import Drawing

/// Opens the faces of glyph runs for cairo, each once; for one thread at a time.
final class CairoFonts: @unchecked Sendable {
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
    private let owner: Library
    private let face: FT_Face
    /// The font file, where it lies in memory.
    private let file: UnsafeMutableBufferPointer<UInt8>?

    init(_ owner: Library, _ face: FT_Face, file: UnsafeMutableBufferPointer<UInt8>? = nil) {
      self.owner = owner
      self.face = face
      self.file = file
    }

    deinit {
      FT_Done_Face(face)
      file?.deallocate()
    }
  }

  // cairo compares the key's address, which must never move.
  private nonisolated(unsafe) static let key = UnsafeMutablePointer<cairo_user_data_key_t>
    .allocate(capacity: 1)

  /// A face as cairo has it, with the places of its glyphs where it is a subset.
  struct Opened {
    var face: OpaquePointer
    var places: [UInt32: UInt32]?
  }

  private let library = Library()
  private var faces: [ObjectIdentifier: Opened] = [:]
  /// The parts of very large faces that the last document used.
  private var parts: [ObjectIdentifier: Opened] = [:]
  private var kept: [FontFace] = []

  deinit {
    for opened in faces.values { cairo_font_face_destroy(opened.face) }
    for opened in parts.values { cairo_font_face_destroy(opened.face) }
  }

  /// The cairo face of just those `glyphs` of a very large face; `nil` if it cannot be divided.
  func opened(_ face: FontFace, glyphs: Set<UInt32>) -> Opened? {
    let key = ObjectIdentifier(face)
    // Never more than this document uses, or its bytes would depend on those before it.
    if let known = parts[key], known.places.map({ Set($0.keys) }) == glyphs { return known }
    guard let subset = FaceSubset(face, glyphs: glyphs), let opened = open(subset) else {
      return nil
    }
    if let old = parts[key] { cairo_font_face_destroy(old.face) }
    let part = Opened(face: opened, places: subset.places)
    parts[key] = part
    kept.append(face)
    return part
  }

  /// The cairo face of `face`; `nil` if its file cannot be opened any more.
  func opened(_ face: FontFace) -> Opened? {
    if let known = faces[ObjectIdentifier(face)] { return known }
    guard let library else { return nil }
    var opened: FT_Face?
    guard FT_New_Face(library.handle, face.path, FT_Long(face.index), &opened) == 0,
      let opened
    else { return nil }
    let result = Opened(face: cairoFace(opened, Backing(library, opened)), places: nil)
    faces[ObjectIdentifier(face)] = result
    kept.append(face)
    return result
  }

  private func open(_ subset: FaceSubset) -> OpaquePointer? {
    guard let library else { return nil }
    let file = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: subset.bytes.count)
    _ = file.initialize(from: subset.bytes)
    var opened: FT_Face?
    guard
      FT_New_Memory_Face(library.handle, file.baseAddress, FT_Long(file.count), 0, &opened) == 0,
      let opened
    else {
      file.deallocate()
      return nil
    }
    return cairoFace(opened, Backing(library, opened, file: file))
  }

  private func cairoFace(_ face: FT_Face, _ backing: Backing) -> OpaquePointer {
    let cairoFace = cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING))!
    let pointer = Unmanaged.passRetained(backing).toOpaque()
    cairo_font_face_set_user_data(cairoFace, Self.key, pointer) { pointer in
      if let pointer { Unmanaged<Backing>.fromOpaque(pointer).release() }
    }
    return cairoFace
  }
}

/// The faces that renderers have opened, to be handed from one document to the next.
package final class RendererFonts: Sendable {
  /// How many threads paint text.
  static let threads = 2

  /// The faces of each thread.
  let sets = (0..<threads).map { _ in CairoFonts() }

  package init() {}

  /// The faces for pictures, which are painted one at a time.
  var faces: CairoFonts { sets[0] }
}
