import Glibc
import LayoutEngine

/// Loads hyphenation patterns beside other work: they take as long as half of a small report.
final class PatternLoader {
  /// What the thread is handed, and what it leaves behind.
  private final class Job: @unchecked Sendable {
    // The thread writes before it ends, and readers wait for its end.
    let path: String
    var result: Hyphenator?

    init(path: String) { self.path = path }
  }

  private var threads: [String: (thread: pthread_t, job: Job)] = [:]
  private var loaded: [String: Hyphenator] = [:]
  private let files: [String: String]

  /// - Parameter files: Paths of pattern files by language.
  init(files: [String: String]) { self.files = files }

  /// Begins to load the patterns of `language`, unless that was done before.
  func prepare(_ language: String) {
    guard loaded[language] == nil, threads[language] == nil, let path = files[language] else {
      return
    }
    let job = Job(path: path)
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(job).toOpaque()
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let job = Unmanaged<Job>.fromOpaque(argument).takeRetainedValue()
        job.result = Hyphenator(path: job.path)
        return nil
      }, argument)
    if status == 0 {
      threads[language] = (thread, job)
    } else {
      Unmanaged<Job>.fromOpaque(argument).release()
    }
  }

  /// The patterns of `language`; `nil` if there are none or they cannot be read.
  func hyphenator(for language: String) -> Hyphenator? {
    if let known = loaded[language] { return known }
    if let (thread, job) = threads.removeValue(forKey: language) {
      pthread_join(thread, nil)
      loaded[language] = job.result
    } else if let path = files[language] {
      loaded[language] = Hyphenator(path: path)
    }
    return loaded[language]
  }

  deinit { for (thread, _) in threads.values { pthread_join(thread, nil) } }
}
