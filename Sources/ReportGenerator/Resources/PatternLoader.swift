import LayoutEngine
import SideWork

/// Finds hyphenation patterns, and loads those of a report beside other work: they take as long as a
/// tenth of it.
final class PatternLoader {
  /// The patterns that are there, by language (BCP 47).
  let hyphenators: [String: Hyphenator]
  private var tasks: [String: SideTask<Void>] = [:]

  /// - Parameter files: Paths of pattern files by language; of several that serve a language, the
  ///   first that is there counts.
  init(files: [(language: String, path: String)]) {
    var hyphenators: [String: Hyphenator] = [:]
    for (language, path) in files where hyphenators[language] == nil {
      hyphenators[language] = Hyphenator(path: path)
    }
    self.hyphenators = hyphenators
  }

  /// Begins to load the patterns of `language`, unless that was done before.
  func prepare(_ language: String) {
    guard tasks[language] == nil, let hyphenator = hyphenators[language] else { return }
    tasks[language] = SideTask { hyphenator.load() }
  }

  /// Whether there are patterns for `language`.
  func serves(_ language: String) -> Bool { hyphenators[language] != nil }
}
