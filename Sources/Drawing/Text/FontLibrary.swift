import Synchronization

/// Opens faces of a catalogue when they are first used and finds the face for a character; for any
/// number of threads.
package final class FontLibrary: Sendable {
  package let catalog: FontCatalog
  /// What shapers of these fonts have shaped.
  let shapedTexts = ShapedTexts()
  private let state: Mutex<State>

  /// Families that were asked for though the catalogue does not name them, sorted.
  package var unknownFamilies: [String] { state.withLock { $0.unknownFamilies.sorted() } }
  /// Faces that the catalogue names but that could not be opened, by path, sorted.
  package var unreadable: [String] { state.withLock { $0.unreadable.sorted() } }

  package init(_ catalog: FontCatalog) {
    self.catalog = catalog
    state = Mutex(State(catalog))
  }

  /// The face of `family` nearest to the weight and slope; `nil` for an unknown family or when no
  /// file of it can be opened.
  package func face(family: String, weight: Int, isItalic: Bool) -> FontFace? {
    state.withLock { $0.face(family: family, weight: weight, isItalic: isItalic) }
  }

  /// The face to set `scalar` with: that of the style if it has the character, else one of the
  /// style's own fallbacks, of the script's family for the language, or of the general fallbacks.
  package func face(
    for scalar: Unicode.Scalar, style: TextStyle, language: String
  ) -> FontFace? {
    state.withLock { $0.face(for: scalar, style: style, language: language) }
  }
}

/// What a library has found so far.
private struct State {
  let catalog: FontCatalog
  private let familyIndex: [String: Int]
  private var faces: [String: FontFace?] = [:]
  private var styles: [StyleKey: FontFace] = [:]
  private var fallbacks: [FallbackKey: FontFace?] = [:]
  private(set) var unknownFamilies: [String] = []
  private(set) var unreadable: [String] = []

  private struct StyleKey: Hashable {
    var family: String
    var weight: Int
    var isItalic: Bool
  }

  private struct FallbackKey: Hashable {
    var style: StyleKey
    var scalar: UInt32
    var language: String
  }

  init(_ catalog: FontCatalog) {
    self.catalog = catalog
    var index = [String: Int]()
    for (place, family) in catalog.families.enumerated() { index[family.name] = place }
    familyIndex = index
  }

  mutating func face(family: String, weight: Int, isItalic: Bool) -> FontFace? {
    let key = StyleKey(family: family, weight: weight, isItalic: isItalic)
    if let face = styles[key] { return face }
    guard let place = familyIndex[family] else {
      if !unknownFamilies.contains(family) { unknownFamilies.append(family) }
      return nil
    }
    let ranked = catalog.families[place].faces.sorted { left, right in
      func distance(_ face: FontCatalog.Face) -> Int {
        abs(face.weight - weight) * 2 + (face.weight < weight ? 1 : 0)
          + (face.isItalic == isItalic ? 0 : 5000)
      }
      return distance(left) < distance(right)
    }
    for entry in ranked {
      if let face = open(entry, family: family) {
        styles[key] = face
        return face
      }
    }
    return nil
  }

  private mutating func open(_ entry: FontCatalog.Face, family: String) -> FontFace? {
    let key = "\(entry.path)#\(entry.index)"
    if let known = faces[key] { return known }
    let face = FontFace(
      path: entry.path, index: entry.index, family: family, weight: entry.weight,
      isItalic: entry.isItalic)
    if face == nil { unreadable.append(entry.path) }
    faces[key] = .some(face)
    return face
  }

  mutating func face(
    for scalar: Unicode.Scalar, style: TextStyle, language: String
  ) -> FontFace? {
    let key = StyleKey(family: style.family, weight: style.weight, isItalic: style.isItalic)
    let main = face(family: style.family, weight: style.weight, isItalic: style.isItalic)
    if let main, main.glyph(for: scalar) != nil { return main }
    let fallbackKey = FallbackKey(style: key, scalar: scalar.value, language: language)
    if let known = fallbacks[fallbackKey] { return known }
    let own = familyIndex[style.family].map { catalog.families[$0].fallback } ?? []
    let script = UnicodeText.script(of: scalar)
    let byLanguage = catalog.scripts[script] ?? [:]
    // A tag that is not known stands for the tag without its last part (RFC 4647, 3.4).
    let parts = language.split(separator: "-")
    let tags = (0..<parts.count).map { parts.dropLast($0).joined(separator: "-") } + ["default"]
    let families = own + tags.compactMap { byLanguage[$0] } + catalog.fallbacks
    var found: FontFace?
    for family in families {
      guard
        let face = face(family: family, weight: style.weight, isItalic: style.isItalic),
        face.glyph(for: scalar) != nil
      else { continue }
      found = face
      break
    }
    fallbacks[fallbackKey] = .some(found)
    return found
  }
}
