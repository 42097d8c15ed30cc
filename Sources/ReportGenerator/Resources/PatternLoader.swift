import LayoutEngine
import SideWork

/// Loads hyphenation patterns beside other work: they take as long as half of a small report.
final class PatternLoader {
  private var tasks: [String: SideTask<Hyphenator?>] = [:]
  private let files: [String: String]

  /// - Parameter files: Paths of pattern files by language.
  init(files: [String: String]) { self.files = files }

  /// Begins to load the patterns of `language`, unless that was done before.
  func prepare(_ language: String) {
    guard tasks[language] == nil, let path = files[language] else { return }
    tasks[language] = SideTask { Hyphenator(path: path) }
  }

  /// The patterns of `language`; `nil` if there are none or they cannot be read.
  func hyphenator(for language: String) -> Hyphenator? {
    prepare(language)
    return tasks[language]?.value
  }
}
