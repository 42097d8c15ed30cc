import Foundation
import Testing

/// The program as it was built, started as a process of its own.
enum Program {
  /// What came of a run.
  struct Run {
    var status: Int32
    var isKilled: Bool
    var output: Data
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  static let checkout = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  /// The checkout with the layouts and fonts that the program uses.
  static var home: String { ProcessInfo.processInfo.environment["REPORT_HOME"] ?? checkout }

  /// The program: the one that the environment names, else what was built in the checkout.
  static func path() throws -> String {
    if let named = ProcessInfo.processInfo.environment["REPORT_PROGRAM"] {
      try #require(
        FileManager.default.isExecutableFile(atPath: named),
        "REPORT_PROGRAM is '\(named)', where no program is")
      return named
    }
    let places = ["release", "debug"].map { checkout + "/.build/\($0)/report" }
    return try #require(
      places.first { FileManager.default.isExecutableFile(atPath: $0) },
      "the program is not built: run 'swift build -c release' or set REPORT_PROGRAM")
  }

  /// Runs the program in `folder`.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Run {
    try start(try path(), arguments, in: folder, environment: environment)
  }

  /// Runs a line of shell in `folder`, in which `$REPORT` is the program.
  static func shell(
    _ line: String, in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Run {
    let own = environment.merging(["REPORT": try path()]) { own, _ in own }
    return try start("/bin/bash", ["-c", line], in: folder, environment: own)
  }

  /// Runs a tool that must be installed.
  static func tool(_ name: String, _ arguments: [String], in folder: TemporaryFolder) throws -> Run
  {
    let found = ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    return try start(
      try #require(found, "'\(name)' is not installed: run Scripts/setup --checks"), arguments,
      in: folder)
  }

  /// Runs a program with files in place of a terminal, so that no pipe can fill up; one that does
  /// not end is stopped.
  private static func start(
    _ path: String, _ arguments: [String], in folder: TemporaryFolder,
    environment: [String: String] = [:], limit: Double = 300
  ) throws -> Run {
    let streams = try TemporaryFolder()
    for name in ["output", "errors"] {
      try streams.write(Data(), to: name)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["PATH": "/usr/bin:/bin", "REPORT_HOME": home, "TERM": "xterm"]
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: streams["output"])
    process.standardError = FileHandle(forWritingAtPath: streams["errors"])
    try process.run()
    let end = Date(timeIntervalSinceNow: limit)
    while process.isRunning, Date() < end { usleep(2_000) }
    let isKilled = process.isRunning
    if isKilled { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    try #require(!isKilled, "\(path) \(arguments) did not end within \(limit) seconds")
    return Run(
      status: process.terminationStatus,
      isKilled: process.terminationReason == .uncaughtSignal,
      output: streams.bytes("output") ?? Data(),
      errors: String(decoding: streams.bytes("errors") ?? Data(), as: UTF8.self))
  }
}

/// A folder that is gone when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("report-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(_ name: String) -> String { path + "/" + name }

  /// Writes `text` to the file `name`, whose folders are made.
  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws { try write(Data(bytes), to: name) }

  func write(_ data: Data, to name: String) throws {
    let parent = (self[name] as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: self[name]))
  }

  /// The names of all files below, in order.
  var files: [String] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    var isFolder: ObjCBool = false
    return names.filter { name in
      FileManager.default.fileExists(atPath: self[name], isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: self[name]) }
}

/// The text of a small profile that keeps all rules.
enum SmallProfile {
  /// `more` is YAML of further keys.
  static func yaml(_ more: String = "") -> String {
    """
    country:
      name: Smallland
      codes: {alpha-2: XA, alpha-3: XAA}
      neighbours: [XAB]
      landlocked: false
    report:
      title: A test
      series: Tests
      edition: 2024-06-30
      bottom-line: All is small.
    sources: {one: {title: T, publisher: P, year: 2020, kind: news}}
    facts: {exports: {label: Exports, shares: {XAB: 60, Europe: 20}, year: 2020, source: one}}
    charts: {exports: {title: A title, subtitle: A subtitle, kind: bars, data: exports}}
    \(more)
    """
  }

  static let layout =
    "name: small\nsections:\n  - kind: cover\n  - kind: bottom-line\n  - kind: charts\n"

  /// The profile with a source that has no year, which is a warning.
  static var warning: String { yaml().replacing(", year: 2020, kind: news", with: ", kind: news") }

  /// A folder with the profile `small` and the layout of that name.
  static func folder(_ more: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(yaml(more), to: "Profiles/small/profile.yaml")
    try folder.write("Words of the position.", to: "Profiles/small/prose/position.md")
    try folder.write(layout, to: "Layouts/small.yaml")
    return folder
  }
}
