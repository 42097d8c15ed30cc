/// The fonts a document may use: families with their faces, and which family to fall back to.
package struct FontCatalog: Sendable {
  /// One face of a family.
  package struct Face: Sendable {
    package var weight: Int
    package var isItalic: Bool
    /// Path of the file.
    package var path: String
    /// The face's place in a collection.
    package var index: Int
    /// SHA-256 of the versions of the file that may be used, in hexadecimal digits.
    package var checksums: [String]
    /// The size of the file with each of them, in bytes; may be empty.
    package var sizes: [Int]

    package init(
      weight: Int, isItalic: Bool, path: String, index: Int, checksums: [String] = [],
      sizes: [Int] = []
    ) {
      self.checksums = checksums
      self.sizes = sizes
      self.weight = weight
      self.isItalic = isItalic
      self.path = path
      self.index = index
    }
  }

  /// Faces by family, in the order of the file.
  package var families: [(name: String, faces: [Face], fallback: [String])]
  /// Families by ISO 15924 script and BCP 47 language; the language `default` stands for all others.
  package var scripts: [String: [String: String]]
  /// Families tried for anything else.
  package var fallbacks: [String]

  package init(
    families: [(name: String, faces: [Face], fallback: [String])],
    scripts: [String: [String: String]], fallbacks: [String]
  ) {
    self.families = families
    self.scripts = scripts
    self.fallbacks = fallbacks
  }
}
