import LayoutEngine
import SideWork

/// The hyphenation patterns that are there, by language (BCP 47).
struct PatternFiles: Sendable {
  let hyphenators: [String: Hyphenator]

  /// - Parameter files: Paths of pattern files by language; of several that serve a language, the
  ///   first that is there counts.
  init(_ files: [(language: String, path: String)], _ search: SearchPath) {
    var hyphenators: [String: Hyphenator] = [:]
    for (language, path) in files where hyphenators[language] == nil {
      hyphenators[language] = Hyphenator(
        path: path, image: ReportGenerator.patternImage(of: path, search))
    }
    self.hyphenators = hyphenators
  }

  subscript(_ language: String) -> Hyphenator? { hyphenators[language] }
}

/// Loads hyphenation patterns of a report, beside other work where there is no image of them.
final class PatternLoader {
  private let files: PatternFiles
  private var tasks: [String: SideTask<Void>] = [:]

  init(_ files: PatternFiles) { self.files = files }

  var hyphenators: [String: Hyphenator] { files.hyphenators }

  /// Begins to load the patterns of `language`, unless that was done before.
  func prepare(_ language: String) {
    guard tasks[language] == nil, let hyphenator = files[language], !hyphenator.openImage() else {
      return
    }
    tasks[language] = SideTask { hyphenator.load() }
  }

  /// Whether there are patterns for `language`.
  func serves(_ language: String) -> Bool { files[language] != nil }
}
