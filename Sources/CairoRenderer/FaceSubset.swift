import CHarfBuzz
import Drawing

/// The few glyphs that a document uses of a very large face, as a font of their own.
///
/// cairo reads the whole of a face's outlines when it embeds a single glyph of it, which for a
/// collection of Chinese, Japanese and Korean is 17 MB.
struct FaceSubset {
  /// The font file.
  let bytes: [UInt8]
  /// The glyphs of the face by their places in the subset.
  let places: [UInt32: UInt32]

  /// The tables that painting needs.
  private static let kept: Set<hb_tag_t> = {
    let names = [
      "CFF ", "CFF2", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post",
    ]
    return Set(names.map { name in hb_tag_from_string(name, 4) })
  }()

  /// The subset of `face` with `glyphs`; `nil` if the face cannot be divided.
  init?(_ face: FontFace, glyphs: Set<UInt32>) {
    guard let blob = hb_blob_create_from_file_or_fail(face.path) else { return nil }
    let whole = hb_face_create(blob, UInt32(face.index))
    hb_blob_destroy(blob)
    // Text is shaped already: what shaping needs is left behind. The map from characters to glyphs
    // is the dearest of it, since all of it would be read to find the few that remain.
    let source = hb_face_create_for_tables(
      { _, tag, whole in
        guard FaceSubset.kept.contains(tag), let whole else { return hb_blob_get_empty() }
        return hb_face_reference_table(OpaquePointer(whole), tag)
      }, UnsafeMutableRawPointer(whole), { hb_face_destroy(OpaquePointer($0)) })
    defer { hb_face_destroy(source) }
    hb_face_set_upem(source, UInt32(face.unitsPerEm))
    hb_face_set_glyph_count(source, hb_face_get_glyph_count(whole))
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    let wanted = hb_subset_input_glyph_set(input)
    for glyph in glyphs.sorted() { hb_set_add(wanted, glyph) }
    guard let plan = hb_subset_plan_create_or_fail(source, input) else { return nil }
    defer { hb_subset_plan_destroy(plan) }
    guard let result = hb_subset_plan_execute_or_fail(plan) else { return nil }
    defer { hb_face_destroy(result) }
    let mapping = hb_subset_plan_old_to_new_glyph_mapping(plan)
    var places = [UInt32: UInt32]()
    for glyph in glyphs {
      let place = hb_map_get(mapping, glyph)
      guard place != hb_codepoint_t.max else { return nil }
      places[glyph] = place
    }
    let file = hb_face_reference_blob(result)
    defer { hb_blob_destroy(file) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(file, &length), length > 0 else { return nil }
    bytes = data.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
      Array(UnsafeBufferPointer(start: $0, count: Int(length)))
    }
    self.places = places
  }
}
