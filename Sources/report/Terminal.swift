import Diagnostics
import Glibc

/// What the program says, and where: results on standard output, all else on standard error.
struct Terminal {
  /// How much is said.
  enum Level: Int, Comparable {
    case quiet, normal, verbose

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  let level: Level
  let isJSON: Bool
  private let errorsAreSeen: Bool

  init(level: Level, isJSON: Bool) {
    self.level = level
    self.isJSON = isJSON
    errorsAreSeen = isatty(STDERR_FILENO) == 1
    // A reader that goes away, such as `head`, is no fault of ours.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow further is a disk that is full.
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Whether colours are welcome on standard error.
  private var usesColour: Bool {
    let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return errorsAreSeen && !refused && !isDumb
  }

  /// Prints a result.
  func say(_ text: String) {
    guard level > .quiet else { return }
    Self.write(text + "\n", to: STDOUT_FILENO)
  }

  /// Prints what was asked for, however quiet; ends the program where that cannot be written. Who has
  /// closed a pipe wants no message.
  func print(_ text: String) {
    guard !Self.write(text + "\n", to: STDOUT_FILENO), errno != EPIPE else { return }
    let reason = String(cString: strerror(errno))
    Self.write("error: standard output: \(reason)\n", to: STDERR_FILENO)
    exit(74)
  }

  /// Prints a remark for those who want to know more.
  func remark(_ text: String) {
    guard level == .verbose, !isJSON else { return }
    Self.write(text + "\n", to: STDERR_FILENO)
  }

  /// Prints a summary that matters even where results are not printed.
  func complain(_ text: String) {
    guard !isJSON else { return }
    Self.write(text + "\n", to: STDERR_FILENO)
  }

  /// Prints diagnostics; only errors when quiet.
  func report(_ diagnostics: [Diagnostic]) {
    let formatter = DiagnosticFormatter(colour: usesColour)
    // What a layout uses twice is wrong once.
    var told: Set<String> = []
    for diagnostic in diagnostics where level > .quiet || diagnostic.severity == .error {
      let text =
        isJSON ? DiagnosticFormatter.json(diagnostic) + "\n" : formatter.text(diagnostic)
      if told.insert(text).inserted { Self.write(text, to: STDERR_FILENO) }
    }
  }

  /// A line on the terminal that the next one replaces; nothing in a pipe.
  func progress(_ text: String) {
    guard errorsAreSeen, level > .quiet, !isJSON else { return }
    Self.write("\r\u{1B}[K" + text, to: STDERR_FILENO)
  }

  /// Seconds since some moment, for the progress line alone.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @discardableResult
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var copy = text
    return copy.withUTF8 { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
  }
}
