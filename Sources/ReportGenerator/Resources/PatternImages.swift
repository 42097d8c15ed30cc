import Diagnostics
import LayoutEngine

extension ReportGenerator {
  /// Where the image of the hyphenation patterns in the file at `path` is, if there is one: in the
  /// program's own folder alone, since it is trusted.
  static func patternImage(of path: String, _ search: SearchPath) -> String? {
    guard let folder = search.program else { return nil }
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    return SearchPath.join(folder, "Fonts/\(name).image")
  }

  /// Makes images of hyphenation patterns where there are none, or none of the patterns as they are.
  public static func preparePatterns(_ search: SearchPath, log: DiagnosticLog) {
    for (place, file) in hyphenationFiles.enumerated() {
      guard let image = patternImage(of: file.path, search),
        let hyphenator = Hyphenator(path: file.path, image: image), !hyphenator.openImage(),
        let error = Hyphenator.writeImage(of: file.path, to: image, place: place)
      else { continue }
      log.error(
        "cannot-write", "cannot write '\(image)': \(error)",
        help: "reports are the same without it, but take longer")
    }
  }
}
