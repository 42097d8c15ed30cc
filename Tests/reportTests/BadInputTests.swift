import Foundation
import Testing

/// Input that is wrong, hostile or lost: one message with a place, nothing written, the last report
/// as it was.
@Suite struct BadInputTests {
  private let folder: TemporaryFolder
  private let before: Data

  init() throws {
    folder = try SmallProfile.folder()
    let run = try Program.run(["build", "small", "--layout", "small"], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    before = try #require(folder.bytes("Output/small/small.pdf"))
  }

  /// Builds again and expects a failure that leaves no trace but its message.
  @discardableResult
  private func expectFailure(
    _ code: String? = nil, status: Int32 = 1, _ arguments: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Program.Run {
    let files = folder.files
    let run = try Program.run(["build", "small", "--layout", "small"] + arguments, in: folder)
    #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(!run.isKilled, sourceLocation: sourceLocation)
    #expect(run.text == "", sourceLocation: sourceLocation)
    if let code {
      let isNamed = run.errors.contains("[\(code)]")
      #expect(isNamed, "\(run.errors)", sourceLocation: sourceLocation)
    }
    let isUntouched = folder.bytes("Output/small/small.pdf") == before
    #expect(isUntouched, sourceLocation: sourceLocation)
    #expect(folder.files == files, sourceLocation: sourceLocation)
    return run
  }

  private func profile(_ text: String) throws {
    try folder.write(text, to: "Profiles/small/profile.yaml")
  }

  // MARK: Files

  @Test(arguments: [
    "pipe", "folder", "link to nothing", "link to a device", "link out of the profile",
  ])
  func `what is no file of the profile is refused without waiting`(_ kind: String) throws {
    let place = folder["Profiles/small/more.yaml"]
    switch kind {
    case "pipe": #expect(mkfifo(place, 0o644) == 0)
    case "folder":
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    default:
      let target = ["link to nothing": "nothing.yaml", "link to a device": "/dev/zero"][kind]
      try folder.write("tiers: []", to: "outside.yaml")
      try FileManager.default.createSymbolicLink(
        atPath: place, withDestinationPath: target ?? "../../outside.yaml")
    }
    let run = try Program.run(["build", "small", "--layout", "small"], in: folder)
    #expect(run.status == 74 || run.status == 1)
    #expect(run.errors.contains("more.yaml"))
    #expect(run.text == "")
  }

  @Test func `a text that leads out of the profile is refused`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder["Profiles/small/prose/secret.md"], withDestinationPath: "/etc/passwd")
    let run = try Program.run(["build", "small", "--layout", "small"], in: folder)
    #expect(run.status != 0)
    #expect(run.errors.contains("secret.md"))
    #expect(!run.errors.contains("root:"))
  }

  @Test(arguments: [
    ("", 1), ("\u{FEFF}", 1), ("# only a comment\n", 1), ("- a list", 1), ("null", 1),
  ])
  func `a file without content is an error`(_ text: String, _ status: Int32) throws {
    try profile(text)
    try expectFailure(status: status)
  }

  @Test(
    arguments: [
      [0x63, 0x3A, 0x20, 0xFF, 0x0A], [0xFF, 0xFE, 0x63, 0x00], [0x63, 0x3A, 0x00, 0x0A],
      [0x63, 0x3A, 0x20, 0xC3], [0xED, 0xA0, 0x80],
    ] as [[UInt8]])
  func `bytes that are no UTF-8 are an error in every language`(_ bytes: [UInt8]) throws {
    try folder.write(Data(bytes), to: "Profiles/small/profile.yaml")
    let run = try expectFailure()
    #expect(run.errors.contains("profile.yaml"))
    let elsewhere = try Program.run(
      ["build", "small", "--layout", "small"], in: folder,
      environment: DeterminismTests.elsewhere)
    #expect(elsewhere.errors == run.errors)
  }

