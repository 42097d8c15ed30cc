import ArgumentParser
import Diagnostics
import Glibc
import ReportGenerator

let versionText = "report \(ReportGenerator.version)"

/// Exit codes of the program.
extension ExitCode {
  /// The input has errors; nothing was written.
  static let inputErrors = ExitCode(1)
  /// A file could not be read or written.
  static let inputOutput = ExitCode(74)
}

/// How diagnostics are printed.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Options that every command has.
struct CommonOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  @Flag(name: .long, help: "Print what is done on the way.")
  var verbose = false

  @Option(
    name: .customLong("format-diagnostics"),
    help: "How messages are printed: text, or json for one object a line.")
  var diagnosticFormat = DiagnosticFormat.text

  mutating func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other.") }
  }

  var terminal: Terminal {
    Terminal(
      level: quiet ? .quiet : verbose ? .verbose : .normal, isJSON: diagnosticFormat == .json)
  }

  /// A generator that finds the user's own files first, then the program's; `nil` with a message
  /// if the environment is wrong.
  func generator() throws -> ReportGenerator {
    let log = DiagnosticLog()
    let timestamp = Environment.timestamp(log: log)
    try finish(log)
    let generator = ReportGenerator(
      Environment.preparation ?? ReportGenerator.prepare(Environment.search),
      timestamp: timestamp)
    // It lives as long as the program, whose end frees all it holds faster than piece by piece.
    _ = Unmanaged.passRetained(generator)
    return generator
  }

  /// Prints the log and ends with the exit code that its errors call for.
  func finish(_ log: DiagnosticLog) throws {
    terminal.report(log.diagnostics)
    guard log.hasErrors else { return }
    let codes = log.diagnostics.filter { $0.severity == .error }.map(\.code)
    if codes.contains("rendering-failed") { throw ExitCode(70) }
    throw codes.allSatisfy(Environment.inputOutputCodes.contains)
      ? ExitCode.inputOutput : ExitCode.inputErrors
  }
}

/// What the program takes from its surroundings; nothing else of them has any effect.
enum Environment {
  /// Codes of diagnostics about files that could not be read or written.
  static let inputOutputCodes: Set = [
    "cannot-write", "output-is-a-folder", "no-fonts", "font-missing", "file-missing",
    "file-unreadable",
    "file-is-folder", "file-not-regular", "folder-not-empty", "file-too-large", "file-changed",
    "not-a-folder",
  ]

  /// Sees to it that help has forty columns at least, since ArgumentParser ends the program in a
  /// terminal narrower than its indents.
  static func widenTerminal() {
    var size = winsize()
    let isTerminal = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let given = getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
    if given ?? (isTerminal ? Int(size.ws_col) : 80) < 40 { setenv("COLUMNS", "40", 1) }
  }

  /// What is read while the arguments still are, which take a while.
  nonisolated(unsafe) private(set) static var preparation: ReportGenerator.Preparation?

  /// The user's own files first, then the program's.
  static var search: SearchPath {
    let folders = programFolders
    return SearchPath(folders: [""] + folders, program: folders.first)
  }

  /// Begins to read what commands need that make something; on one thread alone.
  static func prepare(for arguments: some Sequence<String>) {
    var words = Array(arguments)[...]
    guard let command = words.popFirst(), ["build", "chart", "gallery"].contains(command) else {
      return
    }
    var country = words.first { !$0.hasPrefix("-") }
    if command == "build", words.first?.hasPrefix("-") != false {
      country = words.contains("--profile") ? nil : BuildRequest.usualCountry
    }
    preparation = ReportGenerator.prepare(search, country: country)
  }

  /// Folders with the program's own layouts and fonts: the checkout that `REPORT_HOME` names, or
  /// `share/report` beside the folder the program lies in.
  static var programFolders: [String] {
    if let home = getenv("REPORT_HOME").map({ String(cString: $0) }), !home.isEmpty {
      return [home]
    }
    guard let resolved = realpath("/proc/self/exe", nil) else { return [] }
    defer { free(resolved) }
    var parts = String(cString: resolved).split(separator: "/")
    parts.removeLast()
    let folder = parts.joined(separator: "/")
    let above = parts.dropLast().joined(separator: "/")
    let checkout = parts.dropLast(2).joined(separator: "/")
    let checkoutAbove = parts.dropLast(3).joined(separator: "/")
    return [above + "/share/report", checkout, checkoutAbove, folder].map { "/" + $0 }
      .filter { access($0 + "/Layouts", R_OK) == 0 }
  }

  /// The time in `SOURCE_DATE_EPOCH` as `2026-11-23T00:00:00Z`; `nil` where it is not set.
  static func timestamp(log: DiagnosticLog) -> String? {
    guard let value = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }) else { return nil }
    guard !value.isEmpty, value.utf8.allSatisfy({ (48...57).contains($0) }),
      let seconds = Int(value), seconds <= 253_402_300_799
    else {
      log.error(
        "wrong-source-date-epoch", "SOURCE_DATE_EPOCH is '\(value)'",
        help: "set it to whole seconds since 1970, up to the year 9999, or unset it")
      return nil
    }
    return timestamp(seconds: seconds)
  }

  /// `seconds` since 1970 as a date and time in UTC (Hinnant, "chrono-compatible low-level date
  /// algorithms", 2013).
  static func timestamp(seconds: Int) -> String {
    let days = seconds / 86_400 + 719_468
    let rest = seconds % 86_400
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(padded(rest / 3600)):"
      + "\(padded(rest / 60 % 60)):\(padded(rest % 60))Z"
  }
}