  @Test(arguments: [
    (String(repeating: "[", count: 100_000), "100,000 brackets"),
    (String(repeating: "{a: ", count: 100_000), "100,000 braces"),
    (String(repeating: "- ", count: 100_000) + "a", "100,000 lists"),
    (
      "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + zip("bcdefghijk", "abcdefghij").map {
          "\($0): &\($0) [" + repeatElement("*\($1)", count: 9).joined(separator: ",") + "]"
        }.joined(separator: "\n"), "aliases"
    ),
  ])
  func `nesting and aliases without end are refused`(_ text: String, _ what: String) throws {
    try profile(SmallProfile.yaml() + "\nmore:\n  " + text.replacing("\n", with: "\n  "))
    let run = try expectFailure()
    #expect(run.errors.utf8.count < 20_000)
  }

  // MARK: Values

  @Test(arguments: [
    ("country: {name: A}", "duplicate-key"), ("countri: {name: A}", "unknown-key"),
    ("events: {a: {date: 2023-02-30, channel: x, statement: S, source: one}}", "wrong-value"),
    ("events: {a: {date: 99999, channel: x, statement: S, source: one}}", "wrong-value"),
    ("events: {a: {date: 2025-01-01, channel: x, statement: S, source: one}}", "after-edition"),
    ("series: {a: {label: A, unit: percent, points: [{year: 2020, value: 1e3}]}}", "not-a-number"),
    ("series: {a: {label: A, unit: percent, points: [{year: 2020, value: NaN}]}}", "not-a-number"),
    (
      "series: {a: {label: A, unit: percent, points: [{year: 2020, value: \"1,234.5\"}]}}",
      "not-a-number"
    ),
    (
      "series: {a: {label: A, unit: percent, points: [{year: 2020, value: 12345678901234567890}]}}",
      "not-a-number"
    ),
    (
      "series: {a: {label: A, unit: furlongs, points: [{year: 2020, value: 1, source: one}]}}",
      "unknown-unit"
    ),
    ("partners: {ABX: {name: Q, role: other}}", "unknown-country-code"),
    ("partners: {XAB: {name: B, role: other, tier: strategic}}", "tier-not-in-scale"),
    ("disagreements: {a: {about: A, sides: [nothing, exports.XAB]}}", "unknown-reference"),
    (
      "memberships: [{organisation: O, status: \"{exports.XAD}\", source: one}]",
      "unknown-reference"
    ),
  ])
  func `a wrong value is an error at its place`(_ yaml: String, _ code: String) throws {
    try profile(SmallProfile.yaml(yaml))
    let run = try expectFailure()
    let line = try #require(run.errors.split(separator: "\n").first { $0.contains("-->") })
    #expect(line.contains("Profiles/small/profile.yaml:14:"), "\(run.errors)")
    let codes = run.errors.matches(of: /\[([a-z-]+)\]/).map { String($0.1) }
    #expect(codes.contains(code), "\(run.errors)")
  }

  @Test(arguments: [
    "charts: {../../evil: {title: T, subtitle: S, kind: bars, data: exports}}",
    "charts: {\"a/b\": {title: T, subtitle: S, kind: bars, data: exports}}",
  ])
  func `no name in a profile leads out of the output folder`(_ yaml: String) throws {
    try profile(
      SmallProfile.yaml().replacing(
        "charts: {exports: {title: A title, subtitle: A subtitle, kind: bars, data: exports}}",
        with: yaml))
    try expectFailure()
    let run = try Program.run(["chart", "small", "--all", "--output", "out"], in: folder)
    #expect(run.status == 1)
    #expect(!folder.files.contains { $0.contains("evil") || $0.hasPrefix("out") })
  }

  @Test(arguments: ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "\\\\host\\x"])
  func `a source leads to the web or nowhere`(_ address: String) throws {
    try profile(
      SmallProfile.yaml().replacing("kind: news", with: "kind: news, address: '\(address)'"))
    try expectFailure()
  }

  @Test func `a claim without a source is an error where that is asked for`() throws {
    try profile(SmallProfile.yaml().replacing(", source: one}}", with: "}}"))
    let run = try Program.run(["check", "small"], in: folder)
    #expect(run.status == 0)
    #expect(run.errors.contains("warning:"))
    let strict = try Program.run(["check", "small", "--strict"], in: folder)
    #expect(strict.status == 1)
    #expect(strict.errors.contains("error:"))
  }

  // MARK: Layouts and themes

  @Test(arguments: [
    ("name: small\nsections:\n  - kind: covr\n", "unknown-section", "did you mean 'cover'?"),
    (
      "name: small\nsections:\n  - kind: charts\n    charts: [export]\n", "unknown-chart",
      "'exports'?"
    ),
    ("name: small\nsections:\n  - kind: prose\n    text: positon\n", "missing-text", "'position'?"),
    ("name: small\ntheme: hose\nsections:\n  - kind: cover\n", "unknown-theme", "'house'?"),
    ("name: ../small\nsections:\n  - kind: cover\n", "wrong-name", ""),
    ("name: small\nsections: []\n", "empty-layout", ""),
    (
      "name: small\nsections:\n  - kind: cover\n  - kind: cover\n    kind: cover\n",
      "duplicate-key", ""
    ),
  ])
  func `a faulty layout is an error that helps`(
    _ layout: String, _ code: String, _ help: String
  ) throws {
    try folder.write(layout, to: "Layouts/small.yaml")
    let run = try expectFailure(code)
    #expect(help.isEmpty || run.errors.contains(help))
    #expect(run.errors.contains("Layouts/small.yaml:"))
  }

  @Test(arguments: [
    ("ink: \"#16191D\"", "ink: \"red;\"", "wrong-colour"),
    ("size: 88,", "size: 0,", "out-of-range"), ("margin: 53.64", "margin: 300", "margins-too-wide"),
  ])
  func `a faulty theme is an error at its place`(
    _ old: String, _ new: String, _ code: String
  ) throws {
    let house = try String(
      contentsOfFile: Program.checkout + "/Layouts/Themes/house.yaml", encoding: .utf8)
    let faulty = house.replacing(old, with: new)
    try #require(faulty != house)
    try folder.write(faulty, to: "Layouts/Themes/house.yaml")
    let run = try expectFailure(code)
    #expect(run.errors.contains("Layouts/Themes/house.yaml:"))
  }

  // MARK: Output

  @Test func `a full disk leaves the last report as it was`() throws {
    let files = folder.files
    let run = try Program.shell(
      "trap '' XFSZ; ulimit -f 20; $REPORT build small --layout small; echo $?", in: folder)
    #expect(run.lines.last == "74", "\(run.errors)")
    #expect(run.errors.contains("[cannot-write]"))
    let isUntouched = folder.bytes("Output/small/small.pdf") == before
    #expect(isUntouched)
    #expect(folder.files == files)
  }

  @Test func `an output folder of another name is a link away from the profile`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder["link"], withDestinationPath: "Profiles/small")
    try expectFailure("output-in-input", ["--output", "link/deep"])
  }

  @Test(arguments: [
    "../../../../etc/passwd", "/etc/passwd", "../none", "Profiles/small/profile.yaml",
  ])
  func `a path that is no profile is no crash`(_ path: String) throws {
    let run = try Program.run(["build", path], in: folder)
    #expect([1, 74].contains(run.status))
    #expect(run.errors.contains("error:"))
    #expect(!run.errors.contains("root:"))
  }

  @Test func `a path of five thousand characters is no crash`() throws {
    let run = try Program.run(["build", String(repeating: "a/", count: 2500)], in: folder)
    #expect([1, 74].contains(run.status))
    let out = try Program.run(
      ["build", "small", "--layout", "small", "--output", String(repeating: "b", count: 5000)],
      in: folder)
    #expect(out.status == 74)
  }
}
